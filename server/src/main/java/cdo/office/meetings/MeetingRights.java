package cdo.office.meetings;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what at joint meetings. */
public final class MeetingRights {

    public static final Right SEE = Right.named("meetings.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    /** The office's work – series, agenda, notice, sign-in, minutes – in any unit that runs a series of its own. */
    public static final Right ORGANISE = Right.named("meetings.organise").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD,
            Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD);
    /** Whom an office may call: bureau and authority the units of their region, never those of another county; any other unit itself and what is below it. */
    public static final Right CALL = Right.named("meetings.call").to(Span.REGION, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD)
            .to(Span.SUBTREE, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD);
    public static final Right PROPOSE = Right.named("meetings.propose").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.STEWARD, Role.LIAISON, Role.UNIT_HEAD, Role.BUREAU_CLERK);
    public static final Right REPLY = Right.named("meetings.reply").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.STEWARD, Role.LIAISON);
    /** Decides on substitutes for the office; the convenor may always. */
    public static final Right SUBSTITUTES = Right.named("meetings.substitutes").to(Span.OWN, Role.BUREAU_HEAD, Role.AUTHORITY_HEAD, Role.OFFICER, Role.EXECUTIVE,
            Role.UNIT_HEAD);
    public static final Right ISSUE = Right.named("meetings.issue").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD,
            Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD);
    public static final Right CORRECT = Right.named("meetings.correct").to(Span.OWN, Role.BUREAU_HEAD, Role.AUTHORITY_HEAD, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD);

    private MeetingRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, ORGANISE, CALL, PROPOSE, REPLY, SUBSTITUTES, ISSUE, CORRECT);
    }
}
