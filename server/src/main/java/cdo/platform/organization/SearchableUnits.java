package cdo.platform.organization;

import cdo.platform.kernel.Clocks;
import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Units as the search finds them. */
@Component
class SearchableUnits implements Searchable {

    private final Units units;
    private final Clocks clocks;

    SearchableUnits(Units units, Clocks clocks) {
        this.units = units;
        this.clocks = clocks;
    }

    @Override
    public String kind() {
        return "unit";
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of("unit", "import", "region");
    }

    @Override
    public void all(Consumer<Item> found) {
        units.all(clocks.today()).forEach(unit -> found.accept(new Item(unit.id(), unit.name(),
                String.join(" ", unit.shortName(), unit.nameEn(), unit.uscc() == null ? "" : unit.uscc()).strip())));
    }
}
