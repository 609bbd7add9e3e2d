package cdo.data.survey.web;

import cdo.data.survey.DataSource;
import cdo.data.survey.DataSources;
import cdo.data.survey.InformationSystem;
import cdo.data.survey.Results;
import cdo.data.survey.SourceFiles;
import cdo.data.survey.SurveyRights;
import cdo.data.survey.Systems;
import cdo.data.survey.Trials;
import cdo.platform.kernel.Who;
import cdo.platform.web.Choice;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.scan.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A data source with the history of its surveys, and its form. */
@Controller("surveySourcePages")
class SourcePages {

    private final Systems systems;
    private final DataSources sources;
    private final SourceFiles files;
    private final Results results;

    SourcePages(Systems systems, DataSources sources, SourceFiles files, Results results) {
        this.systems = systems;
        this.sources = sources;
        this.files = files;
        this.results = results;
    }

    @GetMapping("/systems/{system}/sources/new")
    Screen blank(Who who, @PathVariable long system, @RequestParam(defaultValue = "POSTGRESQL") String kind) {
        Source.Kind chosen = Stream.of(Source.Kind.values()).filter(each -> each.name().equals(kind)).findFirst().orElse(Source.Kind.POSTGRESQL);
        var values = new LinkedHashMap<String, Object>();
        values.put("kind", chosen);
        values.put("tls", "IF_OFFERED");
        if (!chosen.isFile()) {
            values.put("port", chosen == Source.Kind.MYSQL ? Source.MySql.DEFAULT_PORT : Source.PostgreSql.DEFAULT_PORT);
        }
        return blank(who, system, Form.filled(values));
    }

    Screen blank(Who who, long systemId, Form form) {
        InformationSystem system = systems.get(who, systemId);
        who.must(SurveyRights.ATTACH, system.unitId());
        return Screen.of("data/survey/sourceForm").with("form", form).with("system", system).with("kind", kind(form)).with("files", listed(system.unitId()));
    }

    @GetMapping("/sources/{id}/edit")
    Screen edit(Who who, @PathVariable long id) {
        return edit(who, id, null);
    }

    Screen edit(Who who, long id, @Nullable Form form) {
        DataSource source = sources.get(who, id);
        who.must(SurveyRights.ATTACH, source.unitId());
        Form shown = form == null ? filled(source) : form;
        return Screen.of("data/survey/sourceForm").with("form", shown).with("system", systems.get(who, source.systemId())).with("kind", source.kind())
                .with("files", listed(source.unitId())).with("source", source);
    }

    @GetMapping("/sources/{id}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, Form.empty(), null);
    }

    Screen record(Who who, long id, Form form, Trials.@Nullable Outcome outcome) {
        DataSource source = sources.get(who, id);
        var history = results.history(id);
        Screen screen = Screen.of("data/survey/source").with("source", source).with("system", systems.get(who, source.systemId())).with("history", history).with("form", form)
                .with("uploaded", sources.uploaded(source).map(file -> file.name() + " · " + file.sizeText()).orElse(""))
                .with("mayAttach", !source.removed() && who.may(SurveyRights.ATTACH, source.unitId()))
                .with("maySurvey", !source.removed() && who.may(SurveyRights.SURVEY, source.unitId()))
                .with("running", history.stream().anyMatch(survey -> !survey.state().over()));
        return outcome == null ? screen : screen.with("outcome", outcome);
    }

    private List<Choice> listed(long unit) {
        return files.listed(unit).stream().map(file -> Choice.of(file, file)).toList();
    }

    private static Source.Kind kind(Form form) {
        return Stream.of(Source.Kind.values()).filter(each -> form.has("kind", each.name())).findFirst().orElse(Source.Kind.POSTGRESQL);
    }

    /** Everything but the password, which is never shown again. */
    private static Form filled(DataSource source) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("kind", source.kind());
        values.put("name", source.name());
        values.put("host", source.host());
        values.put("port", source.port());
        values.put("database", source.database());
        values.put("schemas", source.schemas());
        values.put("login", source.login());
        values.put("tls", source.tls());
        values.put("file", source.file());
        return Form.filled(values);
    }
}
