package cdo.data.survey.web;

import cdo.data.survey.Answers;
import cdo.data.survey.InformationSystem;
import cdo.data.survey.Results;
import cdo.data.survey.SurveyRights;
import cdo.data.survey.SystemField;
import cdo.data.survey.SystemPhase;
import cdo.data.survey.SystemRegister;
import cdo.data.survey.SystemStage;
import cdo.data.survey.Systems;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.UnitNames;
import cdo.platform.web.Contribution;
import cdo.platform.web.Form;
import cdo.platform.web.Happening;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.platform.web.Templates;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of systems, one system, its form, and the export. */
@Controller("surveySystemPages")
class SystemPages {

    private final Systems systems;
    private final SystemRegister register;
    private final Results results;
    private final Answers answers;
    private final Routes routes;
    private final Audit audit;
    private final Imprints imprints;
    private final Templates templates;
    private final UnitNames names;
    private final ObjectProvider<Contribution> contributions;

    SystemPages(Systems systems, SystemRegister register, Results results, Answers answers, Routes routes, Audit audit, Imprints imprints, Templates templates, UnitNames names,
                ObjectProvider<Contribution> contributions) {
        this.systems = systems;
        this.register = register;
        this.results = results;
        this.answers = answers;
        this.routes = routes;
        this.audit = audit;
        this.imprints = imprints;
        this.templates = templates;
        this.names = names;
        this.contributions = contributions;
    }

    @GetMapping("/systems")
    Screen register(Who who, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable Long unit, @RequestParam(defaultValue = "") String stage,
                    @RequestParam(defaultValue = "") String phase, @RequestParam(defaultValue = "") String surveyed, @RequestParam(defaultValue = "") String sort,
                    @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        who.must(SurveyRights.SEE);
        return Screen.of("data/survey/systems").with("slice", register.slice(who, filter(q, unit, stage, phase, surveyed, sort), new Slice.Ask(page, size)))
                .with("units", register.units(who)).with("mayRegister", who.may(SurveyRights.REGISTER));
    }

    /** Exactly what is filtered. */
    @GetMapping("/systems/export.xlsx")
    void export(Who who, Page page, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable Long unit, @RequestParam(defaultValue = "") String stage,
                @RequestParam(defaultValue = "") String phase, @RequestParam(defaultValue = "") String surveyed, @RequestParam(defaultValue = "") String sort,
                HttpServletResponse response) throws IOException {
        who.must(SurveyRights.SEE);
        List<SystemRegister.Line> lines = register.all(who, filter(q, unit, stage, phase, surveyed, sort));
        audit.exported(who, "survey.systems-exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", lines.size(), "q", q, "stage", stage, "phase", phase);
        String title = page.t("survey.systems");
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(title + ".xlsx", StandardCharsets.UTF_8).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        Workbook.write(response.getOutputStream(), title, imprints.of(who), columns(page), lines);
    }

    private List<Workbook.Column<SystemRegister.Line>> columns(Page page) {
        var columns = new ArrayList<Workbook.Column<SystemRegister.Line>>();
        columns.add(new Workbook.Column<>(page.t("survey.system.name"), 30, line -> line.system().name()));
        columns.add(new Workbook.Column<>(page.t("survey.system.unit"), 24, line -> line.unitName().in(page.language())));
        columns.add(new Workbook.Column<>(page.t("survey.system.stage"), 10, line -> page.v(line.system().stage())));
        columns.add(new Workbook.Column<>(page.t("survey.system.phase"), 10, line -> page.v(line.system().phase())));
        columns.add(new Workbook.Column<>(page.t("survey.system.registeredOn"), 12, line -> line.system().registeredOn()));
        columns.add(new Workbook.Column<>(page.t("survey.system.updatedOn"), 12, line -> line.system().updatedOn()));
        columns.add(new Workbook.Column<>(page.t("survey.sources"), 8, SystemRegister.Line::sources));
        columns.add(new Workbook.Column<>(page.t("survey.system.surveyedOn"), 12, SystemRegister.Line::surveyedOn));
        for (SystemField field : SystemField.values()) {
            columns.add(new Workbook.Column<>(page.t(field.title()), field.kind() == SystemField.Kind.LONG ? 40 : 16, line -> answers.said(field, line.system().answer(field), page.language())));
        }
        return columns;
    }

    @GetMapping("/systems/new")
    Screen blank(Who who) {
        return blank(who, Form.empty());
    }

    Screen blank(Who who, Form form) {
        who.must(SurveyRights.REGISTER);
        return Screen.of("data/survey/systemForm").with("form", form).with("units", units(who)).with("answers", answers);
    }

    @GetMapping("/systems/{id}/edit")
    Screen edit(Who who, @PathVariable long id) {
        return edit(who, id, null);
    }

    Screen edit(Who who, long id, @Nullable Form form) {
        InformationSystem system = systems.get(who, id);
        who.must(SurveyRights.REGISTER, system.unitId());
        return Screen.of("data/survey/systemForm").with("form", form == null ? SystemForm.filled(system) : form).with("units", List.of()).with("answers", answers).with("system", system);
    }

    @GetMapping("/systems/{id}")
    Screen record(Who who, Page page, @PathVariable long id) {
        return record(who, page, id, Form.empty());
    }

    Screen record(Who who, Page page, long id, Form form) {
        InformationSystem system = systems.get(who, id);
        boolean waits = routes.current(system.ref()).isPresent();
        return Screen.of("data/survey/system").with("system", system).with("unitName", names.of(system.unitId()).full()).with("answers", answers).with("form", form)
                .with("sources", results.ofSystem(id))
                .with("steps", systems.steps(id).stream().map(step -> new Happening(page.t("survey.step." + step.kind()), step.reason(), step.person() + " · " + page.minute(step.at()))).toList())
                .with("panels", panels(who, system.ref())).with("templates", templates)
                .with("waits", waits).with("mayRegister", who.may(SurveyRights.REGISTER, system.unitId())).with("mayAttach", who.may(SurveyRights.ATTACH, system.unitId()))
                .with("heirs", !waits && who.may(SurveyRights.HAND_OVER, system.unitId()) ? register.choices(who.powers().units(SurveyRights.HAND_OVER)) : List.of());
    }

    private List<Contribution.Panel> panels(Who who, SubjectRef subject) {
        return contributions.stream().flatMap(each -> each.panels(who, subject).stream()).sorted(Comparator.comparingInt(Contribution.Panel::order)).toList();
    }

    private List<SystemRegister.Owner> units(Who who) {
        who.must(SurveyRights.REGISTER);
        List<SystemRegister.Owner> units = register.choices(who.powers().units(SurveyRights.REGISTER));
        if (units.isEmpty()) {
            throw new Problem.Refused("problem.noSeat");
        }
        return units;
    }

    private static SystemRegister.Filter filter(String q, @Nullable Long unit, String stage, String phase, String surveyed, String sort) {
        return new SystemRegister.Filter(q, unit, Stream.of(SystemStage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null),
                Stream.of(SystemPhase.values()).filter(each -> each.name().equals(phase)).findFirst().orElse(null), surveyed, sort);
    }
}
