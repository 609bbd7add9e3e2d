package cdo.review.assessment;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reviewers drawn from the pool for some of those whom a run assesses.
 *
 * @param seed of the draw, published
 */
public record Panel(long id, long runId, long drawId, String seed, PanelStage stage, String madeBy, LocalDate madeOn, List<Reviewer> reviewers, Set<Long> assessed, int version) {

    public static final String KIND = "assessment-panel";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/assessments/panels/" + id;
    }

    PanelStage moveTo(PanelStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("assessment.panel.stage", stage, next);
        }
        return next;
    }

    /** A reviewer; {@code recused} from those assessed whom they must not judge. */
    public record Reviewer(long id, long personId, String name, @Nullable LocalDate submittedOn, Set<Long> recused) {
    }

    /** What one reviewer gave. */
    public record Mark(long reviewerId, long assessedId, String item, BigDecimal points, String remark) {
    }

    /** Marks that stand far apart: has to be talked over. */
    public record Talk(long id, long assessedId, String item, BigDecimal least, BigDecimal most, @Nullable String record, @Nullable String settledBy, @Nullable LocalDate settledOn) {
        public boolean open() {
            return settledOn == null;
        }
    }
}
