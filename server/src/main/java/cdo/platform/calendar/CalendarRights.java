package cdo.platform.calendar;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** What may be done here. Reading the calendar and reckoning a date need no right beyond being signed in. */
public final class CalendarRights {

    /** Declaring special days of one's own region; in the city's bureau also importing a year's notice, which holds for all. */
    public static final Right EDIT = Right.named("calendar.edit").to(Span.OWN, Role.BUREAU_CLERK);

    public static final List<Right> ALL = List.of(EDIT);

    private CalendarRights() {
    }
}
