package cdo.review.assessment;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what in the daily ledger and in runs. A county's bureau, or a unit for its own area, holds all of them for itself. */
public final class AssessmentRights {

    public static final Right SEE = Right.named("assessment.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    /** Writes into the daily ledger about units of the bureau's region (plan 四（二）: 日常考核). */
    public static final Right RECORD = Right.named("assessment.record").to(Span.REGION, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    /** Answers an entry about the own unit or oneself. */
    public static final Right ANSWER = Right.named("assessment.answer").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD);
    /** Runs an assessment of the own bureau or unit. */
    public static final Right ORGANISE = Right.named("assessment.organise").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.EXECUTIVE, Role.STEWARD, Role.OFFICER);
    /** Takes a unit into a run: a bureau any of its region, a unit those below it. */
    public static final Right SCOPE = Right.named("assessment.scope").to(Span.REGION, Role.BUREAU_CLERK, Role.BUREAU_HEAD)
            .to(Span.SUBTREE, Role.EXECUTIVE, Role.STEWARD, Role.OFFICER);
    /** Writes the self-assessment of the own unit. */
    public static final Right CLAIM = Right.named("assessment.claim").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_CLERK);
    /** Hands it in, lodges an appeal: the officer or the head, never a clerk. */
    public static final Right SUBMIT = Right.named("assessment.submit").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD);
    /** Decides at the organiser: appeals, contested entries, changes by hand, grades. */
    public static final Right DECIDE = Right.named("assessment.decide").to(Span.OWN, Role.BUREAU_HEAD, Role.EXECUTIVE, Role.UNIT_HEAD, Role.OFFICER);

    private AssessmentRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, RECORD, ANSWER, ORGANISE, SCOPE, CLAIM, SUBMIT, DECIDE);
    }
}
