package cdo.data.survey.web;

import cdo.data.survey.DataSource;
import cdo.data.survey.DataSources;
import cdo.data.survey.InformationSystem;
import cdo.data.survey.Results;
import cdo.data.survey.Survey;
import cdo.data.survey.SurveyRights;
import cdo.data.survey.SystemRegister;
import cdo.data.survey.Systems;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** What the survey adds to the common pages. */
@Component("surveyContributions")
class Contributions implements Contribution {

    private final Systems systems;
    private final SystemRegister register;
    private final DataSources sources;
    private final Results results;

    Contributions(Systems systems, SystemRegister register, DataSources sources, Results results) {
        this.systems = systems;
        this.register = register;
        this.sources = sources;
        this.results = results;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.DATA, 20, "survey.nav", "database-search", "/systems", SurveyRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return SurveyRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(200, "survey.new", "/systems/new", SurveyRights.REGISTER));
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(
                new Kind(InformationSystem.KIND, "/systems/", id -> systems.find(id).map(system -> named(system.name())), (who, id) -> systems.find(id).filter(system -> who.reads(system.unitId())).isPresent()),
                new Kind(DataSource.KIND, "/sources/", id -> sources.find(id).map(source -> named(source.name())), this::reads),
                // the file itself is not masked: only for those who may enter sources of the unit
                new Kind("sourceFile", "/sources/", id -> sources.find(id).map(source -> named(source.name())),
                        (who, id) -> sources.find(id).filter(source -> who.may(SurveyRights.ATTACH, source.unitId())).isPresent()),
                new Kind(Survey.KIND, "/surveys/", id -> results.find(id).map(survey -> Message.of("survey.survey.label", survey.place(), survey.takenOn())),
                        (who, id) -> results.find(id).filter(survey -> reads(who, survey.sourceId())).isPresent()),
                new Kind(Results.FoundTable.KIND, "/surveyed-tables/", id -> results.findTable(id).map(table -> named(table.name())),
                        (who, id) -> results.findTable(id).flatMap(table -> results.find(table.surveyId())).filter(survey -> reads(who, survey.sourceId())).isPresent()));
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        if (!subject.kind().equals("unit")) {
            return List.of();
        }
        List<SystemRegister.Line> lines = register.ofUnit(who, subject.id());
        return lines.isEmpty() ? List.of() : List.of(new Panel(60, "data/survey/panel", Map.of("lines", lines, "unit", subject.id())));
    }

    private boolean reads(Who who, long source) {
        return sources.find(source).filter(each -> who.reads(each.unitId())).isPresent();
    }

    private static Message named(String name) {
        return Message.of("survey.named", name);
    }

    private record Kind(String kind, String address, LongFunction<Optional<Message>> name, BiPredicate<Who, Long> seen) implements SubjectType {

        @Override
        public Optional<Message> label(long id) {
            return name.apply(id);
        }

        @Override
        public String href(long id) {
            return address + id;
        }

        @Override
        public boolean visible(Who who, long id) {
            return seen.test(who, id);
        }
    }
}
