package cdo.review.cockpit.web;

import cdo.platform.kernel.Right;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.review.cockpit.CockpitRights;
import java.util.List;
import org.springframework.stereotype.Component;

/** The cockpit's entry in the navigation. */
@Component("cockpitContributions")
class Contributions implements Contribution {

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.REVIEW, 10, "cockpit.nav", "map-2", "/cockpit", CockpitRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return List.of(CockpitRights.SEE);
    }
}
