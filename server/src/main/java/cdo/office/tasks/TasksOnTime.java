package cdo.office.tasks;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 任务按时办结率: tasks done on time ÷ tasks done or past their date this year; a task waiting for judgement counts for neither. */
@Component
class TasksOnTime implements Measure {

    private final DSLContext sql;

    TasksOnTime(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "tasks.on-time";
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
        return rows(sql, TaskRules.FINISH, Task.KIND, day);
    }

    /** Duties of a rule that were met or fell due this year, by their subjects. */
    static List<Row> rows(DSLContext sql, String rule, String kind, LocalDate day) {
        var duty = PUBLISHED_DUTY;
        return sql.select(duty.SUBJECT_ID, duty.COUNTS_FOR_UNIT_ID, duty.STATE, duty.MET_ON, duty.DUE).from(duty).where(duty.RULE_KEY.eq(rule)).and(duty.SUBJECT_KIND.eq(kind))
                .and(DutiesOnTime.counted(day))
                .orderBy(duty.ID).fetch(row -> Row.of(row.value2(), SubjectRef.of(kind, row.value1()), row.value3().equals("MET"), row.value4() == null ? row.value5() : row.value4(),
                        row.value3().toLowerCase(Locale.ROOT)));
    }
}
