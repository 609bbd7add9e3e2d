package cdo.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionalCalendarTest {
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-25");
    private static final LocalDate SATURDAY = LocalDate.parse("2026-11-28");
    private static final List<SpecialDay> DAYS = List.of(
            special("420000", "2026-11-24", "全省活动日", true),
            special("420500", WEDNESDAY.toString(), "全市活动日", true),
            special("420528", WEDNESDAY.toString(), "照常上班", false),
            special("420528", SATURDAY.toString(), "调休", false),
            special("420500", "2026-10-01", "值守", false));

    @Test
    void countyInheritsFromItsCityAndProvince() {
        WorkingCalendar yidu = in("420581");
        assertThat(yidu.isWorkingDay(LocalDate.parse("2026-11-24"))).isFalse();
        assertThat(yidu.isWorkingDay(WEDNESDAY)).isFalse();
        assertThat(yidu.day(WEDNESDAY)).isEqualTo(new CalendarDay(WEDNESDAY, DayKind.HOLIDAY, "全市活动日", "420500", false));
    }

    @Test
    void nearerDeclarationWins() {
        assertThat(in("420528").isWorkingDay(WEDNESDAY)).isTrue();
        assertThat(in("420528").day(WEDNESDAY).kind()).isEqualTo(DayKind.WORKING);
        assertThat(in("420528").day(SATURDAY).kind()).isEqualTo(DayKind.MAKE_UP);
    }

    @Test
    void otherRegionsAndTheCountryAreNotTouched() {
        assertThat(in("420600").isWorkingDay(WEDNESDAY)).isTrue();
        assertThat(WorkingCalendar.of(ShippedYears.read(), DAYS, null).isWorkingDay(WEDNESDAY)).isTrue();
    }

    @Test
    void regionMayWorkOnANationalHoliday() {
        assertThat(in("420502").day(LocalDate.parse("2026-10-01")).kind()).isEqualTo(DayKind.MAKE_UP);
    }

    @Test
    void partOfACountyInheritsFromIt() {
        assertThat(in("420528100").isWorkingDay(SATURDAY)).isTrue();
        assertThat(WorkingCalendar.regionsAround("420528100")).containsExactly("420528100", "420528", "420500", "420000");
        assertThat(WorkingCalendar.regionsAround("420500")).containsExactly("420500", "420000");
    }

    @Test
    void dueDateFollowsTheRegion() {
        assertThat(in("420581").dueDate(LocalDate.parse("2026-11-23"), 1, DayUnit.WORKING).due()).isEqualTo("2026-11-26");
        assertThat(in("430100").dueDate(LocalDate.parse("2026-11-23"), 1, DayUnit.WORKING).due()).isEqualTo("2026-11-24");
    }

    private static WorkingCalendar in(String region) {
        return WorkingCalendar.of(ShippedYears.read(), DAYS, region);
    }

    private static SpecialDay special(String region, String date, String name, boolean off) {
        return new SpecialDay(region, LocalDate.parse(date), name, off, "某文件");
    }
}
