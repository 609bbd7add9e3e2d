package cdo.scan.profiles;

import java.math.BigDecimal;

/**
 * What a column's numbers say.
 *
 * @param count how many values are numbers
 * @param mean  half up, six digits after the point
 */
public record NumberFacts(long count, BigDecimal min, BigDecimal max, BigDecimal mean) {
}
