package cdo.data.catalog;

import static cdo.data.survey.views.PublishedSystem.PUBLISHED_SYSTEM;

import cdo.platform.organization.UnitNames;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What units and systems are called. */
@Component
class Names {

    private final DSLContext sql;
    private final UnitNames units;

    Names(DSLContext sql, UnitNames units) {
        this.sql = sql;
        this.units = units;
    }

    /** A unit or system that can be chosen. */
    record Named(long id, String name, String nameEn) {
    }

    Said unit(long id) {
        UnitNames.Named named = units.of(id);
        return new Said(named.zh(), named.en());
    }

    String system(long id) {
        return sql.select(PUBLISHED_SYSTEM.NAME).from(PUBLISHED_SYSTEM).where(PUBLISHED_SYSTEM.ID.eq(id)).fetchOptional(PUBLISHED_SYSTEM.NAME).orElse("");
    }

    /** The unit's systems. */
    List<Named> systems(long unit) {
        return sql.select(PUBLISHED_SYSTEM.ID, PUBLISHED_SYSTEM.NAME).from(PUBLISHED_SYSTEM).where(PUBLISHED_SYSTEM.UNIT_ID.eq(unit)).orderBy(PUBLISHED_SYSTEM.NAME)
                .fetch(row -> new Named(row.value1(), row.value2(), row.value2()));
    }

    boolean ownsSystem(long unit, long system) {
        return sql.fetchExists(PUBLISHED_SYSTEM, PUBLISHED_SYSTEM.ID.eq(system).and(PUBLISHED_SYSTEM.UNIT_ID.eq(unit)));
    }
}
