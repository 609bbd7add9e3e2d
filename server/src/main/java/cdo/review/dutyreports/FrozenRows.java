package cdo.review.dutyreports;

import cdo.platform.measures.Freezes;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of freezes by unit, each read once: a volume asks for the same measures again for every report. */
final class FrozenRows {

    private record Key(long freeze, String measure) {
    }

    private final Freezes freezes;
    private final Map<Key, Map<Long, List<Measure.Row>>> read = new HashMap<>();

    FrozenRows(Freezes freezes) {
        this.freezes = freezes;
    }

    Value value(long freeze, Measure measure, Collection<Long> units) {
        var byUnit = read.computeIfAbsent(new Key(freeze, measure.key()), key -> freezes.rows(freeze, measure.key()).stream().map(Freezes.Frozen::counted)
                .collect(Collectors.groupingBy(Measure.Row::unitId)));
        return Value.of(measure.kind(), units.stream().flatMap(unit -> byUnit.getOrDefault(unit, List.of()).stream()).toList());
    }
}
