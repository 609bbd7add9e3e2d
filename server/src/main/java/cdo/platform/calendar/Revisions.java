package cdo.platform.calendar;

import static cdo.platform.calendar.tables.RevisionTable.REVISION;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The number of the calendar's present state; every node asks for it before it trusts what it remembers. */
@Component("calendarRevisions")
class Revisions {
    private final DSLContext sql;

    Revisions(DSLContext sql) {
        this.sql = sql;
    }

    long current() {
        return sql.select(REVISION.NUMBER).from(REVISION).fetchSingle(REVISION.NUMBER);
    }

    /** Called first in every change: lets one change in at a time, until its transaction ends. */
    void next() {
        sql.update(REVISION).set(REVISION.NUMBER, DSL.field("nextval('calendar.revision_number')", Long.class)).execute();
    }
}
