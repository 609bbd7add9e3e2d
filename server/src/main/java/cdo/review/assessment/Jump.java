package cdo.review.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A figure that rose and fell back: from {@code least} to {@code most} and down again.
 */
record Jump(BigDecimal least, BigDecimal most) {

    /** A rise and a fall of at least this share of the peak. */
    private static final BigDecimal SHARE = new BigDecimal("0.25");

    /** The highest such peak in a series of days, if any. */
    static Optional<Jump> in(List<BigDecimal> values) {
        Jump found = null;
        for (int peak = 1; peak < values.size() - 1; peak++) {
            BigDecimal top = values.get(peak);
            BigDecimal before = least(values.subList(0, peak));
            BigDecimal after = least(values.subList(peak + 1, values.size()));
            BigDecimal step = top.multiply(SHARE);
            boolean jumps = top.signum() > 0 && top.subtract(before).compareTo(step) >= 0 && top.subtract(after).compareTo(step) >= 0;
            if (jumps && (found == null || top.compareTo(found.most()) > 0)) {
                found = new Jump(before.max(after), top);
            }
        }
        return Optional.ofNullable(found);
    }

    private static BigDecimal least(List<BigDecimal> values) {
        return values.stream().min(BigDecimal::compareTo).orElseThrow();
    }
}
