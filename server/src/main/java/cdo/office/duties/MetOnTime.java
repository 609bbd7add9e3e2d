package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 按时办结率: duties met on time ÷ duties that were met or fell due this year; running ones not yet due do not count. */
@Component
class MetOnTime implements Measure {

    private final DSLContext sql;

    MetOnTime(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "duties.met-on-time";
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
        LocalDate first = day.withDayOfYear(1);
        return sql.select(DUTY.ID, DUTY.COUNTS_FOR_UNIT_ID, DUTY.STATE, DUTY.MET_ON, DUTY.DUE).from(DUTY)
                .where(DUTY.STATE.in("MET", "MET_LATE").and(DUTY.MET_ON.between(first, day)).or(DUTY.STATE.eq("OPEN").and(DUTY.DUE.between(first, day.minusDays(1)))))
                .orderBy(DUTY.ID)
                .fetch(row -> Row.of(row.get(DUTY.COUNTS_FOR_UNIT_ID), SubjectRef.of(Duty.KIND, row.get(DUTY.ID)), row.get(DUTY.STATE).equals("MET"),
                        row.get(DUTY.MET_ON) == null ? row.get(DUTY.DUE) : row.get(DUTY.MET_ON), row.get(DUTY.STATE).toLowerCase(java.util.Locale.ROOT)));
    }
}
