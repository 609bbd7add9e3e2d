package cdo.review.dutyreports;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what with duty reports. An officer who has left the unit still writes and confirms the own report. */
public final class ReportRights {

    public static final Right SEE = Right.named("dutyreports.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    /** Runs a campaign of the own bureau: opens, reviews, hears, archives. */
    public static final Right ORGANISE = Right.named("dutyreports.organise").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    /** Takes a unit into a campaign's scope: any unit of the bureau's region, never one of another county. */
    public static final Right SCOPE = Right.named("dutyreports.scope").to(Span.REGION, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    public static final Right WRITE = Right.named("dutyreports.write").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE);
    public static final Right REVIEW = Right.named("dutyreports.review").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    public static final Right ANSWER = Right.named("dutyreports.answer").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);

    private ReportRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, ORGANISE, SCOPE, WRITE, REVIEW, ANSWER);
    }
}
