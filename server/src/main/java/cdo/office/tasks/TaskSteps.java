package cdo.office.tasks;

import static cdo.office.tasks.tables.StepTable.STEP;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The history of decisions, tasks, notices and forms; it only grows. */
@Component
public class TaskSteps {

    private final DSLContext sql;
    private final Clocks clocks;

    TaskSteps(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /** @param actor null: the system by its rules */
    public void add(SubjectRef subject, String what, @Nullable String actor, @Nullable String remark) {
        sql.insertInto(STEP).set(STEP.SUBJECT_KIND, subject.kind()).set(STEP.SUBJECT_ID, subject.id()).set(STEP.WHAT, what).set(STEP.AT, clocks.now())
                .set(STEP.DAY, clocks.today()).set(STEP.ACTOR, actor).set(STEP.REMARK, remark == null ? "" : remark).execute();
    }

    /** Was this done today already? */
    public boolean today(SubjectRef subject, String what) {
        return sql.fetchExists(STEP, STEP.SUBJECT_KIND.eq(subject.kind()).and(STEP.SUBJECT_ID.eq(subject.id())).and(STEP.WHAT.eq(what)).and(STEP.DAY.eq(clocks.today())));
    }

    /** Latest first. */
    public List<TaskStep> of(SubjectRef subject) {
        return sql.selectFrom(STEP).where(STEP.SUBJECT_KIND.eq(subject.kind())).and(STEP.SUBJECT_ID.eq(subject.id())).orderBy(STEP.ID.desc())
                .fetch(row -> new TaskStep(row.get(STEP.WHAT), row.get(STEP.AT), row.get(STEP.ACTOR), row.get(STEP.REMARK)));
    }
}
