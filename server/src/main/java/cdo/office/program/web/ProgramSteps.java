package cdo.office.program.web;

import cdo.office.program.Phase;
import cdo.office.program.PhaseKind;
import cdo.office.program.PlanTemplate;
import cdo.office.program.Program;
import cdo.office.program.ProgramRights;
import cdo.office.program.Programs;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Beginning a program, adding a phase. */
@Controller
class ProgramSteps {

    private final Programs programs;
    private final ProgramPages pages;

    ProgramSteps(Programs programs, ProgramPages pages) {
        this.programs = programs;
        this.pages = pages;
    }

    @PostMapping("/programs")
    Object program(Who who, HttpServletRequest request) {
        who.must(ProgramRights.ORGANISE);
        return Form.of(request).step(read -> {
            String title = read.text("title", 200);
            String titleEn = read.optional("titleEn", 200);
            String number = read.optional("documentNumber", 60);
            LocalDate dated = read.optionalDate("documentDate");
            LocalDate starts = read.date("starts");
            LocalDate ends = read.optionalDate("ends");
            boolean template = read.checked("template");
            read.done();
            var draft = new Program.Draft(title, titleEn, number, dated, starts, ends);
            long id = template ? programs.begin(who, draft, PlanTemplate.YICHANG) : programs.begin(who, draft);
            Flash.say(request, "program.flash.begun");
            return "/programs/" + id;
        }, failed -> Screen.of("office/program/programNew").with("form", failed));
    }

    @PostMapping("/programs/{id:\\d+}/phases")
    Object phase(Who who, @PathVariable long id, HttpServletRequest request) {
        who.must(ProgramRights.ORGANISE, programs.get(id).organiserUnitId());
        return Form.of(request).step(read -> {
            PhaseKind kind = read.choice("kind", PhaseKind.class);
            String title = read.text("title", 200);
            String titleEn = read.optional("titleEn", 200);
            LocalDate starts = read.date("starts");
            LocalDate ends = read.date("ends");
            Integer expected = read.optional("expected", 3) == null ? null : Integer.valueOf((int) read.number("expected", 1, 99));
            read.done();
            long phase = programs.addPhase(who, id, new Phase.Draft(kind, title, titleEn, starts, ends, expected));
            Flash.say(request, "program.flash.phase");
            return "/programs/phases/" + phase + "/scope";
        }, failed -> pages.record(who, id, failed));
    }
}
