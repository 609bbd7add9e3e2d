package cdo.platform.organization;

import cdo.platform.kernel.Clocks;
import cdo.platform.web.Searchable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Units as the search finds them, also by the names they had before, and those that are no more. */
@Component
class SearchableUnits implements Searchable {

    private final UnitStates states;
    private final Clocks clocks;

    SearchableUnits(UnitStates states, Clocks clocks) {
        this.states = states;
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
        states.until(clocks.today()).forEach((id, history) -> found.accept(item(history)));
    }

    private static Item item(List<Unit> history) {
        Unit last = history.getLast();
        var words = new LinkedHashSet<String>(List.of(last.shortName(), last.nameEn(), last.uscc() == null ? "" : last.uscc()));
        history.reversed().forEach(before -> words.add(before.name()));
        words.removeAll(Set.of("", last.name()));
        return new Item(last.id(), last.name(), String.join(" ", words));
    }
}
