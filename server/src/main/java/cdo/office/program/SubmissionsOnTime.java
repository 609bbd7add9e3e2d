package cdo.office.program;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a programme asks of a unit, handed in by its day. */
@Component
class SubmissionsOnTime extends DutiesOnTime {

    SubmissionsOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "program.submissions-on-time", ProgramRules.ROSTER, ProgramRules.EXCHANGE, ProgramRules.TRAINING, ProgramRules.SUMMARY);
    }
}
