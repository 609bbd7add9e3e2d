package cdo.start.demo;

import cdo.data.survey.DataSources;
import cdo.data.survey.Results;
import cdo.data.survey.SourceDraft;
import cdo.data.survey.SurveyRuns;
import cdo.data.survey.SurveyState;
import cdo.data.survey.SystemDraft;
import cdo.data.survey.SystemField;
import cdo.data.survey.SystemPhase;
import cdo.data.survey.Systems;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 普查登记: two departments register a system, attach its database, which really exists, and survey it as a job. */
@Component
@Order(10)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class SurveyEpisode implements Episode {

    private static final Map<String, String> STEWARDS = Map.of("宜昌市民政局", "civil-steward", "宜昌市住房和城乡建设局", "housing-steward");

    /** In tenths of a second: these databases are small, but the machine may be busy. */
    private static final int PATIENCE = 3000;

    private final Systems systems;
    private final DataSources sources;
    private final SurveyRuns surveys;
    private final Clocks clocks;
    private final Results results;
    private final ObjectProvider<Departments> departments;
    private final Map<String, Long> done = new HashMap<>();

    SurveyEpisode(Systems systems, DataSources sources, SurveyRuns surveys, Clocks clocks, Results results, ObjectProvider<Departments> departments) {
        this.systems = systems;
        this.sources = sources;
        this.surveys = surveys;
        this.clocks = clocks;
        this.results = results;
        this.departments = departments;
    }

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        if (!scenario.officers()) {
            return;
        }
        Departments made = departments.getIfAvailable();
        if (made == null) {
            throw new IllegalStateException("the departmental databases of the demonstration were not made");
        }
        made.databases().forEach(database -> {
            var source = new long[1];
            script.on(scenario.today().minusDays(12), () -> source[0] = register(actors, database));
            script.on(scenario.today().minusDays(11), () -> done.put(database.unitName(), survey(actors.as(STEWARDS.get(database.unitName())), source[0])));
        });
    }

    private long register(Actors actors, DemoDatabase database) {
        Who steward = actors.as(STEWARDS.get(database.unitName()));
        Unit unit = actors.unit(database.unitName());
        long system = systems.draft(steward, new SystemDraft(unit.id(), database.systemName(), SystemPhase.RUNNING, answers(steward)));
        systems.register(steward, system, systems.find(system).orElseThrow().version());
        return sources.attach(steward, system, SourceDraft.of("业务库（只读）", database.source(), database.password()));
    }

    /** The survey of that department's system, once it was made. */
    Optional<Long> of(String unitName) {
        return Optional.ofNullable(done.get(unitName));
    }

    /** Waits for the job: the official day must not move on under it, and a city without its survey is no demonstration. */
    private long survey(Who steward, long source) {
        long id = surveys.start(steward, source);
        for (int i = 0; i < PATIENCE && !state(id).over(); i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        SurveyState state = state(id);
        if (!state.usable()) {
            throw new IllegalStateException("the survey " + id + " for " + steward.unitId() + " is " + state + " after " + PATIENCE / 10 + " s at most");
        }
        return id;
    }

    private SurveyState state(long survey) {
        return results.find(survey).map(found -> found.state()).orElse(SurveyState.WAITING);
    }

    /** Everything that registration requires of a running system. */
    private Map<SystemField, String> answers(Who steward) {
        var answers = new EnumMap<SystemField, String>(SystemField.class);
        for (SystemField field : SystemField.values()) {
            if (field.required(SystemPhase.RUNNING)) {
                answers.put(field, switch (field.kind()) {
                    case TEXT -> "演示数据";
                    case PHONE -> "0717-0000400";
                    case EMAIL -> "demo@example.cn";
                    case LONG -> "演示系统，与实际无关：支撑本部门日常业务办理。";
                    case DATE -> clocks.today().minusYears(6).toString();
                    case AMOUNT -> "86.5";
                    case CHOICE -> field.choices().getFirst();
                });
            }
        }
        answers.put(SystemField.CODE, "YS-" + steward.unitId());
        answers.put(SystemField.CONTACT, steward.name());
        answers.put(SystemField.PHONE, "0717-0000400");
        answers.put(SystemField.PROTECTION, "TWO");
        return answers;
    }
}
