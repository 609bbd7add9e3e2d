package cdo.review.assessment.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact fraction, so that a score is rounded once, at its end. The bottom is positive. */
record Fraction(BigDecimal top, BigDecimal bottom) {

    /** Places of every score that is stored. */
    static final int SCALE = 4;
    static final Fraction ZERO = of(BigDecimal.ZERO);

    static Fraction of(BigDecimal number) {
        return new Fraction(number, BigDecimal.ONE);
    }

    static Fraction of(Figure figure) {
        return new Fraction(figure.numerator(), figure.denominator());
    }

    Fraction times(BigDecimal factor) {
        return new Fraction(top.multiply(factor), bottom);
    }

    Fraction over(BigDecimal divisor) {
        return new Fraction(top, bottom.multiply(divisor));
    }

    Fraction plus(Fraction other) {
        return new Fraction(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
    }

    Fraction atMost(BigDecimal limit) {
        return compareTo(limit) > 0 ? of(limit) : this;
    }

    Fraction atLeast(BigDecimal limit) {
        return compareTo(limit) < 0 ? of(limit) : this;
    }

    int compareTo(BigDecimal number) {
        return top.compareTo(number.multiply(bottom));
    }

    BigDecimal rounded() {
        return top.divide(bottom, SCALE, RoundingMode.HALF_UP);
    }
}
