package cdo.platform.audit;

import static cdo.platform.audit.tables.EventTable.EVENT;

import cdo.platform.audit.tables.EventRow;
import cdo.platform.audit.tables.EventTable;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectWhereStep;
import org.jooq.impl.DSL;

/** Reads events as they are sealed: the details as the very text that the database writes. */
final class EventRows {

    private static final EventTable E = EVENT;
    private static final Field<String> DETAILS = DSL.field("{0}::text", String.class, E.DETAILS);

    private EventRows() {
    }

    static SelectWhereStep<Record> select(DSLContext sql) {
        return sql.select(E.fields()).select(DETAILS.as("details_text")).from(E);
    }

    /** A month of a city can be millions of events: read in pieces, inside a transaction. */
    static Cursor<Record> inOrder(DSLContext sql, Condition condition) {
        return select(sql).where(E.PLACE.isNotNull()).and(condition).orderBy(E.PLACE).fetchSize(2_000).fetchLazy();
    }

    static Event read(Record record) {
        EventRow row = record.into(E);
        return new Event(row.getPlace() == null ? 0 : row.getPlace(), row.getId(), row.getRealAt(), row.getOfficialAt(), row.getAccountId(), row.getActor(),
                row.getUnitId(), row.getUnitName(), row.getPostId(), row.getPostName(), row.getAction(), row.getSubjectKind(), row.getSubjectId(),
                Outcome.valueOf(row.getOutcome()), row.getSource(), record.get("details_text", String.class), Digest.of(row.getDigest()));
    }
}
