package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;
import static cdo.office.duties.tables.StepTable.STEP;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.MessageJson;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of duties and its steps: the only writer of both. */
@Component
class DutyRows {

    private final DSLContext sql;
    private final Clocks clocks;

    DutyRows(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    List<Duty> find(Condition condition) {
        return sql.selectFrom(DUTY).where(condition).orderBy(DUTY.DUE, DUTY.ID).fetch(DutyRows::duty);
    }

    /** Waits for whoever is changing the same duties: ten clerks that discharge one duty at once leave one step. */
    List<Duty> lock(Condition condition) {
        return sql.selectFrom(DUTY).where(condition).orderBy(DUTY.ID).forUpdate().fetch(DutyRows::duty);
    }

    Duty lock(long id) {
        return lock(DUTY.ID.eq(id)).stream().findFirst().orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Duty.KIND, id)));
    }

    Optional<Duty> get(long id) {
        return find(DUTY.ID.eq(id)).stream().findFirst();
    }

    /** Inserts unless the natural key exists; answers the id either way and whether it is new. */
    Inserted insert(NewDuty asked, Rule rule, LocalDate due, boolean provisional) {
        Long id = sql.insertInto(DUTY)
                .set(DUTY.RULE_ID, rule.id()).set(DUTY.RULE_KEY, rule.key())
                .set(DUTY.DEBTOR_UNIT_ID, asked.debtorUnit()).set(DUTY.DEBTOR_POST_ID, asked.debtorPost()).set(DUTY.COUNTS_FOR_UNIT_ID, asked.debtorUnit())
                .set(DUTY.OWED_TO_UNIT_ID, asked.owedToUnit()).set(DUTY.HANDLER_PERSON_ID, asked.handler()).set(DUTY.IN_PERSON, asked.inPerson())
                .set(DUTY.SUBJECT_KIND, asked.subject().kind()).set(DUTY.SUBJECT_ID, asked.subject().id()).set(DUTY.OCCURRENCE, asked.occurrence())
                .set(DUTY.TITLE, MessageJson.write(asked.title())).set(DUTY.HREF, asked.href())
                .set(DUTY.WINDOW_START, rule.windowStart() == null ? null : rule.windowStart().atYear(due.getYear()))
                .set(DUTY.STARTED, asked.start()).set(DUTY.DUE, due).set(DUTY.FIRST_DUE, due).set(DUTY.DUE_TYPED, asked.due() != null)
                .set(DUTY.PROVISIONAL, provisional).set(DUTY.STATE, DutyState.OPEN.name())
                .onConflictDoNothing().returningResult(DUTY.ID).fetchOne(DUTY.ID);
        if (id != null) {
            return new Inserted(id, true);
        }
        return new Inserted(sql.select(DUTY.ID).from(DUTY).where(DUTY.RULE_KEY.eq(rule.key())).and(DUTY.SUBJECT_KIND.eq(asked.subject().kind()))
                .and(DUTY.SUBJECT_ID.eq(asked.subject().id())).and(DUTY.DEBTOR_UNIT_ID.eq(asked.debtorUnit()))
                .and(DUTY.DEBTOR_POST_ID.isNotDistinctFrom(asked.debtorPost())).and(DUTY.OCCURRENCE.eq(asked.occurrence())).fetchSingle(DUTY.ID), false);
    }

    /** A duty's id and whether this call made it. */
    record Inserted(long id, boolean fresh) {
    }

    /** Writes changed columns and the step that explains them, guarded by the version that was read. */
    void change(Duty duty, java.util.Map<Field<?>, @Nullable Object> columns, StepKind kind, LocalDate day, @Nullable String actor, @Nullable Message reason, @Nullable LocalDate newDue) {
        var all = new java.util.LinkedHashMap<Field<?>, @Nullable Object>(columns);
        all.put(DUTY.VERSION, duty.version() + 1);
        int changed = sql.update(DUTY).set(all).where(DUTY.ID.eq(duty.id())).and(DUTY.VERSION.eq(duty.version())).execute();
        if (changed == 0) {
            throw new Problem.Stale(duty.ref());
        }
        step(duty.id(), kind, day, actor, reason, newDue == null ? null : duty.due(), newDue);
    }

    /** Whether somebody, not the ladder, has asked for the duty on that day. */
    boolean askedAgain(long duty, LocalDate day) {
        return sql.fetchExists(STEP, STEP.DUTY_ID.eq(duty).and(STEP.KIND.eq(StepKind.CHASED.name())).and(STEP.ACTOR.isNotNull()).and(STEP.DAY.eq(day)));
    }

    void step(long duty, StepKind kind, LocalDate day, @Nullable String actor, @Nullable Message reason, @Nullable LocalDate oldDue, @Nullable LocalDate newDue) {
        sql.insertInto(STEP).set(STEP.DUTY_ID, duty).set(STEP.KIND, kind.name()).set(STEP.AT, clocks.now()).set(STEP.DAY, day).set(STEP.ACTOR, actor)
                .set(STEP.OLD_DUE, oldDue).set(STEP.NEW_DUE, newDue)
                .set(STEP.REASON, MessageJson.writeOrNull(reason)).execute();
    }

    List<Step> steps(long duty) {
        return sql.selectFrom(STEP).where(STEP.DUTY_ID.eq(duty)).orderBy(STEP.ID.desc()).fetch(row -> new Step(StepKind.valueOf(row.get(STEP.KIND)), row.get(STEP.AT),
                row.get(STEP.DAY), row.get(STEP.ACTOR), row.get(STEP.OLD_DUE), row.get(STEP.NEW_DUE), MessageJson.readOrNull(row.get(STEP.REASON))));
    }

    static Duty duty(Record row) {
        return new Duty(row.get(DUTY.ID), row.get(DUTY.RULE_ID), row.get(DUTY.RULE_KEY), row.get(DUTY.DEBTOR_UNIT_ID), row.get(DUTY.DEBTOR_POST_ID),
                row.get(DUTY.OWED_TO_UNIT_ID), row.get(DUTY.HANDLER_PERSON_ID), row.get(DUTY.IN_PERSON), SubjectRef.of(row.get(DUTY.SUBJECT_KIND), row.get(DUTY.SUBJECT_ID)),
                row.get(DUTY.OCCURRENCE), MessageJson.read(row.get(DUTY.TITLE)), row.get(DUTY.HREF),
                row.get(DUTY.WINDOW_START), row.get(DUTY.STARTED), row.get(DUTY.DUE), row.get(DUTY.FIRST_DUE), row.get(DUTY.DUE_TYPED), row.get(DUTY.PROVISIONAL),
                DutyState.valueOf(row.get(DUTY.STATE)), row.get(DUTY.SUSPENDED_SINCE), row.get(DUTY.EXTENDED_DAYS), row.get(DUTY.MET_ON),
                row.get(DUTY.PERSON_ID), row.get(DUTY.NEEDS_DECISION), LadderStage.valueOf(row.get(DUTY.LADDER)), row.get(DUTY.VERSION));
    }

    /** One line of a duty's history. */
    record Step(StepKind kind, java.time.Instant at, LocalDate day, @Nullable String actor, @Nullable LocalDate oldDue, @Nullable LocalDate newDue,
                @Nullable Message reason) {
    }
}
