package cdo.platform.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The days that a freeze covers, both included; what stands as at a day is taken as at the last. */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " – " + to);
        }
    }

    /** The year to date. */
    public static Period yearTo(LocalDate day) {
        return new Period(day.withDayOfYear(1), day);
    }

    public static Period of(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** What of it has passed: nobody can count days to come. A period that has not begun is its first day. */
    public Period until(LocalDate day) {
        return to.isAfter(day) ? new Period(from, from.isAfter(day) ? from : day) : this;
    }

    /** Does it begin with the year of its last day, as measures of the year to date count? */
    public boolean yearToDate() {
        return from.equals(to.withDayOfYear(1));
    }

    /** Year by year, as measures of the year to date count. */
    public List<Period> years() {
        return IntStream.rangeClosed(from.getYear(), to.getYear())
                .mapToObj(year -> new Period(year == from.getYear() ? from : LocalDate.of(year, 1, 1), year == to.getYear() ? to : LocalDate.of(year, 12, 31))).toList();
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
