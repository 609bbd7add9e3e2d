package cdo.office.tasks;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 任务: part of a decision that one post leads.
 *
 * @param place       its number within the decision
 * @param organiserId who set it: accepts, extends, transfers
 * @param turn        raised when another post takes it over
 * @param round       how often it was submitted
 * @param firstDue    the date as first set; {@code due} carries extensions
 * @param reservation what remains, when closed with reservation
 */
public record Task(long id, long decisionId, @Nullable Long seriesId, int place, long organiserId, DutyArea area, String content, String criterion,
                   long leadUnitId, long leadPostId, TaskStage stage, int turn, int round, LocalDate handedOn, LocalDate firstDue, LocalDate due,
                   @Nullable LocalDate submittedOn, @Nullable LocalDate acceptedOn, @Nullable String reservation, int version) {

    public static final String KIND = "task";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/tasks/" + id;
    }

    /** The next stage, if it may follow. A task stays where it is only while the lead works on it: what has ended has ended. */
    TaskStage moveTo(TaskStage next) {
        if (stage == next ? !stage.withLead() : !stage.successors().contains(next)) {
            throw new Problem.Refused("tasks.stage.cannot", stage, next);
        }
        return next;
    }

    public boolean overdue(LocalDate today) {
        return stage.withLead() && due.isBefore(today);
    }
}
