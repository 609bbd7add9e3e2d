package cdo.review.assessment;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Appeals that the organiser answered by their day. */
@Component
class AppealsOnTime extends DutiesOnTime {

    AppealsOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "assessment.appeals-on-time", AssessmentRules.APPEAL);
    }
}
