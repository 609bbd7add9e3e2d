package cdo.office.talent;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The exchange and the training that the plan orders (三（二）), held in their window; a programme owes them, whose module is known here by its rules only. */
@Component
class OrderedOnTime extends DutiesOnTime {

    OrderedOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "talent.ordered-on-time", "program.exchange", "program.training");
    }
}
