package cdo.office.duties;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something owed.
 *
 * @param inPerson      owed by the handler alone: it counts neither for the debtor's unit nor for its officer
 * @param firstDue      the due date as it was opened
 * @param personId      for whom it counts, once it was met or its day has passed; null: for the unit alone
 * @param needsDecision its unit was split or closed and nobody has said yet what becomes of it
 * @param provisional   the due date depends on a year whose holidays are not published yet
 */
public record Duty(long id, long ruleId, String ruleKey, long debtorUnitId, @Nullable Long debtorPostId, long owedToUnitId, @Nullable Long handlerId, boolean inPerson,
                   SubjectRef subject, String occurrence, Message title, String href, @Nullable LocalDate windowStart, LocalDate started, LocalDate due,
                   LocalDate firstDue, boolean dueStated, boolean provisional, DutyState state, @Nullable LocalDate suspendedSince, int extendedDays,
                   @Nullable LocalDate metOn, @Nullable Long personId, boolean needsDecision, LadderStage ladder, int version) {

    public static final String KIND = "duty";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public boolean overdue(LocalDate today) {
        return state.running() && due.isBefore(today);
    }
}
