package cdo.office.duties;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what with duties. Extension and waiver belong to the unit that is owed to, never to the debtor's own. */
public final class DutyRights {

    public static final Right SEE = Right.named("duties.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    public static final Right EXTEND = Right.named("duties.extend").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.EXECUTIVE, Role.AUTHORITY_CLERK,
            Role.AUTHORITY_HEAD);
    public static final Right WAIVE = Right.named("duties.waive").to(Span.OWN, Role.BUREAU_HEAD, Role.EXECUTIVE, Role.AUTHORITY_HEAD);
    public static final Right ASSIGN = Right.named("duties.assign").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD,
            Role.BUREAU_HEAD, Role.AUTHORITY_HEAD);
    public static final Right EDIT_RULES = Right.named("duties.edit-rules").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);

    private DutyRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, EXTEND, WAIVE, ASSIGN, EDIT_RULES);
    }
}
