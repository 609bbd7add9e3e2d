package cdo.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every start day of five years with every limit of 1 to 60 days, against a second way to the answer: the notices written down here
 * by hand as ranges, working days numbered once in a row, and the due date looked up by number – no walk from day to day.
 */
class SecondOracleTest {
    private static final String OFF = """
            2022-01-01~2022-01-03 2022-01-31~2022-02-06 2022-04-03~2022-04-05 2022-04-30~2022-05-04 2022-06-03~2022-06-05
            2022-09-10~2022-09-12 2022-10-01~2022-10-07
            2022-12-31~2023-01-02 2023-01-21~2023-01-27 2023-04-05~2023-04-05 2023-04-29~2023-05-03 2023-06-22~2023-06-24
            2023-09-29~2023-10-06
            2024-01-01~2024-01-01 2024-02-10~2024-02-17 2024-04-04~2024-04-06 2024-05-01~2024-05-05 2024-06-10~2024-06-10
            2024-09-15~2024-09-17 2024-10-01~2024-10-07
            2025-01-01~2025-01-01 2025-01-28~2025-02-04 2025-04-04~2025-04-06 2025-05-01~2025-05-05 2025-05-31~2025-06-02
            2025-10-01~2025-10-08
            2026-01-01~2026-01-03 2026-02-15~2026-02-23 2026-04-04~2026-04-06 2026-05-01~2026-05-05 2026-06-19~2026-06-21
            2026-09-25~2026-09-27 2026-10-01~2026-10-07""";
    private static final String ON = """
            2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09
            2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08
            2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
            2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
            2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10""";

    private static final LocalDate FIRST = LocalDate.parse("2022-01-01");
    private static final LocalDate LAST = LocalDate.parse("2026-12-31");
    private static final int MOST = 60;

    /** Epoch days of all working days from 2022 to some months after 2026, in a row. */
    private static final long[] WORKING_DAYS = workingDays();

    @Test
    void everyLimitInWorkingDaysAgrees() {
        WorkingCalendar calendar = WorkingCalendar.of(ShippedYears.read());
        List<String> different = new ArrayList<>();
        for (long start = FIRST.toEpochDay(); start <= LAST.toEpochDay(); start++) {
            int place = Arrays.binarySearch(WORKING_DAYS, start);
            int after = place >= 0 ? place + 1 : -place - 1;
            for (int days = 1; days <= MOST; days++) {
                LocalDate expected = LocalDate.ofEpochDay(WORKING_DAYS[after + days - 1]);
                LocalDate actual = calendar.dueDate(LocalDate.ofEpochDay(start), days, DayUnit.WORKING).due();
                if (!actual.equals(expected)) {
                    different.add(LocalDate.ofEpochDay(start) + " + " + days + ": " + actual + ", not " + expected);
                }
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void everyLimitInCalendarDaysAgrees() {
        WorkingCalendar calendar = WorkingCalendar.of(ShippedYears.read());
        List<String> different = new ArrayList<>();
        for (long start = FIRST.toEpochDay(); start <= LAST.toEpochDay(); start++) {
            for (int days = 1; days <= MOST; days++) {
                int place = Arrays.binarySearch(WORKING_DAYS, start + days);
                LocalDate expected = LocalDate.ofEpochDay(WORKING_DAYS[place >= 0 ? place : -place - 1]);
                LocalDate actual = calendar.dueDate(LocalDate.ofEpochDay(start), days, DayUnit.CALENDAR).due();
                if (!actual.equals(expected)) {
                    different.add(LocalDate.ofEpochDay(start) + " + " + days + ": " + actual + ", not " + expected);
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private static long[] workingDays() {
        boolean[] on = new boolean[(int) (LocalDate.parse("2027-06-30").toEpochDay() - FIRST.toEpochDay())];
        for (int i = 0; i < on.length; i++) {
            on[i] = Math.floorMod(FIRST.toEpochDay() + i + 3, 7) < 5; // 1970-01-01 was a Thursday
        }
        for (String range : OFF.split("\\s+")) {
            String[] ends = range.split("~");
            Arrays.fill(on, place(ends[0]), place(ends[1]) + 1, false);
        }
        for (String day : ON.split("\\s+")) {
            on[place(day)] = true;
        }
        return java.util.stream.IntStream.range(0, on.length).filter(i -> on[i]).mapToLong(i -> FIRST.toEpochDay() + i).toArray();
    }

    private static int place(String date) {
        return (int) (LocalDate.parse(date).toEpochDay() - FIRST.toEpochDay());
    }
}
