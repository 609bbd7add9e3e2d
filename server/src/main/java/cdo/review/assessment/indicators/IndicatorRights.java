package cdo.review.assessment.indicators;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what with indicator systems. */
public final class IndicatorRights {

    public static final Right SEE = Right.named("assessment.see-systems").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    /** Every unit may assess its own area: systems of the own unit. */
    public static final Right EDIT = Right.named("assessment.edit-systems").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.STEWARD);
    public static final Right ISSUE = Right.named("assessment.issue-systems").to(Span.OWN, Role.BUREAU_HEAD, Role.EXECUTIVE, Role.UNIT_HEAD, Role.OFFICER);

    private IndicatorRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, EDIT, ISSUE);
    }
}
