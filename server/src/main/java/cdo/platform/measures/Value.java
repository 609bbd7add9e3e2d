package cdo.platform.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A measure's value with what it was computed from; four places stored, HALF_UP.
 *
 * @param value null: 不适用, when nothing was to be counted; never 0 or 100
 */
public record Value(BigDecimal numerator, BigDecimal denominator, @Nullable BigDecimal value) {

    public static final int SCALE = 4;

    /** Promise (a): stored rows × formula = stored value. */
    public static Value of(Measure.Kind kind, Collection<Measure.Row> rows) {
        BigDecimal numerator = rows.stream().map(Measure.Row::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal denominator = rows.stream().map(Measure.Row::denominator).reduce(BigDecimal.ZERO, BigDecimal::add);
        return of(kind, numerator, denominator);
    }

    public static Value of(Measure.Kind kind, BigDecimal numerator, BigDecimal denominator) {
        BigDecimal value = switch (kind) {
            case RATIO, MEAN -> denominator.signum() == 0 ? null : numerator.divide(denominator, SCALE, RoundingMode.HALF_UP);
            case COUNT, SUM, DAYS -> numerator.setScale(SCALE, RoundingMode.HALF_UP);
        };
        return new Value(numerator.setScale(SCALE, RoundingMode.HALF_UP), denominator.setScale(SCALE, RoundingMode.HALF_UP), value);
    }

    public boolean applies() {
        return value != null;
    }
}
