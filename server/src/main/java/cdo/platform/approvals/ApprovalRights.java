package cdo.platform.approvals;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Signing itself follows from the step's roles; these rights are for what goes around it. */
public final class ApprovalRights {

    /** Opens the list of what waits for one's signature. */
    public static final Right SIGN = Right.named("approvals.sign").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.BUREAU_HEAD, Role.AUTHORITY_HEAD);
    /** Records a signature given on paper (线下签批代录). */
    public static final Right RECORD_PAPER = Right.named("approvals.record-paper").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.BUREAU_CLERK, Role.AUTHORITY_CLERK);
    public static final Right EDIT_ROUTES = Right.named("approvals.edit-routes").to(Span.OWN, Role.UNIT_HEAD, Role.BUREAU_HEAD, Role.AUTHORITY_HEAD);

    private ApprovalRights() {
    }

    public static List<Right> all() {
        return List.of(SIGN, RECORD_PAPER, EDIT_ROUTES);
    }
}
