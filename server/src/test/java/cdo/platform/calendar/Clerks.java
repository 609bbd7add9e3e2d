package cdo.platform.calendar;

import cdo.fixture.Somebody;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.Who;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;

/** Regions of their own for the tests of the calendar, and people who sit in them. */
final class Clerks {
    private static final AtomicInteger CITIES = new AtomicInteger(10);

    private Clerks() {
    }

    /** A region known to organization. */
    record Place(long id, String code) {
    }

    /** A city nobody else uses: 99xx00. */
    static Place city(DSLContext sql) {
        return region(sql, "99" + CITIES.incrementAndGet() + "00", "CITY");
    }

    static Place county(DSLContext sql, Place city) {
        return region(sql, city.code().substring(0, 4) + "01", "COUNTY");
    }

    static Who in(Place place, Role role) {
        Who somebody = Somebody.in(place.id(), role);
        return new Who(somebody.accountId(), somebody.login(), somebody.personId(), somebody.name(),
                new Seat(1L, place.id(), place.id(), "测试单位", "测试岗位"), somebody.powers(), somebody.source());
    }

    private static Place region(DSLContext sql, String code, String level) {
        long id = sql.fetchSingle("insert into organization.region default values returning id").get(0, Long.class);
        sql.execute("insert into organization.region_state (region_id, code, name, name_en, level, valid_from) values (?, ?, ?, ?, ?, date '2000-01-01')",
                id, code, "测试地区" + code, "Region " + code, level);
        return new Place(id, code);
    }
}
