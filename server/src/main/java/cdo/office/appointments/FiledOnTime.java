package cdo.office.appointments;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 按时备案率: duties to report officers for filing (plan 三（一）) that were met on time ÷ those met or past due this year. */
@Component
class FiledOnTime implements Measure {

    /** The roster that a programme asks for (plan 三（一）); the module that owes it lies to the right and is known here by its rule only. */
    private static final String ROSTER = "program.roster";

    private final DSLContext sql;

    FiledOnTime(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "appointments.filed-on-time";
    }

    /** 2: counts the roster of the programme. */
    @Override
    public int formulaVersion() {
        return 2;
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        return DutiesOnTime.rows(sql, PUBLISHED_DUTY.RULE_KEY.in(ROSTER, FilingDuties.FILE_CHANGE), day);
    }
}
