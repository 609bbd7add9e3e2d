package cdo.platform.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/**
 * The last day of a limit, with every day that led to it.
 *
 * @param due              the limit ends at 24:00 of this day
 * @param provisionalYears years without a holiday notice on which the result depends: it may still move
 * @param trace            from the start day to the due date, in order
 */
public record DueDate(LocalDate due, SortedSet<Integer> provisionalYears, List<TraceDay> trace) {

    public boolean provisional() {
        return !provisionalYears.isEmpty();
    }
}
