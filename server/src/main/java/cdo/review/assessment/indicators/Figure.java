package cdo.review.assessment.indicators;

import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A measure's figure as the engine reads it: unrounded, numerator over denominator. Denominator 0 means 不适用.
 * Counts, sums and days stand over 1.
 */
public record Figure(BigDecimal numerator, BigDecimal denominator) {

    public static Figure of(Measure.Kind kind, Value value) {
        return switch (kind) {
            case RATIO, MEAN -> new Figure(value.numerator(), value.denominator());
            case COUNT, SUM, DAYS -> new Figure(value.numerator(), BigDecimal.ONE);
        };
    }

    public static Figure of(long numerator, long denominator) {
        return new Figure(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    /** A plain number. */
    public static Figure of(BigDecimal number) {
        return new Figure(number, BigDecimal.ONE);
    }

    public boolean applies() {
        return denominator.signum() != 0;
    }

    /** Four places, HALF_UP: to be shown and compared. */
    public BigDecimal value() {
        return numerator.divide(denominator, Value.SCALE, RoundingMode.HALF_UP);
    }
}
