package cdo.platform.measures.web;

import cdo.platform.kernel.Right;
import cdo.platform.measures.MeasureRights;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import java.util.List;
import org.springframework.stereotype.Component;

/** The entries of measures in the navigation. */
@Component("measureContributions")
class Contributions implements Contribution {

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.REVIEW, 20, "measures.nav", "chart-bar", "/measures", MeasureRights.SEE),
                new NavItem(Chapter.REVIEW, 30, "measures.nav.freezes", "lock", "/freezes", MeasureRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return MeasureRights.all();
    }
}
