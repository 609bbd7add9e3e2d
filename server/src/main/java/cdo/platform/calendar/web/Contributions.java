package cdo.platform.calendar.web;

import cdo.platform.calendar.CalendarRights;
import cdo.platform.kernel.Right;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import java.util.List;
import org.springframework.stereotype.Component;

@Component("calendarContributions")
class Contributions implements Contribution {

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.SYSTEM, 10, "calendar.nav", "calendar", "/calendar", null));
    }

    @Override
    public List<Right> rights() {
        return CalendarRights.ALL;
    }
}
