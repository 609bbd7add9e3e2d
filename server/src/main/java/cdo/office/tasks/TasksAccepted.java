package cdo.office.tasks;

import static cdo.office.tasks.tables.TaskTable.TASK;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 决定事项办结率: tasks accepted without reservation ÷ tasks closed this year or due this year up to the day; tasks given up do not count. */
@Component
class TasksAccepted implements Measure {

    private final DSLContext sql;

    TasksAccepted(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "tasks.accepted";
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
        var closed = TASK.STAGE.in("ACCEPTED", "RESERVED").and(TASK.ACCEPTED_ON.between(first, day));
        var due = TASK.STAGE.in("HANDED", "UNDERWAY", "REFUSED", "SUBMITTED", "RETURNED").and(TASK.DUE.between(first, day));
        return sql.selectFrom(TASK).where(closed.or(due)).orderBy(TASK.ID).fetch(row -> Row.of(row.get(TASK.LEAD_UNIT_ID), SubjectRef.of(Task.KIND, row.get(TASK.ID)),
                row.get(TASK.STAGE).equals("ACCEPTED"), row.get(TASK.ACCEPTED_ON) == null ? row.get(TASK.DUE) : row.get(TASK.ACCEPTED_ON),
                row.get(TASK.STAGE).toLowerCase(Locale.ROOT)));
    }
}
