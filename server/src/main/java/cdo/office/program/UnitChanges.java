package cdo.office.program;

import static cdo.office.program.tables.MemberTable.MEMBER;
import static cdo.office.program.tables.ProgramTable.PROGRAM_;
import static cdo.office.program.tables.SubmissionTable.SUBMISSION;

import cdo.platform.organization.UnitsMerged;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When units merge, the successor takes their place in every scope, in what is owed and handed in, and as organiser. */
@Component
@Transactional
class UnitChanges {

    private final DSLContext sql;
    private final ProgramRows rows;
    private final Owing owing;

    UnitChanges(DSLContext sql, ProgramRows rows, Owing owing) {
        this.sql = sql;
        this.rows = rows;
        this.owing = owing;
    }

    @EventListener
    void on(UnitsMerged merged) {
        owing.passOn(merged.from(), merged.into());
        sql.select(MEMBER.PHASE_ID, MEMBER.UNIT_ID).from(MEMBER).where(MEMBER.UNIT_ID.in(merged.from())).and(MEMBER.REMOVED_ON.isNull()).fetch().forEach(row -> {
            rows.leave(row.value1(), row.value2(), merged.on(), "单位合并");
            rows.join(row.value1(), merged.into(), merged.on());
        });
        sql.update(SUBMISSION).set(SUBMISSION.UNIT_ID, merged.into()).where(SUBMISSION.UNIT_ID.in(merged.from())).execute();
        sql.update(SUBMISSION).set(SUBMISSION.ORGANISER_UNIT_ID, merged.into()).where(SUBMISSION.ORGANISER_UNIT_ID.in(merged.from())).execute();
        sql.update(PROGRAM_).set(PROGRAM_.ORGANISER_UNIT_ID, merged.into()).where(PROGRAM_.ORGANISER_UNIT_ID.in(merged.from())).execute();
    }
}
