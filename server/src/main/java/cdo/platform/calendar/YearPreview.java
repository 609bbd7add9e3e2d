package cdo.platform.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What importing a year would change, before anything is written.
 *
 * @param known   whether a notice of this year is in force already
 * @param changes day by day; empty when the file says what is in force
 */
public record YearPreview(YearFile file, boolean known, List<Change> changes) {

    /** One day before and after; null where it is not listed. */
    public record Change(LocalDate date, @Nullable ListedDay before, @Nullable ListedDay after) {
    }

    static YearPreview of(YearFile file, @Nullable YearFile inForce) {
        Map<LocalDate, ListedDay> before = inForce == null ? Map.of() : byDate(inForce);
        Map<LocalDate, ListedDay> after = byDate(file);
        List<Change> changes = new ArrayList<>();
        for (LocalDate date : Stream.concat(before.keySet().stream(), after.keySet().stream()).collect(Collectors.toCollection(TreeSet::new))) {
            var change = new Change(date, before.get(date), after.get(date));
            if (!java.util.Objects.equals(change.before(), change.after())) {
                changes.add(change);
            }
        }
        return new YearPreview(file, inForce != null, List.copyOf(changes));
    }

    private static Map<LocalDate, ListedDay> byDate(YearFile file) {
        return file.days().stream().collect(Collectors.toMap(ListedDay::date, Function.identity(), (a, b) -> b, TreeMap::new));
    }
}
