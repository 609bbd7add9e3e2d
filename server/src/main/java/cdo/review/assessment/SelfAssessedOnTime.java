package cdo.review.assessment;

import cdo.office.duties.DutiesOnTime;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Self-assessments handed in by their day. */
@Component
class SelfAssessedOnTime extends DutiesOnTime {

    SelfAssessedOnTime(DSLContext sql) {
        super(sql, "assessment.self-on-time", AssessmentRules.SELF);
    }
}
