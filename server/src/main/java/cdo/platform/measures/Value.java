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

    /**
     * A ratio as it is shown: 15.1, one decimal, HALF_UP. Told from the parts, for {@link #value} is rounded already and rounding
     * it again turns 128/845, 15.148 %, into 15.2.
     */
    public BigDecimal percent() {
        return numerator.movePointRight(2).divide(denominator, 1, RoundingMode.HALF_UP);
    }

    /** How an applying ratio or mean, unrounded, stands to a target: 0.94996 has not reached 0.95. Everything else has no part below its line. */
    public int compareTo(Measure.Kind kind, BigDecimal target) {
        return switch (kind) {
            case RATIO, MEAN -> numerator.compareTo(target.multiply(denominator));
            case COUNT, SUM, DAYS -> numerator.compareTo(target);
        };
    }
}
