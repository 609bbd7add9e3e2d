package cdo.office.plans.web;

import cdo.office.plans.PlanRights;
import cdo.platform.kernel.Right;
import cdo.platform.web.Contribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** What plans add to the common pages. */
@Component("plansContributions")
class Contributions implements Contribution {

    @Override
    public List<Right> rights() {
        return PlanRights.all();
    }
}
