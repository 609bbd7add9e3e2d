package cdo.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.calendar.Clerks.Place;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Years far ahead and regions of its own, so that no other test's dates move. */
@ServerTest
@RecordApplicationEvents
class CalendarsTest {
    @Autowired
    Calendars calendars;
    @Autowired
    YearFiles yearFiles;
    @Autowired
    SpecialDays specialDays;
    @Autowired
    Shipment shipment;
    @Autowired
    DSLContext sql;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    ApplicationEvents events;

    private Place city;
    private Who clerk;

    @BeforeEach
    void cityOfItsOwn() {
        city = Clerks.city(sql);
        clerk = Clerks.in(city, Role.BUREAU_CLERK);
    }

    @Test
    void shippedYearsAreInForceFromTheFirstStart() {
        assertThat(calendars.national().years()).contains(2022, 2023, 2024, 2025, 2026);
        assertThat(calendars.national().days(2026)).isEqualTo(WorkingCalendar.of(ShippedYears.read()).days(2026));
    }

    @Test
    void startingAgainTakesInNothingTwice() {
        int before = yearFiles.history().size();
        shipment.afterSingletonsInstantiated();
        assertThat(yearFiles.history()).hasSize(before);
    }

    @Test
    void importedYearIsInForceAtOnceAndAnnounced() {
        LocalDate newYear = LocalDate.parse("2091-01-01"); // a Monday
        assertThat(calendars.national().day(newYear)).isEqualTo(new CalendarDay(newYear, DayKind.WORKING, null, null, true));

        assertThat(yearFiles.preview(clerk, notice(2091, "2091-01-01"))).singleElement().satisfies(preview -> {
            assertThat(preview.known()).isFalse();
            assertThat(preview.changes()).hasSize(1);
        });
        assertThat(calendars.national().isWorkingDay(newYear)).as("a preview writes nothing").isTrue();

        assertThat(yearFiles.take(clerk, "2091.json", notice(2091, "2091-01-01"))).containsExactly(2091);
        assertThat(calendars.national().day(newYear)).isEqualTo(new CalendarDay(newYear, DayKind.HOLIDAY, "元旦", null, false));
        assertThat(events.stream(CalendarChanged.class)).containsExactly(new CalendarChanged(null, newYear));
        assertThat(sql.fetchCount(sql.selectOne().from("audit.event").where("action = 'calendar.year-imported' and account_id = ?", clerk.accountId()))).isEqualTo(1);
    }

    @Test
    void yearImportedTwiceChangesNothingAndACorrectionTellsItsFirstDay() {
        yearFiles.take(clerk, "a.json", notice(2092, "2092-01-01", "2092-05-01"));
        assertThat(yearFiles.take(clerk, "a.json", notice(2092, "2092-01-01", "2092-05-01"))).isEmpty();
        assertThat(yearFiles.take(clerk, "b.json", notice(2092, "2092-01-01", "2092-05-02"))).containsExactly(2092);
        assertThat(events.stream(CalendarChanged.class).map(CalendarChanged::from)).containsExactly(LocalDate.parse("2092-01-01"), LocalDate.parse("2092-05-01"));
        assertThat(yearFiles.history()).filteredOn(r -> r.file().year() == 2092).extracting(YearRecord::inForce).containsExactly(true, false);
    }

    @Test
    void shippedYearDoesNotReplaceAnImportedOne() {
        yearFiles.take(clerk, "2093.json", notice(2093, "2093-01-01"));
        assertThat(yearFiles.ship(new YearFile(2093, List.of(), List.of(new ListedDay(LocalDate.parse("2093-01-02"), "元旦", true))))).isEmpty();
        assertThat(calendars.national().day(LocalDate.parse("2093-01-01")).name()).isEqualTo("元旦");
    }

    @Test
    void shippedCorrectionReplacesAShippedYearAndIsAnnouncedLater() {
        var old = new YearFile(2094, List.of(), List.of(new ListedDay(LocalDate.parse("2094-01-01"), "元旦", true)));
        var corrected = new YearFile(2094, List.of(), List.of(new ListedDay(LocalDate.parse("2094-01-02"), "元旦", true)));
        assertThat(yearFiles.ship(old)).isEmpty();
        assertThat(yearFiles.ship(corrected)).contains(new CalendarChanged(null, LocalDate.parse("2094-01-01")));
    }

    @Test
    void badFileIsRefusedAndNothingIsWritten() {
        int before = yearFiles.history().size();
        assertThatThrownBy(() -> yearFiles.take(clerk, "bad.json", notice(2095, "2095-01-01", "2095-13-01"))).isInstanceOf(Problem.Invalid.class);
        assertThat(yearFiles.history()).hasSize(before);
    }

    @Test
    void onlyTheCitysClerkTakesInAYear() {
        Who county = Clerks.in(Clerks.county(sql, city), Role.BUREAU_CLERK);
        assertThatThrownBy(() -> yearFiles.take(county, "x.json", notice(2096, "2096-01-01"))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> yearFiles.preview(county, notice(2096, "2096-01-01"))).isInstanceOf(Problem.Denied.class);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "BUREAU_CLERK")
    void othersChangeNothing(Role role) {
        Who other = Clerks.in(city, role);
        assertThatThrownBy(() -> yearFiles.take(other, "x.json", notice(2096, "2096-01-01"))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> yearFiles.preview(other, notice(2096, "2096-01-01"))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> specialDays.declare(other, LocalDate.parse("2026-11-25"), "县庆", true, "某文件")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> specialDays.withdraw(other, 1, 0, "误登")).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void specialDayHoldsInTheRegionAndInsideItOnly() {
        LocalDate day = LocalDate.parse("2026-11-25");
        long id = specialDays.declare(clerk, day, "市庆", true, "某文件");
        Place county = Clerks.county(sql, city);
        assertThat(calendars.in(city.code()).isWorkingDay(day)).isFalse();
        assertThat(calendars.in(county.code()).isWorkingDay(day)).isFalse();
        assertThat(calendars.in(Clerks.city(sql).code()).isWorkingDay(day)).isTrue();
        assertThat(calendars.national().isWorkingDay(day)).isTrue();
        assertThat(events.stream(CalendarChanged.class)).containsExactly(new CalendarChanged(city.code(), day));

        specialDays.withdraw(clerk, id, 0, "误登");
        assertThat(calendars.in(city.code()).isWorkingDay(day)).isTrue();
        assertThat(events.stream(CalendarChanged.class)).hasSize(2);
        assertThat(specialDays.in(city.code())).isEmpty();
    }

    @Test
    void dayIsDeclaredOncePerRegion() {
        LocalDate day = LocalDate.parse("2026-11-25");
        specialDays.declare(clerk, day, "市庆", true, "某文件");
        assertThatThrownBy(() -> specialDays.declare(clerk, day, "又一次", false, "某文件")).isInstanceOfSatisfying(Problem.Invalid.class,
                refused -> assertThat(refused.errors()).singleElement().satisfies(e -> assertThat(e.field()).isEqualTo("date")));
    }

    @Test
    void foreignSpecialDayIsNotFoundAndAWithdrawnOneIsStale() {
        long foreign = specialDays.declare(Clerks.in(Clerks.city(sql), Role.BUREAU_CLERK), LocalDate.parse("2026-11-25"), "市庆", true, "某文件");
        assertThatThrownBy(() -> specialDays.withdraw(clerk, foreign, 0, "误登")).isInstanceOf(Problem.NotFound.class);
        long own = specialDays.declare(clerk, LocalDate.parse("2026-11-25"), "市庆", true, "某文件");
        specialDays.withdraw(clerk, own, 0, "误登");
        assertThatThrownBy(() -> specialDays.withdraw(clerk, own, 0, "再次")).isInstanceOf(Problem.Stale.class);
        assertThatThrownBy(() -> specialDays.withdraw(clerk, own, 1, "再次")).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void everyMissingFieldOfASpecialDayIsTold() {
        assertThatThrownBy(() -> specialDays.declare(clerk, LocalDate.parse("1926-01-01"), " ", true, "长".repeat(201))).isInstanceOfSatisfying(
                Problem.Invalid.class, refused -> assertThat(refused.errors()).extracting(Problem.FieldError::field).containsExactly("name", "basis", "date"));
    }

    @Test
    void changeThatIsRolledBackIsForgotten() {
        LocalDate day = LocalDate.parse("2026-11-25");
        transaction.executeWithoutResult(status -> {
            specialDays.declare(clerk, day, "市庆", true, "某文件");
            assertThat(calendars.in(city.code()).isWorkingDay(day)).as("seen inside").isFalse();
            status.setRollbackOnly();
        });
        assertThat(calendars.in(city.code()).isWorkingDay(day)).isTrue();
        Who other = Clerks.in(Clerks.city(sql), Role.BUREAU_CLERK);
        specialDays.declare(other, day, "市庆", true, "某文件");
        assertThat(calendars.in(city.code()).isWorkingDay(day)).as("not remembered under the next number").isTrue();
    }

    @Test
    void clerksDeclaringTheSameDayAtOnceDeclareItOnce() throws Exception {
        LocalDate day = LocalDate.parse("2026-11-25");
        try (var pool = Executors.newFixedThreadPool(6)) {
            List<Callable<Boolean>> tries = IntStream.range(0, 6).<Callable<Boolean>>mapToObj(i -> () -> {
                try {
                    specialDays.declare(clerk, day, "市庆", true, "某文件");
                    return true;
                } catch (Problem.Invalid twice) {
                    return false;
                }
            }).toList();
            long done = 0;
            for (var result : pool.invokeAll(tries)) {
                done += result.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    private static String notice(int year, String... offDays) {
        String days = String.join(",", List.of(offDays).stream().map(d -> "{\"name\":\"元旦\",\"date\":\"" + d + "\",\"isOffDay\":true}").toList());
        return "{\"year\":" + year + ",\"papers\":[],\"days\":[" + days + "]}";
    }
}
