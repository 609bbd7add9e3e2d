package cdo.platform.organization;

import static cdo.platform.organization.tables.PresentTable.PRESENT;
import static cdo.platform.organization.tables.ReachTable.REACH;
import static org.jooq.impl.DSL.val;

import cdo.platform.kernel.Clocks;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of reach, kept in the transaction of every change and turned with the official day. */
@Component
class ReachRows {

    /** Changes of the structure stand in line behind this lock. */
    private static final long STRUCTURE = 7_311_001L;

    private final DSLContext sql;
    private final Clocks clocks;
    private final TransactionTemplate transaction;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable LocalDate turned;

    ReachRows(DSLContext sql, Clocks clocks, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clocks = clocks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Brings the present day of the views and the reach to the official day; cheap when it is there already. */
    void turn() {
        LocalDate today = clocks.today();
        if (today.equals(turned)) {
            return;
        }
        boolean joined = TransactionSynchronizationManager.isActualTransactionActive();
        transaction.executeWithoutResult(any -> {
            lock();
            LocalDate stored = sql.select(PRESENT.DAY).from(PRESENT).fetchSingle(PRESENT.DAY);
            if (stored.isBefore(today) && nothingTurns(stored, today)) {
                sql.update(PRESENT).set(PRESENT.DAY, today).execute();
            } else if (!today.equals(stored)) {
                rebuild(today);
            }
        });
        turned = joined ? null : today;
    }

    /** Most days nothing of what reach rests on begins or ends. */
    private boolean nothingTurns(LocalDate stored, LocalDate today) {
        return sql.fetch("""
                select 1 from (select valid_from, valid_to from organization.unit_state
                    union all select valid_from, valid_to from organization.region_state
                    union all select valid_from, valid_to from organization.region_bureau
                    union all select valid_from, valid_to from organization.region_authority
                    union all select valid_from, valid_to from organization.guidance_line
                    union all select effective, null from organization.unit_lineage) dated
                where (valid_from > {0} and valid_from <= {1}) or (valid_to >= {0} and valid_to < {1}) limit 1""", val(stored), val(today)).isEmpty();
    }

    /** Writes the whole table anew. */
    void rebuild(LocalDate day) {
        sql.update(PRESENT).set(PRESENT.DAY, day).execute();
        sql.deleteFrom(REACH).execute();
        insert(day, null);
    }

    /** Writes anew what concerns these units, after a change of any of them. */
    void refresh(Collection<Long> changed) {
        LocalDate today = clocks.today();
        if (!today.equals(sql.select(PRESENT.DAY).from(PRESENT).fetchSingle(PRESENT.DAY))) {
            rebuild(today);
            return;
        }
        var touched = new HashSet<>(changed);
        touched.addAll(sql.select(REACH.UNIT_ID).from(REACH).where(REACH.VIEWER_UNIT_ID.in(changed)).fetchSet(REACH.UNIT_ID));
        sql.deleteFrom(REACH).where(REACH.UNIT_ID.in(touched)).execute();
        insert(today, touched.toArray(Long[]::new));
    }

    /** Rises with every change made by this process: powers read before it read again. */
    long changes() {
        return changes.get();
    }

    private void insert(LocalDate day, Long @Nullable [] which) {
        changes.incrementAndGet();
        sql.execute("insert into organization.reach (viewer_unit_id, unit_id, kind) select viewer_unit_id, unit_id, kind from organization.reach_on({0}, {1})",
                val(day), which == null ? DSL.field("null::bigint[]") : val(which));
    }

    /** Until the end of the transaction nobody else changes the structure. */
    void lock() {
        sql.execute("select pg_advisory_xact_lock({0})", val(STRUCTURE));
    }
}
