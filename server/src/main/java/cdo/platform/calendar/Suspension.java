package cdo.platform.calendar;

import java.time.LocalDate;

/**
 * Days on which the clock stands still (补正, 听取意见, 专家评审).
 *
 * @param from the first day that does not count
 * @param to   the day of resumption, which does not count either
 * @throws IllegalArgumentException when it ends before it begins
 */
public record Suspension(LocalDate from, LocalDate to) {
    public Suspension {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a suspension cannot end on " + to + ", before it begins on " + from);
        }
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
