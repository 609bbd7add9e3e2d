package cdo.review.assessment;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Self-assessments handed in by their day. */
@Component
class SelfAssessedOnTime extends DutiesOnTime {

    SelfAssessedOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "assessment.self-on-time", AssessmentRules.SELF);
    }
}
