package cdo.office.appointments;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 按时备案率: duties to report officers for filing (plan 三（一）) that were met on time ÷ those met or past due this year. */
@Component
class FiledOnTime extends DutiesOnTime {

    /** The roster that a programme asks for (plan 三（一）); the module that owes it lies to the right and is known here by its rule only. */
    private static final String ROSTER = "program.roster";

    FiledOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "appointments.filed-on-time", ROSTER, FilingDuties.FILE_CHANGE);
    }

    /** 2: counts the roster of the programme; 3: each duty in one year. */
    @Override
    public int formulaVersion() {
        return 3;
    }
}
