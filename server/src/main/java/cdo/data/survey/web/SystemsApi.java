package cdo.data.survey.web;

import cdo.data.survey.InformationSystem;
import cdo.data.survey.SurveyRights;
import cdo.data.survey.SystemPhase;
import cdo.data.survey.SystemRegister;
import cdo.data.survey.SystemStage;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Slice;
import cdo.platform.web.Turned;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registered information systems for other systems, within the reader's reach. */
@RestController
class SystemsApi {

    private final SystemRegister register;
    private final Audit audit;

    SystemsApi(SystemRegister register, Audit audit) {
        this.register = register;
        this.audit = audit;
    }

    /** {@code answers}: the questions of the national form by their names, dates as 2026-11-23, choices by their constants. */
    record Answer(long id, String name, long unitId, String unit, SystemStage stage, @Nullable SystemPhase phase, @Nullable LocalDate registeredOn, LocalDate updatedOn, int sources,
                  @Nullable LocalDate surveyedOn, Map<String, String> answers, int version) {
    }

    @GetMapping(path = "/api/v1/systems", produces = MediaType.APPLICATION_JSON_VALUE)
    Turned<Answer> systems(Who who, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable Long unit, @RequestParam @Nullable SystemStage stage,
                           @RequestParam @Nullable SystemPhase phase, @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "100") int size) {
        who.must(SurveyRights.SEE);
        Slice<SystemRegister.Line> found = register.numbered(who, new SystemRegister.Filter(q, unit, stage, phase, "", ""), Slice.Ask.keyed(size, after, ""));
        audit.exported(who, "survey.systems-exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", found.rows().size(), "q", q);
        return Turned.of(found, SystemsApi::answer);
    }

    private static Answer answer(SystemRegister.Line line) {
        InformationSystem system = line.system();
        var answers = new TreeMap<String, String>();
        system.answers().forEach((field, text) -> answers.put(field.name(), text));
        return new Answer(system.id(), system.name(), system.unitId(), line.unitName().in(Language.ZH), system.stage(), system.phase(), system.registeredOn(), system.updatedOn(), line.sources(),
                line.surveyedOn(), answers, system.version());
    }
}
