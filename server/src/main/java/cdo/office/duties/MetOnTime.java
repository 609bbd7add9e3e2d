package cdo.office.duties;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
        var duty = PUBLISHED_DUTY;
        return sql.select(duty.ID, duty.COUNTS_FOR_UNIT_ID, duty.STATE, duty.MET_ON, duty.DUE).from(duty).where(DutiesOnTime.counted(day)).orderBy(duty.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Duty.KIND, row.value1()), row.value3().equals("MET"), row.value4() == null ? row.value5() : row.value4(), row.value3().toLowerCase(Locale.ROOT)));
    }
}
