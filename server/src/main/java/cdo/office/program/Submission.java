package cdo.office.program;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit hands in for an obligation.
 *
 * @param round            how often it was handed in
 * @param firstSubmittedOn when it was handed in at all; {@code submittedOn}: when the edition now under review was
 */
public record Submission(long id, long owedId, long unitId, long organiserUnitId, SubmissionStage stage, Parts parts, String savedBy, Instant savedAt,
                         int round, @Nullable LocalDate firstSubmittedOn, @Nullable LocalDate submittedOn, @Nullable LocalDate acceptedOn, int version) {

    public static final String KIND = "submission";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    /** The only way from stage to stage. */
    SubmissionStage moveTo(SubmissionStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("program.submission.stage", stage, next);
        }
        return next;
    }
}
