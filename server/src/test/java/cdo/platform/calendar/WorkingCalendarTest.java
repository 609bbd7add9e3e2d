package cdo.platform.calendar;

import static cdo.platform.calendar.DayUnit.CALENDAR;
import static cdo.platform.calendar.DayUnit.WORKING;
import static cdo.platform.calendar.TraceDay.DayReason.COUNTED;
import static cdo.platform.calendar.TraceDay.DayReason.HOLIDAY;
import static cdo.platform.calendar.TraceDay.DayReason.MAKE_UP;
import static cdo.platform.calendar.TraceDay.DayReason.ROLLED;
import static cdo.platform.calendar.TraceDay.DayReason.START;
import static cdo.platform.calendar.TraceDay.DayReason.SUSPENDED;
import static cdo.platform.calendar.TraceDay.DayReason.WEEKEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
    private final WorkingCalendar calendar = WorkingCalendar.of(ShippedYears.read());

    @ParameterizedTest
    @CsvSource({
            "2026-02-13,  1, 2026-02-14", // a make-up Saturday
            "2026-02-14,  1, 2026-02-24", // over the Spring Festival
            "2025-09-26,  1, 2025-09-28", // a make-up Sunday
            "2025-09-26, 10, 2025-10-16",
            "2025-12-26,  5, 2026-01-05", // over the turn of the year, 01-04 is a make-up Sunday
            "2026-09-18, 10, 2026-10-09",
            "2026-02-15,  1, 2026-02-24",
            "2022-12-30,  1, 2023-01-03", // 2022-12-31 is a holiday by the notice of 2023
    })
    void workingDaysEndWhereTheReferenceSays(LocalDate start, int days, LocalDate due) {
        assertThat(calendar.dueDate(start, days, WORKING).due()).isEqualTo(due);
    }

    @Test
    void receiptOnADayOffMayCountAsReceiptOnTheNextWorkingDay() {
        DueDate dueDate = calendar.dueDate(day("2026-02-15"), 1, WORKING, Receipt.NEXT_WORKING_DAY, List.of());
        assertThat(dueDate.due()).isEqualTo("2026-02-25");
        assertThat(dueDate.trace().getFirst()).isEqualTo(new TraceDay(day("2026-02-15"), false, START, null));
        assertThat(dueDate.trace()).filteredOn(d -> d.reason() == ROLLED).hasSize(9).last().extracting(TraceDay::date).isEqualTo(day("2026-02-24"));
        assertThat(dueDate.trace()).filteredOn(TraceDay::counted).hasSize(1);
    }

    @Test
    void receiptOnAWorkingDayIsTakenAsItIs() {
        assertThat(calendar.dueDate(day("2026-02-14"), 1, WORKING, Receipt.NEXT_WORKING_DAY, List.of()))
                .isEqualTo(calendar.dueDate(day("2026-02-14"), 1, WORKING));
    }

    @Test
    void calendarDaysThatEndOnADayOffRollForward() {
        DueDate dueDate = calendar.dueDate(day("2026-09-15"), 10, CALENDAR);
        assertThat(dueDate.due()).isEqualTo("2026-09-28");
        assertThat(dueDate.trace()).filteredOn(TraceDay::counted).hasSize(10);
        assertThat(dueDate.trace()).filteredOn(d -> d.reason() == ROLLED).extracting(TraceDay::date)
                .containsExactly(day("2026-09-26"), day("2026-09-27"), day("2026-09-28"));
    }

    @Test
    void calendarDaysThatEndOnAWorkingDayStay() {
        assertThat(calendar.dueDate(day("2026-09-10"), 10, CALENDAR).due()).as("a make-up Sunday").isEqualTo("2026-09-20");
    }

    @Test
    void suspendedDaysDoNotCountWithBothEndsIncluded() {
        DueDate dueDate = calendar.dueDate(day("2026-09-18"), 10, WORKING, Receipt.AS_IS, List.of(suspension("2026-09-22", "2026-09-29")));
        assertThat(dueDate.due()).isEqualTo("2026-10-15");
        assertThat(dueDate.trace()).filteredOn(d -> d.reason() == SUSPENDED).hasSize(8).noneMatch(TraceDay::counted);
    }

    @Test
    void overlappingSuspensionsStopTheClockOnce() {
        var once = List.of(suspension("2026-09-22", "2026-09-29"));
        var twice = List.of(suspension("2026-09-22", "2026-09-25"), suspension("2026-09-24", "2026-09-29"));
        assertThat(due("2026-09-18", 10, twice)).isEqualTo(due("2026-09-18", 10, once));
    }

    @Test
    void suspensionOutsideTheLimitChangesNothing() {
        assertThat(due("2026-09-18", 10, List.of(suspension("2026-09-01", "2026-09-18"), suspension("2026-10-10", "2026-10-20")))).isEqualTo("2026-10-09");
    }

    @Test
    void calendarDaysDoNotEndWhileTheClockStandsStill() {
        DueDate dueDate = calendar.dueDate(day("2026-09-15"), 10, CALENDAR, Receipt.AS_IS, List.of(suspension("2026-09-28", "2026-09-29")));
        assertThat(dueDate.due()).isEqualTo("2026-09-30");
    }

    @Test
    void suspensionMayNotEndBeforeItBegins() {
        assertThatThrownBy(() -> suspension("2026-09-29", "2026-09-22")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStartDayNeverCounts() {
        assertThat(calendar.dueDate(day("2026-11-23"), 1, WORKING).trace()).extracting(TraceDay::date, TraceDay::counted, TraceDay::reason)
                .containsExactly(tuple(day("2026-11-23"), false, START), tuple(day("2026-11-24"), true, COUNTED));
    }

    @Test
    void everyDayOfTheWayIsExplained() {
        DueDate dueDate = calendar.dueDate(day("2026-09-18"), 10, WORKING);
        assertThat(dueDate.trace()).hasSize(22);
        assertThat(dueDate.trace()).filteredOn(TraceDay::counted).hasSize(10);
        assertThat(reasonOn(dueDate, "2026-09-19")).isEqualTo(WEEKEND);
        assertThat(reasonOn(dueDate, "2026-09-20")).isEqualTo(MAKE_UP);
        assertThat(reasonOn(dueDate, "2026-09-25")).isEqualTo(HOLIDAY);
        assertThat(dueDate.trace()).filteredOn(d -> d.reason() == HOLIDAY).extracting(TraceDay::name).contains("中秋节", "国庆节");
    }

    @Test
    void noDaysEndOnTheStartItself() {
        assertThat(calendar.dueDate(day("2026-02-15"), 0, WORKING).due()).isEqualTo("2026-02-15");
        assertThat(calendar.dueDate(day("2026-02-15"), 0, CALENDAR).due()).isEqualTo("2026-02-24");
    }

    @Test
    void negativeAndEndlessLimitsAreRefused() {
        assertThatThrownBy(() -> calendar.dueDate(day("2026-02-15"), -1, WORKING)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendar.dueDate(day("2026-02-15"), 1_000_000, WORKING)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void yearWithoutANoticeTakesMondayToFridayAndSaysSo() {
        DueDate dueDate = calendar.dueDate(day("2027-04-30"), 3, WORKING);
        assertThat(dueDate.due()).isEqualTo("2027-05-05");
        assertThat(dueDate.provisionalYears()).containsExactly(2027);
        assertThat(calendar.day(day("2027-05-03")).provisional()).isTrue();
    }

    @Test
    void limitThatRunsIntoAYearWithoutANoticeIsProvisional() {
        assertThat(calendar.dueDate(day("2026-12-25"), 10, WORKING).provisionalYears()).containsExactly(2027);
        assertThat(calendar.dueDate(day("2026-12-25"), 4, WORKING).provisionalYears()).isEmpty();
    }

    @Test
    void resultIsProvisionalOnlyWhereTheMissingYearCouldChangeIt() {
        assertThat(calendar.dueDate(day("2021-12-31"), 5, WORKING).provisionalYears()).as("the start day never counts").isEmpty();
        assertThat(calendar.dueDate(day("2026-12-01"), 730, CALENDAR).provisionalYears()).as("only the end is looked at").containsExactly(2028);
    }

    @Test
    void fileWithoutDaysIsNoNotice() {
        var withEmpty = new java.util.ArrayList<>(ShippedYears.read());
        withEmpty.add(new YearFile(2027, List.of(), List.of()));
        assertThat(WorkingCalendar.of(withEmpty).years()).containsExactly(2022, 2023, 2024, 2025, 2026);
    }

    @Test
    void workingDaysBetweenLeaveOutTheFirstAndKeepTheLast() {
        assertThat(calendar.workingDaysBetween(day("2026-09-18"), day("2026-10-09"))).isEqualTo(10);
        assertThat(calendar.workingDaysBetween(day("2026-10-09"), day("2026-09-18"))).isEqualTo(-10);
        assertThat(calendar.workingDaysBetween(day("2026-10-01"), day("2026-10-01"))).isZero();
        assertThat(calendar.workingDaysBetween(day("2026-02-14"), day("2026-02-23"))).isZero();
    }

    @Test
    void nextWorkingDayIsAfterTheDayAndTheFirstFromMayBeTheDay() {
        assertThat(calendar.nextWorkingDay(day("2026-02-14"))).isEqualTo("2026-02-24");
        assertThat(calendar.firstWorkingDayFrom(day("2026-02-14"))).isEqualTo("2026-02-14");
        assertThat(calendar.firstWorkingDayFrom(day("2026-02-15"))).isEqualTo("2026-02-24");
    }

    @Test
    void yearHasAllItsDays() {
        assertThat(calendar.days(2024)).hasSize(366).filteredOn(d -> d.kind() == DayKind.MAKE_UP).hasSize(8);
        assertThat(calendar.days(2026)).filteredOn(d -> d.kind().working()).hasSize(248);
    }

    private LocalDate due(String start, int days, List<Suspension> suspensions) {
        return calendar.dueDate(day(start), days, WORKING, Receipt.AS_IS, suspensions).due();
    }

    private static TraceDay.DayReason reasonOn(DueDate dueDate, String date) {
        return dueDate.trace().stream().filter(d -> d.date().equals(day(date))).findFirst().orElseThrow().reason();
    }

    private static Suspension suspension(String from, String to) {
        return new Suspension(day(from), day(to));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
