package cdo.platform.organization;

import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import java.util.Collection;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What units are called, closed ones by their last name: the one place that lists, records and sentences ask. */
@Component
public class UnitNames {

    private static final Named UNKNOWN = new Named("", "", "");

    private final DSLContext sql;

    UnitNames(DSLContext sql) {
        this.sql = sql;
    }

    /** A unit's names; {@code en} is the Chinese name where there is no English one. */
    public record Named(String zh, String shortZh, String en) {

        public static Named of(String zh, String shortZh, String en) {
            return new Named(zh, shortZh, en.isBlank() ? zh : en);
        }

        public String in(Language language) {
            return language.chinese() ? zh : en;
        }

        /** The full name for a sentence. */
        public Message full() {
            return Dates.named(zh, en);
        }

        /** The short name for a list; English has no short ones. */
        public Message brief() {
            return Dates.named(shortZh, en);
        }
    }

    /** Empty names for a number that is no unit. */
    public Named of(long unitId) {
        return read(PUBLISHED_UNIT_LAST.ID.eq(unitId)).getOrDefault(unitId, UNKNOWN);
    }

    /** The names of many units in one question. */
    public Many of(Collection<Long> unitIds) {
        return new Many(unitIds.isEmpty() ? Map.of() : read(PUBLISHED_UNIT_LAST.ID.in(unitIds)));
    }

    /** The names that were asked for; a number that is no unit has empty ones. */
    public record Many(Map<Long, Named> known) {
        public Named of(long unitId) {
            return known.getOrDefault(unitId, UNKNOWN);
        }
    }

    private Map<Long, Named> read(Condition which) {
        var unit = PUBLISHED_UNIT_LAST;
        return sql.select(unit.ID, unit.NAME, unit.SHORT_NAME, unit.NAME_EN).from(unit).where(which)
                .fetchMap(row -> row.value1(), row -> Named.of(row.value2(), row.value3(), row.value4()));
    }
}
