package cdo.review.assessment;

import static cdo.review.assessment.tables.AssessedTable.ASSESSED;
import static cdo.review.assessment.tables.ChangeTable.CHANGE;
import static cdo.review.assessment.tables.RunTable.RUN;
import static cdo.review.assessment.tables.ScoreLineTable.SCORE_LINE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.AdjustmentAsked;
import cdo.platform.measures.RowAdjusted;
import cdo.review.assessment.indicators.Grade;
import cdo.review.assessment.indicators.LastScores;
import cdo.review.assessment.indicators.LineState;
import cdo.review.assessment.indicators.ScoreSheet;
import cdo.review.assessment.indicators.Scoring;
import cdo.review.assessment.indicators.ScoringRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scores of a run: computed from frozen figures and judgements, kept line by line, computed again at any time to the same digit. */
@Component
@Transactional
public class Scores {

    private final DSLContext sql;
    private final RunRows rows;
    private final FrozenInputs inputs;
    private final OfficerScores officers;
    private final LastScores lastScores;
    private final RunSteps steps;
    private final Audit audit;
    private final Clocks clocks;

    Scores(DSLContext sql, RunRows rows, FrozenInputs inputs, OfficerScores officers, LastScores lastScores, RunSteps steps, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.inputs = inputs;
        this.officers = officers;
        this.lastScores = lastScores;
        this.steps = steps;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** A line as it was last computed and kept. */
    public record Kept(String indicator, BigDecimal worth, BigDecimal computed, BigDecimal score, LineState state) {
    }

    /** A change of points by hand. {@code veto}: a veto was lifted (1 → 0), or stands again. */
    public record Change(long id, String indicator, boolean veto, BigDecimal before, BigDecimal points, ChangeOrigin origin, @Nullable Long originId, String reason, String by, LocalDate on) {
    }

    /** Where a recomputation gave something else than what is kept. */
    public record Difference(long assessedId, String indicator, @Nullable BigDecimal kept, @Nullable BigDecimal again) {
    }

    /** The sheet, computed now from what is frozen. */
    @Transactional(readOnly = true)
    public ScoreSheet sheet(AssessmentRun run, Assessed assessed) {
        RunInputs read = inputs.of(run, List.of(assessed));
        return Scoring.score(read.system(), assessed.groupId(), read.of(assessed));
    }

    void compute(AssessmentRun run) {
        compute(run, rows.assessed(run.id()));
    }

    void compute(AssessmentRun run, List<Assessed> which) {
        if (run.officers()) {
            which.forEach(each -> keep(each, officers.total(run, each), null));
            return;
        }
        RunInputs read = inputs.of(run, which);
        Scoring scoring = Scoring.of(read.system());
        var lines = new ArrayList<Query>();
        for (Assessed each : which) {
            ScoreSheet sheet = scoring.score(each.groupId(), read.of(each));
            keep(each, sheet.assessable() ? sheet.total() : null, sheet.cap());
            lines.add(sql.deleteFrom(SCORE_LINE).where(SCORE_LINE.ASSESSED_ID.eq(each.id())));
            int place = 0;
            for (ScoreSheet.Line line : sheet.lines()) {
                lines.add(sql.insertInto(SCORE_LINE).set(SCORE_LINE.ASSESSED_ID, each.id()).set(SCORE_LINE.PLACE, place++).set(SCORE_LINE.INDICATOR, line.indicator().code())
                        .set(SCORE_LINE.WORTH, line.worth()).set(SCORE_LINE.COMPUTED, line.computed()).set(SCORE_LINE.SCORE, line.score()).set(SCORE_LINE.STATE, line.state().name()));
            }
        }
        sql.batch(lines).execute();
    }

    /** A concluded run's scores are what the next version of the system is compared on. */
    void remember(AssessmentRun run) {
        if (run.officers()) {
            return;
        }
        List<Assessed> all = rows.assessed(run.id());
        RunInputs read = inputs.of(run, all);
        Scoring scoring = Scoring.of(read.system());
        for (Assessed each : all) {
            var in = read.of(each);
            ScoreSheet sheet = scoring.score(each.groupId(), in);
            if (sheet.assessable()) {
                lastScores.record(read.system(), run.year(), in, sheet, each.grade());
            }
        }
    }

    private void keep(Assessed assessed, @Nullable BigDecimal total, @Nullable Grade cap) {
        sql.update(ASSESSED).set(ASSESSED.TOTAL, total).set(ASSESSED.CAP, cap == null ? null : cap.name()).where(ASSESSED.ID.eq(assessed.id())).execute();
    }

    @Transactional(readOnly = true)
    public List<Kept> kept(long assessedId) {
        return sql.selectFrom(SCORE_LINE).where(SCORE_LINE.ASSESSED_ID.eq(assessedId)).orderBy(SCORE_LINE.PLACE)
                .fetch(row -> new Kept(row.get(SCORE_LINE.INDICATOR), row.get(SCORE_LINE.WORTH), row.get(SCORE_LINE.COMPUTED), row.get(SCORE_LINE.SCORE), LineState.valueOf(row.get(SCORE_LINE.STATE))));
    }

    /** Computes everything again and compares to the digit; empty when all is equal. */
    @Transactional(readOnly = true)
    public List<Difference> differences(AssessmentRun run) {
        var found = new ArrayList<Difference>();
        List<Assessed> all = rows.assessed(run.id());
        if (run.officers()) {
            all.forEach(each -> compare(found, each.id(), "", each.total(), officers.total(run, each)));
            return found;
        }
        RunInputs read = inputs.of(run, all);
        Scoring scoring = Scoring.of(read.system());
        for (Assessed each : all) {
            ScoreSheet sheet = scoring.score(each.groupId(), read.of(each));
            Map<String, BigDecimal> kept = kept(each.id()).stream().collect(java.util.stream.Collectors.toMap(Kept::indicator, Kept::score));
            sheet.lines().forEach(line -> compare(found, each.id(), line.indicator().code(), kept.get(line.indicator().code()), line.score()));
            compare(found, each.id(), "", each.total(), sheet.assessable() ? sheet.total() : null);
        }
        return found;
    }

    private static void compare(List<Difference> found, long assessed, String indicator, @Nullable BigDecimal kept, @Nullable BigDecimal again) {
        if (kept == null ? again != null : again == null || kept.compareTo(again) != 0) {
            found.add(new Difference(assessed, indicator, kept, again));
        }
    }

    /** Sets points by hand: never without a reason, always shown. */
    public void change(Who who, long assessedId, int version, String indicator, BigDecimal points, String reason) {
        Assessed assessed = rows.assessedGet(assessedId);
        AssessmentRun run = rows.lock(assessed.runId());
        who.must(AssessmentRights.DECIDE, run.organiserId());
        run.mustBe(RunStage.FIRST_REVIEW, RunStage.PANEL, RunStage.PUBLICITY, RunStage.APPEALS);
        if (assessed.version() != version) {
            throw new Problem.Stale(assessed.ref());
        }
        change(who, run, assessed, indicator, points, reason, ChangeOrigin.MANUAL, null);
        rows.change(assessed, version, Map.of());
    }

    /** As decided on an appeal or by a ruling. */
    void change(Who who, AssessmentRun run, Assessed assessed, String indicator, BigDecimal points, String reason, ChangeOrigin origin, @Nullable Long originId) {
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "assessment.reason.missing");
        }
        Start start = run.officers() ? ofOfficer(run, assessed, indicator, points) : changeable(run, assessed, indicator, points);
        BigDecimal before = start.before();
        boolean veto = start.veto();
        sql.insertInto(CHANGE).set(CHANGE.ASSESSED_ID, assessed.id()).set(CHANGE.INDICATOR, indicator).set(CHANGE.VETO, veto).set(CHANGE.BEFORE, before).set(CHANGE.POINTS, points).set(CHANGE.ORIGIN, origin.name())
                .set(CHANGE.ORIGIN_ID, originId).set(CHANGE.REASON, reason).set(CHANGE.CHANGED_BY, who.name()).set(CHANGE.CHANGED_ON, clocks.today()).execute();
        compute(run, List.of(assessed));
        steps.add(assessed.ref(), !veto ? "changed" : points.signum() == 0 ? "vetoLifted" : "vetoStands", who.name(), veto ? indicator + "：" + reason : indicator + "：" + before.stripTrailingZeros().toPlainString() + " → " + points.stripTrailingZeros().toPlainString() + " " + reason);
        audit.did(who, "assessment.points-changed", assessed.ref(), "indicator", indicator, "before", before, "points", points, "reason", reason);
    }

    /** What a change starts from. */
    private record Start(boolean veto, BigDecimal before) {
    }

    private Start ofOfficer(AssessmentRun run, Assessed assessed, String part, BigDecimal points) {
        BigDecimal before = officers.value(run, assessed, part);
        return within(points, officers.most(run, OfficerPart.valueOf(part)), before);
    }

    /** A veto can be lifted, and what was held not to apply be given points; only what a veto zeroes waits for the veto. */
    private Start changeable(AssessmentRun run, Assessed assessed, String indicator, BigDecimal points) {
        Kept kept = kept(assessed.id()).stream().filter(each -> each.indicator().equals(indicator)).findFirst().orElseThrow(() -> new Problem.Invalid("indicator", "assessment.change.unknown", indicator));
        boolean plain = kept.state() == LineState.SCORED || kept.state() == LineState.NOT_JUDGED || kept.state() == LineState.AMENDED;
        if (plain && kept.worth().signum() > 0) {
            return within(points, kept.worth(), kept.score());
        }
        ScoreSheet.Line line = sheet(run, assessed).line(indicator).orElseThrow();
        if (line.effect() == ScoringRule.Effect.VETO) {
            return veto(line, points);
        }
        if (line.state() == LineState.ZEROED) {
            throw new Problem.Refused("assessment.change.zeroed", indicator);
        }
        if (line.state() != LineState.NOT_APPLICABLE) {
            throw new Problem.Refused("assessment.change.not", line.state());
        }
        return within(points, line.weighted(), line.score());
    }

    /** What a change can be about, by code: the indicators of the sheet, or the parts of an officer's score. */
    @Transactional(readOnly = true)
    public Map<String, Message> indicators(AssessmentRun run, Assessed assessed) {
        var all = new LinkedHashMap<String, Message>();
        if (run.officers()) {
            officers.parts(run, assessed).forEach(each -> all.put(each.part().name(), Message.of("enum.OfficerPart." + each.part().name())));
        } else {
            kept(assessed.id()).forEach(each -> inputs.system(run).find(each.indicator()).ifPresent(leaf -> all.put(leaf.code(), Message.of("assessment.indicator.named", leaf.code(), leaf.title(), leaf.titleEn().isBlank() ? leaf.title() : leaf.titleEn()))));
        }
        return all;
    }

    private static Start within(BigDecimal points, BigDecimal most, BigDecimal before) {
        if (points.signum() < 0 || points.compareTo(most) > 0) {
            throw new Problem.Invalid("points", "assessment.change.range", most.stripTrailingZeros());
        }
        return new Start(false, before);
    }

    /** 0: it does not stand; 1: it stands again. */
    private static Start veto(ScoreSheet.Line line, BigDecimal points) {
        if (points.signum() != 0 && points.compareTo(BigDecimal.ONE) != 0) {
            throw new Problem.Invalid("points", "assessment.change.veto");
        }
        if (line.state() != (points.signum() == 0 ? LineState.VETOED : LineState.LIFTED)) {
            throw new Problem.Refused("assessment.change.not", line.state());
        }
        return new Start(true, BigDecimal.ONE.subtract(points));
    }

    /** The frozen entries of the daily ledger that are booked on a line. */
    @Transactional(readOnly = true)
    public List<OfficerScores.Row> booked(AssessmentRun run, Assessed assessed, ScoreSheet.Line line) {
        boolean deduction = line.effect() == ScoringRule.Effect.DEDUCTION;
        if (!deduction && line.effect() != ScoringRule.Effect.BONUS || RunInputs.booked(inputs.system(run), line.effect()).filter(line.indicator().code()::equals).isEmpty()) {
            return List.of();
        }
        return officers.rows(assessed.id()).stream().filter(row -> row.part() == OfficerPart.LEDGER && row.numerator().signum() == (deduction ? -1 : 1)).toList();
    }

    @Transactional(readOnly = true)
    public List<Change> changes(long assessedId) {
        return sql.selectFrom(CHANGE).where(CHANGE.ASSESSED_ID.eq(assessedId)).orderBy(CHANGE.ID.desc()).fetch(row -> new Change(row.get(CHANGE.ID), row.get(CHANGE.INDICATOR), row.get(CHANGE.VETO), row.get(CHANGE.BEFORE),
                row.get(CHANGE.POINTS), ChangeOrigin.valueOf(row.get(CHANGE.ORIGIN)), row.get(CHANGE.ORIGIN_ID), row.get(CHANGE.REASON), row.get(CHANGE.CHANGED_BY), row.get(CHANGE.CHANGED_ON)));
    }

    /** Of an officer's part, as it counts now. */
    BigDecimal officerValue(AssessmentRun run, Assessed assessed, String part) {
        return officers.value(run, assessed, part);
    }

    /** Nobody is let ask in vain. */
    @EventListener
    void on(AdjustmentAsked asked) {
        rows.runs(RUN.FREEZE_ID.eq(asked.freezeId())).forEach(Scores::mustBeOpen);
    }

    /** A wrong frozen row was mended: every run that counted it computes again; once its grades are being signed nothing below them may change. */
    @EventListener
    void on(RowAdjusted adjusted) {
        for (AssessmentRun run : rows.runs(RUN.FREEZE_ID.eq(adjusted.freezeId()))) {
            mustBeOpen(run);
            if (run.stage().scoring()) {
                again(run, rows.assessed(run.id()).stream().filter(each -> each.covers().contains(adjusted.unitId())).toList());
            }
        }
    }

    /** Computes again after frozen evidence was mended. Grades that were proposed on the old scores have to be proposed anew: the quota is shared by all. */
    void again(AssessmentRun run, List<Assessed> concerned) {
        compute(run, concerned);
        concerned.forEach(each -> steps.add(each.ref(), "adjusted", null, ""));
        if (run.stage() == RunStage.GRADING) {
            sql.update(ASSESSED).setNull(ASSESSED.GRADE).setNull(ASSESSED.GRADE_BASIS).setNull(ASSESSED.GRADE_REASON).setNull(ASSESSED.GRADED_BY).where(ASSESSED.RUN_ID.eq(run.id())).execute();
        }
    }

    /** Refuses while grades are signed or afterwards, and says who can open the run again. */
    static void mustBeOpen(AssessmentRun run) {
        if (run.stage() == RunStage.SIGNING) {
            throw new Problem.Refused("assessment.adjust.signing", run.title());
        }
        if (run.stage() == RunStage.REPORTING || run.stage() == RunStage.CONCLUDED) {
            throw new Problem.Refused("assessment.adjust.signed", run.title());
        }
    }
}
