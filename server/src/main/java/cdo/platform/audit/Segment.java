package cdo.platform.audit;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A month of the trail, by the day of sealing.
 *
 * @param last     null while the month is going on
 * @param released when it was removed after the time of keeping; null while it is kept
 */
public record Segment(YearMonth month, long first, @Nullable Long last, Digest closing, @Nullable Instant released) {
}
