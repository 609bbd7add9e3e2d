package cdo.data.survey;

import cdo.platform.approvals.Route;
import cdo.platform.approvals.ShippedRoutes;
import cdo.platform.kernel.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 本部门首席数据官审核: used when a steward sends a registration for confirmation instead of registering at once. */
@Component
class ConfirmationRoute implements ShippedRoutes {

    @Override
    public List<Route> routes() {
        return List.of(Route.shipped(Systems.CONFIRMATION, "信息系统登记确认", "Confirming the registration of a system",
                new Route.Step("本单位首席数据官确认", "Confirmed by the unit's chief data officer", Set.of(Role.OFFICER, Role.EXECUTIVE), Route.Place.OWN, false)));
    }
}
