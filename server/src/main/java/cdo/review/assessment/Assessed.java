package cdo.review.assessment;

import cdo.platform.kernel.SubjectRef;
import cdo.review.assessment.indicators.Grade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit, or a person in a unit's post, that a run assesses.
 *
 * @param groupId    comparable group (可比组), for weights and shared rulings
 * @param submitted  has it handed in its self-assessment?
 * @param total      null until scored, or when nothing applied
 * @param cap        the best grade that vetoes leave
 * @param mergedInto who is assessed in its stead
 * @param covers     units whose figures count for it: itself and those merged into it in the period
 */
public record Assessed(long id, long runId, long unitId, @Nullable Long postId, @Nullable Long personId, @Nullable Long groupId, boolean submitted, @Nullable LocalDate submittedOn,
                       @Nullable String submittedBy, boolean late, @Nullable BigDecimal total, @Nullable Grade cap, @Nullable Grade grade, @Nullable GradeBasis basis,
                       @Nullable String gradeReason, @Nullable String gradedBy, @Nullable Long mergedInto, Set<Long> covers, int version) {

    public static final String KIND = "assessed";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/assessments/objects/" + id;
    }
}
