package cdo.data.survey;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A registered information system (信息系统).
 *
 * @param unitId       主管单位, which owns it and answers for what is written here
 * @param phase        null while a draft does not say
 * @param answers      the rest of the form; dates as 2026-11-23, amounts as plain decimals, choices by their constant
 * @param registeredOn the day on which it first entered the register; null for a draft
 */
public record InformationSystem(long id, long unitId, String name, SystemStage stage, @Nullable SystemPhase phase, Map<SystemField, String> answers,
                                @Nullable LocalDate registeredOn, LocalDate updatedOn, int version) {

    public static final String KIND = "system";

    public InformationSystem {
        answers = Map.copyOf(answers);
    }

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String answer(SystemField field) {
        return answers.getOrDefault(field, "");
    }

    /** What the national form still asks for; empty when it can be registered (with a phase). */
    public List<SystemField> missing() {
        SystemPhase assumed = phase == null ? SystemPhase.RUNNING : phase;
        return Stream.of(SystemField.values()).filter(field -> field.required(assumed) && answer(field).isEmpty()).toList();
    }

    public boolean complete() {
        return phase != null && missing().isEmpty();
    }

    /** Runs on a network for state secrets: its data has no business here (严禁涉密). */
    public boolean secret() {
        return answer(SystemField.NETWORK).equals("SECRET");
    }

    SystemStage moveTo(SystemStage next) {
        if (!stage.next().contains(next)) {
            throw new Problem.Refused("survey.system.cannotMove", stage, next);
        }
        return next;
    }
}
