package cdo.office.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.NewTenure;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 岗位到任率 counts the posts of the units that there were on the day asked for; 岗位空缺天数 what the tenures leave free. */
@ServerTest
class PostsFilledTest {

    @Autowired
    PostsFilled measure;
    @Autowired
    DaysVacant daysVacant;
    @Autowired
    Gaps gaps;
    @Autowired
    Posts posts;
    @Autowired
    FoundedCity city;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;

    @Test
    void aUnitThatWasClosedCountsUntilItsLastDay() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        LocalDate last = clocks.today().minusDays(10);
        units.close(clerk, unit.id(), last, "测试文号");
        assertThat(of(unit, last)).hasSize(1);
        assertThat(of(unit, last.plusDays(1))).isEmpty();
        assertThat(of(unit, FoundedCity.SINCE.minusDays(1))).isEmpty();
    }

    @Test
    void aPostIsHeldOnTheDaysOfASubstantiveTenure() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long post = of(unit, clocks.today()).getFirst().subject().id();
        LocalDate last = clocks.today().minusDays(10);
        city.seat(post, city.person(unit), clocks.today().minusDays(40), last);
        assertThat(of(unit, last).getFirst().reason()).isEqualTo("held");
        assertThat(of(unit, last.plusDays(1)).getFirst().reason()).isEqualTo("vacant");
    }

    /** No alarm has been raised here: the day's work never ran. */
    @Test
    void everyVacantDayCountsWithoutAnAlarmAndAlsoUnderSomebodyActing() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long post = of(unit, clocks.today()).getFirst().subject().id();
        LocalDate last = LocalDate.of(2024, 12, 29);
        assertThat(vacant(unit, last)).as("never filled").isEmpty();
        city.seat(post, city.person(unit), LocalDate.of(2023, 1, 1), last);
        assertThat(vacant(unit, last)).isEmpty();
        assertThat(vacant(unit, LocalDate.of(2024, 12, 31))).singleElement().satisfies(row -> assertThat(row.numerator()).isEqualByComparingTo("2"));
        assertThat(vacant(unit, LocalDate.of(2025, 1, 31))).as("this year's days only").singleElement().satisfies(row -> assertThat(row.numerator()).isEqualByComparingTo("31"));
        Who authority = city.acting(units.authority(unit.regionId(), clocks.today()).orElseThrow(), PostKind.AUTHORITY_CLERK);
        posts.seat(authority, new NewTenure(post, city.person(unit), LocalDate.of(2025, 1, 10), true, false, "测试文号"));
        assertThat(vacant(unit, LocalDate.of(2025, 1, 31))).as("acting does not fill a post").singleElement().satisfies(row -> assertThat(row.numerator()).isEqualByComparingTo("31"));
        Tenure next = posts.seat(authority, new NewTenure(post, city.person(unit), LocalDate.of(2025, 2, 3), false, false, "测试文号"));
        posts.unseat(authority, next.id(), LocalDate.of(2025, 3, 1), "调离", "测试文号");
        assertThat(vacant(unit, LocalDate.of(2025, 2, 28))).as("filled before any alarm").singleElement().satisfies(row -> assertThat(row.numerator()).isEqualByComparingTo("33"));
        assertThat(gaps.open(LocalDate.of(2025, 2, 28))).doesNotContainKey(post);
        assertThat(gaps.open(LocalDate.of(2025, 3, 4)).get(post)).satisfies(gap -> {
            assertThat(gap.since()).isEqualTo(LocalDate.of(2025, 3, 2));
            assertThat(gap.days(gap.since(), LocalDate.of(2025, 3, 4))).isEqualTo(3);
        });
        units.close(clerk, unit.id(), LocalDate.of(2025, 3, 10), "测试文号");
        assertThat(vacant(unit, LocalDate.of(2025, 12, 31))).as("until the unit's last day").singleElement().satisfies(row -> assertThat(row.numerator()).isEqualByComparingTo("42"));
        assertThat(vacant(unit, LocalDate.of(2026, 12, 31))).isEmpty();
    }

    private List<cdo.platform.measures.Measure.Row> vacant(Unit unit, LocalDate day) {
        return daysVacant.rows(day).stream().filter(row -> row.unitId() == unit.id()).toList();
    }

    private List<cdo.platform.measures.Measure.Row> of(Unit unit, LocalDate day) {
        return measure.rows(day).stream().filter(row -> row.unitId() == unit.id()).toList();
    }
}
