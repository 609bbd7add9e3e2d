package cdo.office.tasks;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what with decisions, tasks, notices and forms. Any unit may organise; whom it may hand something to is a question of reach. */
public final class TaskRights {

    public static final Right SEE = Right.named("tasks.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    /** Registers decisions and hands out tasks. */
    public static final Right DECIDE = Right.named("tasks.decide").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD,
            Role.EXECUTIVE, Role.OFFICER, Role.UNIT_HEAD, Role.STEWARD);
    /** Accepts, returns, closes with reservation, extends, transfers, merges, splits. */
    public static final Right JUDGE = Right.named("tasks.judge").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD,
            Role.EXECUTIVE, Role.OFFICER, Role.UNIT_HEAD, Role.STEWARD);
    /** Works on a task that one's own unit leads or supports. */
    public static final Right WORK = Right.named("tasks.work").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD);
    /** Says for the lead unit that a task is not its own. */
    public static final Right REFUSE = Right.named("tasks.refuse").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.BUREAU_HEAD,
            Role.AUTHORITY_HEAD);
    /** Sends 督办函 and 通报 of the own unit for signature, and issues or drops them; who signs is the route's. */
    public static final Right ISSUE = Right.named("tasks.issue").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD,
            Role.EXECUTIVE, Role.OFFICER, Role.UNIT_HEAD, Role.STEWARD);
    /** Sends forms to units, sees who is missing, merges. */
    public static final Right ASK = Right.named("tasks.ask").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD,
            Role.EXECUTIVE, Role.STEWARD, Role.OFFICER);
    /** Fills in the own unit's copy of a form. */
    public static final Right FILL = Right.named("tasks.fill").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD);

    private TaskRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, DECIDE, JUDGE, WORK, REFUSE, ISSUE, ASK, FILL);
    }
}
