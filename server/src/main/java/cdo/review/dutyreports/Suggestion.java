package cdo.review.dutyreports;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 工作建议: made with a duty report, answered by the organiser. */
public record Suggestion(long id, long reportId, long organiserId, int place, String title, String text, SuggestionStage stage, @Nullable LocalDate givenOn,
                         @Nullable SuggestionOutcome outcome, @Nullable String answer, @Nullable String answeredBy, @Nullable LocalDate answeredOn, int version) {

    public static final String KIND = "suggestion";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    /** Does the organiser do what was suggested, at least in part? */
    public boolean adopted() {
        return outcome == SuggestionOutcome.ADOPTED || outcome == SuggestionOutcome.PARTLY;
    }

    public String href() {
        return "/suggestions/" + id;
    }

    /** What becomes of it. */
    public enum SuggestionOutcome {
        /** 采纳 */
        ADOPTED,
        /** 部分采纳 */
        PARTLY,
        /** 留作参考 */
        NOTED
    }
}
