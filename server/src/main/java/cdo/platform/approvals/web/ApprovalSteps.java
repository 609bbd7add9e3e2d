package cdo.platform.approvals.web;

import cdo.platform.approvals.Delegations;
import cdo.platform.approvals.RouteEditions;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
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

    /** Signs every ticked matter on its own: one that somebody else signed meanwhile does not undo the rest. */
    @PostMapping("/approvals/signatures")
    Object signatures(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var ids = read.ids("ids");
            if (ids.isEmpty()) {
                read.wrong("ids", "approvals.batch.none");
            }
            read.done();
            int signed = 0;
            for (long id : ids) {
                Run run = routes.get(id);
                if (routes.maySign(who, run)) {
                    routes.sign(who, id, run.version(), "");
                    signed++;
                }
            }
            Flash.say(request, "approvals.flash.batch", signed, ids.size() - signed);
            return "/approvals";
        }, failed -> pages.waiting(who, failed));
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
