package cdo.office.duties;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;

import cdo.platform.kernel.Clocks;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 按时办结率: duties met on time ÷ duties that were met or fell due this year, under whichever rule; what somebody owes another organiser in person and running ones not yet due do not count. */
@Component
class MetOnTime extends DutiesOnTime {

    MetOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "duties.met-on-time");
    }

    @Override
    protected Condition which() {
        return PUBLISHED_DUTY.IN_PERSON.isFalse();
    }
}
