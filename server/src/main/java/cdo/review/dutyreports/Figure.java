package cdo.review.dutyreports;

import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A frozen figure under a heading: what it is, what it was a year before.
 *
 * @param day       the day as at which it counts: of the freeze, or the last of the part that is reported
 * @param before    null: nothing is known of the year before
 * @param beforeDay the day for which {@code before} stands
 */
public record Figure(ReportPart part, String key, Measure.Kind kind, Value value, LocalDate day, @Nullable Value before, @Nullable LocalDate beforeDay) {

    /** The difference from the year before, of a ratio in its own unit (0.05 = five points); null when one side does not apply. */
    public @Nullable BigDecimal change() {
        return before == null || before.value() == null || value.value() == null ? null : value.value().subtract(before.value());
    }
}
