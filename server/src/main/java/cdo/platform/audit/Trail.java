package cdo.platform.audit;

import static cdo.platform.audit.tables.EventTable.EVENT;

import cdo.platform.audit.Verification.Tail;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The trail in a database, verified in one snapshot while everybody goes on working. */
public final class Trail {

    private final DSLContext sql;

    public Trail(DSLContext sql) {
        this.sql = sql;
    }

    /** @param anchors read before, so that they cannot be ahead of the snapshot by honest work */
    public Verdict verify(Anchors.Read anchors, Instant now) {
        return snapshot(sql, trail -> {
            var verification = new Verification(Segments.opening(trail), anchors);
            Tail tail = trail.select(DSL.count(), DSL.min(EVENT.REAL_AT)).from(EVENT).where(EVENT.PLACE.isNull())
                    .fetchSingle(row -> new Tail(row.value1(), row.value2()));
            try (var cursor = EventRows.inOrder(trail, DSL.noCondition())) {
                return verification.of(events(cursor.iterator()), tail, now);
            }
        });
    }

    static <T> T snapshot(DSLContext sql, Function<DSLContext, T> reading) {
        return Objects.requireNonNull(sql.transactionResult(configuration -> {
            DSLContext inside = DSL.using(configuration);
            inside.execute("set transaction isolation level repeatable read read only");
            return reading.apply(inside);
        }));
    }

    static Iterator<Event> events(Iterator<Record> records) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Event next() {
                return EventRows.read(records.next());
            }
        };
    }
}
