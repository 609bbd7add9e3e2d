package cdo.platform.calendar;

import cdo.platform.calendar.TraceDay.DayReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One walk from the start day to the due date, writing down every day on the way. */
final class Counting {
    private final WorkingCalendar calendar;
    private final List<Suspension> suspensions;
    private final TreeSet<Integer> provisionalYears = new TreeSet<>();
    private final List<TraceDay> trace = new ArrayList<>();
    private LocalDate day;

    Counting(WorkingCalendar calendar, LocalDate start, List<Suspension> suspensions) {
        this.calendar = calendar;
        this.suspensions = suspensions;
        this.day = start;
        note(false, DayReason.START, null);
    }

    /** Received on a day off: the next working day becomes the day of the event. */
    Counting received(Receipt receipt) {
        if (receipt == Receipt.NEXT_WORKING_DAY) {
            while (!look().kind().working()) {
                day = day.plusDays(1);
                note(false, DayReason.ROLLED, look().name());
            }
        }
        return this;
    }

    DueDate working(int days) {
        for (int counted = 0; counted < days;) {
            day = day.plusDays(1);
            if (suspended()) {
                continue;
            }
            CalendarDay today = look();
            note(today.kind().working(), reason(today.kind()), today.name());
            counted += today.kind().working() ? 1 : 0;
        }
        return result();
    }

    DueDate calendar(int days) {
        for (int counted = 0; counted < days;) {
            day = day.plusDays(1);
            if (!suspended()) {
                note(true, DayReason.COUNTED, calendar.day(day).name());
                counted++;
            }
        }
        while (!look().kind().working()) {
            do {
                day = day.plusDays(1);
            } while (suspended()); // a limit does not end while the clock stands still
            note(false, DayReason.ROLLED, calendar.day(day).name());
        }
        return result();
    }

    private boolean suspended() {
        boolean stopped = suspensions.stream().anyMatch(s -> s.covers(day));
        if (stopped) {
            note(false, DayReason.SUSPENDED, null);
        }
        return stopped;
    }

    /** Today as the calendar has it; the result now depends on what is known of its year. */
    private CalendarDay look() {
        CalendarDay today = calendar.day(day);
        if (today.provisional()) {
            provisionalYears.add(day.getYear());
        }
        return today;
    }

    private void note(boolean counted, DayReason reason, @Nullable String name) {
        trace.add(new TraceDay(day, counted, reason, name));
    }

    private DueDate result() {
        return new DueDate(day, Collections.unmodifiableSortedSet(provisionalYears), List.copyOf(trace));
    }

    private static DayReason reason(DayKind kind) {
        return switch (kind) {
            case WORKING -> DayReason.COUNTED;
            case MAKE_UP -> DayReason.MAKE_UP;
            case WEEKEND -> DayReason.WEEKEND;
            case HOLIDAY -> DayReason.HOLIDAY;
        };
    }
}
