package cdo.data.survey.web;

import cdo.data.survey.DataSource;
import cdo.data.survey.DataSources;
import cdo.data.survey.Results;
import cdo.data.survey.Survey;
import cdo.data.survey.SurveyRights;
import cdo.data.survey.SurveyRuns;
import cdo.data.survey.Systems;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Contribution;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.platform.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A survey while it runs and what it found; one table with its columns. */
@Controller("surveySurveyPages")
class SurveyPages {

    private final Results results;
    private final DataSources sources;
    private final Systems systems;
    private final SurveyRuns runs;
    private final Templates templates;
    private final ObjectProvider<Contribution> contributions;

    SurveyPages(Results results, DataSources sources, Systems systems, SurveyRuns runs, Templates templates, ObjectProvider<Contribution> contributions) {
        this.results = results;
        this.sources = sources;
        this.systems = systems;
        this.runs = runs;
        this.templates = templates;
        this.contributions = contributions;
    }

    @GetMapping("/surveys/{id}")
    Screen survey(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        return survey(who, id, q, new Slice.Ask(page, size), Form.empty());
    }

    private Screen survey(Who who, long id, String q, Slice.Ask ask, Form form) {
        Survey survey = results.get(who, id);
        DataSource source = sources.get(who, survey.sourceId());
        return Screen.of("data/survey/survey").with("survey", survey).with("source", source).with("system", systems.get(who, source.systemId())).with("slice", results.tables(id, q, ask))
                .with("changes", results.changes(id)).with("form", form).with("panels", panels(who, survey.ref())).with("templates", templates).with("maySurvey", who.may(SurveyRights.SURVEY, source.unitId()))
                .with("first", results.history(survey.sourceId()).stream().noneMatch(other -> other.id() < id && other.state().usable()));
    }

    private List<Contribution.Panel> panels(Who who, SubjectRef subject) {
        return contributions.stream().flatMap(each -> each.panels(who, subject).stream()).sorted(Comparator.comparingInt(Contribution.Panel::order)).toList();
    }

    @PostMapping("/surveys/{id}/cancellation")
    Object cancellation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            runs.cancel(who, id);
            Flash.say(request, "survey.flash.cancelled");
            return "/surveys/" + id;
        }, failed -> survey(who, id, "", new Slice.Ask(1, 25), failed));
    }

    @GetMapping("/surveyed-tables/{id}")
    Screen table(Who who, @PathVariable long id) {
        Results.FoundTable table = results.table(who, id);
        Survey survey = results.get(who, table.surveyId());
        DataSource source = sources.get(who, survey.sourceId());
        return Screen.of("data/survey/table").with("table", table).with("found", results.profile(id)).with("survey", survey).with("source", source)
                .with("system", systems.get(who, source.systemId()));
    }
}
