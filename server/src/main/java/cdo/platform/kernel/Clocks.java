package cdo.platform.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The two clocks. <em>Official</em> time rules duties, tenure and documents and may be moved in a demonstration, forwards
 * only; <em>real</em> time rules security and polling. No other code asks for the time.
 */
public final class Clocks {

    /** The zone of official dates. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock real;
    private volatile Duration lead = Duration.ZERO;

    public Clocks(Clock real) {
        this.real = real;
    }

    /** Real time: sessions, lockouts, tokens, scheduler. */
    public Instant real() {
        return real.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Official time: what is written on steps and documents. */
    public Instant now() {
        return real().plus(lead);
    }

    /** The official date in Shanghai. */
    public LocalDate today() {
        return now().atZone(ZONE).toLocalDate();
    }

    /** How far official time is ahead of real time (negative: behind), in whole days. */
    public Duration lead() {
        return lead;
    }

    /** Sets official time; only the day-jobs and the demonstration's opening call this. */
    public void lead(Duration lead) {
        this.lead = lead;
    }

    /** Sets the official date, keeping the time of day. */
    public void today(LocalDate date) {
        long days = ChronoUnit.DAYS.between(real().atZone(ZONE).toLocalDate(), date);
        lead = Duration.ofDays(days);
    }
}
