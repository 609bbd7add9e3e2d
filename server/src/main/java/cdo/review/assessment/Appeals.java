package cdo.review.assessment;

import static cdo.review.assessment.tables.AppealTable.APPEAL;
import static cdo.review.assessment.tables.AssessedTable.ASSESSED;
import static cdo.review.assessment.tables.RulingTable.RULING;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Page;
import cdo.review.assessment.indicators.Indicator;
import cdo.review.assessment.indicators.IndicatorSystems;
import cdo.review.assessment.indicators.LineState;
import cdo.review.assessment.indicators.ScoringRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 申诉: lodged within the window only, answered with reasons; a question that several share is answered once, for everyone comparable. */
@Component
@Transactional
public class Appeals {

    private static final String ANSWER = "answer";

    private final DSLContext sql;
    private final RunRows rows;
    private final Assessees assessees;
    private final Publicity publicity;
    private final Scores scores;
    private final IndicatorSystems systems;
    private final RunSteps steps;
    private final Duties duties;
    private final Audit audit;
    private final Clocks clocks;

    Appeals(DSLContext sql, RunRows rows, Assessees assessees, Publicity publicity, Scores scores, IndicatorSystems systems, RunSteps steps, Duties duties, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.assessees = assessees;
        this.publicity = publicity;
        this.scores = scores;
        this.systems = systems;
        this.steps = steps;
        this.duties = duties;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** One answer to a question that several share. */
    public record Ruling(long id, @Nullable Long groupId, String indicator, boolean deduction, boolean veto, BigDecimal delta, String answer, String by, LocalDate on) {

        /** +2, −2; of a deduction 少扣 2 分, of a veto 否决不成立. */
        public String said(Page page) {
            if (veto) {
                return delta.signum() > 0 ? page.t("assessment.change.lifted") : "";
            }
            String points = delta.abs().stripTrailingZeros().toPlainString();
            if (deduction && delta.signum() != 0) {
                return page.t(delta.signum() > 0 ? "assessment.rulings.favour" : "assessment.rulings.harm", points);
            }
            return (delta.signum() > 0 ? "+" : delta.signum() < 0 ? "−" : "") + points;
        }
    }

    public long lodge(Who who, long assessedId, @Nullable String indicator, String ground) {
        Assessed assessed = rows.assessedGet(assessedId);
        mustAnswerFor(who, assessed);
        AssessmentRun run = rows.lock(assessed.runId());
        LocalDate today = clocks.today();
        Optional<LocalDate> until = publicity.windowEnd(run);
        if (until.isPresent() && today.isAfter(until.get())) {
            throw new Problem.Refused("assessment.appeal.late", until.get());
        }
        run.mustBe(RunStage.PUBLICITY);
        if (ground.isBlank()) {
            throw new Problem.Invalid("ground", "assessment.reason.missing");
        }
        if (indicator != null && !run.officers() && scores.kept(assessedId).stream().noneMatch(line -> line.indicator().equals(indicator))) {
            throw new Problem.Invalid("indicator", "assessment.change.unknown", indicator);
        }
        if (sql.fetchExists(APPEAL, APPEAL.ASSESSED_ID.eq(assessedId).and(APPEAL.INDICATOR.isNotDistinctFrom(indicator)).and(APPEAL.STAGE.eq(AppealStage.LODGED.name())))) {
            throw new Problem.Invalid("indicator", "assessment.appeal.twice");
        }
        long id = sql.insertInto(APPEAL).set(APPEAL.RUN_ID, run.id()).set(APPEAL.ASSESSED_ID, assessedId).set(APPEAL.INDICATOR, indicator).set(APPEAL.GROUND, ground).set(APPEAL.STAGE, AppealStage.LODGED.name())
                .set(APPEAL.LODGED_BY, who.name()).set(APPEAL.LODGED_ON, today).returning(APPEAL.ID).fetchSingle(APPEAL.ID);
        SubjectRef ref = SubjectRef.of(Appeal.KIND, id);
        duties.open(new NewDuty(AssessmentRules.APPEAL, null, run.organiserId(), assessed.unitId(), null, ref, ANSWER, Message.of("assessment.duty.appeal", run.title()), today, null, "/assessments/appeals/" + id));
        steps.add(assessed.ref(), "appealed", who.name(), ground);
        audit.did(who, "assessment.appeal-lodged", ref, "assessed", assessedId, "indicator", indicator == null ? "" : indicator);
        return id;
    }

    /** Takes it back before it was answered. */
    public void withdraw(Who who, long id, int version) {
        Appeal appeal = find(id).orElseThrow(() -> missing(id));
        mustAnswerFor(who, rows.assessedGet(appeal.assessedId()));
        move(appeal, version, AppealStage.WITHDRAWN, null, null, null);
        duties.cancel(AssessmentRules.APPEAL, appeal.ref(), ANSWER, Message.of("assessment.why.withdrawn"));
        audit.did(who, "assessment.appeal-withdrawn", appeal.ref());
    }

    /**
     * Answers one appeal, with reasons.
     *
     * @param points the points that the indicator gets when the appeal is upheld – of a deduction those still deducted; never worse than now; null when a frozen row was or will be adjusted instead, and for a veto, which does not stand when the appeal is upheld
     */
    public void answer(Who who, long id, int version, boolean upheld, @Nullable BigDecimal points, String answer) {
        answer(who, id, version, upheld, null, points, answer);
    }

    /**
     * As above; an appeal about the whole is upheld only with what comes of it.
     *
     * @param about of an appeal about the whole: the indicator (an officer's part) whose points change; null when a frozen row was mended since it was lodged
     */
    public void answer(Who who, long id, int version, boolean upheld, @Nullable String about, @Nullable BigDecimal points, String answer) {
        Appeal appeal = find(id).orElseThrow(() -> missing(id));
        AssessmentRun run = rows.lock(appeal.runId());
        who.must(AssessmentRights.DECIDE, run.organiserId());
        run.mustBe(RunStage.PUBLICITY, RunStage.APPEALS);
        if (answer.isBlank()) {
            throw new Problem.Invalid("answer", "assessment.reason.missing");
        }
        String indicator = appeal.indicator() == null ? about : appeal.indicator();
        if (points != null && (!upheld || indicator == null)) {
            throw new Problem.Invalid("points", "assessment.appeal.points");
        }
        boolean veto = veto(run, indicator);
        if (points != null && veto) {
            throw new Problem.Invalid("points", "assessment.appeal.veto");
        }
        if (upheld && appeal.indicator() == null) {
            mustChangeSomething(appeal, indicator != null && (points != null || veto));
        }
        if (points != null) {
            neverHarms(run, appeal, indicator, points);
        }
        move(appeal, version, upheld ? AppealStage.UPHELD : AppealStage.DISMISSED, answer, who.name(), null);
        if (points != null) {
            Assessed before = rows.assessedGet(appeal.assessedId());
            scores.change(who, run, before, Objects.requireNonNull(indicator), points, answer, ChangeOrigin.APPEAL, id);
            neverLowers(before);
        }
        if (upheld && veto) {
            lift(who, run, rows.assessedGet(appeal.assessedId()), Objects.requireNonNull(indicator), answer, ChangeOrigin.APPEAL, id);
        }
        answered(who, appeal, upheld, answer);
    }

    /** 申诉成立 without any consequence would be a word only. */
    private void mustChangeSomething(Appeal appeal, boolean changes) {
        if (!changes && !mended(appeal)) {
            throw new Problem.Invalid("about", "assessment.appeal.consequence");
        }
    }

    /** Was a frozen row behind the score mended since the appeal was lodged? */
    boolean mended(Appeal appeal) {
        return steps.happened(SubjectRef.of(Assessed.KIND, appeal.assessedId()), "adjusted", appeal.lodgedOn());
    }

    /** A veto that does not stand zeroes and limits nothing any more. */
    private void lift(Who who, AssessmentRun run, Assessed assessed, String indicator, String answer, ChangeOrigin origin, long originId) {
        if (scores.sheet(run, assessed).line(indicator).filter(line -> line.state() == LineState.VETOED).isPresent()) {
            scores.change(who, run, assessed, indicator, BigDecimal.ZERO, answer, origin, originId);
        }
    }

    /** What applies after all takes its points back from the rest: with too few of them the whole would be less. */
    private void neverLowers(Assessed before) {
        BigDecimal now = rows.assessedGet(before.id()).total();
        if (before.total() != null && now != null && now.compareTo(before.total()) < 0) {
            throw new Problem.Invalid("points", "assessment.appeal.lower", before.total().stripTrailingZeros(), now.stripTrailingZeros());
        }
    }

    private void neverHarms(AssessmentRun run, Appeal appeal, String indicator, BigDecimal points) {
        Assessed assessed = rows.assessedGet(appeal.assessedId());
        BigDecimal now = run.officers() ? scores.officerValue(run, assessed, indicator) : line(assessed, indicator).map(Scores.Kept::score).orElse(points);
        int better = deduction(run, indicator) ? now.compareTo(points) : points.compareTo(now);
        if (better < 0) {
            throw new Problem.Invalid("points", "assessment.appeal.worse", now.stripTrailingZeros());
        }
    }

    /** Are the indicator's points taken from the total? Then more of them is worse. */
    @Transactional(readOnly = true)
    public boolean deduction(AssessmentRun run, @Nullable String indicator) {
        return indicator != null && run.versionId() != null && systems.get(run.versionId()).find(indicator).map(Indicator::rule).filter(rule -> rule.effect() == ScoringRule.Effect.DEDUCTION).isPresent();
    }

    /** Is the indicator a veto? */
    @Transactional(readOnly = true)
    public boolean veto(AssessmentRun run, @Nullable String indicator) {
        return indicator != null && run.versionId() != null && systems.get(run.versionId()).find(indicator).map(Indicator::rule).filter(rule -> rule.effect() == ScoringRule.Effect.VETO).isPresent();
    }

    private void mustAnswerFor(Who who, Assessed assessed) {
        if (!assessees.answersFor(who, assessed)) {
            throw new Problem.Denied(AssessmentRights.SUBMIT, assessed.unitId());
        }
    }

    private void answered(Who who, Appeal appeal, boolean upheld, String answer) {
        Assessed assessed = rows.assessedGet(appeal.assessedId());
        duties.discharge(AssessmentRules.APPEAL, appeal.ref(), ANSWER, clocks.today(), null);
        steps.add(assessed.ref(), upheld ? "appealUpheld" : "appealDismissed", who.name(), answer);
        publicity.tell(assessed, Message.of("assessment.tell.answered", rows.get(appeal.runId()).title()));
        audit.did(who, "assessment.appeal-answered", appeal.ref(), "upheld", upheld, "answer", answer);
    }

    /**
     * Answers a shared question once: every comparable unit's total gets the same points more or less, also those that did not appeal, and
     * all open appeals about the indicator are answered with it.
     *
     * @param groupId comparable group; null: everyone in the run
     * @param delta   positive is in favour: so many points more for each, on a deduction so many less deducted, 1 on a veto: it stands for nobody; 0 for an answer alone
     */
    public long rule(Who who, long runId, String indicator, @Nullable Long groupId, BigDecimal delta, String answer) {
        AssessmentRun run = rows.lock(runId);
        who.must(AssessmentRights.DECIDE, run.organiserId());
        run.mustBe(RunStage.PUBLICITY, RunStage.APPEALS);
        if (answer.isBlank()) {
            throw new Problem.Invalid("answer", "assessment.reason.missing");
        }
        List<Assessed> comparable = rows.assessed(runId).stream().filter(each -> groupId == null || groupId.equals(each.groupId())).toList();
        if (run.officers() || comparable.stream().noneMatch(each -> line(each, indicator).isPresent())) {
            throw new Problem.Invalid("indicator", "assessment.change.unknown", indicator);
        }
        mustBeWithin(run, comparable, indicator, delta);
        long id = sql.insertInto(RULING).set(RULING.RUN_ID, runId).set(RULING.GROUP_ID, groupId).set(RULING.INDICATOR, indicator).set(RULING.DELTA, delta).set(RULING.ANSWER, answer)
                .set(RULING.RULED_BY, who.name()).set(RULING.RULED_ON, clocks.today()).returning(RULING.ID).fetchSingle(RULING.ID);
        for (Assessed each : comparable) {
            apply(who, run, each, indicator, delta, answer, id);
            publicity.tell(each, Message.of("assessment.tell.ruled", run.title(), indicator));
        }
        var ids = comparable.stream().map(Assessed::id).toList();
        for (Appeal appeal : of(run).stream().filter(each -> each.stage() == AppealStage.LODGED && indicator.equals(each.indicator()) && ids.contains(each.assessedId())).toList()) {
            move(appeal, appeal.version(), delta.signum() > 0 ? AppealStage.UPHELD : AppealStage.DISMISSED, answer, who.name(), id);
            answered(who, appeal, delta.signum() > 0, answer);
        }
        audit.did(who, "assessment.ruled", run.ref(), "indicator", indicator, "delta", delta, "units", comparable.size(), "answer", answer);
        return id;
    }

    /** Nobody can be given or lose more than the indicator holds. */
    private void mustBeWithin(AssessmentRun run, List<Assessed> comparable, String indicator, BigDecimal delta) {
        if (veto(run, indicator)) {
            if (delta.signum() < 0 || delta.compareTo(BigDecimal.ONE) > 0) {
                throw new Problem.Invalid("delta", "assessment.ruling.veto");
            }
            return;
        }
        BigDecimal most = comparable.stream().flatMap(each -> line(each, indicator).stream()).map(Scores.Kept::worth).reduce(BigDecimal.ZERO, BigDecimal::max);
        if (delta.abs().compareTo(most) > 0) {
            throw new Problem.Invalid("delta", "assessment.ruling.range", most.stripTrailingZeros());
        }
    }

    private void apply(Who who, AssessmentRun run, Assessed each, String indicator, BigDecimal delta, String answer, long ruling) {
        if (delta.signum() > 0 && veto(run, indicator)) {
            lift(who, run, each, indicator, answer, ChangeOrigin.RULING, ruling);
            return;
        }
        Scores.Kept line = line(each, indicator).orElse(null);
        if (line == null || delta.signum() == 0 || line.state() == LineState.NOT_APPLICABLE || line.state() == LineState.NOT_ASSESSED || line.state() == LineState.ZEROED) {
            return;
        }
        BigDecimal points = (deduction(run, indicator) ? line.score().subtract(delta) : line.score().add(delta)).max(BigDecimal.ZERO).min(line.worth());
        if (points.compareTo(line.score()) != 0) {
            scores.change(who, run, each, indicator, points, answer, ChangeOrigin.RULING, ruling);
        }
    }

    private Optional<Scores.Kept> line(Assessed assessed, String indicator) {
        return scores.kept(assessed.id()).stream().filter(each -> each.indicator().equals(indicator)).findFirst();
    }

    private void move(Appeal appeal, int version, AppealStage next, @Nullable String answer, @Nullable String by, @Nullable Long ruling) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(APPEAL.STAGE, appeal.moveTo(next).name());
        columns.put(APPEAL.ANSWER, answer);
        columns.put(APPEAL.ANSWERED_BY, by);
        columns.put(APPEAL.ANSWERED_ON, by == null ? null : clocks.today());
        columns.put(APPEAL.RULING_ID, ruling);
        int changed = sql.update(APPEAL).set(columns).set(APPEAL.VERSION, version + 1).where(APPEAL.ID.eq(appeal.id())).and(APPEAL.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(appeal.ref());
        }
    }

    @Transactional(readOnly = true)
    public Appeal get(Who who, long id) {
        return Problem.Hidden.unless(find(id), each -> visible(who, each), SubjectRef.of(Appeal.KIND, id));
    }

    boolean visible(Who who, Appeal appeal) {
        return who.reads(rows.get(appeal.runId()).organiserId()) || concerns(who, rows.assessedGet(appeal.assessedId()));
    }

    private boolean concerns(Who who, Assessed assessed) {
        return who.reads(assessed.unitId()) || assessees.answersFor(who, assessed);
    }

    Optional<Appeal> find(long id) {
        return sql.selectFrom(APPEAL).where(APPEAL.ID.eq(id)).fetchOptional(Appeals::read);
    }

    /** All of a run that the person may see. */
    @Transactional(readOnly = true)
    public List<Appeal> of(Who who, AssessmentRun run) {
        List<Appeal> all = of(run);
        if (all.isEmpty() || who.reads(run.organiserId())) {
            return all;
        }
        Set<Long> concerned = rows.assessed(ASSESSED.ID.in(all.stream().map(Appeal::assessedId).toList())).stream().filter(each -> concerns(who, each)).map(Assessed::id).collect(Collectors.toSet());
        return all.stream().filter(each -> concerned.contains(each.assessedId())).toList();
    }

    private List<Appeal> of(AssessmentRun run) {
        return sql.selectFrom(APPEAL).where(APPEAL.RUN_ID.eq(run.id())).orderBy(APPEAL.ID).fetch(Appeals::read);
    }

    @Transactional(readOnly = true)
    public List<Ruling> rulings(long runId) {
        AssessmentRun run = rows.get(runId);
        return sql.selectFrom(RULING).where(RULING.RUN_ID.eq(runId)).orderBy(RULING.ID).fetch(row -> new Ruling(row.get(RULING.ID), row.get(RULING.GROUP_ID), row.get(RULING.INDICATOR), deduction(run, row.get(RULING.INDICATOR)), veto(run, row.get(RULING.INDICATOR)), row.get(RULING.DELTA),
                row.get(RULING.ANSWER), row.get(RULING.RULED_BY), row.get(RULING.RULED_ON)));
    }

    private static Problem.NotFound missing(long id) {
        return new Problem.NotFound(SubjectRef.of(Appeal.KIND, id));
    }

    private static Appeal read(Record row) {
        return new Appeal(row.get(APPEAL.ID), row.get(APPEAL.RUN_ID), row.get(APPEAL.ASSESSED_ID), row.get(APPEAL.INDICATOR), row.get(APPEAL.GROUND), AppealStage.valueOf(row.get(APPEAL.STAGE)),
                row.get(APPEAL.LODGED_BY), row.get(APPEAL.LODGED_ON), row.get(APPEAL.ANSWER), row.get(APPEAL.ANSWERED_BY), row.get(APPEAL.ANSWERED_ON), row.get(APPEAL.RULING_ID), row.get(APPEAL.VERSION));
    }
}
