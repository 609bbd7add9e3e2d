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
    private final Set<Long> standing;

    Below(Who who, List<Unit> all) {
        this(who, all, all.stream().map(Unit::id).collect(Collectors.toSet()));
    }

    /** @param standing the units that there are today: what is no more is read by whoever reads what it was below */
    Below(Who who, List<Unit> all, Set<Long> standing) {
        this.who = who;
        this.standing = Set.copyOf(standing);
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
        Unit gone = standing.contains(unit) ? null : units.get(unit);
        return who.reads(unit) || who.seated().map(seat -> seat.unitId() == unit).orElse(false) || gone != null && gone.parentId() != null && reads(gone.parentId());
    }
}
