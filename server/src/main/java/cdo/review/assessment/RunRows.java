package cdo.review.assessment;

import static cdo.review.assessment.tables.AssessedTable.ASSESSED;
import static cdo.review.assessment.tables.CoveredUnitTable.COVERED_UNIT;
import static cdo.review.assessment.tables.RunTable.RUN;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.review.assessment.indicators.Grade;
import cdo.review.assessment.indicators.GradeScale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes the rows of runs and of whom they assess. */
@Component("assessmentRunRows")
class RunRows {

    private static final Field<Set<Long>> COVERS = multiset(select(COVERED_UNIT.UNIT_ID).from(COVERED_UNIT).where(COVERED_UNIT.ASSESSED_ID.eq(ASSESSED.ID)))
            .convertFrom(rows -> Set.copyOf(rows.map(row -> row.value1())));

    private final DSLContext sql;

    RunRows(DSLContext sql) {
        this.sql = sql;
    }

    Optional<AssessmentRun> find(long id) {
        return sql.selectFrom(RUN).where(RUN.ID.eq(id)).fetchOptional(RunRows::run);
    }

    AssessmentRun get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(AssessmentRun.KIND, id)));
    }

    /** Two clerks who change the same run wait for each other. */
    AssessmentRun lock(long id) {
        return sql.selectFrom(RUN).where(RUN.ID.eq(id)).forUpdate().fetchOptional(RunRows::run).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(AssessmentRun.KIND, id)));
    }

    List<AssessmentRun> runs(Condition which) {
        return sql.selectFrom(RUN).where(which).orderBy(RUN.YEAR.desc(), RUN.ID.desc()).fetch(RunRows::run);
    }

    /** The only change of stage. */
    void move(AssessmentRun run, RunStage next, Map<Field<?>, ?> columns) {
        int changed = sql.update(RUN).set(RUN.STAGE, run.moveTo(next).name()).set(RUN.VERSION, run.version() + 1).set(columns)
                .where(RUN.ID.eq(run.id())).and(RUN.VERSION.eq(run.version())).execute();
        if (changed == 0) {
            throw new Problem.Stale(run.ref());
        }
    }

    long insert(long organiser, AssessmentRun.Draft draft, AssessmentRun.Method method) {
        return sql.insertInto(RUN).set(columns(draft, method)).set(RUN.ORGANISER_ID, organiser).set(RUN.STAGE, RunStage.DRAFT.name()).returning(RUN.ID).fetchSingle(RUN.ID);
    }

    void update(AssessmentRun run, int version, AssessmentRun.Draft draft, AssessmentRun.Method method) {
        int changed = sql.update(RUN).set(columns(draft, method)).set(RUN.VERSION, version + 1).where(RUN.ID.eq(run.id())).and(RUN.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(run.ref());
        }
    }

    private static Map<Field<?>, @Nullable Object> columns(AssessmentRun.Draft draft, AssessmentRun.Method method) {
        var settings = draft.settings();
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(RUN.TITLE, draft.title());
        columns.put(RUN.OBJECT, draft.object().name());
        columns.put(RUN.CADENCE, draft.cadence().name());
        columns.put(RUN.YEAR, draft.to().getYear());
        columns.put(RUN.PERIOD_FROM, draft.from());
        columns.put(RUN.PERIOD_TO, draft.to());
        columns.put(RUN.METHOD_PLAN_ID, method.planId());
        columns.put(RUN.METHOD_TITLE, method.title());
        columns.put(RUN.METHOD_NUMBER, method.number());
        columns.put(RUN.SYSTEM_VERSION_ID, draft.versionId());
        columns.put(RUN.UNIT_RUN_ID, draft.unitRunId());
        columns.put(RUN.HAS_PANEL, settings.panel());
        columns.put(RUN.REVIEWERS, settings.reviewers());
        columns.put(RUN.TALK_SHARE, settings.talkShare());
        columns.put(RUN.EVIDENCE_SHOWN, settings.evidenceShown().name());
        columns.put(RUN.NAMES_SHOWN, settings.namesShown());
        columns.put(RUN.EXCELLENT_FROM, settings.scale().excellentFrom());
        columns.put(RUN.GOOD_FROM, settings.scale().goodFrom());
        columns.put(RUN.PASS_FROM, settings.scale().passFrom());
        columns.put(RUN.EXCELLENT_QUOTA, settings.quota());
        columns.put(RUN.UNIT_WEIGHT, settings.unitWeight());
        columns.put(RUN.DUTY_WEIGHT, settings.dutyWeight());
        columns.put(RUN.REPORT_WEIGHT, settings.reportWeight());
        columns.put(RUN.LEAST_DAYS, settings.leastDays());
        return columns;
    }

    /** Those assessed today, without those that were merged into another. */
    List<Assessed> assessed(long run) {
        return assessed(ASSESSED.RUN_ID.eq(run).and(ASSESSED.MERGED_INTO.isNull()));
    }

    List<Assessed> assessed(Condition which) {
        return sql.select(ASSESSED.asterisk(), COVERS).from(ASSESSED).where(which).orderBy(ASSESSED.ID).fetch(RunRows::assessedOf);
    }

    Optional<Assessed> one(long id) {
        return assessed(ASSESSED.ID.eq(id)).stream().findFirst();
    }

    Assessed assessedGet(long id) {
        return one(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Assessed.KIND, id)));
    }

    /** Null when it is assessed already. */
    @Nullable Long join(long run, long unit, @Nullable Long post, @Nullable Long person, @Nullable Long group, Set<Long> covers) {
        Long id = sql.insertInto(ASSESSED).set(ASSESSED.RUN_ID, run).set(ASSESSED.UNIT_ID, unit).set(ASSESSED.POST_ID, post).set(ASSESSED.PERSON_ID, person)
                .set(ASSESSED.GROUP_ID, group).set(ASSESSED.STAGE, "OPEN").onConflictDoNothing().returningResult(ASSESSED.ID).fetchOne(ASSESSED.ID);
        if (id != null) {
            covers.forEach(each -> cover(id, each));
        }
        return id;
    }

    void cover(long assessed, long unit) {
        sql.insertInto(COVERED_UNIT).set(COVERED_UNIT.ASSESSED_ID, assessed).set(COVERED_UNIT.UNIT_ID, unit).onConflictDoNothing().execute();
    }

    void leave(long assessed) {
        sql.deleteFrom(COVERED_UNIT).where(COVERED_UNIT.ASSESSED_ID.eq(assessed)).execute();
        sql.deleteFrom(ASSESSED).where(ASSESSED.ID.eq(assessed)).execute();
    }

    void change(Assessed assessed, int version, Map<Field<?>, ?> columns) {
        int changed = sql.update(ASSESSED).set(ASSESSED.VERSION, version + 1).set(columns).where(ASSESSED.ID.eq(assessed.id())).and(ASSESSED.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(assessed.ref());
        }
    }

    private static AssessmentRun run(Record row) {
        var settings = new AssessmentRun.Settings(row.get(RUN.HAS_PANEL), row.get(RUN.REVIEWERS), row.get(RUN.TALK_SHARE), EvidenceShown.valueOf(row.get(RUN.EVIDENCE_SHOWN)),
                row.get(RUN.NAMES_SHOWN), new GradeScale(row.get(RUN.EXCELLENT_FROM), row.get(RUN.GOOD_FROM), row.get(RUN.PASS_FROM)), row.get(RUN.EXCELLENT_QUOTA),
                row.get(RUN.UNIT_WEIGHT), row.get(RUN.DUTY_WEIGHT), row.get(RUN.REPORT_WEIGHT), row.get(RUN.LEAST_DAYS));
        return new AssessmentRun(row.get(RUN.ID), row.get(RUN.ORGANISER_ID), row.get(RUN.TITLE), RunObject.valueOf(row.get(RUN.OBJECT)), RunCadence.valueOf(row.get(RUN.CADENCE)),
                row.get(RUN.YEAR), row.get(RUN.PERIOD_FROM), row.get(RUN.PERIOD_TO), new AssessmentRun.Method(row.get(RUN.METHOD_PLAN_ID), row.get(RUN.METHOD_TITLE), row.get(RUN.METHOD_NUMBER)),
                row.get(RUN.SYSTEM_VERSION_ID), row.get(RUN.UNIT_RUN_ID), RunStage.valueOf(row.get(RUN.STAGE)), row.get(RUN.SELF_DUE), row.get(RUN.FREEZE_ID), row.get(RUN.FROZEN_ON),
                row.get(RUN.PUBLIC_FROM), settings, row.get(RUN.FINDINGS), row.get(RUN.OUTLOOK), row.get(RUN.VERSION));
    }

    private static Assessed assessedOf(Record row) {
        String cap = row.get(ASSESSED.CAP);
        String grade = row.get(ASSESSED.GRADE);
        String basis = row.get(ASSESSED.GRADE_BASIS);
        return new Assessed(row.get(ASSESSED.ID), row.get(ASSESSED.RUN_ID), row.get(ASSESSED.UNIT_ID), row.get(ASSESSED.POST_ID), row.get(ASSESSED.PERSON_ID), row.get(ASSESSED.GROUP_ID),
                row.get(ASSESSED.STAGE).equals("SUBMITTED"), row.get(ASSESSED.SUBMITTED_ON), row.get(ASSESSED.SUBMITTED_BY), row.get(ASSESSED.LATE), row.get(ASSESSED.TOTAL),
                cap == null ? null : Grade.valueOf(cap), grade == null ? null : Grade.valueOf(grade), basis == null ? null : GradeBasis.valueOf(basis), row.get(ASSESSED.GRADE_REASON),
                row.get(ASSESSED.GRADED_BY), row.get(ASSESSED.MERGED_INTO), row.get(COVERS), row.get(ASSESSED.VERSION));
    }
}
