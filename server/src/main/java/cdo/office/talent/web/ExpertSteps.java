package cdo.office.talent.web;

import cdo.office.talent.Expert;
import cdo.office.talent.Experts;
import cdo.office.talent.Lending;
import cdo.office.talent.ProfessionalField;
import cdo.office.talent.TalentRights;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of an expert: nomination, completion, admission, return, renewal, release, units to avoid. */
@Controller
class ExpertSteps {

    private final Experts experts;
    private final Lending lending;
    private final ExpertPages pages;

    ExpertSteps(Experts experts, Lending lending, ExpertPages pages) {
        this.experts = experts;
        this.lending = lending;
        this.pages = pages;
    }

    @PostMapping("/experts")
    Object nomination(Who who, HttpServletRequest request) {
        who.must(TalentRights.NOMINATE);
        Form typed = Form.of(request);
        return typed.step(read -> {
            long person = read.id("person");
            Expert.Text text = text(read, typed);
            read.done();
            long id = experts.nominate(who, person, text);
            Flash.say(request, "talent.flash.nominated");
            return "/experts/" + id;
        }, failed -> pages.blank(who, failed));
    }

    @PostMapping("/experts/lending")
    Object lending(Who who, HttpServletRequest request) {
        who.must(TalentRights.ADMIT, who.unitId());
        var read = new Reading(Form.of(request));
        boolean lends = read.checked("lends");
        lending.change(who, Math.max(read.version(), 0), lends);
        Flash.say(request, lends ? "talent.flash.lent" : "talent.flash.notLent");
        return SeeOther.at("/experts");
    }

    private static Expert.Text text(Reading read, Form typed) {
        var fields = Arrays.stream(ProfessionalField.values()).filter(each -> typed.has("fields", each.name())).collect(Collectors.toSet());
        if (fields.isEmpty()) {
            read.wrong("fields", "form.choose");
        }
        String employer = read.optional("employer", 100);
        return new Expert.Text(employer == null ? "" : employer, read.text("rank", 60), fields, read.text("strengths", 1000), read.text("reason", 1000));
    }

    @PostMapping("/experts/{id:\\d+}/completion")
    Object completion(Who who, @PathVariable long id, HttpServletRequest request) {
        Form typed = Form.of(request);
        return typed.step(read -> {
            Expert.Text text = text(read, typed);
            read.done();
            experts.complete(who, id, read.version(), text);
            Flash.say(request, "talent.flash.nominated");
            return "/experts/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/experts/{id:\\d+}/admission")
    Object admission(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            LocalDate from = read.date("from");
            LocalDate to = read.date("to");
            read.done();
            experts.admit(who, id, read.version(), from, to);
            Flash.say(request, "talent.flash.admitted", to);
            return "/experts/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/experts/{id:\\d+}/return")
    Object giveBack(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.text("remark", 500);
            read.done();
            experts.giveBack(who, id, read.version(), remark);
            Flash.say(request, "talent.flash.returned");
            return "/experts/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/experts/{id:\\d+}/renewal")
    Object renewal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            LocalDate to = read.date("to");
            read.done();
            experts.renew(who, id, read.version(), to);
            Flash.say(request, "talent.flash.renewed", to);
            return "/experts/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/experts/{id:\\d+}/release")
    Object release(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.text("remark", 500);
            read.done();
            experts.release(who, id, read.version(), remark);
            Flash.say(request, "talent.flash.left");
            return "/experts/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/experts/{id:\\d+}/avoidances")
    Object avoidance(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long unit = read.id("unit");
            String why = read.text("why", 300);
            read.done();
            experts.avoid(who, id, unit, why);
            Flash.say(request, "talent.flash.avoids");
            return "/experts/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/experts/{id:\\d+}/avoidances/{avoidance:\\d+}/lifting")
    Object lifting(Who who, @PathVariable long id, @PathVariable long avoidance, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String why = read.text("why", 300);
            read.done();
            experts.avoidNoMore(who, id, avoidance, why);
            Flash.say(request, "talent.flash.avoidsNoMore");
            return "/experts/" + id;
        }, failed -> pages.record(who, id, failed));
    }
}
