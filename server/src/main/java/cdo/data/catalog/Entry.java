package cdo.data.catalog;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 目录: one entry of the catalog.
 *
 * @param unitId          提供方
 * @param code            分类码/顺序码, given once with the first publication
 * @param publishedNumber the edition that everybody sees; null: none yet
 * @param draftNumber     the edition under way; null: none
 * @param serial          counts the editions begun, dropped ones too
 * @param round           how often the bureau sent the edition under way back
 * @param receivedOn      when the bureau received the edition under way
 */
public record Entry(long id, long unitId, @Nullable String code, EntryStage stage, EntrySource source, @Nullable Long surveyedTableId, @Nullable Integer publishedNumber,
                    @Nullable Integer draftNumber, int serial, int round, @Nullable LocalDate receivedOn, @Nullable String reason, LocalDate createdOn, int version) {

    public static final String KIND = "entry";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    /** Stands in the catalog for all officers. */
    public boolean listed() {
        return publishedNumber != null && !stage.gone();
    }

    /** The edition on which somebody works, else the one that stands. */
    public int newest() {
        return draftNumber != null ? draftNumber : java.util.Objects.requireNonNull(publishedNumber);
    }

    /** Refuses a step that this stage does not allow. */
    void mustReach(EntryStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("catalog.stage.no", stage, next);
        }
    }

    /** Refuses what was prepared on another state of the entry. */
    void mustBe(int seen) {
        if (version != seen) {
            throw new Problem.Stale(ref());
        }
    }

    /** Where an edition under way goes back to when it is not signed. */
    EntryStage unsigned() {
        return round > 0 ? EntryStage.RETURNED : publishedNumber != null ? EntryStage.CHANGE : EntryStage.DRAFT;
    }
}
