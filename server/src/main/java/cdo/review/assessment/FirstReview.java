package cdo.review.assessment;

import static cdo.review.assessment.tables.JudgementTable.JUDGEMENT;

import cdo.office.duties.Duties;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.review.assessment.indicators.Judgement;
import cdo.review.assessment.indicators.ScoringRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 初评: the organiser establishes from the proofs what no measure can say; other than claimed only with a reason. */
@Component
@Transactional
public class FirstReview {

    private final DSLContext sql;
    private final RunRows rows;
    private final Runs runs;
    private final SelfAssessments self;
    private final Scores scores;
    private final Publicity publicity;
    private final RunSteps steps;
    private final Duties duties;
    private final Audit audit;
    private final Clocks clocks;

    FirstReview(DSLContext sql, RunRows rows, Runs runs, SelfAssessments self, Scores scores, Publicity publicity, RunSteps steps, Duties duties, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.runs = runs;
        this.self = self;
        this.scores = scores;
        this.publicity = publicity;
        this.steps = steps;
        this.duties = duties;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** What was decided; {@code decided} null: does not apply to the unit. */
    public record Decided(String item, @Nullable Judgement decided, String reason, String by, LocalDate on, int version) {
    }

    /**
     * Decides an item.
     *
     * @param version of the decision seen, -1 for none
     * @param decided null: it does not apply, for the reason given
     */
    public void judge(Who who, long assessedId, String item, int version, @Nullable Judgement decided, String reason) {
        Assessed assessed = rows.assessedGet(assessedId);
        AssessmentRun run = runs.organised(who, assessed.runId());
        run.mustBe(RunStage.FIRST_REVIEW);
        JudgedItem judged = self.item(assessed, item);
        if (decided == null && item.contains(".")) {
            throw new Problem.Invalid("decided", "assessment.judged.wholeOnly");
        }
        if (decided != null && !judged.fits(decided)) {
            throw new Problem.Invalid("decided", "assessment.judged.form");
        }
        Optional<Judgement> claimed = self.of(assessedId, item).map(SelfAssessments.Claim::claimed);
        boolean otherwise = decided == null || claimed.isPresent() && !claimed.get().equals(decided);
        if (otherwise && reason.isBlank()) {
            throw new Problem.Invalid("words", "assessment.judged.reason");
        }
        keep(who, assessed, item, version, decided, reason);
        scores.compute(run, List.of(assessed));
        audit.did(who, "assessment.judged", assessed.ref(), "item", item, "decided", decided == null ? "n/a" : decided.toString(), "reason", reason);
    }

    private void keep(Who who, Assessed assessed, String item, int version, @Nullable Judgement decided, String reason) {
        var written = decided == null ? null : JudgementJson.written(decided);
        int inserted = sql.insertInto(JUDGEMENT).set(JUDGEMENT.ASSESSED_ID, assessed.id()).set(JUDGEMENT.INDICATOR, item).set(JUDGEMENT.DECIDED, written).set(JUDGEMENT.REASON, reason)
                .set(JUDGEMENT.JUDGED_BY, who.name()).set(JUDGEMENT.JUDGED_ON, clocks.today()).onConflictDoNothing().execute();
        if (inserted == 0) {
            int changed = sql.update(JUDGEMENT).set(JUDGEMENT.DECIDED, written).set(JUDGEMENT.REASON, reason).set(JUDGEMENT.JUDGED_BY, who.name()).set(JUDGEMENT.JUDGED_ON, clocks.today())
                    .set(JUDGEMENT.VERSION, version + 1).where(JUDGEMENT.ASSESSED_ID.eq(assessed.id())).and(JUDGEMENT.INDICATOR.eq(item)).and(JUDGEMENT.VERSION.eq(version)).execute();
            if (changed == 0) {
                throw new Problem.Stale(assessed.ref());
            }
        }
    }

    /** Takes over every claim of a unit that nobody has judged yet; expert items stay for the panel. Answers how many. */
    public int asClaimed(Who who, long assessedId) {
        Assessed assessed = rows.assessedGet(assessedId);
        AssessmentRun run = runs.organised(who, assessed.runId());
        run.mustBe(RunStage.FIRST_REVIEW);
        Map<String, Decided> decided = decided(assessedId);
        int taken = 0;
        for (JudgedItem item : self.items(run)) {
            Optional<SelfAssessments.Claim> claim = self.of(assessedId, item.name());
            if (!forPanel(run, item) && !decided.containsKey(item.name()) && claim.isPresent()) {
                keep(who, assessed, item.name(), -1, claim.get().claimed(), "");
                taken++;
            }
        }
        scores.compute(run, List.of(assessed));
        audit.did(who, "assessment.judged", assessed.ref(), "item", "*", "decided", taken, "reason", "");
        return taken;
    }

    /** Is it left to a panel in this run? */
    public static boolean forPanel(AssessmentRun run, JudgedItem item) {
        return run.settings().panel() && item.expert();
    }

    /** What has to be decided before the first review can end. Bonuses, deductions and vetoes need no word when there is nothing to say. */
    @Transactional(readOnly = true)
    public List<JudgedItem> open(AssessmentRun run, Assessed assessed) {
        Map<String, Decided> decided = decided(assessed.id());
        return self.items(run).stream().filter(item -> item.rule().effect() == ScoringRule.Effect.BASE && !forPanel(run, item))
                .filter(item -> !decided.containsKey(item.name()) && !decided.containsKey(item.indicator().code())).toList();
    }

    @Transactional(readOnly = true)
    public Map<String, Decided> decided(long assessedId) {
        return sql.selectFrom(JUDGEMENT).where(JUDGEMENT.ASSESSED_ID.eq(assessedId)).fetchMap(JUDGEMENT.INDICATOR, row -> new Decided(row.get(JUDGEMENT.INDICATOR),
                row.get(JUDGEMENT.DECIDED) == null ? null : JudgementJson.read(row.get(JUDGEMENT.DECIDED)), row.get(JUDGEMENT.REASON), row.get(JUDGEMENT.JUDGED_BY), row.get(JUDGEMENT.JUDGED_ON), row.get(JUDGEMENT.VERSION)));
    }

    /** Ends the first review: on to the panel where expert judgement is asked for, else to publicity. */
    public void finish(Who who, long runId, int version) {
        AssessmentRun run = runs.organised(who, runId);
        Runs.stale(run, version);
        run.mustBe(RunStage.FIRST_REVIEW);
        long open = rows.assessed(runId).stream().filter(each -> !open(run, each).isEmpty()).count();
        if (open > 0) {
            throw new Problem.Refused("assessment.first.open", open);
        }
        duties.discharge(AssessmentRules.FIRST_REVIEW, run.ref(), Freezing.FIRST_REVIEW, clocks.today(), null);
        audit.did(who, "assessment.first-review-ended", run.ref());
        if (self.items(run).stream().anyMatch(item -> forPanel(run, item))) {
            rows.move(run, RunStage.PANEL, Map.of());
            steps.add(run.ref(), "panel", who.name(), "");
        } else {
            publicity.publish(who, run);
        }
    }
}
