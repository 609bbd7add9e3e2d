package cdo.platform.measures;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Figures of readable units are open to everyone with a post; freezing belongs to bureaus, deciding adjustments to their heads. */
public final class MeasureRights {

    public static final Right SEE = Right.named("measures.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    public static final Right FREEZE = Right.named("measures.freeze").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    /** Freezes figures of the own unit and those below it: a unit assesses its own area. */
    public static final Right FREEZE_BELOW = Right.named("measures.freeze-below").to(Span.SUBTREE, Role.STEWARD, Role.OFFICER, Role.EXECUTIVE);
    public static final Right ASK_ADJUSTMENT = Right.named("measures.ask-adjustment").to(Span.OWN, Role.STEWARD, Role.OFFICER, Role.BUREAU_CLERK);
    public static final Right DECIDE_ADJUSTMENT = Right.named("measures.decide-adjustment").to(Span.OWN, Role.BUREAU_HEAD, Role.EXECUTIVE, Role.UNIT_HEAD);

    /** Decides whether rankings of the unit's groups carry names. */
    public static final Right NAME_RANKINGS = Right.named("measures.name-rankings").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);

    private MeasureRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, FREEZE, FREEZE_BELOW, ASK_ADJUSTMENT, DECIDE_ADJUSTMENT, NAME_RANKINGS);
    }
}
