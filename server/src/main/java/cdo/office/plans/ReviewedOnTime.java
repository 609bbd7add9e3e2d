package cdo.office.plans;

import cdo.office.duties.DutiesOnTime;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Yearly reviews of plans in force that were made by their day. */
@Component
class ReviewedOnTime extends DutiesOnTime {

    ReviewedOnTime(DSLContext sql) {
        super(sql, "plans.reviewed-on-time", PlanRules.REVIEW);
    }
}
