package cdo.platform.approvals;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The routes as data: shipped ones, and a unit's own editions of them. Running routes keep the edition they began with. */
@Component
public class RouteEditions {

    private final RunRows rows;
    private final Audit audit;
    private final ObjectProvider<ShippedRoutes> shipped;

    RouteEditions(RunRows rows, Audit audit, ObjectProvider<ShippedRoutes> shipped) {
        this.rows = rows;
        this.audit = audit;
        this.shipped = shipped;
    }

    @EventListener(ContextRefreshedEvent.class)
    @Transactional
    public void ship() {
        shipped.stream().flatMap(each -> each.routes().stream()).filter(route -> !rows.shipped(route.key())).forEach(rows::insert);
    }

    /** What applies in the unit, by key. */
    @Transactional(readOnly = true)
    public List<Route> inForce(long unitId) {
        return rows.newest(unitId);
    }

    @Transactional(readOnly = true)
    public Route inForce(String key, long unitId) {
        return inForce(unitId).stream().filter(route -> route.key().equals(key)).findFirst()
                .orElseThrow(() -> new Problem.NotFound(cdo.platform.kernel.Message.of("approvals.route.unknown", key)));
    }

    /** Gives the unit its own route from now on; matters under way finish on theirs. */
    @Transactional
    public long amend(Who who, long unitId, String key, List<Route.Step> steps) {
        who.must(ApprovalRights.EDIT_ROUTES, unitId);
        Route current = inForce(key, unitId);
        if (steps.isEmpty()) {
            throw new Problem.Invalid("steps", "approvals.route.empty");
        }
        for (Route.Step step : steps) {
            if (step.zh().isBlank() || step.roles().isEmpty()) {
                throw new Problem.Invalid("steps", "approvals.route.step");
            }
        }
        int edition = unitIdOf(current, unitId) ? current.edition() + 1 : 1;
        long id = rows.insert(new Route(0, key, unitId, edition, current.titleZh(), current.titleEn(), steps));
        audit.did(who, "approvals.route-amended", SubjectRef.of("route", id), "key", key, "unit", unitId, "steps", steps.size());
        return id;
    }

    private static boolean unitIdOf(Route route, long unitId) {
        return route.unitId() != null && route.unitId() == unitId;
    }
}
