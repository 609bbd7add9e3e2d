package cdo.platform.approvals.web;

import cdo.platform.approvals.ApprovalRights;
import cdo.platform.approvals.Delegations;
import cdo.platform.approvals.RouteEditions;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Choice;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.platform.web.SubjectDirectory;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What waits for a signature, one run of a route, delegations, routes as data. */
@Controller
class ApprovalPages {

    private final Routes routes;
    private final Delegations delegations;
    private final RouteEditions editions;
    private final SubjectDirectory subjects;
    private final Clocks clocks;

    ApprovalPages(Routes routes, Delegations delegations, RouteEditions editions, SubjectDirectory subjects, Clocks clocks) {
        this.routes = routes;
        this.delegations = delegations;
        this.editions = editions;
        this.subjects = subjects;
        this.clocks = clocks;
    }

    @GetMapping("/approvals")
    Screen waiting(Who who) {
        return waiting(who, Form.empty());
    }

    Screen waiting(Who who, Form form) {
        return Screen.of("platform/approvals/waiting").with("runs", routes.waitingFor(who)).with("form", form);
    }

    @GetMapping("/approvals/{id}")
    Screen run(Who who, @PathVariable long id) {
        return run(who, id, Form.empty());
    }

    Screen run(Who who, long id, Form form) {
        Run run = readable(who, id);
        boolean signs = routes.maySign(who, run);
        boolean records = run.running() && run.stepUnitId() != null && who.may(ApprovalRights.RECORD_PAPER, run.stepUnitId());
        return Screen.of("platform/approvals/run").with("run", run).with("form", form).with("signs", signs).with("records", records)
                .with("signers", routes.signers(run).stream().map(signer -> Choice.of("" + signer.personId(), signer.name())).toList());
    }

    /** A run is read by those whose signature it asks or has, and by those who see what it is about and read the unit's own papers: opinions are no publication. */
    Run readable(Who who, long id) {
        Run run = routes.get(id);
        if (!routes.concerns(who, run) && !(follows(who, run) && subjects.visible(who, run.subject()))) {
            throw new Problem.Hidden(SubjectRef.of("run", id));
        }
        return run;
    }

    /** Whose papers these are, the unit in which it waits, and those above. */
    static boolean follows(Who who, Run run) {
        return who.reads(run.unitId()) || run.stepUnitId() != null && who.reads(run.stepUnitId());
    }

    @GetMapping("/approvals/delegations")
    Screen delegations(Who who) {
        return delegations(who, Form.empty());
    }

    Screen delegations(Who who, Form form) {
        who.must(ApprovalRights.SIGN);
        Form shown = form.values().isEmpty() ? Form.filled(Map.of("from", clocks.today(), "to", clocks.today().plusDays(7))) : form;
        return Screen.of("platform/approvals/delegations").with("delegations", delegations.of(who)).with("form", shown)
                .with("colleagues", Choice.of(delegations.colleagues(who), each -> "" + each.personId(), Delegations.Colleague::name));
    }

    @GetMapping("/approvals/routes")
    Screen routes(Who who) {
        who.must(ApprovalRights.EDIT_ROUTES);
        return Screen.of("platform/approvals/routes").with("routes", editions.inForce(who.unitId()));
    }

    @GetMapping("/approvals/routes/{key}")
    Screen route(Who who, Page page, @PathVariable String key) {
        return route(who, page, key, Form.empty());
    }

    Screen route(Who who, Page page, String key, Form form) {
        who.must(ApprovalRights.EDIT_ROUTES);
        var route = editions.inForce(key, who.unitId());
        return Screen.of("platform/approvals/route").with("route", route).with("form", form.values().isEmpty() ? RouteForm.filled(route) : form)
                .with("places", List.of(RouteForm.PLACES));
    }
}
