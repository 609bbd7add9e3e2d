package cdo.platform.approvals;

import cdo.platform.kernel.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Routes that only the tests use. */
@Component
class TestRoutes implements ShippedRoutes {

    static final String HEAD = "test.head";
    static final String HEAD_THEN_BUREAU = "test.head-then-bureau";
    static final String EVERYBODY = "test.everybody";

    @Override
    public List<Route> routes() {
        var head = new Route.Step("单位负责人签批", "Head of the unit signs", Set.of(Role.UNIT_HEAD), Route.Place.OWN, false);
        return List.of(Route.shipped(HEAD, "测试一步", "One step", head),
                Route.shipped(HEAD_THEN_BUREAU, "测试两步", "Two steps", head, new Route.Step("主管部门负责人签批", "Head of the bureau signs", Set.of(Role.BUREAU_HEAD), Route.Place.BUREAU, false)),
                Route.shipped(EVERYBODY, "测试会签", "Everybody", new Route.Step("会签", "Everybody signs", Set.of(Role.UNIT_HEAD, Role.OFFICER), Route.Place.OWN, true)));
    }
}
