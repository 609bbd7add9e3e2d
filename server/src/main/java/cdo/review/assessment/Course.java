package cdo.review.assessment;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a run, each with whose it is, its clock and its papers, for everybody who may see the run. */
@Component
@Transactional(readOnly = true)
public class Course {

    private final Runs runs;
    private final Panels panels;
    private final Ranking ranking;
    private final Appeals appeals;
    private final Duties duties;
    private final IssuedDocuments issued;

    Course(Runs runs, Panels panels, Ranking ranking, Appeals appeals, Duties duties, IssuedDocuments issued) {
        this.runs = runs;
        this.panels = panels;
        this.ranking = ranking;
        this.appeals = appeals;
        this.duties = duties;
        this.issued = issued;
    }

    /** A paper, or the page that stands for one. {@code pdf}: the same as PDF, where there is one. */
    public record Paper(Message title, String href, @Nullable String pdf) {
    }

    /**
     * A step.
     *
     * @param due   the last day of the latest clock that runs or ran for it
     * @param metOn when that was met
     */
    public record Stop(RunStage stage, @Nullable LocalDate due, @Nullable LocalDate metOn, List<Paper> papers) {
    }

    public List<Stop> of(Who who, AssessmentRun run) {
        boolean organises = runs.organises(who, run);
        List<Duty> own = duties.about(run.ref());
        var stops = new ArrayList<Stop>();
        stops.add(new Stop(RunStage.DRAFT, null, null, rules(run)));
        if (!run.officers()) {
            stops.add(new Stop(RunStage.SELF_ASSESSMENT, run.selfDue(), run.frozenOn(), List.of()));
        }
        stops.add(stop(RunStage.FIRST_REVIEW, own, AssessmentRules.FIRST_REVIEW, freeze(run, organises)));
        if (run.settings().panel() && !run.officers()) {
            stops.add(panel(run, organises));
        }
        stops.add(stop(RunStage.PUBLICITY, own, AssessmentRules.PUBLICITY, run.stage().scoresShown() ? List.of(paper("publicity", run.href() + "/publicity")) : List.of()));
        stops.add(appeals(who, run));
        stops.add(stop(RunStage.GRADING, own, AssessmentRules.GRADES, organises && run.stage().ordinal() >= RunStage.GRADING.ordinal() && run.stage() != RunStage.CANCELLED ? List.of(page("grades", run.href() + "/grades")) : List.of()));
        stops.add(stop(RunStage.REPORTING, own, AssessmentRules.REPORT, report(run, organises)));
        stops.add(new Stop(RunStage.CONCLUDED, null, null, results(run, organises)));
        return stops;
    }

    private static List<Paper> rules(AssessmentRun run) {
        var papers = new ArrayList<Paper>();
        if (run.method().planId() != null) {
            papers.add(page("method", "/plans/" + run.method().planId()));
        }
        if (run.versionId() != null) {
            papers.add(page("system", "/indicator-systems/" + run.versionId()));
        }
        return papers;
    }

    private static List<Paper> freeze(AssessmentRun run, boolean organises) {
        return organises && run.freezeId() != null ? List.of(page("freeze", "/freezes/" + run.freezeId())) : List.of();
    }

    private Stop panel(AssessmentRun run, boolean organises) {
        List<Panel> all = panels.of(run);
        List<Paper> papers = organises ? all.stream().filter(panel -> panel.stage() == PanelStage.CLOSED).map(panel -> paper("panelRecord", panel.href() + "/record")).toList() : List.of();
        return latest(RunStage.PANEL, clocks(all.stream().map(Panel::ref).toList()), papers);
    }

    private Stop appeals(Who who, AssessmentRun run) {
        List<Appeal> all = appeals.of(who, run);
        return latest(RunStage.APPEALS, clocks(all.stream().map(Appeal::ref).toList()),
                all.stream().filter(appeal -> appeal.answer() != null).map(appeal -> paper("answer", appeal.href() + "/answer")).toList());
    }

    private List<Paper> report(AssessmentRun run, boolean organises) {
        var papers = new ArrayList<Paper>();
        if (organises && run.stage().scoresShown()) {
            papers.add(paper("report", run.href() + "/report"));
        }
        issued.of(run.ref()).forEach(each -> papers.add(new Paper(Message.of("assessment.named", each.title()), each.href(), null)));
        return papers;
    }

    private List<Paper> results(AssessmentRun run, boolean organises) {
        if (run.stage() != RunStage.CONCLUDED) {
            return List.of();
        }
        var papers = new ArrayList<Paper>();
        papers.add(page("scores", run.href() + "/scores.xlsx"));
        if (organises && ranking.recommends(run)) {
            papers.add(paper("recommendation", run.href() + "/recommendation"));
        }
        return papers;
    }

    private Stream<Duty> clocks(List<SubjectRef> subjects) {
        return duties.about(subjects).values().stream().flatMap(List::stream);
    }

    private static Stop stop(RunStage stage, List<Duty> own, String rule, List<Paper> papers) {
        return latest(stage, own.stream().filter(duty -> duty.ruleKey().equals(rule)), papers);
    }

    private static Stop latest(RunStage stage, Stream<Duty> clocks, List<Paper> papers) {
        Optional<Duty> last = clocks.max(Comparator.comparing(Duty::due).thenComparing(Duty::id));
        return new Stop(stage, last.map(Duty::due).orElse(null), last.map(Duty::metOn).orElse(null), papers);
    }

    private static Paper paper(String name, String address) {
        return new Paper(Message.of("assessment.paper." + name), address + ".docx", address + ".pdf");
    }

    private static Paper page(String name, String address) {
        return new Paper(Message.of("assessment.paper." + name), address, null);
    }
}
