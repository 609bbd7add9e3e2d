package cdo.office.tasks;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 决定事项: what was decided, of which organiser.
 *
 * @param number 文号 as printed; null when there is none
 * @param origin the meeting, plan or inspection in which it was decided
 */
public record Decision(long id, long organiserId, DecisionSource source, @Nullable String number, String title, String text, LocalDate decidedOn,
                       @Nullable SubjectRef origin, int version) {

    public static final String KIND = "decision";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/decisions/" + id;
    }
}
