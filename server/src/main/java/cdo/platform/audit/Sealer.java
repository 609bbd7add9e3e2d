package cdo.platform.audit;

import static cdo.platform.audit.tables.EventTable.EVENT;
import static cdo.platform.audit.tables.SegmentTable.SEGMENT;

import cdo.platform.kernel.Clocks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what is committed. Under one advisory lock for the whole installation it takes the events that have no place yet,
 * in the order of their numbers – an event committed late simply gets a later place – and only then bears witness of the
 * new end in the anchor file. A crash in between leaves the anchor behind the database, never ahead of it.
 */
public class Sealer {

    private static final int BATCH = 5_000;
    /** Any constant: the lock of the trail. */
    private static final long LOCK = 0x6364_6f73_6561_6cL;

    private final DSLContext sql;
    private final TransactionTemplate alone;
    private final Clocks clocks;
    private final Anchors anchors;

    public Sealer(DSLContext sql, PlatformTransactionManager transactions, Clocks clocks, Anchors anchors) {
        this.sql = sql;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clocks = clocks;
        this.anchors = anchors;
    }

    /** The end of the chain. */
    record End(long place, Digest digest) {
    }

    /**
     * Seals everything that is committed now.
     *
     * @return how many events were sealed
     */
    public int seal() {
        int all = 0;
        int batch;
        do {
            batch = batch();
            all += batch;
        } while (batch == BATCH);
        return all;
    }

    private int batch() {
        var sealed = new ArrayList<Event>();
        alone.executeWithoutResult(status -> {
            lock();
            sealed.addAll(sealed(end()));
            if (!sealed.isEmpty()) {
                beginMonth(sealed.getFirst().place());
                write(sealed);
            }
        });
        if (!sealed.isEmpty()) {
            Event last = sealed.getLast();
            anchors.append(new Anchor(Anchor.Kind.SEALED, last.place(), last.digest(), clocks.real()));
        }
        return sealed.size();
    }

    private List<Event> sealed(End end) {
        var sealed = new ArrayList<Event>();
        Digest before = end.digest();
        long place = end.place();
        for (var record : EventRows.select(sql).where(EVENT.PLACE.isNull()).orderBy(EVENT.ID).limit(BATCH)) {
            Event event = EventRows.read(record).sealed(++place, Digest.NONE);
            before = Seal.next(before, event);
            sealed.add(event.sealed(place, before));
        }
        return sealed;
    }

    private void write(List<Event> events) {
        List<Query> updates = new ArrayList<>(events.size());
        for (Event event : events) {
            updates.add(sql.update(EVENT).set(EVENT.PLACE, event.place()).set(EVENT.DIGEST, event.digest().bytes()).where(EVENT.ID.eq(event.id())));
        }
        sql.batch(updates).execute();
    }

    /** The last sealed event, or where the removed past ended, or the very beginning. The lock must be held. */
    End end() {
        return sql.select(EVENT.PLACE, EVENT.DIGEST).from(EVENT).where(EVENT.PLACE.isNotNull()).orderBy(EVENT.PLACE.desc()).limit(1)
                .fetchOptional(row -> new End(row.value1(), Digest.of(row.value2())))
                .or(() -> sql.selectFrom(SEGMENT).where(SEGMENT.LAST_PLACE.isNotNull()).orderBy(SEGMENT.LAST_PLACE.desc()).limit(1)
                        .fetchOptional(row -> new End(Objects.requireNonNull(row.getLastPlace()), Digest.of(row.getClosing()))))
                .orElse(new End(0, Digest.START));
    }

    /** Closes the month before when the first event of a new one is sealed. */
    private void beginMonth(long firstPlace) {
        LocalDate month = clocks.real().atZone(Clocks.ZONE).toLocalDate().withDayOfMonth(1);
        var open = sql.selectFrom(SEGMENT).where(SEGMENT.LAST_PLACE.isNull()).fetchOne();
        if (open != null && !open.getMonth().isBefore(month)) {
            return;
        }
        if (open != null) {
            End end = end();
            sql.update(SEGMENT).set(SEGMENT.LAST_PLACE, end.place()).set(SEGMENT.CLOSING, end.digest().bytes()).set(SEGMENT.CLOSED_AT, clocks.real())
                    .where(SEGMENT.MONTH.eq(open.getMonth())).execute();
        }
        sql.insertInto(SEGMENT).set(SEGMENT.MONTH, month).set(SEGMENT.FIRST_PLACE, firstPlace).onConflictDoNothing().execute();
    }

    /** Until the end of the transaction nobody else seals, restores or releases. */
    void lock() {
        sql.fetch("select pg_advisory_xact_lock({0})", DSL.inline(LOCK));
    }
}
