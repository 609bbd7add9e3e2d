package cdo.data.catalog;

import cdo.platform.approvals.Route;
import cdo.platform.approvals.ShippedRoutes;
import cdo.platform.kernel.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The unit's signature under an entry: one of its officer and its head; a unit may lengthen the route. */
@Component
class EntryRoutes implements ShippedRoutes {

    static final String UNIT = "catalog.unit";

    @Override
    public List<Route> routes() {
        return List.of(Route.shipped(UNIT, "政务数据目录审签", "Signing a catalog entry",
                new Route.Step("本单位审签", "Signed by the unit", Set.of(Role.OFFICER, Role.UNIT_HEAD), Route.Place.OWN, false)));
    }
}
