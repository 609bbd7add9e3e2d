package cdo.review.assessment;

import static cdo.office.plans.views.PublishedPlan.PUBLISHED_PLAN;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static cdo.review.assessment.tables.AssessedTable.ASSESSED;
import static cdo.review.assessment.tables.PanelTable.PANEL;
import static cdo.review.assessment.tables.ReviewerTable.REVIEWER;
import static cdo.review.assessment.tables.RunTable.RUN;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.IndicatorSystems;
import cdo.review.assessment.indicators.SystemState;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs: set up under an issued 办法, issued, cancelled; who may see them. */
@Component("assessmentRuns")
@Transactional
public class Runs {

    static final String SELF = "self";

    private final DSLContext sql;
    private final RunRows rows;
    private final RunSteps steps;
    private final IndicatorSystems systems;
    private final Duties duties;
    private final Reach reach;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Runs(DSLContext sql, RunRows rows, RunSteps steps, IndicatorSystems systems, Duties duties, Reach reach, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.steps = steps;
        this.systems = systems;
        this.duties = duties;
        this.reach = reach;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** A 办法 that is in force and can govern a run. */
    public record MethodChoice(long id, String title, @Nullable String number, String issuer) {
    }

    public long begin(Who who, AssessmentRun.Draft draft) {
        who.must(AssessmentRights.ORGANISE, who.unitId());
        AssessmentRun.Method method = checked(who, draft);
        long id = rows.insert(who.unitId(), draft, method);
        SubjectRef ref = SubjectRef.of(AssessmentRun.KIND, id);
        steps.add(ref, "begun", who.name(), "");
        audit.did(who, "assessment.begun", ref, "title", draft.title(), "object", draft.object(), "cadence", draft.cadence());
        return id;
    }

    /** Changes what a run is, as long as it has not been issued. */
    public void change(Who who, long id, int version, AssessmentRun.Draft draft) {
        AssessmentRun run = organised(who, id);
        run.mustBe(RunStage.DRAFT);
        if (run.object() != draft.object() && !rows.assessed(id).isEmpty()) {
            throw new Problem.Invalid("object", "assessment.run.objectFixed");
        }
        rows.update(run, version, draft, checked(who, draft));
        audit.did(who, "assessment.changed", run.ref(), "title", draft.title());
    }

    private AssessmentRun.Method checked(Who who, AssessmentRun.Draft draft) {
        draft.settings().check();
        if (draft.to().isBefore(draft.from())) {
            throw new Problem.Invalid("to", "assessment.run.period.wrong");
        }
        if (draft.object() == RunObject.UNIT) {
            IndicatorSystem system = draft.versionId() == null ? null : systems.find(draft.versionId()).orElse(null);
            if (system == null || system.state() != SystemState.IN_FORCE) {
                throw new Problem.Invalid("system", "assessment.run.system.wrong");
            }
        } else if (draft.unitRunId() == null || rows.find(draft.unitRunId()).filter(run -> run.organiserId() == who.unitId() && !run.officers()).isEmpty()) {
            throw new Problem.Invalid("unitRun", "assessment.run.unitRun.wrong");
        }
        if (draft.planId() == null) {
            return AssessmentRun.Method.NONE;
        }
        return methods(who.unitId()).stream().filter(each -> each.id() == draft.planId()).findFirst().map(each -> new AssessmentRun.Method(each.id(), each.title(), each.number()))
                .orElseThrow(() -> new Problem.Invalid("plan", "assessment.run.method.wrong"));
    }

    /** Issued 制度与办法 in force today: the organiser's own first, then those of the units above, under which a unit may run its own assessment. */
    @Transactional(readOnly = true)
    public List<MethodChoice> methods(long organiser) {
        LocalDate today = clocks.today();
        var plan = PUBLISHED_PLAN;
        var unit = PUBLISHED_UNIT_LAST;
        return sql.select(plan.ID, plan.TITLE, plan.NUMBER, unit.SHORT_NAME).from(plan).join(unit).on(unit.ID.eq(plan.UNIT_ID)).where(plan.UNIT_ID.in(governing(organiser, today))).and(plan.KIND.eq("REGULATION")).and(plan.STAGE.eq("ISSUED"))
                .and(plan.VALID_FROM.isNull().or(plan.VALID_FROM.le(today))).and(plan.VALID_TO.isNull().or(plan.VALID_TO.ge(today))).orderBy(plan.UNIT_ID.ne(organiser), plan.ID.desc())
                .fetch(row -> new MethodChoice(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** The organiser, every unit above it, and the bureaus and authorities of their regions. */
    private Set<Long> governing(long organiser, LocalDate today) {
        var all = new LinkedHashSet<Long>();
        var regions = new LinkedHashSet<Long>();
        for (Long next = organiser; next != null && all.add(next);) {
            Unit unit = units.get(next);
            regions.add(unit.regionId());
            next = unit.parentId();
        }
        for (long region : regions) {
            all.add(units.bureau(region, today).id());
            units.authority(region, today).map(Unit::id).ifPresent(all::add);
        }
        return all;
    }

    /** 下发: the self-assessment of everyone in scope begins; each owes it by the same day. */
    public void issue(Who who, long id, int version, LocalDate selfDue) {
        AssessmentRun run = ready(who, id, version);
        if (run.officers()) {
            throw new Problem.Refused("assessment.run.noSelf");
        }
        if (!selfDue.isAfter(clocks.today())) {
            throw new Problem.Invalid("selfDue", "assessment.run.selfDue");
        }
        rows.move(run, RunStage.SELF_ASSESSMENT, Map.of(RUN.SELF_DUE, selfDue));
        rows.assessed(id).forEach(each -> owe(run, each, selfDue));
        steps.add(run.ref(), "issued", who.name(), run.method().title());
        audit.did(who, "assessment.issued", run.ref(), "method", run.method().title(), "due", selfDue);
    }

    /** What every way out of the draft needs: an issued 办法, somebody to assess, nobody in between. */
    AssessmentRun ready(Who who, long id, int version) {
        AssessmentRun run = organised(who, id);
        run.mustBe(RunStage.DRAFT);
        stale(run, version);
        if (run.method().planId() == null) {
            throw new Problem.Refused("assessment.run.noMethod");
        }
        if (rows.assessed(id).isEmpty()) {
            throw new Problem.Refused("assessment.run.nobody");
        }
        return run;
    }

    void owe(AssessmentRun run, Assessed assessed, LocalDate due) {
        duties.open(new NewDuty(AssessmentRules.SELF, null, assessed.unitId(), run.organiserId(), null, assessed.ref(), SELF,
                Message.of("assessment.duty.self", run.title()), clocks.today(), due, assessed.href()));
    }

    public void cancel(Who who, long id, int version, String reason) {
        AssessmentRun run = organised(who, id);
        who.must(AssessmentRights.DECIDE, run.organiserId());
        stale(run, version);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "assessment.reason.missing");
        }
        rows.move(run, RunStage.CANCELLED, Map.of());
        rows.assessed(id).forEach(each -> duties.cancelAll(each.ref(), Message.of("assessment.why.cancelled")));
        steps.add(run.ref(), "cancelled", who.name(), reason);
        audit.did(who, "assessment.cancelled", run.ref(), "reason", reason);
    }

    /** Locks a run for the organiser's next step. */
    AssessmentRun organised(Who who, long id) {
        who.must(AssessmentRights.ORGANISE, rows.get(id).organiserId());
        return rows.lock(id);
    }

    static void stale(AssessmentRun run, int version) {
        if (run.version() != version) {
            throw new Problem.Stale(run.ref());
        }
    }

    @Transactional(readOnly = true)
    public AssessmentRun get(Who who, long id) {
        return Problem.Hidden.unless(rows.find(id), run -> visible(who, run), SubjectRef.of(AssessmentRun.KIND, id));
    }

    @Transactional(readOnly = true)
    public List<RunStep> steps(AssessmentRun run) {
        return steps.of(run.ref());
    }

    Optional<AssessmentRun> find(long id) {
        return rows.find(id);
    }

    boolean visible(Who who, AssessmentRun run) {
        return who.reads(run.organiserId()) || run.stage() != RunStage.DRAFT && sql.fetchExists(RUN, RUN.ID.eq(run.id()).and(concerned(who)));
    }

    /** Does the person sit at the organiser, so that scores are open to them at every stage? */
    public boolean organises(Who who, AssessmentRun run) {
        return who.may(AssessmentRights.ORGANISE, run.organiserId());
    }

    private Condition concerned(Who who) {
        return exists(selectOne().from(ASSESSED).where(ASSESSED.RUN_ID.eq(RUN.ID)).and(reach.readable(who, ASSESSED.UNIT_ID).or(ASSESSED.PERSON_ID.eq(who.personId()))))
                .or(exists(selectOne().from(PANEL).join(REVIEWER).on(REVIEWER.PANEL_ID.eq(PANEL.ID)).where(PANEL.RUN_ID.eq(RUN.ID)).and(REVIEWER.PERSON_ID.eq(who.personId()))));
    }

    /** @param words part of the title, may be empty */
    @Transactional(readOnly = true)
    public Slice<AssessmentRun> slice(Who who, String words, @Nullable RunStage stage, Slice.Ask ask) {
        who.must(AssessmentRights.SEE);
        Condition mine = reach.readable(who, RUN.ORGANISER_ID).or(RUN.STAGE.ne(RunStage.DRAFT.name()).and(concerned(who)));
        Condition asked = (words.isBlank() ? noCondition() : RUN.TITLE.containsIgnoreCase(words.strip())).and(stage == null ? noCondition() : RUN.STAGE.eq(stage.name()));
        List<AssessmentRun> found = sql.select(RUN.ID).from(RUN).where(mine.and(asked)).orderBy(RUN.YEAR.desc(), RUN.ID.desc()).limit(ask.size()).offset(ask.offset())
                .fetch(row -> rows.get(row.value1()));
        return ask.of(found, sql.fetchCount(RUN, mine.and(asked)), sql.fetchCount(RUN, mine));
    }

    /** Runs over units of the same organiser, for an officers' run to build on. */
    @Transactional(readOnly = true)
    public List<AssessmentRun> unitRuns(long organiser) {
        return rows.runs(RUN.ORGANISER_ID.eq(organiser).and(RUN.OBJECT.eq(RunObject.UNIT.name())).and(RUN.STAGE.ne(RunStage.CANCELLED.name())));
    }
}
