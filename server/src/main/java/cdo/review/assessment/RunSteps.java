package cdo.review.assessment;

import static cdo.review.assessment.tables.StepTable.STEP;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The append-only history of runs and entries. */
@Component("assessmentSteps")
class RunSteps {

    private final DSLContext sql;
    private final Clocks clocks;

    RunSteps(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    void add(SubjectRef subject, String what, @Nullable String actor, String remark) {
        sql.insertInto(STEP).set(STEP.SUBJECT_KIND, subject.kind()).set(STEP.SUBJECT_ID, subject.id()).set(STEP.WHAT, what).set(STEP.AT, clocks.now())
                .set(STEP.DAY, clocks.today()).set(STEP.ACTOR, actor).set(STEP.REMARK, remark).execute();
    }

    boolean happened(SubjectRef subject, String what, LocalDate since) {
        return sql.fetchExists(STEP, STEP.SUBJECT_KIND.eq(subject.kind()).and(STEP.SUBJECT_ID.eq(subject.id())).and(STEP.WHAT.eq(what)).and(STEP.DAY.ge(since)));
    }

    /** Newest first. */
    List<RunStep> of(SubjectRef subject) {
        return sql.selectFrom(STEP).where(STEP.SUBJECT_KIND.eq(subject.kind())).and(STEP.SUBJECT_ID.eq(subject.id())).orderBy(STEP.ID.desc())
                .fetch(row -> new RunStep(row.get(STEP.WHAT), row.get(STEP.AT), row.get(STEP.ACTOR), row.get(STEP.REMARK)));
    }
}
