package cdo.office.plans;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Yearly reviews of plans in force that were made by their day. */
@Component
class ReviewedOnTime extends DutiesOnTime {

    ReviewedOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "plans.reviewed-on-time", PlanRules.REVIEW);
    }
}
