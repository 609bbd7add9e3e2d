package cdo.office.meetings;

import static cdo.office.tasks.views.PublishedDecision.PUBLISHED_DECISION;
import static cdo.office.tasks.views.PublishedTask.PUBLISHED_TASK;

import cdo.office.tasks.Task;
import cdo.office.tasks.TaskStage;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 议定事项落实率: tasks of meetings that are done ÷ those that are done or were due, this year, for the unit that leads. Running ones not yet due do not count. */
@Component
class Executed implements Measure {

    private final DSLContext sql;

    Executed(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "meetings.execution";
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
        var task = PUBLISHED_TASK;
        var decision = PUBLISHED_DECISION;
        return sql.select(task.ID, task.LEAD_UNIT_ID, task.STAGE, task.DUE, task.ACCEPTED_ON).from(task).join(decision).on(decision.ID.eq(task.DECISION_ID))
                .where(decision.ORIGIN_KIND.eq(Meeting.KIND)).and(task.STAGE.notIn(FollowUp.ENDED_OTHERWISE))
                .and(task.ACCEPTED_ON.between(first, day).or(task.ACCEPTED_ON.isNull().and(task.DUE.lt(day)))).orderBy(task.ID)
                .fetch(row -> {
                    boolean done = TaskStage.valueOf(row.get(task.STAGE)).done();
                    String reason = !done ? "overdue" : row.get(task.ACCEPTED_ON).isAfter(row.get(task.DUE)) ? "done-late" : "done";
                    return Row.of(row.get(task.LEAD_UNIT_ID), SubjectRef.of(Task.KIND, row.get(task.ID)), done, done ? row.get(task.ACCEPTED_ON) : row.get(task.DUE), reason);
                });
    }
}
