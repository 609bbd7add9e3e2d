package cdo.office.tasks;

import java.time.LocalDate;

/** How often a task comes again. */
public enum Every {
    MONTH(1), QUARTER(3), HALF_YEAR(6), YEAR(12);

    private final int months;

    Every(int months) {
        this.months = months;
    }

    /** The date of a repetition, counted from 0; the end of a month stays the end of its month. */
    LocalDate date(LocalDate first, int repetition) {
        LocalDate day = first.plusMonths((long) months * repetition);
        boolean last = first.getDayOfMonth() == first.lengthOfMonth();
        return last ? day.withDayOfMonth(day.lengthOfMonth()) : day;
    }
}
