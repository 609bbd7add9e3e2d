package cdo.office.talent;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what for the people of a level. */
public final class TalentRights {

    public static final Right SEE = Right.named("talent.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    /** Puts somebody of the unit forward for the pool; the bureau's clerk anybody of the region. */
    public static final Right NOMINATE = Right.named("talent.nominate").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD)
            .to(Span.REGION, Role.BUREAU_CLERK);
    /** Admits to the pool of the bureau's own region, renews, releases. */
    public static final Right ADMIT = Right.named("talent.admit").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    public static final Right DRAW = Right.named("talent.draw").to(Span.OWN, Role.STEWARD, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    /** Plans, opens and closes a training of the own unit. */
    public static final Right TRAIN = Right.named("talent.train").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_CLERK,
            Role.BUREAU_HEAD, Role.AUTHORITY_CLERK);
    /** Signs others of the own unit up; oneself needs no right. */
    public static final Right SIGN_UP = Right.named("talent.sign-up").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_CLERK,
            Role.AUTHORITY_CLERK);
    public static final Right BODIES = Right.named("talent.bodies").to(Span.OWN, Role.STEWARD, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    public static final Right CONTRACTS = Right.named("talent.contracts").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD,
            Role.BUREAU_CLERK, Role.AUTHORITY_CLERK);

    private TalentRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, NOMINATE, ADMIT, DRAW, TRAIN, SIGN_UP, BODIES, CONTRACTS);
    }
}
