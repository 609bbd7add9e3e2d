package cdo.platform.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the explanation of a due date (怎么算的).
 *
 * @param name the holiday the day belongs to, or null
 */
public record TraceDay(LocalDate date, boolean counted, DayReason reason, @Nullable String name) {

    /** Why a day counts or does not. */
    public enum DayReason {
        /** The day of the event, which never counts (民法典第二百零一条). */ START,
        /** Counted. */ COUNTED,
        /** Counted: a weekend day on which work is made up. */ MAKE_UP,
        /** Not counted: Saturday or Sunday. */ WEEKEND,
        /** Not counted: a holiday. */ HOLIDAY,
        /** Not counted: the clock stood still. */ SUSPENDED,
        /** Not counted: receipt or end moved on to the next working day. */ ROLLED
    }
}
