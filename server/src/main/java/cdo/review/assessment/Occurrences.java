package cdo.review.assessment;

import cdo.review.assessment.indicators.ScoringRule;
import java.math.BigDecimal;
import java.util.List;

/** Which points a bonus or deduction can come to: whole numbers of its occurrences, together up to its limit. */
final class Occurrences {

    private static final int SCALE = 4;

    private Occurrences() {
    }

    /** Without named occurrences everything up to the limit; the limit itself as soon as the occurrences reach it. */
    static boolean give(List<ScoringRule.Item> items, BigDecimal most, BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(most) > 0 || number.stripTrailingZeros().scale() > SCALE) {
            return false;
        }
        return items.isEmpty() || number.compareTo(most) == 0 || reached(items, number);
    }

    private static boolean reached(List<ScoringRule.Item> items, BigDecimal number) {
        int scale = Math.max(0, items.stream().mapToInt(item -> item.points().stripTrailingZeros().scale()).max().orElse(0));
        if (number.stripTrailingZeros().scale() > scale) {
            return false;
        }
        int sought = number.movePointRight(scale).intValueExact();
        int[] steps = items.stream().mapToInt(item -> item.points().movePointRight(scale).intValueExact()).distinct().toArray();
        var sums = new boolean[sought + 1];
        sums[0] = true;
        for (int sum = 1; sum <= sought; sum++) {
            for (int step : steps) {
                sums[sum] |= step <= sum && sums[sum - step];
            }
        }
        return sums[sought];
    }
}
