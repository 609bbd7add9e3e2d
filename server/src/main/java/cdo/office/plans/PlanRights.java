package cdo.office.plans;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what with plans. */
public final class PlanRights {

    public static final Right SEE = Right.named("plans.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    /** Drafts, seeks opinions, sends round for signature, reviews. */
    public static final Right EDIT = Right.named("plans.edit").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.STEWARD, Role.LIAISON, Role.BUREAU_CLERK, Role.AUTHORITY_CLERK);
    /** Gives an opinion for the own unit. */
    public static final Right ANSWER = Right.named("plans.answer").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK);
    /** Issues what was signed, with number and date. */
    public static final Right ISSUE = Right.named("plans.issue").to(Span.OWN, Role.UNIT_HEAD, Role.STEWARD, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_CLERK, Role.BUREAU_HEAD,
            Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD);

    /** Ends what was issued under signature; hence whoever signs last, and nobody at a desk. */
    public static final Right REPEAL = Right.named("plans.repeal").to(Span.OWN, Role.UNIT_HEAD, Role.BUREAU_HEAD, Role.AUTHORITY_HEAD);

    private PlanRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, EDIT, ANSWER, ISSUE, REPEAL);
    }
}
