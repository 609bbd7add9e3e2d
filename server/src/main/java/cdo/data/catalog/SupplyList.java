package cdo.data.catalog;

import static cdo.data.catalog.tables.EditionTable.EDITION;
import static cdo.data.catalog.tables.EntryTable.ENTRY;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.UnitNames;
import cdo.platform.web.Slice;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** 供给清单: what units can share, computed from the published entries that are shared with or without conditions; never written by hand. */
@Component
@Transactional(readOnly = true)
public class SupplyList {

    private final DSLContext sql;
    private final JsonMapper json;
    private final Reach reach;

    SupplyList(DSLContext sql, JsonMapper json, Reach reach) {
        this.sql = sql;
        this.json = json;
        this.reach = reach;
    }

    /** One entry as it can be had. */
    public record Supply(long entryId, @Nullable String code, UnitNames.Named unit, Content content) {
        /** The items, in one cell. */
        public String items() {
            return String.join("、", content.items().stream().map(Content.Item::name).toList());
        }

        public String responsible() {
            return (content.source().contact() + " " + content.source().phone()).strip();
        }
    }

    public Slice<Supply> slice(Who who, String q, String sharing, @Nullable Long unit, Slice.Ask ask) {
        who.must(CatalogRights.READ);
        Condition wanted = wanted(who, q, sharing, unit);
        return ask.of(select(wanted, ask.size(), ask.offset()), count(wanted), count(wanted(who, "", "", null)));
    }

    public List<Supply> all(Who who, String q, String sharing, @Nullable Long unit) {
        who.must(CatalogRights.READ);
        return select(wanted(who, q, sharing, unit), 100_000, 0);
    }

    private Condition wanted(Who who, String q, String sharing, @Nullable Long unit) {
        return EDITION.NUMBER.eq(ENTRY.PUBLISHED_NUMBER).and(ENTRY.STAGE.notIn(EntryStage.OFFLINE.name(), EntryStage.ABOLISHED.name()))
                .and(EDITION.SHARING.ne(SharingAttribute.NOT_SHARED.name()))
                .and(who.seat() == null ? reach.readable(who, ENTRY.UNIT_ID) : noCondition())
                .and(q.isBlank() ? noCondition() : EDITION.NAME.containsIgnoreCase(q.strip()).or(EDITION.CONTENT.cast(String.class).containsIgnoreCase(q.strip())))
                .and(sharing.isEmpty() ? noCondition() : EDITION.SHARING.eq(sharing)).and(unit == null ? noCondition() : ENTRY.UNIT_ID.eq(unit));
    }

    private int count(Condition wanted) {
        return sql.fetchCount(ENTRY.join(EDITION).on(EDITION.ENTRY_ID.eq(ENTRY.ID)), wanted);
    }

    private List<Supply> select(Condition wanted, int limit, int offset) {
        return sql.select(ENTRY.ID, ENTRY.CODE, PUBLISHED_UNIT_LAST.NAME, PUBLISHED_UNIT_LAST.SHORT_NAME, PUBLISHED_UNIT_LAST.NAME_EN, EDITION.CONTENT).from(ENTRY).join(EDITION).on(EDITION.ENTRY_ID.eq(ENTRY.ID))
                .join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(ENTRY.UNIT_ID)).where(wanted).orderBy(PUBLISHED_UNIT_LAST.POSITION, ENTRY.CODE).limit(limit).offset(offset)
                .fetch(row -> new Supply(row.value1(), row.value2(), UnitNames.Named.of(row.value3(), row.value4(), row.value5()), json.readValue(row.value6().data(), Content.class)));
    }
}
