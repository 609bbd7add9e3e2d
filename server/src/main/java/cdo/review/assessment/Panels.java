package cdo.review.assessment;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.office.talent.Draw;
import cdo.office.talent.Draws;
import cdo.office.talent.NewDraw;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.review.assessment.indicators.ScoringRule;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 专家评审: reviewers drawn from the pool with recusal, at least two for everyone assessed, each marking alone. Marks that stand
 * further apart than the organiser's limit have to be talked over before the means count.
 */
@Component
@Transactional
public class Panels {

    private final PanelRows rows;
    private final RunRows runRows;
    private final Runs runs;
    private final SelfAssessments self;
    private final Draws draws;
    private final Scores scores;
    private final Publicity publicity;
    private final RunSteps steps;
    private final Duties duties;
    private final Audit audit;
    private final Clocks clocks;

    Panels(PanelRows rows, RunRows runRows, Runs runs, SelfAssessments self, Draws draws, Scores scores, Publicity publicity, RunSteps steps, Duties duties, Audit audit, Clocks clocks) {
        this.rows = rows;
        this.runRows = runRows;
        this.runs = runs;
        this.self = self;
        this.draws = draws;
        this.scores = scores;
        this.publicity = publicity;
        this.steps = steps;
        this.duties = duties;
        this.audit = audit;
        this.clocks = clocks;
    }

    /**
     * Draws a panel for some of those assessed. People of their units, and of units below, are recused by the draw itself.
     *
     * @param assessedIds empty: everyone who has no panel yet
     * @param field       a professional field of the pool; null: any
     */
    public long draw(Who who, long runId, Collection<Long> assessedIds, @Nullable String field) {
        AssessmentRun run = runs.organised(who, runId);
        run.mustBe(RunStage.PANEL);
        List<Assessed> without = uncovered(run);
        List<Assessed> chosen = assessedIds.isEmpty() ? without : without.stream().filter(each -> assessedIds.contains(each.id())).toList();
        if (chosen.isEmpty() || chosen.size() < Set.copyOf(assessedIds).size()) {
            throw new Problem.Invalid("assessed", "assessment.panel.none");
        }
        Set<Long> avoid = chosen.stream().flatMap(each -> each.covers().stream()).collect(Collectors.toSet());
        Draw drawn = draws.draw(who, new NewDraw(run.organiserId(), run.ref(), run.title(), run.settings().reviewers(), field, avoid, Set.of()));
        long id = rows.insert(runId, drawn.id(), drawn.seed(), who.name(), drawn.people(), chosen.stream().map(Assessed::id).toList());
        Panel panel = rows.find(id).orElseThrow();
        panel.reviewers().forEach(reviewer -> owe(run, panel, drawn, reviewer.personId()));
        steps.add(run.ref(), "drawn", who.name(), drawn.seed());
        audit.did(who, "assessment.panel-drawn", panel.ref(), "run", runId, "draw", drawn.id(), "assessed", chosen.size());
        return id;
    }

    private void owe(AssessmentRun run, Panel panel, Draw drawn, long person) {
        long unit = drawn.candidates().stream().filter(each -> each.personId() == person).findFirst().orElseThrow().unitId();
        duties.open(new NewDuty(AssessmentRules.PANEL, null, unit, run.organiserId(), person, panel.ref(), "reviewer-" + person, Message.of("assessment.duty.panel", run.title()), clocks.today(), null, panel.href()).ofThePersonAlone());
    }

    /** A reviewer cannot serve: the next of the draw stands in. */
    public void substitute(Who who, long panelId, long personId, String reason) {
        Panel panel = rows.lock(panelId);
        AssessmentRun run = runs.organised(who, panel.runId());
        mustBe(panel, PanelStage.MARKING);
        Panel.Reviewer leaving = panel.reviewers().stream().filter(each -> each.personId() == personId).findFirst().orElseThrow(() -> new Problem.NotFound(panel.ref()));
        Draw drawn = draws.substitute(who, panel.drawId(), personId, reason);
        long coming = drawn.people().stream().filter(each -> panel.reviewers().stream().noneMatch(reviewer -> reviewer.personId() == each)).findFirst().orElseThrow();
        rows.leave(leaving.id());
        rows.join(panelId, coming);
        duties.cancel(AssessmentRules.PANEL, panel.ref(), "reviewer-" + personId, Message.of("assessment.why.substituted"));
        owe(run, panel, drawn, coming);
        audit.did(who, "assessment.reviewer-substituted", panel.ref(), "leaves", personId, "comes", coming, "reason", reason);
    }

    /** A mark for an expert item. In a talk, only the items talked over may be marked again. */
    public void mark(Who who, long panelId, long assessedId, String item, BigDecimal points, String remark) {
        Panel panel = rows.lock(panelId);
        Panel.Reviewer mine = reviewer(who, panel);
        if (!panel.assessed().contains(assessedId) || mine.recused().contains(assessedId)) {
            throw new Problem.Refused("assessment.panel.recused");
        }
        boolean talked = panel.stage() == PanelStage.TALK && rows.talks(panelId).stream().anyMatch(talk -> talk.open() && talk.assessedId() == assessedId && talk.item().equals(item));
        if (panel.stage() == PanelStage.CLOSED || panel.stage() == PanelStage.TALK && !talked || panel.stage() == PanelStage.MARKING && mine.submittedOn() != null) {
            throw new Problem.Refused("assessment.panel.closed");
        }
        JudgedItem judged = items(panel).stream().filter(each -> each.name().equals(item)).findFirst().orElseThrow(() -> new Problem.NotFound(panel.ref()));
        var rule = (ScoringRule.Expert) judged.rule();
        if (!JudgedItem.within(rule, points)) {
            throw new Problem.Invalid("points", "assessment.panel.range", rule.least(), rule.most(), rule.step());
        }
        rows.mark(new Panel.Mark(mine.id(), assessedId, item, points, remark));
        audit.did(who, "assessment.marked", panel.ref(), "assessed", assessedId, "item", item, "points", points);
    }

    /** 回避: the reviewer must not judge this one. */
    public void recuse(Who who, long panelId, long assessedId, String reason) {
        Panel panel = rows.lock(panelId);
        Panel.Reviewer mine = reviewer(who, panel);
        mustBe(panel, PanelStage.MARKING);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "assessment.reason.missing");
        }
        long left = panel.reviewers().stream().filter(each -> each.id() != mine.id() && !each.recused().contains(assessedId)).count();
        if (left < 2) {
            throw new Problem.Refused("assessment.panel.tooFew");
        }
        rows.recuse(mine.id(), assessedId, reason);
        audit.did(who, "assessment.recused", panel.ref(), "assessed", assessedId, "reason", reason);
    }

    /** Hands in the marks. With the last reviewer the panel closes, or begins to talk where marks stand apart. */
    public void submit(Who who, long panelId) {
        Panel panel = rows.lock(panelId);
        Panel.Reviewer mine = reviewer(who, panel);
        mustBe(panel, PanelStage.MARKING);
        List<Panel.Mark> given = rows.marks(panelId).stream().filter(mark -> mark.reviewerId() == mine.id()).toList();
        long wanted = (long) (panel.assessed().size() - mine.recused().size()) * items(panel).size();
        if (given.size() < wanted) {
            throw new Problem.Refused("assessment.panel.unmarked", wanted - given.size());
        }
        rows.submitted(mine.id());
        duties.discharge(AssessmentRules.PANEL, panel.ref(), "reviewer-" + who.personId(), clocks.today(), null);
        audit.did(who, "assessment.marks-submitted", panel.ref());
        Panel after = rows.find(panelId).orElseThrow();
        if (after.reviewers().stream().allMatch(each -> each.submittedOn() != null)) {
            compare(after);
        }
    }

    private void compare(Panel panel) {
        AssessmentRun run = runRows.get(panel.runId());
        Map<String, ScoringRule.Expert> rules = items(panel).stream().collect(Collectors.toMap(JudgedItem::name, item -> (ScoringRule.Expert) item.rule()));
        Map<List<Object>, List<BigDecimal>> marks = rows.marks(panel.id()).stream().collect(Collectors.groupingBy(mark -> List.of(mark.assessedId(), mark.item()), Collectors.mapping(Panel.Mark::points, Collectors.toList())));
        boolean apart = false;
        for (var each : marks.entrySet()) {
            ScoringRule.Expert rule = rules.get((String) each.getKey().get(1));
            BigDecimal least = each.getValue().stream().min(BigDecimal::compareTo).orElseThrow();
            BigDecimal most = each.getValue().stream().max(BigDecimal::compareTo).orElseThrow();
            if (most.subtract(least).compareTo(rule.most().subtract(rule.least()).multiply(run.settings().talkShare())) > 0) {
                rows.talk(panel.id(), (Long) each.getKey().getFirst(), (String) each.getKey().get(1), least, most);
                apart = true;
            }
        }
        if (apart) {
            rows.move(panel, PanelStage.TALK);
        } else {
            close(run, panel);
        }
    }

    private void close(AssessmentRun run, Panel panel) {
        rows.move(panel, PanelStage.CLOSED);
        scores.compute(run, runRows.assessed(run.id()).stream().filter(each -> panel.assessed().contains(each.id())).toList());
    }

    /** Writes down what was said; the marks may have been changed in the talk, or kept apart for reasons. */
    public void settle(Who who, long panelId, long talkId, String record) {
        Panel panel = rows.lock(panelId);
        AssessmentRun run = runs.organised(who, panel.runId());
        mustBe(panel, PanelStage.TALK);
        if (record.isBlank()) {
            throw new Problem.Invalid("record", "assessment.reason.missing");
        }
        if (rows.talks(panelId).stream().noneMatch(talk -> talk.id() == talkId && talk.open())) {
            throw new Problem.NotFound(panel.ref());
        }
        rows.settle(talkId, record, who.name());
        audit.did(who, "assessment.talk-settled", panel.ref(), "talk", talkId, "record", record);
        if (rows.talks(panelId).stream().noneMatch(Panel.Talk::open)) {
            close(run, panel);
        }
    }

    /** All panels are closed and nobody is left out: on to publicity. */
    public void finish(Who who, long runId, int version) {
        AssessmentRun run = runs.organised(who, runId);
        Runs.stale(run, version);
        run.mustBe(RunStage.PANEL);
        int left = uncovered(run).size();
        long open = rows.of(runId).stream().filter(panel -> panel.stage() != PanelStage.CLOSED).count();
        if (left > 0 || open > 0) {
            throw new Problem.Refused("assessment.panel.open", left, open);
        }
        draws.open(who, run.organiserId(), run.ref());
        publicity.publish(who, run);
    }

    /** Those who have no panel yet. */
    @Transactional(readOnly = true)
    public List<Assessed> uncovered(AssessmentRun run) {
        var covered = new HashSet<Long>();
        rows.of(run.id()).forEach(panel -> covered.addAll(panel.assessed()));
        return runRows.assessed(run.id()).stream().filter(each -> !covered.contains(each.id())).toList();
    }

    /** What a panel marks. */
    @Transactional(readOnly = true)
    public List<JudgedItem> items(Panel panel) {
        return self.items(runRows.get(panel.runId())).stream().filter(JudgedItem::expert).toList();
    }

    @Transactional(readOnly = true)
    public Panel get(Who who, long id) {
        return Problem.Hidden.unless(rows.find(id), panel -> visible(who, panel), SubjectRef.of(Panel.KIND, id));
    }

    boolean visible(Who who, Panel panel) {
        return serves(who, panel).isPresent() || who.may(AssessmentRights.ORGANISE, runRows.get(panel.runId()).organiserId());
    }

    Optional<Panel> find(long id) {
        return rows.find(id);
    }

    @Transactional(readOnly = true)
    public List<Panel> of(AssessmentRun run) {
        return rows.of(run.id());
    }

    /** The person's place on the panel, if any. */
    public Optional<Panel.Reviewer> serves(Who who, Panel panel) {
        return panel.reviewers().stream().filter(each -> each.personId() == who.personId()).findFirst();
    }

    /**
     * The marks that this person may see: reviewers their own until the panel is closed, in a talk everyone's on what is talked
     * over; the organiser none before everybody has handed in.
     */
    @Transactional(readOnly = true)
    public List<Panel.Mark> marks(Who who, Panel panel) {
        Optional<Panel.Reviewer> mine = serves(who, panel);
        Set<List<Object>> talked = rows.talks(panel.id()).stream().map(talk -> List.<Object>of(talk.assessedId(), talk.item())).collect(Collectors.toSet());
        return rows.marks(panel.id()).stream().filter(mark -> switch (panel.stage()) {
            case MARKING -> mine.isPresent() && mark.reviewerId() == mine.get().id();
            case TALK -> mine.isEmpty() || mark.reviewerId() == mine.get().id() || talked.contains(List.<Object>of(mark.assessedId(), mark.item()));
            case CLOSED -> true;
        }).toList();
    }

    @Transactional(readOnly = true)
    public List<Panel.Talk> talks(Panel panel) {
        return rows.talks(panel.id());
    }

    private Panel.Reviewer reviewer(Who who, Panel panel) {
        return serves(who, panel).orElseThrow(() -> new Problem.Hidden(panel.ref()));
    }

    private static void mustBe(Panel panel, PanelStage stage) {
        if (panel.stage() != stage) {
            throw new Problem.Refused("assessment.panel.stage", panel.stage(), stage);
        }
    }
}
