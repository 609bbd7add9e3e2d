package cdo.review.assessment.web;

import cdo.office.talent.ProfessionalField;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.review.assessment.Assessed;
import cdo.review.assessment.AssessmentRights;
import cdo.review.assessment.Assessees;
import cdo.review.assessment.Panel;
import cdo.review.assessment.Panels;
import cdo.review.assessment.SelfAssessments;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The panels of a run, and the page on which a reviewer marks. */
@Controller
class PanelPages {

    private final RunPages runPages;
    private final Panels panels;
    private final Assessees assessees;
    private final SelfAssessments self;
    private final Units units;

    PanelPages(RunPages runPages, Panels panels, Assessees assessees, SelfAssessments self, Units units) {
        this.runPages = runPages;
        this.panels = panels;
        this.assessees = assessees;
        this.self = self;
        this.units = units;
    }

    @GetMapping("/assessments/{id:\\d+}/panels")
    Screen list(Who who, @PathVariable long id) {
        return list(who, id, Form.empty());
    }

    private Screen list(Who who, long id, Form form) {
        RunPages.Head head = runPages.head(who, id, "panels");
        who.must(AssessmentRights.ORGANISE, head.run().organiserId());
        List<Assessed> without = panels.uncovered(head.run());
        return Screen.of("review/assessment/panels").with("head", head).with("panels", panels.of(head.run())).with("without", without).with("units", names(without)).with("form", form);
    }

    private Map<Long, Unit> names(List<Assessed> assessed) {
        return assessed.stream().collect(Collectors.toMap(Assessed::id, each -> units.get(each.unitId())));
    }

    @PostMapping("/assessments/{id:\\d+}/panels")
    Object draw(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            ProfessionalField field = read.optionalChoice("field", ProfessionalField.class);
            long panel = panels.draw(who, id, read.ids("assessed"), field == null ? null : field.name());
            Flash.say(request, "assessment.flash.drawn");
            return "/assessments/panels/" + panel;
        }, failed -> list(who, id, failed));
    }

    @GetMapping("/assessments/panels/{id:\\d+}")
    Screen panel(Who who, @PathVariable long id) {
        return panel(who, id, Form.empty());
    }

    private Screen panel(Who who, long id, Form form) {
        Panel panel = panels.get(who, id);
        RunPages.Head head = runPages.head(who, panel.runId(), "panels");
        List<Assessed> assessed = assessees.of(head.run()).stream().filter(each -> panel.assessed().contains(each.id())).toList();
        Map<Long, List<SelfAssessments.Claim>> claims = assessed.stream().collect(Collectors.toMap(Assessed::id, each -> each.submitted() ? self.of(each.id()) : List.of()));
        return Screen.of("review/assessment/panel").with("head", head).with("panel", panel).with("assessed", assessed).with("units", names(assessed)).with("items", panels.items(panel))
                .with("marks", panels.marks(who, panel)).with("talks", panels.talks(panel)).with("mine", panels.serves(who, panel)).with("claims", claims).with("form", form);
    }

    @PostMapping("/assessments/panels/{id:\\d+}/marks")
    Object mark(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long assessed = read.id("assessed");
            String item = read.text("item", 60);
            BigDecimal points = read.optionalDecimal("points");
            String remark = read.optional("remark", 500);
            if (points == null) {
                read.wrong("points", "form.missing");
            }
            read.done();
            panels.mark(who, id, assessed, item, Objects.requireNonNull(points), remark == null ? "" : remark);
            return "/assessments/panels/" + id;
        }, failed -> panel(who, id, failed));
    }

    @PostMapping("/assessments/panels/{id:\\d+}/recusals")
    Object recusal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long assessed = read.id("assessed");
            String reason = read.text("reason", 500);
            read.done();
            panels.recuse(who, id, assessed, reason);
            Flash.say(request, "assessment.flash.recused");
            return "/assessments/panels/" + id;
        }, failed -> panel(who, id, failed));
    }

    @PostMapping("/assessments/panels/{id:\\d+}/submission")
    Object submission(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            panels.submit(who, id);
            Flash.say(request, "assessment.flash.marked");
            return "/assessments/panels/" + id;
        }, failed -> panel(who, id, failed));
    }

    @PostMapping("/assessments/panels/{id:\\d+}/substitutes")
    Object substitute(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long person = read.id("person");
            String reason = read.text("reason", 500);
            read.done();
            panels.substitute(who, id, person, reason);
            Flash.say(request, "assessment.flash.saved");
            return "/assessments/panels/" + id;
        }, failed -> panel(who, id, failed));
    }

    @PostMapping("/assessments/panels/{id:\\d+}/talks/{talk:\\d+}")
    Object talk(Who who, @PathVariable long id, @PathVariable long talk, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String record = read.text("record", 2000);
            read.done();
            panels.settle(who, id, talk, record);
            Flash.say(request, "assessment.flash.saved");
            return "/assessments/panels/" + id;
        }, failed -> panel(who, id, failed));
    }
}
