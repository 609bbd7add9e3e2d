package cdo.platform.jobs;

import static cdo.platform.jobs.tables.OfficialClockTable.OFFICIAL_CLOCK;

import cdo.platform.kernel.Clocks;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;

/** Keeps how far official time is ahead of real time, so that a restarted demonstration goes on where it was. */
public class OfficialClock {

    private final DSLContext sql;
    private final Clocks clocks;

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

    /** Sets the clock to what was noted; at start, before anything asks for the official date. */
    public void restore() {
        Integer days = sql.select(OFFICIAL_CLOCK.LEAD_DAYS).from(OFFICIAL_CLOCK).fetchOne(OFFICIAL_CLOCK.LEAD_DAYS);
        if (days != null) {
            clocks.lead(Duration.ofDays(days));
        }
    }
}
