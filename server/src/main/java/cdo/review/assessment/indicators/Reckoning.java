package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
import java.util.List;

/**
 * What a rule gave, on the scale of the indicator's own points, before weights.
 *
 * @param points null when the rule has nothing to say: does not apply, or was not judged
 */
record Reckoning(@org.jspecify.annotations.Nullable Fraction points, LineState state, List<ScoreSheet.Used> used, List<Message> because) {

    static Reckoning scored(Fraction points, List<ScoreSheet.Used> used, Message because) {
        return new Reckoning(points, LineState.SCORED, used, List.of(because));
    }

    static Reckoning scored(Fraction points, Message because) {
        return scored(points, List.of(), because);
    }

    static Reckoning notJudged() {
        return new Reckoning(null, LineState.NOT_JUDGED, List.of(), List.of(Message.of("indicators.because.notJudged")));
    }

    /** A condition that cannot be computed decides nothing: a person has to. */
    static Reckoning failed(List<ScoreSheet.Used> used, String condition) {
        return new Reckoning(null, LineState.NOT_JUDGED, used, List.of(Message.of("indicators.because.failed", condition)));
    }

    static Reckoning notApplicable(List<ScoreSheet.Used> used, Message because) {
        return new Reckoning(null, LineState.NOT_APPLICABLE, used, List.of(because));
    }
}
