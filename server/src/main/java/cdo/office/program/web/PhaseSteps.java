package cdo.office.program.web;

import cdo.office.program.CountyChoices;
import cdo.office.program.Debtor;
import cdo.office.program.Obligation;
import cdo.office.program.ObligationForm;
import cdo.office.program.Phases;
import cdo.office.program.ProgramRights;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of a phase: opening, closing, change of scope, a further obligation, a county's choice. */
@Controller
class PhaseSteps {

    private final Phases phases;
    private final CountyChoices choices;
    private final PhasePages pages;

    PhaseSteps(Phases phases, CountyChoices choices, PhasePages pages) {
        this.phases = phases;
        this.choices = choices;
        this.pages = pages;
    }

    @PostMapping("/programs/phases/{id:\\d+}/opening")
    Object opening(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            phases.open(who, id);
            Flash.say(request, "program.flash.opened");
            return "/programs/phases/" + id;
        }, failed -> pages.scope(who, id, failed));
    }

    @PostMapping("/programs/phases/{id:\\d+}/closing")
    Object closing(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            phases.close(who, id);
            Flash.say(request, "program.flash.closed");
            return "/programs/phases/" + id;
        }, failed -> pages.scope(who, id, failed));
    }

    @PostMapping("/programs/phases/{id:\\d+}/members")
    Object members(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var added = Set.copyOf(read.ids("units"));
            phases.add(who, id, added);
            Flash.say(request, "program.flash.added", added.size());
            return "/programs/phases/" + id + "/scope";
        }, failed -> pages.scope(who, id, failed));
    }

    @PostMapping("/programs/phases/{id:\\d+}/removals")
    Object removal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long unit = read.id("unit");
            String reason = read.text("reason", 500);
            read.done();
            phases.remove(who, id, unit, reason);
            Flash.say(request, "program.flash.removed");
            return "/programs/phases/" + id + "/scope";
        }, failed -> pages.scope(who, id, failed));
    }

    @PostMapping("/programs/phases/{id:\\d+}/obligations")
    Object obligation(Who who, @PathVariable long id, HttpServletRequest request) {
        who.must(ProgramRights.ORGANISE, phases.program(phases.get(id)).organiserUnitId());
        return Form.of(request).step(read -> {
            ObligationForm form = read.choice("form", ObligationForm.class);
            Debtor debtor = read.choice("debtor", Debtor.class);
            String title = read.text("title", 100);
            String titleEn = read.optional("titleEn", 100);
            LocalDate from = read.optionalDate("windowFrom");
            LocalDate due = read.date("due");
            read.done();
            String key = form.name().toLowerCase(Locale.ROOT);
            String unique = phases.obligations(id).stream().anyMatch(each -> each.key().equals(key)) ? key + "-" + due : key;
            phases.oblige(who, id, new Obligation.Draft(unique, title, titleEn == null ? title : titleEn, "program." + key, debtor, form, from, due));
            Flash.say(request, "program.flash.obligation");
            return "/programs/phases/" + id + "/scope";
        }, failed -> pages.scope(who, id, failed));
    }

    @PostMapping("/programs/phases/{id:\\d+}/choice")
    Object choice(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var units = Set.copyOf(read.ids("units"));
            String reason = read.optional("reason", 500);
            read.done();
            long own = choices.choose(who, id, units, reason == null ? "" : reason);
            Flash.say(request, "program.flash.chosen", units.size());
            return "/programs/phases/" + own;
        }, failed -> pages.choice(who, id, failed));
    }
}
