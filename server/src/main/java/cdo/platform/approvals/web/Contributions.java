package cdo.platform.approvals.web;

import cdo.platform.approvals.ApprovalRights;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What approvals add: the entry with its count, a card on the workbench, the signatures on every record that has a route. */
@Component("approvalContributions")
class Contributions implements Contribution {

    private final Routes routes;

    Contributions(Routes routes) {
        this.routes = routes;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.HOME, 30, "approvals.nav", "signature", "/approvals", ApprovalRights.SIGN, who -> routes.waitingFor(who).size()),
                new NavItem(Chapter.SYSTEM, 40, "approvals.nav.routes", "route", "/approvals/routes", ApprovalRights.EDIT_ROUTES));
    }

    @Override
    public List<Right> rights() {
        return ApprovalRights.all();
    }

    @Override
    public List<Section> workbench(Who who) {
        if (!who.may(ApprovalRights.SIGN)) {
            return List.of();
        }
        List<Run> runs = routes.waitingFor(who);
        return List.of(new Section(10, false, "platform/approvals/section", Map.of("runs", runs)));
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        List<Run> runs = routes.history(subject).stream().filter(run -> routes.concerns(who, run) || ApprovalPages.follows(who, run)).toList();
        return runs.isEmpty() ? List.of() : List.of(new Panel(40, "platform/approvals/panel", Map.of("runs", runs)));
    }
}
