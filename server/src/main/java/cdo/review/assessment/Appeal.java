package cdo.review.assessment;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 申诉 against a score.
 *
 * @param indicator null: against the whole
 * @param rulingId  when it was answered together with others
 */
public record Appeal(long id, long runId, long assessedId, @Nullable String indicator, String ground, AppealStage stage, String lodgedBy, LocalDate lodgedOn,
                     @Nullable String answer, @Nullable String answeredBy, @Nullable LocalDate answeredOn, @Nullable Long rulingId, int version) {

    public static final String KIND = "assessment-appeal";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/assessments/appeals/" + id;
    }

    AppealStage moveTo(AppealStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("assessment.appeal.stage", stage);
        }
        return next;
    }
}
