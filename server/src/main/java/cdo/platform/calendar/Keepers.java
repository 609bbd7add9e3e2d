package cdo.platform.calendar;

import cdo.platform.kernel.Seat;
import cdo.platform.kernel.Who;
import cdo.platform.organization.CityBureau;
import cdo.platform.organization.Region;
import cdo.platform.organization.Regions;
import org.springframework.stereotype.Component;

/** Whose calendar a bureau clerk may change: the own region's special days; the city's clerk also the national notices, which hold for all. */
@Component("calendarKeepers")
class Keepers {
    private final Regions regions;
    private final CityBureau city;

    Keepers(Regions regions, CityBureau city) {
        this.regions = regions;
        this.city = city;
    }

    /** Refuses everyone but the clerk of the city's bureau. */
    void city(Who who) {
        city.must(who, CalendarRights.EDIT, "calendar.years.cityOnly");
    }

    /** The region for which this person keeps the calendar. */
    Region region(Who who) {
        who.must(CalendarRights.EDIT, who.unitId());
        Seat seat = who.seated().orElseThrow();
        return regions.get(seat.regionId());
    }
}
