package cdo.platform.calendar;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Region;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import org.springframework.stereotype.Component;

/** Whose calendar a bureau clerk may change: the own region's special days; the city's clerk also the national notices, which hold for all. */
@Component("calendarKeepers")
class Keepers {
    private final Regions regions;

    Keepers(Regions regions) {
        this.regions = regions;
    }

    /** Refuses everyone but the clerk of the city's bureau. */
    void city(Who who) {
        Region own = region(who);
        if (own.level() != RegionLevel.CITY) {
            throw new Problem.Refused("calendar.years.cityOnly", own.name());
        }
    }

    /** The region for which this person keeps the calendar. */
    Region region(Who who) {
        who.must(CalendarRights.EDIT, who.unitId());
        Seat seat = who.seated().orElseThrow();
        return regions.get(seat.regionId());
    }
}
