package cdo.review.assessment.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points set by hand under one version, as they stand under another: what was added to or taken from what the rule gave is added or taken there, too, in
 * proportion where an ordinary indicator weighs otherwise. The bare number would bring along the scale on which it was set.
 */
final class HandChanges {

    private HandChanges() {
    }

    /**
     * @param was the sheet under the version in which the points were set
     * @param now the sheet under the other version, before anything is carried over
     */
    static Inputs carried(Inputs inputs, ScoreSheet was, ScoreSheet now) {
        Map<String, Inputs.Amendment> carried = new HashMap<>();
        inputs.amendments().forEach((code, byHand) -> carried.put(code, carried(byHand, was.line(code).orElse(null), now.line(code).orElse(null))));
        return inputs.amended(carried);
    }

    private static Inputs.Amendment carried(Inputs.Amendment byHand, ScoreSheet.@Nullable Line was, ScoreSheet.@Nullable Line now) {
        if (was == null || now == null || now.effect() == ScoringRule.Effect.VETO) {
            return byHand;
        }
        BigDecimal by = byHand.points().max(BigDecimal.ZERO).min(was.worth()).subtract(was.computed());
        if (now.effect() == ScoringRule.Effect.BASE && was.weighted().signum() > 0) {
            by = by.multiply(now.weighted()).divide(was.weighted(), Fraction.SCALE, RoundingMode.HALF_UP);
        }
        return new Inputs.Amendment(now.computed().add(by).max(BigDecimal.ZERO).min(now.worth()), byHand.reason());
    }
}
