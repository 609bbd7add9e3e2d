package cdo.office.program;

import static cdo.office.program.tables.MemberTable.MEMBER;
import static cdo.office.program.tables.ObligationTable.OBLIGATION;
import static cdo.office.program.tables.OwedTable.OWED;
import static cdo.office.program.tables.PhaseTable.PHASE;
import static cdo.office.program.tables.ProgramTable.PROGRAM_;
import static cdo.office.program.tables.StepTable.STEP;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and inserts the rows of programs, phases, members, obligations and what is owed. */
@Component
class ProgramRows {

    private final DSLContext sql;
    private final Clocks clocks;

    ProgramRows(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    List<Program> programs(Condition condition) {
        return sql.selectFrom(PROGRAM_).where(condition).orderBy(PROGRAM_.STARTS.desc(), PROGRAM_.ID.desc()).fetch(ProgramRows::program);
    }

    Optional<Program> program(long id) {
        return programs(PROGRAM_.ID.eq(id)).stream().findFirst();
    }

    long insert(long organiser, @Nullable Long parent, Program.Draft draft) {
        return sql.insertInto(PROGRAM_).set(PROGRAM_.ORGANISER_UNIT_ID, organiser).set(PROGRAM_.PARENT_ID, parent).set(PROGRAM_.TITLE, draft.title())
                .set(PROGRAM_.TITLE_EN, draft.english()).set(PROGRAM_.DOCUMENT_NUMBER, draft.documentNumber()).set(PROGRAM_.DOCUMENT_DATE, draft.documentDate())
                .set(PROGRAM_.STARTS, draft.starts()).set(PROGRAM_.ENDS, draft.ends()).returning(PROGRAM_.ID).fetchSingle(PROGRAM_.ID);
    }

    List<Phase> phases(Condition condition) {
        return sql.selectFrom(PHASE).where(condition).orderBy(PHASE.STARTS, PHASE.ID).fetch(ProgramRows::phase);
    }

    Optional<Phase> phase(long id) {
        return phases(PHASE.ID.eq(id)).stream().findFirst();
    }

    Phase lock(long phaseId) {
        return sql.selectFrom(PHASE).where(PHASE.ID.eq(phaseId)).forUpdate().fetchOptional(ProgramRows::phase)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Phase.KIND, phaseId)));
    }

    long insert(long program, @Nullable Long parent, PhaseState state, @Nullable String reason, Phase.Draft draft) {
        return sql.insertInto(PHASE).set(PHASE.PROGRAM_ID, program).set(PHASE.PARENT_ID, parent).set(PHASE.KIND, draft.kind().name()).set(PHASE.TITLE, draft.title())
                .set(PHASE.TITLE_EN, draft.english()).set(PHASE.STARTS, draft.starts()).set(PHASE.ENDS, draft.ends()).set(PHASE.STATE, state.name())
                .set(PHASE.EXPECTED_CHOICE, draft.expectedChoice()).set(PHASE.CHOICE_REASON, reason).returning(PHASE.ID).fetchSingle(PHASE.ID);
    }

    List<Obligation> obligations(long phase) {
        return sql.selectFrom(OBLIGATION).where(OBLIGATION.PHASE_ID.eq(phase)).orderBy(OBLIGATION.PLACE, OBLIGATION.ID).fetch(ProgramRows::obligation);
    }

    Obligation insert(long phase, Obligation.Draft draft) {
        int place = sql.fetchCount(OBLIGATION, OBLIGATION.PHASE_ID.eq(phase)) + 1;
        return obligation(sql.insertInto(OBLIGATION).set(OBLIGATION.PHASE_ID, phase).set(OBLIGATION.KEY, draft.key()).set(OBLIGATION.TITLE, draft.title())
                .set(OBLIGATION.TITLE_EN, draft.titleEn()).set(OBLIGATION.RULE_KEY, draft.ruleKey()).set(OBLIGATION.DEBTOR, draft.debtor().name())
                .set(OBLIGATION.FORM, draft.form().name()).set(OBLIGATION.WINDOW_FROM, draft.windowFrom()).set(OBLIGATION.DUE, draft.due())
                .set(OBLIGATION.PLACE, place).returning().fetchSingle());
    }

    /** Units in scope now, in no order. */
    List<Long> members(long phase) {
        return sql.select(MEMBER.UNIT_ID).from(MEMBER).where(MEMBER.PHASE_ID.eq(phase)).and(MEMBER.REMOVED_ON.isNull()).fetch(MEMBER.UNIT_ID);
    }

    /** True when the unit was not in scope before. */
    boolean join(long phase, long unit, LocalDate on) {
        return sql.insertInto(MEMBER).set(MEMBER.PHASE_ID, phase).set(MEMBER.UNIT_ID, unit).set(MEMBER.ADDED_ON, on).onConflictDoNothing().execute() == 1;
    }

    boolean leave(long phase, long unit, LocalDate on, String reason) {
        return sql.update(MEMBER).set(MEMBER.REMOVED_ON, on).set(MEMBER.REMOVAL_REASON, reason).where(MEMBER.PHASE_ID.eq(phase)).and(MEMBER.UNIT_ID.eq(unit))
                .and(MEMBER.REMOVED_ON.isNull()).execute() == 1;
    }

    List<Owed> owed(Condition condition) {
        return sql.select().from(OWED).join(OBLIGATION).on(OBLIGATION.ID.eq(OWED.OBLIGATION_ID)).where(condition).orderBy(OBLIGATION.PLACE, OWED.ID).fetch(ProgramRows::owed);
    }

    /** What happened to a record; the table only grows. */
    void step(SubjectRef subject, String what, @Nullable String actor, String remark) {
        sql.insertInto(STEP).set(STEP.SUBJECT_KIND, subject.kind()).set(STEP.SUBJECT_ID, subject.id()).set(STEP.WHAT, what).set(STEP.AT, clocks.now())
                .set(STEP.DAY, clocks.today()).set(STEP.ACTOR, actor).set(STEP.REMARK, remark).execute();
    }

    /** What happened to a record, latest first. */
    List<Step> steps(SubjectRef subject) {
        return sql.selectFrom(STEP).where(STEP.SUBJECT_KIND.eq(subject.kind())).and(STEP.SUBJECT_ID.eq(subject.id())).orderBy(STEP.ID.desc())
                .fetch(row -> new Step(row.get(STEP.WHAT), row.get(STEP.AT), row.get(STEP.ACTOR), row.get(STEP.REMARK)));
    }

    private static Program program(Record row) {
        return new Program(row.get(PROGRAM_.ID), row.get(PROGRAM_.ORGANISER_UNIT_ID), row.get(PROGRAM_.PARENT_ID), row.get(PROGRAM_.TITLE), row.get(PROGRAM_.TITLE_EN),
                row.get(PROGRAM_.DOCUMENT_NUMBER), row.get(PROGRAM_.DOCUMENT_DATE), row.get(PROGRAM_.STARTS), row.get(PROGRAM_.ENDS), row.get(PROGRAM_.VERSION));
    }

    private static Phase phase(Record row) {
        return new Phase(row.get(PHASE.ID), row.get(PHASE.PROGRAM_ID), row.get(PHASE.PARENT_ID), PhaseKind.valueOf(row.get(PHASE.KIND)), row.get(PHASE.TITLE),
                row.get(PHASE.TITLE_EN), row.get(PHASE.STARTS), row.get(PHASE.ENDS), PhaseState.valueOf(row.get(PHASE.STATE)), row.get(PHASE.EXPECTED_CHOICE),
                row.get(PHASE.CHOICE_REASON), row.get(PHASE.EXPERIENCE), row.get(PHASE.OUTLOOK), row.get(PHASE.VERSION));
    }

    static Obligation obligation(Record row) {
        return new Obligation(row.get(OBLIGATION.ID), row.get(OBLIGATION.PHASE_ID), row.get(OBLIGATION.KEY), row.get(OBLIGATION.TITLE), row.get(OBLIGATION.TITLE_EN),
                row.get(OBLIGATION.RULE_KEY), Debtor.valueOf(row.get(OBLIGATION.DEBTOR)), ObligationForm.valueOf(row.get(OBLIGATION.FORM)),
                row.get(OBLIGATION.WINDOW_FROM), row.get(OBLIGATION.DUE), row.get(OBLIGATION.PLACE));
    }

    static Owed owed(Record row) {
        return new Owed(row.get(OWED.ID), obligation(row), row.get(OWED.UNIT_ID), row.get(OWED.DUTY_ID), row.get(OWED.MET_ON), row.get(OWED.CANCELLED_ON));
    }
}
