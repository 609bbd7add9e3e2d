package cdo.office.talent.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Region;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the forms of a level (本级) offer for choice. */
@Component("talentLevel")
class Level {

    private final Units units;
    private final People people;
    private final Regions regions;
    private final Clocks clocks;

    Level(Units units, People people, Regions regions, Clocks clocks) {
        this.units = units;
        this.people = people;
        this.regions = regions;
        this.clocks = clocks;
    }

    /** The units of the level of whoever asks, and the governments of the level below. */
    List<Unit> units(Who who) {
        Unit own = units.get(who.unitId());
        List<Unit> all = units.all(clocks.today());
        Long government = all.stream().filter(unit -> unit.regionId() == own.regionId() && unit.kind() == UnitKind.GOVERNMENT).findFirst().map(Unit::id).orElse(null);
        return all.stream().filter(unit -> unit.regionId() == own.regionId() || unit.kind() == UnitKind.GOVERNMENT && government != null && government.equals(unit.parentId()))
                .sorted(Comparator.comparingInt(Unit::position).thenComparing(Unit::id)).toList();
    }

    /** The people of the own unit. */
    List<Person> colleagues(Who who) {
        return people.ofUnit(who.unitId());
    }

    Unit unit(long id) {
        return units.get(id);
    }

    Region region(Who who) {
        return regions.get(units.get(who.unitId()).regionId());
    }

    Person person(long id) {
        return people.get(id);
    }
}
