package cdo.office.duties.web;

import cdo.office.duties.Decisions;
import cdo.office.duties.Ledger;
import cdo.office.duties.Rules;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Slice;
import cdo.platform.web.Ticked;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of a duty and of a rule, each a noun. */
@Controller
class DutySteps {

    private final Decisions decisions;
    private final Rules rules;
    private final DutyPages pages;
    private final Clocks clocks;

    DutySteps(Decisions decisions, Rules rules, DutyPages pages, Clocks clocks) {
        this.decisions = decisions;
        this.rules = rules;
        this.pages = pages;
        this.clocks = clocks;
    }

    @PostMapping("/duties/reminders")
    Object reminders(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var ids = Ticked.of(read);
            int reminded = decisions.remind(who, ids);
            Flash.say(request, "duties.flash.reminded", reminded, ids.size() - reminded);
            return "/duties";
        }, failed -> pages.register(who, Ledger.Filter.RUNNING, new Slice.Ask(1, 25), failed));
    }

    @PostMapping("/duties/handlers")
    Object handlers(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long person = read.id("person");
            int handed = decisions.handler(who, Ticked.of(read), person);
            Flash.say(request, "duties.flash.handlers", handed);
            return "/duties";
        }, failed -> pages.register(who, Ledger.Filter.RUNNING, new Slice.Ask(1, 25), failed));
    }

    @PostMapping("/duties/{id}/extension")
    Object extension(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            int days = (int) read.number("days", 1, 365);
            String reason = read.text("reason", 500);
            read.done();
            decisions.extend(who, id, read.version(), days, reason);
            Flash.say(request, "duties.flash.extended");
            return "/duties/" + id;
        }, failed -> pages.record(who, page, id, failed));
    }

    @PostMapping("/duties/{id}/waiver")
    Object waiver(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 500);
            read.done();
            decisions.waive(who, id, read.version(), reason);
            Flash.say(request, "duties.flash.waived");
            return "/duties/" + id;
        }, failed -> pages.record(who, page, id, failed));
    }

    @PostMapping("/duties/{id}/handler")
    Object handler(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long person = read.id("person");
            read.done();
            decisions.handler(who, id, read.version(), person);
            Flash.say(request, "duties.flash.handler");
            return "/duties/" + id;
        }, failed -> pages.record(who, page, id, failed));
    }

    @PostMapping("/duties/{id}/debtor")
    Object debtor(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long unit = read.id("unit");
            read.done();
            decisions.assign(who, id, read.version(), unit);
            Flash.say(request, "duties.flash.assigned");
            return "/duties/" + id;
        }, failed -> pages.record(who, page, id, failed));
    }

    @PostMapping("/duties/rules/{key}/editions")
    Object edition(Who who, @PathVariable String key, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            rules.amend(who, RuleForm.read(read, rules.amendable(who, key)));
            Flash.say(request, "duties.flash.rule");
            return "/duties/rules/" + key;
        }, failed -> pages.rule(who, key, failed));
    }
}
