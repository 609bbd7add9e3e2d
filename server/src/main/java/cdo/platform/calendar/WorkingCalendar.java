package cdo.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The working days of a region: the national notices, with the region's own special days on top. Immutable; knows no database and no
 * clock. A day that no notice lists is a working day from Monday to Friday. In a year without a notice that rule alone stands, and
 * results that depend on it say so.
 */
public final class WorkingCalendar {
    private final SortedSet<Integer> years;
    private final Map<LocalDate, ListedDay> listed;
    private final Map<LocalDate, SpecialDay> special;

    private WorkingCalendar(SortedSet<Integer> years, Map<LocalDate, ListedDay> listed, Map<LocalDate, SpecialDay> special) {
        this.years = years;
        this.listed = listed;
        this.special = special;
    }

    /** The calendar of the whole country. A file without days counts as absent: the notice is not out yet. */
    public static WorkingCalendar of(Collection<YearFile> files) {
        return of(files, List.of(), null);
    }

    /**
     * The calendar of one region.
     *
     * @param special special days of any regions; those of the region and of the regions around it are taken
     * @param region  null for the whole country
     */
    public static WorkingCalendar of(Collection<YearFile> files, Collection<SpecialDay> special, @Nullable String region) {
        Map<LocalDate, ListedDay> listed = new HashMap<>();
        files.stream().sorted(Comparator.comparingInt(YearFile::year)).flatMap(f -> f.days().stream())
                .forEach(day -> listed.put(day.date(), day));
        SortedSet<Integer> years = files.stream().filter(f -> !f.days().isEmpty()).map(YearFile::year)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<LocalDate, SpecialDay> nearest = new HashMap<>();
        for (String place : regionsAround(region)) {
            special.stream().filter(day -> day.region().equals(place)).forEach(day -> nearest.putIfAbsent(day.date(), day));
        }
        return new WorkingCalendar(years, Map.copyOf(listed), Map.copyOf(nearest));
    }

    /** The region itself, its county, its city, its province – from the nearest to the widest, by GB/T 2260 prefixes. */
    public static Set<String> regionsAround(@Nullable String region) {
        Set<String> around = new LinkedHashSet<>();
        if (region != null) {
            around.add(region);
            if (region.length() >= 6) {
                around.add(region.substring(0, 6));
                around.add(region.substring(0, 4) + "00");
                if (region.startsWith("5002")) {
                    around.add("500100"); // the counties of 重庆市 stand under a heading of their own
                }
                around.add(region.substring(0, 2) + "0000");
            }
        }
        return around;
    }

    /** Years whose notice is known. */
    public SortedSet<Integer> years() {
        return new TreeSet<>(years);
    }

    public CalendarDay day(LocalDate date) {
        SpecialDay local = special.get(date);
        if (local != null) {
            return new CalendarDay(date, kind(date, local.offDay()), local.name(), local.region(), false);
        }
        ListedDay national = listed.get(date);
        if (national != null) {
            return new CalendarDay(date, kind(date, national.offDay()), national.name(), null, false);
        }
        DayKind kind = weekend(date) ? DayKind.WEEKEND : DayKind.WORKING;
        return new CalendarDay(date, kind, null, null, !years.contains(date.getYear()));
    }

    /** Every day of a year, in order. */
    public List<CalendarDay> days(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1)).map(this::day).toList();
    }

    public boolean isWorkingDay(LocalDate date) {
        return day(date).kind().working();
    }

    /** The first working day after this one. */
    public LocalDate nextWorkingDay(LocalDate date) {
        return firstWorkingDayFrom(date.plusDays(1));
    }

    /** This day if it is a working day, else the next one. */
    public LocalDate firstWorkingDayFrom(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * Working days after {@code from} up to and including {@code to}: "还剩 3 个工作日". Negative when {@code to} lies before
     * {@code from}: the working days since ("已逾期 2 个工作日").
     */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkingDay).count();
    }

    /** The due date of a limit that runs without interruption from the day itself. */
    public DueDate dueDate(LocalDate start, int days, DayUnit unit) {
        return dueDate(start, days, unit, Receipt.AS_IS, List.of());
    }

    /**
     * The due date of a limit, explained. The start day never counts; working days end on the n-th working day after it; calendar
     * days that end on a day off move on to the next working day; suspended days do not count.
     *
     * @param start       the day of the event
     * @param days        how many, 0 to {@value #MOST_DAYS}
     * @param receipt     what a start on a day off means
     * @param suspensions days on which the clock stands still; may overlap
     * @throws IllegalArgumentException when days is out of range
     */
    public DueDate dueDate(LocalDate start, int days, DayUnit unit, Receipt receipt, List<Suspension> suspensions) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days must be 0 to " + MOST_DAYS + ", not " + days);
        }
        Counting counting = new Counting(this, start, suspensions).received(receipt);
        return switch (unit) {
            case WORKING -> counting.working(days);
            case CALENDAR -> counting.calendar(days);
        };
    }

    /** A hundred years: more is a slip of the pen, and every day is written down. */
    public static final int MOST_DAYS = 36_500;

    /** A day declared working is a make-up day only where it would otherwise be off. */
    private DayKind kind(LocalDate date, boolean off) {
        if (off) {
            return DayKind.HOLIDAY;
        }
        ListedDay national = listed.get(date);
        return weekend(date) || (national != null && national.offDay()) ? DayKind.MAKE_UP : DayKind.WORKING;
    }

    private static boolean weekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
