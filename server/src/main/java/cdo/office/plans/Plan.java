package cdo.office.plans;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A plan of a unit.
 *
 * @param text       what is planned, for which time
 * @param round      how often opinions were sought
 * @param number     发文字号
 * @param validTo    last day in force; null: until replaced or repealed
 * @param documentId the issued document, as it was
 */
public record Plan(long id, long unitId, Text text, PlanStage stage, int round, @Nullable String number, @Nullable LocalDate issuedOn, @Nullable LocalDate validFrom,
                   @Nullable LocalDate validTo, @Nullable Long documentId, LocalDate draftedOn, String draftedBy, @Nullable String repealedBecause, int version) {

    public static final String KIND = "plan";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/plans/" + id;
    }

    public boolean inForce(LocalDate on) {
        return stage.issued() && validFrom != null && !on.isBefore(validFrom) && (validTo == null || !on.isAfter(validTo));
    }

    /** Issued and neither replaced nor repealed, but its time is over. */
    public boolean expired(LocalDate on) {
        return stage == PlanStage.ISSUED && validTo != null && validTo.isBefore(on);
    }

    PlanStage moveTo(PlanStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("plans.stage", stage, next);
        }
        return next;
    }

    /**
     * What a unit writes.
     *
     * @param starts     the time it plans for
     * @param ends       null: open
     * @param replacesId the plan of the same unit and kind that it takes the place of
     */
    public record Text(PlanKind kind, String title, String content, LocalDate starts, @Nullable LocalDate ends, @Nullable Long replacesId) {
    }
}
