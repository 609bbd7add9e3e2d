package cdo.review.assessment.indicators;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Everything a score is computed from. The same inputs under the same version give the same sheet to the digit.
 *
 * @param figures       measure key → figure, as frozen
 * @param judgements    indicator code, or {@code code.part} for a part of a sum → what was decided
 * @param notApplicable indicator code → why it was decided that it does not apply to this unit
 * @param facts         what conditions may ask of the unit as {@code unit["…"]}: {@link Condition#FACTS}
 * @param amendments    indicator code → points set by hand, with the reason
 */
public record Inputs(long unitId, Map<String, Figure> figures, Map<String, Judgement> judgements, Map<String, String> notApplicable,
                     Map<String, String> facts, Map<String, Amendment> amendments) {

    public Inputs {
        figures = Map.copyOf(figures);
        judgements = Map.copyOf(judgements);
        notApplicable = Map.copyOf(notApplicable);
        facts = Map.copyOf(facts);
        amendments = Map.copyOf(amendments);
    }

    public static Inputs of(long unitId, Map<String, Figure> figures, Map<String, Judgement> judgements) {
        return new Inputs(unitId, figures, judgements, Map.of(), Map.of(), Map.of());
    }

    public Inputs notApplicable(Map<String, String> reasons) {
        return new Inputs(unitId, figures, judgements, reasons, facts, amendments);
    }

    public Inputs facts(Map<String, String> known) {
        return new Inputs(unitId, figures, judgements, notApplicable, known, amendments);
    }

    public Inputs amended(Map<String, Amendment> byHand) {
        return new Inputs(unitId, figures, judgements, notApplicable, facts, byHand);
    }

    /** Points set by hand. */
    public record Amendment(BigDecimal points, String reason) {
        public Amendment {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("an amendment needs a reason");
            }
        }
    }
}
