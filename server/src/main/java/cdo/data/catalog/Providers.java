package cdo.data.catalog;

import cdo.platform.kernel.Clocks;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a form of the unit offers: source departments of its region (and above it), its own systems. */
@Component
@Transactional(readOnly = true)
public class Providers {

    private final Units units;
    private final Names names;
    private final Clocks clocks;

    Providers(Units units, Names names, Clocks clocks) {
        this.units = units;
        this.names = names;
        this.clocks = clocks;
    }

    /** One option. */
    public record Choosable(long id, String name) {
    }

    /** Departments of the same region, the unit itself first. */
    public List<Choosable> units(long unit) {
        Unit self = units.get(unit);
        var all = new java.util.ArrayList<Choosable>();
        all.add(new Choosable(self.id(), self.name()));
        units.all(clocks.today()).stream().filter(each -> each.regionId() == self.regionId() && each.id() != unit)
                .filter(each -> each.kind() == UnitKind.DEPARTMENT || each.kind() == UnitKind.BUREAU || each.kind() == UnitKind.INSTITUTION)
                .forEach(each -> all.add(new Choosable(each.id(), each.name())));
        return all;
    }

    public List<Choosable> systems(long unit) {
        return names.systems(unit).stream().map(each -> new Choosable(each.id(), each.name())).toList();
    }
}
