package cdo.office.talent;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in, or proposed for, the pool of experts of a level (plan 二（二）5).
 *
 * @param regionId  whose pool
 * @param unitId    who nominated
 * @param validFrom 入库
 * @param validTo   last day of the term, or the day of leaving
 */
public record Expert(long id, long personId, String name, long regionId, long unitId, Text text, ExpertStage stage, LocalDate nominatedOn,
                     @Nullable LocalDate validFrom, @Nullable LocalDate validTo, @Nullable String leftBecause, int version) {

    public static final String KIND = "expert";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/experts/" + id;
    }

    /** May be drawn on that day. */
    public boolean inPool(LocalDate on) {
        return stage == ExpertStage.ADMITTED && validFrom != null && !on.isBefore(validFrom) && validTo != null && !on.isAfter(validTo);
    }

    ExpertStage moveTo(ExpertStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("talent.expert.stage", stage, next);
        }
        return next;
    }

    /**
     * What the nominating unit writes.
     *
     * @param employer  工作单位, when it is not the nominating unit
     * @param rank      职称
     * @param strengths 擅长
     */
    public record Text(String employer, String rank, Set<ProfessionalField> fields, String strengths, String reason) {
        public Text {
            fields = Set.copyOf(fields);
        }

        /** In the order of the list, for pages. */
        public List<ProfessionalField> sorted() {
            return fields.stream().sorted().toList();
        }
    }

    /** A unit that the expert must not judge. */
    public record Avoidance(long id, long unitId, String unitName, String reason) {
    }
}
