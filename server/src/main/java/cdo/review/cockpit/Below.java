package cdo.review.cockpit;

import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The units of a day, read once: who is below whom, and which of them the reader may read. */
final class Below {

    private final Map<Long, Unit> units = new LinkedHashMap<>();
    private final Map<Long, List<Unit>> children;
    private final Who who;

    Below(Who who, List<Unit> all) {
        this.who = who;
        all.forEach(unit -> units.put(unit.id(), unit));
        children = all.stream().filter(unit -> unit.parentId() != null).collect(Collectors.groupingBy(Unit::parentId));
    }

    Map<Long, Unit> units() {
        return units;
    }

    /** In their official order. */
    List<Unit> children(long unit) {
        return children.getOrDefault(unit, List.of());
    }

    /** The unit and everything below it that the reader may read. */
    Set<Long> of(long unit) {
        var found = new LinkedHashSet<Long>();
        var next = new ArrayList<Long>(List.of(unit));
        while (!next.isEmpty()) {
            long each = next.removeLast();
            if (found.add(each)) {
                children(each).forEach(child -> next.add(child.id()));
            }
        }
        found.removeIf(each -> !reads(each));
        return found;
    }

    boolean reads(long unit) {
        return who.reads(unit) || who.seated().map(seat -> seat.unitId() == unit).orElse(false);
    }
}
