package cdo.office.talent;

import static cdo.office.talent.tables.StepTable.STEP;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The histories of the module's records; they only grow. */
@Component
class Steps {

    private final DSLContext sql;
    private final Clocks clocks;

    Steps(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    void add(SubjectRef subject, String what, @Nullable String actor, String remark) {
        sql.insertInto(STEP).set(STEP.SUBJECT_KIND, subject.kind()).set(STEP.SUBJECT_ID, subject.id()).set(STEP.WHAT, what).set(STEP.AT, clocks.now())
                .set(STEP.ACTOR, actor).set(STEP.REMARK, remark).execute();
    }

    /** Latest first. */
    List<Step> of(SubjectRef subject) {
        return sql.selectFrom(STEP).where(STEP.SUBJECT_KIND.eq(subject.kind())).and(STEP.SUBJECT_ID.eq(subject.id())).orderBy(STEP.ID.desc())
                .fetch(row -> new Step(row.getWhat(), row.getAt(), row.getActor(), row.getRemark()));
    }
}
