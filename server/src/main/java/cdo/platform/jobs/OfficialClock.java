package cdo.platform.jobs;

import static cdo.platform.jobs.tables.OfficialClockTable.OFFICIAL_CLOCK;

import cdo.platform.kernel.Clocks;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how far official time is ahead of real time, so that a restarted demonstration goes on where it was and all nodes on
 * one database have the same official day: each reads it again at the begin of every request, day-job and long job.
 */
public class OfficialClock {

    private final DSLContext sql;
    private final Clocks clocks;
    private final ReentrantLock turn = new ReentrantLock();

    public OfficialClock(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /** False on every normal installation: official time is real time. */
    boolean isSet() {
        return sql.fetchExists(OFFICIAL_CLOCK);
    }

    /** Notes the official date; the caller moves the clock itself once that is committed. */
    void set(LocalDate date) {
        int days = Math.toIntExact(ChronoUnit.DAYS.between(clocks.real().atZone(Clocks.ZONE).toLocalDate(), date));
        sql.insertInto(OFFICIAL_CLOCK).set(OFFICIAL_CLOCK.LEAD_DAYS, days)
                .onConflict(OFFICIAL_CLOCK.ONE).doUpdate().set(OFFICIAL_CLOCK.LEAD_DAYS, days).execute();
    }

    /** The official date as the database has it, whatever this node believes. */
    LocalDate today() {
        Integer days = lead();
        return days == null ? clocks.today() : clocks.real().atZone(Clocks.ZONE).toLocalDate().plusDays(days);
    }

    /**
     * Sets this node's clock to what was noted, by whichever node: one row of one column. Leaves it alone while nothing is
     * noted. One at a time, or a slow reader could set back what a quicker one has read since.
     */
    public void restore() {
        turn.lock();
        try {
            Integer days = lead();
            if (days != null) {
                clocks.lead(Duration.ofDays(days));
            }
        } finally {
            turn.unlock();
        }
    }

    private @Nullable Integer lead() {
        return sql.select(OFFICIAL_CLOCK.LEAD_DAYS).from(OFFICIAL_CLOCK).fetchOne(OFFICIAL_CLOCK.LEAD_DAYS);
    }
}
