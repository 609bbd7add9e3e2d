package cdo.platform.web;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A share with what it was computed from. Nothing due means 不适用, never 0 % and never 100 %. */
public record Rate(BigDecimal numerator, BigDecimal denominator) {

    public static Rate of(long numerator, long denominator) {
        return new Rate(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    public boolean applies() {
        return denominator.signum() != 0;
    }

    /** 92.3, one decimal, half up. */
    public BigDecimal percent() {
        return numerator.multiply(BigDecimal.valueOf(100)).divide(denominator, 1, RoundingMode.HALF_UP);
    }

    /** 92.3% or 不适用. */
    public String text(Page page) {
        return applies() ? percent() + "%" : page.t("ui.inapplicable");
    }

    /** 36 / 39 */
    public String fraction(Page page) {
        return page.v(numerator) + " / " + page.v(denominator);
    }

    /** The width of a bar, never beyond its track. */
    public String width() {
        return applies() ? percent().max(BigDecimal.ZERO).min(BigDecimal.valueOf(100)) + "%" : "0";
    }
}
