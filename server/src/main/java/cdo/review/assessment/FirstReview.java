package cdo.review.assessment;

import static cdo.review.assessment.tables.JudgementTable.JUDGEMENT;

import cdo.office.duties.Duties;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.review.assessment.indicators.Judgement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 初评: the organiser establishes from the proofs what no measure can say; other than claimed only with a reason. */
@Component
@Transactional
public class FirstReview {

    /** So many are named in a refusal; the rest are counted. */
    private static final int LISTED = 10;

    private final DSLContext sql;
    private final RunRows rows;
    private final Runs runs;
    private final SelfAssessments self;
    private final Scores scores;
    private final Publicity publicity;
    private final RunSteps steps;
    private final Duties duties;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    FirstReview(DSLContext sql, RunRows rows, Runs runs, SelfAssessments self, Scores scores, Publicity publicity, RunSteps steps, Duties duties, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.runs = runs;
        this.self = self;
        this.scores = scores;
        this.publicity = publicity;
        this.steps = steps;
        this.duties = duties;
        this.units = units;
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
        if (decided != null) {
            judged.mustFit(decided, "decided");
        }
        Optional<Judgement> claimed = claimed(assessed, item);
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

    /**
     * Takes over every claim of a unit that nobody has judged yet, and states that there is nothing where neither unit nor organiser
     * has named a bonus, deduction or veto; expert items stay for the panel. Answers how many.
     */
    public int asClaimed(Who who, long assessedId) {
        Assessed assessed = rows.assessedGet(assessedId);
        AssessmentRun run = runs.organised(who, assessed.runId());
        run.mustBe(RunStage.FIRST_REVIEW);
        int taken = 0;
        for (JudgedItem item : open(run, assessed)) {
            Optional<Judgement> claimed = claimed(assessed, item.name()).or(item::nothing);
            if (claimed.isPresent()) {
                keep(who, assessed, item.name(), -1, claimed.get(), "");
                taken++;
            }
        }
        scores.compute(run, List.of(assessed));
        audit.did(who, "assessment.judged", assessed.ref(), "item", "*", "decided", taken, "reason", "");
        return taken;
    }

    /** What was handed in; drafts that nobody signed claim nothing. */
    private Optional<Judgement> claimed(Assessed assessed, String item) {
        return assessed.submitted() ? self.of(assessed.id(), item).map(SelfAssessments.Claim::claimed) : Optional.empty();
    }

    /** Is it left to a panel in this run? */
    public static boolean forPanel(AssessmentRun run, JudgedItem item) {
        return run.settings().panel() && item.expert();
    }

    /** What has to be decided before the first review can end: everything that is not left to a panel, also that there is no bonus, deduction or veto. */
    @Transactional(readOnly = true)
    public List<JudgedItem> open(AssessmentRun run, Assessed assessed) {
        return open(run, self.items(run), decided(assessed.id()).keySet());
    }

    private static List<JudgedItem> open(AssessmentRun run, List<JudgedItem> items, Set<String> decided) {
        return items.stream().filter(item -> !forPanel(run, item)).filter(item -> !decided.contains(item.name()) && !decided.contains(item.indicator().code())).toList();
    }

    private void mustBeDecided(AssessmentRun run) {
        List<JudgedItem> items = self.items(run);
        List<Assessed> all = rows.assessed(run.id());
        Map<Long, Set<String>> decided = sql.select(JUDGEMENT.ASSESSED_ID, JUDGEMENT.INDICATOR).from(JUDGEMENT).where(JUDGEMENT.ASSESSED_ID.in(all.stream().map(Assessed::id).toList()))
                .fetchGroups(JUDGEMENT.ASSESSED_ID, JUDGEMENT.INDICATOR).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
        var undecided = new ArrayList<Message>();
        for (Assessed each : all) {
            List<JudgedItem> open = open(run, items, decided.getOrDefault(each.id(), Set.of()));
            if (!open.isEmpty()) {
                Unit unit = units.get(each.unitId());
                undecided.add(Message.of("assessment.first.undecided", unit.name(), unit.nameEn().isBlank() ? unit.name() : unit.nameEn(), String.join("、", open.stream().map(item -> item.name() + " " + item.title()).toList()),
                        String.join(", ", open.stream().map(item -> item.name() + " " + item.titleEn()).toList())));
            }
        }
        if (!undecided.isEmpty()) {
            throw new Problem.Refused("assessment.first.open", undecided.size(), undecided.stream().limit(LISTED).reduce((one, next) -> Message.of("assessment.first.and", one, next)).orElseThrow());
        }
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
        mustBeDecided(run);
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
