package cdo.platform.jobs;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.SubjectRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A long job as it stood when it was read.
 *
 * @param kind      {@code module.what}; its title is the message {@code job.<kind>}
 * @param total     how many steps there are; null while unknown
 * @param done      how many are done
 * @param href      where the result is, once there is one
 * @param cancel    somebody asked it to stop
 * @param accountId who started it
 */
public record Job(long id, String kind, SubjectRef subject, long accountId, long personId, String startedBy, JobState state, @Nullable Long total, long done,
                  String noteZh, String noteEn, @Nullable String href, boolean cancel, Instant askedAt, @Nullable Instant startedAt, Instant beatAt,
                  @Nullable Instant finishedAt) {

    public String note(Language language) {
        return language.chinese() ? noteZh : noteEn;
    }

    /** 0–100, rounded down so that 100 means all; empty while the total is unknown. */
    public OptionalInt percent() {
        if (total == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(total == 0 ? 100 : (int) Math.min(100, done * 100 / total));
    }

    /** Seconds it has been running, up to its end or to its last sign of life. */
    public long seconds() {
        if (startedAt == null) {
            return 0;
        }
        return Math.max(0, Duration.between(startedAt, finishedAt == null ? beatAt : finishedAt).toSeconds());
    }

    /** Steps per second, one decimal; 0 before the first second. */
    public BigDecimal rate() {
        long seconds = seconds();
        return seconds == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(done).divide(BigDecimal.valueOf(seconds), 1, RoundingMode.HALF_UP);
    }

    /** Seconds still to go at the present rate; null when that cannot be said. */
    public @Nullable Long secondsLeft() {
        if (total == null || state != JobState.RUNNING || done == 0 || seconds() == 0) {
            return null;
        }
        return Math.max(0, (total - done) * seconds() / done);
    }
}
