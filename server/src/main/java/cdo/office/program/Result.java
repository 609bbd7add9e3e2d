package cdo.office.program;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What others can copy (可复制、可推广的试点成果): proposed by a unit, reviewed and published by the organiser. */
public record Result(long id, long organiserUnitId, long unitId, @Nullable Long phaseId, Text text, ResultStage stage, LocalDate proposedOn,
                     @Nullable LocalDate publishedOn, int version) {

    public static final String KIND = "result";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    ResultStage moveTo(ResultStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("program.result.stage", stage, next);
        }
        return next;
    }

    /**
     * What a unit writes.
     *
     * @param what    做法
     * @param why     背景和解决的问题
     * @param how     推广条件和步骤
     * @param effects 成效
     */
    public record Text(String title, ResultCategory category, String what, String why, String how, String effects) {
    }
}
