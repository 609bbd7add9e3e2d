package cdo.review.assessment.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Groups;
import cdo.platform.organization.People;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Choice;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.review.assessment.Assessed;
import cdo.review.assessment.AssessmentRights;
import cdo.review.assessment.AssessmentRun;
import cdo.review.assessment.Assessees;
import cdo.review.assessment.Course;
import cdo.review.assessment.GamingSigns;
import cdo.review.assessment.OfficerScores;
import cdo.review.assessment.Panels;
import cdo.review.assessment.Publicity;
import cdo.review.assessment.Ranking;
import cdo.review.assessment.RunObject;
import cdo.review.assessment.RunStage;
import cdo.review.assessment.Runs;
import cdo.review.assessment.Scores;
import cdo.review.assessment.indicators.Edition;
import cdo.review.assessment.indicators.IndicatorSystems;
import cdo.review.assessment.indicators.SystemState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Runs: the list, the record with its scope, a new one and its settings. */
@Controller("assessmentRunPages")
public class RunPages {

    private final Runs runs;
    private final Assessees assessees;
    private final Scores scores;
    private final OfficerScores officers;
    private final GamingSigns signs;
    private final Publicity publicity;
    private final Course course;
    private final Panels panels;
    private final Ranking ranking;
    private final IndicatorSystems systems;
    private final Units units;
    private final People people;
    private final Groups groups;
    private final Clocks clocks;

    RunPages(Runs runs, Assessees assessees, Scores scores, OfficerScores officers, GamingSigns signs, Publicity publicity, Panels panels, Ranking ranking, Course course, IndicatorSystems systems, Units units, People people, Groups groups, Clocks clocks) {
        this.runs = runs;
        this.assessees = assessees;
        this.scores = scores;
        this.officers = officers;
        this.signs = signs;
        this.publicity = publicity;
        this.course = course;
        this.panels = panels;
        this.ranking = ranking;
        this.systems = systems;
        this.units = units;
        this.people = people;
        this.groups = groups;
        this.clocks = clocks;
    }

    /** What every part of a run shows at its head. */
    public record Head(AssessmentRun run, Unit organiser, boolean organises, boolean decides, String part) {
    }

    /** One assessed with its names. */
    public record Row(Assessed assessed, Unit unit, @Nullable String person, int signs) {
    }

    Head head(Who who, long id, String part) {
        AssessmentRun run = runs.get(who, id);
        return new Head(run, units.get(run.organiserId()), runs.organises(who, run), who.may(AssessmentRights.DECIDE, run.organiserId()), part);
    }

    @GetMapping("/assessments")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        RunStage at = Arrays.stream(RunStage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null);
        Slice<AssessmentRun> slice = runs.slice(who, q, at, new Slice.Ask(page, size));
        Map<Long, Unit> organisers = slice.rows().stream().map(AssessmentRun::organiserId).distinct().collect(Collectors.toMap(id -> id, units::get));
        return Screen.of("review/assessment/runs").with("slice", slice).with("organisers", organisers).with("organises", who.may(AssessmentRights.ORGANISE));
    }

    @GetMapping("/assessments/new")
    Screen blank(Who who) {
        int year = clocks.today().getYear();
        return blank(who, Form.filled(RunForm.filled(AssessmentRun.Settings.USUAL)).with("from", year + "-01-01").with("to", year + "-12-31").with("object", RunObject.UNIT).with("cadence", "YEARLY"));
    }

    Screen blank(Who who, Form form) {
        who.must(AssessmentRights.ORGANISE, who.unitId());
        return choices(Screen.of("review/assessment/runNew"), who, who.unitId()).with("form", form);
    }

    private Screen choices(Screen screen, Who who, long organiser) {
        List<Choice> editions = systems.all(who).stream().filter(each -> each.state() == SystemState.IN_FORCE).map(RunPages::choice).toList();
        return screen.with("systems", editions).with("methods", runs.methods(organiser).stream().map(each -> Choice.of(Long.toString(each.id()), each.title() + (each.number() == null ? "" : " " + each.number()) + " · " + each.issuer())).toList())
                .with("unitRuns", runs.unitRuns(organiser).stream().map(each -> Choice.of(Long.toString(each.id()), each.title())).toList());
    }

    private static Choice choice(Edition edition) {
        return Choice.of(Long.toString(edition.versionId()), edition.title() + " v" + edition.number());
    }

    @GetMapping("/assessments/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, Form.empty());
    }

    Screen record(Who who, long id, Form form) {
        Head head = head(who, id, "objects");
        AssessmentRun run = head.run();
        Map<Long, Integer> open = head.organises() ? signs.open(id) : Map.of();
        List<Row> rows = assessees.of(run).stream().filter(each -> head.organises() || who.reads(each.unitId()))
                .map(each -> new Row(each, units.get(each.unitId()), each.personId() == null ? null : people.get(each.personId()).name(), open.getOrDefault(each.id(), 0))).toList();
        return Screen.of("review/assessment/run").with("head", head).with("rows", rows).with("form", form).with("steps", runs.steps(run)).with("draws", run.stage().scoresShown() ? panels.of(run) : List.of()).with("course", course.of(who, run)).with("recommends", ranking.recommends(run)).with("until", publicity.windowEnd(run))
                .with("openReports", head.organises() && run.officers() && run.stage() == RunStage.DRAFT ? officers.openReports(run, rows.stream().flatMap(row -> Stream.ofNullable(row.assessed().personId())).toList(), clocks.today()) : 0).with("different", head.organises() && run.stage().scoring() ? scores.differences(run).size() : -1);
    }

    @GetMapping("/assessments/{id:\\d+}/scope")
    Screen scope(Who who, @PathVariable long id) {
        return scope(who, id, Form.empty());
    }

    Screen scope(Who who, long id, Form form) {
        Head head = head(who, id, "scope");
        who.must(AssessmentRights.ORGANISE, head.run().organiserId());
        var reached = who.powers().units(AssessmentRights.SCOPE);
        var inside = assessees.of(head.run()).stream().map(Assessed::unitId).collect(Collectors.toSet());
        List<Unit> possible = units.all(clocks.today()).stream().filter(unit -> reached.contains(unit.id()) && unit.id() != head.run().organiserId() && !inside.contains(unit.id())).toList();
        return Screen.of("review/assessment/scope").with("head", head).with("form", form).with("units", possible.stream().map(unit -> Choice.of(Long.toString(unit.id()), unit.name())).toList())
                .with("groups", groups.all().stream().map(each -> Choice.of(Long.toString(each.id()), each.name())).toList())
                .with("rows", assessees.of(head.run()).stream().map(each -> new Row(each, units.get(each.unitId()), each.personId() == null ? null : people.get(each.personId()).name(), 0)).toList());
    }

    @GetMapping("/assessments/{id:\\d+}/settings")
    Screen settings(Who who, @PathVariable long id) {
        AssessmentRun run = runs.get(who, id);
        var values = new LinkedHashMap<String, Object>(RunForm.filled(run.settings()));
        values.put("title", run.title());
        values.put("object", run.object());
        values.put("cadence", run.cadence());
        values.put("from", run.from());
        values.put("to", run.to());
        values.put("plan", run.method().planId() == null ? "" : run.method().planId());
        values.put("system", run.versionId() == null ? "" : run.versionId());
        values.put("unitRun", run.unitRunId() == null ? "" : run.unitRunId());
        return settings(who, id, Form.filled(values));
    }

    Screen settings(Who who, long id, Form form) {
        Head head = head(who, id, "settings");
        who.must(AssessmentRights.ORGANISE, head.run().organiserId());
        return choices(Screen.of("review/assessment/settings"), who, head.run().organiserId()).with("head", head).with("form", form);
    }
}
