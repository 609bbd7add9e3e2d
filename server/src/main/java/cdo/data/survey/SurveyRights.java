package cdo.data.survey;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** The owner unit's steward registers, attaches and surveys; who may read the unit (superior, guidance line, region's bureau) reads. */
public final class SurveyRights {

    /** Open the register at all; which rows are in it follows from reach. */
    public static final Right SEE = Right.named("survey.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON, Role.BUREAU_CLERK,
            Role.BUREAU_HEAD).to(Span.ALL, Role.OUTSIDE_AUDITOR);
    /** Register and describe systems, register many from a workbook, suspend and retire them. */
    public static final Right REGISTER = Right.named("survey.register").to(Span.OWN, Role.STEWARD);
    /** Enter data sources with their credentials. */
    public static final Right ATTACH = Right.named("survey.attach").to(Span.OWN, Role.STEWARD);
    /** Start and stop surveys. */
    public static final Right SURVEY = Right.named("survey.survey").to(Span.OWN, Role.STEWARD);

    /** Give a system to another unit, as after a split: the bureau decides, for both units. */
    public static final Right HAND_OVER = Right.named("survey.hand-over").to(Span.SUPERVISED, Role.BUREAU_CLERK);

    private SurveyRights() {
    }

    public static List<Right> all() {
        return List.of(SEE, REGISTER, ATTACH, SURVEY, HAND_OVER);
    }
}
