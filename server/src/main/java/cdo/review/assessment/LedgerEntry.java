package cdo.review.assessment;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the daily ledger (日常考核台账, plan 四（二）).
 *
 * @param unitId       for whom it counts now; {@code writtenForId} as it was written, before a merger
 * @param postId       the officer's post; null: the unit as such
 * @param points       0 for a reminder, otherwise positive: the kind says whether they are added or taken
 * @param evidence     a record of the system that proves it; files are its attachments
 * @param recordedById person who recorded it, and may not decide on an answer to it
 */
public record LedgerEntry(long id, long organiserId, long unitId, long writtenForId, @Nullable Long postId, @Nullable Long personId, LedgerKind kind, BigDecimal points,
                          LocalDate happenedOn, String title, String facts, String basis, @Nullable SubjectRef evidence, LedgerStage stage,
                          String recordedBy, long recordedById, LocalDate recordedOn, Saying answer, Saying decision, int version) {

    public static final String KIND = "ledger-entry";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/ledger-entries/" + id;
    }

    /** What it adds to a score: negative for a deduction. */
    public BigDecimal effect() {
        return switch (kind) {
            case BONUS -> points;
            case DEDUCTION -> points.negate();
            case REMINDER -> BigDecimal.ZERO;
        };
    }

    /** The only way from stage to stage. */
    LedgerStage moveTo(LedgerStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("assessment.ledger.stage", stage, next);
        }
        return next;
    }

    /** Words somebody said on a day; all null as long as nobody has. */
    public record Saying(@Nullable String text, @Nullable String by, @Nullable LocalDate on) {
    }

    /** What is written down. */
    public record Draft(long unitId, @Nullable Long postId, LedgerKind kind, BigDecimal points, LocalDate happenedOn, String title, String facts, String basis,
                        @Nullable SubjectRef evidence) {
    }
}
