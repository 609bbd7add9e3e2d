package cdo.platform.calendar.web;

import cdo.platform.calendar.CalendarDay;
import cdo.platform.calendar.DayKind;
import cdo.platform.calendar.WorkingCalendar;
import java.time.Month;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A year as it is drawn: twelve months of weeks from Monday to Sunday.
 *
 * @param provisional no notice of this year is known
 * @param listed      the days that are not what their weekday says, for the table beside the picture
 */
public record YearView(int year, boolean provisional, List<MonthView> months, List<CalendarDay> listed, long working, long off) {

    /** @param weeks seven places each, null before the first and after the last of the month */
    public record MonthView(Month month, long working, List<List<@Nullable CalendarDay>> weeks) {
    }

    static YearView of(int year, WorkingCalendar calendar) {
        List<CalendarDay> days = calendar.days(year);
        List<MonthView> months = Stream.of(Month.values()).map(month -> month(month, days)).toList();
        List<CalendarDay> listed = days.stream().filter(d -> d.name() != null).toList();
        long working = days.stream().filter(d -> d.kind().working()).count();
        return new YearView(year, !calendar.years().contains(year), months, listed, working, days.size() - working);
    }

    private static MonthView month(Month month, List<CalendarDay> year) {
        List<CalendarDay> days = year.stream().filter(d -> d.date().getMonth() == month).toList();
        int before = days.getFirst().date().getDayOfWeek().getValue() - 1;
        List<List<@Nullable CalendarDay>> weeks = java.util.stream.IntStream.iterate(-before, at -> at < days.size(), at -> at + 7)
                .mapToObj(at -> week(days, at)).toList();
        return new MonthView(month, days.stream().filter(d -> d.kind().working()).count(), weeks);
    }

    private static List<@Nullable CalendarDay> week(List<CalendarDay> days, int from) {
        List<@Nullable CalendarDay> week = new java.util.ArrayList<>();
        for (int at = from; at < from + 7; at++) {
            week.add(at < 0 || at >= days.size() ? null : days.get(at));
        }
        return week;
    }

    /** The style of a day's cell; the words stand in the cell as well, so colour is never alone. */
    public static String look(DayKind kind) {
        return switch (kind) {
            case WORKING -> "";
            case MAKE_UP -> "day-make-up";
            case WEEKEND -> "day-weekend";
            case HOLIDAY -> "day-holiday";
        };
    }
}
