package cdo.office.program;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what in programs. */
public final class ProgramRights {

    public static final Right SEE = Right.named("program.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    /** Runs a program of the own bureau. */
    public static final Right ORGANISE = Right.named("program.organise").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    /** Takes a unit into scope or out of it: any unit of the bureau's region, never one of another county. */
    public static final Right SCOPE = Right.named("program.scope").to(Span.REGION, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    public static final Right SUBMIT = Right.named("program.submit").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_CLERK);
    public static final Right REVIEW = Right.named("program.review").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    public static final Right PROPOSE = Right.named("program.propose").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_CLERK);
    public static final Right PUBLISH = Right.named("program.publish").to(Span.OWN, Role.BUREAU_HEAD, Role.EXECUTIVE);
    public static final Right REPORT = Right.named("program.report").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);

    private ProgramRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, ORGANISE, SCOPE, SUBMIT, REVIEW, PROPOSE, PUBLISH, REPORT);
    }
}
