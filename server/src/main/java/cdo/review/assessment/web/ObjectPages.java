package cdo.review.assessment.web;

import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Freezes;
import cdo.platform.measures.Measure;
import cdo.platform.organization.People;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.review.assessment.Assessed;
import cdo.review.assessment.AssessmentRun;
import cdo.review.assessment.Assessees;
import cdo.review.assessment.FirstReview;
import cdo.review.assessment.GamingSigns;
import cdo.review.assessment.JudgedItem;
import cdo.review.assessment.OfficerScores;
import cdo.review.assessment.Publicity;
import cdo.review.assessment.RowAdjustments;
import cdo.review.assessment.RunStage;
import cdo.review.assessment.Scores;
import cdo.review.assessment.SelfAssessments;
import cdo.review.assessment.indicators.ScoreSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One assessed unit or officer: the score down to its rows, the self-assessment, the judgements. */
@Controller
public class ObjectPages {

    private final RunPages runPages;
    private final Assessees assessees;
    private final SelfAssessments self;
    private final FirstReview first;
    private final Scores scores;
    private final OfficerScores officers;
    private final RowAdjustments adjustments;
    private final GamingSigns signs;
    private final Freezes freezes;
    private final Catalogue catalogue;
    private final Units units;
    private final People people;
    private final Attachments attachments;
    private final Publicity publicity;
    private final Clocks clocks;

    ObjectPages(RunPages runPages, Assessees assessees, SelfAssessments self, FirstReview first, Scores scores, OfficerScores officers, RowAdjustments adjustments, GamingSigns signs, Freezes freezes, Catalogue catalogue,
                Units units, People people, Attachments attachments, Publicity publicity, Clocks clocks) {
        this.runPages = runPages;
        this.assessees = assessees;
        this.self = self;
        this.first = first;
        this.scores = scores;
        this.officers = officers;
        this.adjustments = adjustments;
        this.signs = signs;
        this.freezes = freezes;
        this.catalogue = catalogue;
        this.units = units;
        this.people = people;
        this.attachments = attachments;
        this.publicity = publicity;
        this.clocks = clocks;
    }

    /** What every page of an assessed shows at its head. */
    public record Subject(RunPages.Head head, Assessed assessed, Unit unit, @Nullable String person, boolean scoresShown, boolean evidence, boolean writes, boolean handsIn, boolean appeals, boolean judges) {
    }

    /** Frozen rows of a measure behind a line. */
    public record Rows(Measure measure, int version, List<Freezes.Frozen> rows) {
    }

    Subject subject(Who who, long id) {
        Assessed assessed = assessees.get(who, id);
        RunPages.Head head = runPages.head(who, assessed.runId(), "object");
        AssessmentRun run = head.run();
        return new Subject(head, assessed, units.get(assessed.unitId()), assessed.personId() == null ? null : people.get(assessed.personId()).name(), head.organises() && run.stage().ordinal() >= RunStage.FIRST_REVIEW.ordinal()
                || run.stage().scoresShown(), assessees.seesEvidence(who, run, assessed), self.writes(who, run, assessed), self.handsIn(who, run, assessed), appeals(who, run, assessed), head.organises() && run.stage() == RunStage.FIRST_REVIEW);
    }

    /** Only as long as an appeal is taken. */
    private boolean appeals(Who who, AssessmentRun run, Assessed assessed) {
        return run.stage() == RunStage.PUBLICITY && assessees.answersFor(who, assessed) && publicity.windowEnd(run).filter(until -> !clocks.today().isAfter(until)).isPresent();
    }

    /** Drafts that were never handed in are nobody's claims once the figures are frozen. */
    private boolean claimsShown(Subject subject) {
        return subject.evidence() && (subject.assessed().submitted() || subject.head().run().stage() == RunStage.SELF_ASSESSMENT);
    }

    @GetMapping("/assessments/objects/{id:\\d+}")
    Screen object(Who who, @PathVariable long id) {
        return object(who, id, Form.empty());
    }

    Screen object(Who who, long id, Form form) {
        Subject subject = subject(who, id);
        AssessmentRun run = subject.head().run();
        boolean scored = subject.scoresShown() && run.stage() != RunStage.CANCELLED;
        Optional<ScoreSheet> sheet = scored && !run.officers() ? Optional.of(scores.sheet(run, subject.assessed())) : Optional.empty();
        Map<String, SelfAssessments.Claim> claims = claimsShown(subject) ? self.of(id).stream().collect(Collectors.toMap(SelfAssessments.Claim::item, claim -> claim)) : Map.of();
        return Screen.of("review/assessment/object").with("subject", subject).with("form", form).with("sheet", sheet).with("items", self.items(run)).with("claims", claims)
                .with("open", subject.handsIn() ? self.open(run, subject.assessed()) : List.of()).with("decided", scored ? first.decided(id) : Map.of()).with("changes", scored ? scores.changes(id) : List.of()).with("signs", subject.head().organises() ? signs.of(id) : List.of())
                .with("parts", scored && run.officers() ? officers.parts(run, subject.assessed()) : List.of()).with("rows", scored ? officers.rows(id) : List.of()).with("adjustments", scored && subject.evidence() ? adjustments.of(id) : List.of())
                .with("adjusts", scored && adjustments.mayAsk(who, run, subject.assessed())).with("steps", assessees.steps(subject.assessed()));
    }

    @GetMapping("/assessments/objects/{id:\\d+}/lines/{code}")
    Screen line(Who who, @PathVariable long id, @PathVariable String code) {
        Subject subject = subject(who, id);
        AssessmentRun run = subject.head().run();
        if (!subject.scoresShown() || !subject.evidence() || run.officers()) {
            throw new Problem.NotFound(subject.assessed().ref());
        }
        ScoreSheet.Line line = scores.sheet(run, subject.assessed()).line(code).orElseThrow(() -> new Problem.NotFound(subject.assessed().ref()));
        var rows = new ArrayList<Rows>();
        for (ScoreSheet.Used used : line.used()) {
            long freeze = Objects.requireNonNull(run.freezeId());
            rows.add(new Rows(catalogue.get(used.measure()), freezes.formulaVersion(freeze, used.measure()),
                    freezes.rows(freeze, used.measure()).stream().filter(row -> subject.assessed().covers().contains(row.row().unitId())).toList()));
        }
        Map<String, SelfAssessments.Claim> claims = (claimsShown(subject) ? self.of(id) : List.<SelfAssessments.Claim>of()).stream().collect(Collectors.toMap(SelfAssessments.Claim::item, claim -> claim));
        return Screen.of("review/assessment/line").with("subject", subject).with("line", line).with("rows", rows).with("claims", claims).with("decided", first.decided(id))
                .with("items", self.items(run).stream().filter(item -> item.indicator().code().equals(code)).toList()).with("changes", scores.changes(id).stream().filter(each -> each.indicator().equals(code)).toList())
                .with("booked", scores.booked(run, subject.assessed(), line));
    }

    @GetMapping("/assessments/objects/{id:\\d+}/items/{item}")
    Screen item(Who who, @PathVariable long id, @PathVariable String item) {
        return item(who, id, item, null);
    }

    Screen item(Who who, long id, String item, @Nullable Form failed) {
        Subject subject = subject(who, id);
        JudgedItem judged = self.items(subject.head().run()).stream().filter(each -> each.name().equals(item)).findFirst().orElseThrow(() -> new Problem.NotFound(subject.assessed().ref()));
        if (!subject.evidence()) {
            throw new Problem.NotFound(subject.assessed().ref());
        }
        Optional<SelfAssessments.Claim> claim = claimsShown(subject) ? self.of(id, item) : Optional.empty();
        FirstReview.Decided decided = first.decided(id).get(item);
        Form form = failed != null ? failed : subject.judges() ? JudgementForm.filled(decided != null ? decided.decided() : claim.map(SelfAssessments.Claim::claimed).orElse(null), decided == null ? "" : decided.reason())
                : JudgementForm.filled(claim.map(SelfAssessments.Claim::claimed).orElse(null), claim.map(SelfAssessments.Claim::remark).orElse(""));
        return Screen.of("review/assessment/item").with("subject", subject).with("item", judged).with("claim", claim).with("decided", Optional.ofNullable(decided)).with("form", form)
                .with("largest", attachments.maxMegabytes()).with("panelItem", FirstReview.forPanel(subject.head().run(), judged));
    }
}
