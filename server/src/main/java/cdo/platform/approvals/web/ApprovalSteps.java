package cdo.platform.approvals.web;

import cdo.platform.approvals.ApprovalRights;
import cdo.platform.approvals.Delegations;
import cdo.platform.approvals.RouteEditions;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Ticked;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Signing and returning, many at once; delegating; a unit's own routes. */
@Controller
class ApprovalSteps {

    private final Routes routes;
    private final Delegations delegations;
    private final RouteEditions editions;
    private final ApprovalPages pages;

    ApprovalSteps(Routes routes, Delegations delegations, RouteEditions editions, ApprovalPages pages) {
        this.routes = routes;
        this.delegations = delegations;
        this.editions = editions;
        this.pages = pages;
    }

    @PostMapping("/approvals/{id}/signature")
    Object signature(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.optional("remark", 500);
            read.done();
            routes.sign(who, id, read.version(), remark == null ? "" : remark);
            Flash.say(request, "approvals.flash.signed");
            return "/approvals";
        }, failed -> pages.run(who, id, failed));
    }

    @PostMapping("/approvals/{id}/return")
    Object returned(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.text("remark", 500);
            read.done();
            routes.returnBack(who, id, read.version(), remark);
            Flash.say(request, "approvals.flash.returned");
            return "/approvals";
        }, failed -> pages.run(who, id, failed));
    }

    /**
     * Signs every ticked matter on its own, as the list showed it: one that somebody else signed meanwhile, or that has come
     * back changed, is left out and does not undo the rest. One that this person may not even read refuses the whole.
     */
    @PostMapping("/approvals/signatures")
    Object signatures(Who who, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            List<Run> runs = Ticked.of(read).stream().map(id -> pages.readable(who, id)).toList();
            if (runs.stream().filter(Run::running).noneMatch(run -> routes.maySign(who, run)) && runs.stream().anyMatch(Run::running)) {
                throw new Problem.Denied(ApprovalRights.SIGN, who.unitId());
            }
            long signed = runs.stream().filter(run -> routes.maySign(who, run) && signed(who, run, form.value("version" + run.id()))).count();
            Flash.say(request, "approvals.flash.batch", signed, runs.size() - signed);
            return "/approvals";
        }, failed -> pages.waiting(who, failed));
    }

    private boolean signed(Who who, Run run, String shown) {
        if (!shown.equals(Integer.toString(run.version()))) {
            return false;
        }
        try {
            routes.sign(who, run.id(), run.version(), "");
            return true;
        } catch (Problem.Stale | Problem.Refused meanwhile) {
            return false;
        }
    }

    @PostMapping("/approvals/delegations")
    Object delegation(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long person = read.id("person");
            LocalDate from = read.date("from");
            LocalDate to = read.date("to");
            String reason = read.text("reason", 200);
            read.done();
            delegations.delegate(who, person, from, to, reason);
            Flash.say(request, "approvals.flash.delegated");
            return "/approvals/delegations";
        }, failed -> pages.delegations(who, failed));
    }

    @PostMapping("/approvals/delegations/{id}/withdrawal")
    Object withdrawal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            delegations.withdraw(who, id);
            Flash.say(request, "approvals.flash.delegationWithdrawn");
            return "/approvals/delegations";
        }, failed -> pages.delegations(who, failed));
    }

    @PostMapping("/approvals/routes/{key}")
    Object route(Who who, Page page, @PathVariable String key, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            editions.amend(who, who.unitId(), key, RouteForm.read(form, read));
            Flash.say(request, "approvals.flash.route");
            return "/approvals/routes";
        }, failed -> pages.route(who, page, key, failed));
    }
}
