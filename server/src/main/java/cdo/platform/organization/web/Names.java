package cdo.platform.organization.web;

import cdo.platform.kernel.Problem;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Region;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Page;
import cdo.platform.web.Reading;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Names of records for templates, and units found by the name somebody typed. */
@Component("organizationNames")
public class Names {

    private final Units units;
    private final Regions regions;
    private final People people;
    private final Posts posts;

    Names(Units units, Regions regions, People people, Posts posts) {
        this.units = units;
        this.regions = regions;
        this.people = people;
        this.posts = posts;
    }

    public String unit(Page page, long id) {
        return units.get(id).name(page.language());
    }

    /** The unit's name on that day; today's where it did not exist then. */
    public String unit(Page page, long id, LocalDate on) {
        return units.find(id, on).orElseGet(() -> units.get(id)).name(page.language());
    }

    public String region(Page page, long id) {
        return regions.find(id, page.today()).map(region -> region.name(page.language())).orElse("—");
    }

    public Person person(long id) {
        return people.get(id);
    }

    public Post post(long id) {
        return posts.get(id);
    }

    /** The region, its parents last. */
    public List<Region> upwards(long regionId, LocalDate on) {
        return regions.upwards(regionId, on);
    }

    /** The unit whose full or short name stands in the field; 0 when that was noted as wrong. */
    long read(Reading read, String field, LocalDate on) {
        String typed = read.text(field, 200);
        if (typed.isEmpty()) {
            return 0;
        }
        List<Unit> found = named(typed, on);
        if (found.size() != 1) {
            read.wrong(field, found.isEmpty() ? "organization.unit.unknown" : "organization.unit.several", typed);
            return 0;
        }
        return found.getFirst().id();
    }

    private List<Unit> named(String typed, LocalDate on) {
        List<Unit> all = units.all(on);
        List<Unit> full = all.stream().filter(unit -> unit.name().equals(typed) || unit.nameEn().equals(typed)).toList();
        return full.isEmpty() ? all.stream().filter(unit -> unit.shortName().equals(typed)).toList() : full;
    }

    /** A date of the address; today when it is missing. */
    static LocalDate on(String typed, LocalDate today) {
        return Reading.asked("on", typed, today);
    }

    static <E extends Enum<E>> @org.jspecify.annotations.Nullable E constant(Class<E> type, String name) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** Refuses what would have been saved under a form's own error. */
    static Problem.Invalid wrong(String field, String key, Object... args) {
        return new Problem.Invalid(field, key, args);
    }
}
