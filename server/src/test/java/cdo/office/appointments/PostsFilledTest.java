package cdo.office.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 岗位到任率 counts the posts of the units that there were on the day asked for. */
@ServerTest
class PostsFilledTest {

    @Autowired
    PostsFilled measure;
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

    private List<cdo.platform.measures.Measure.Row> of(Unit unit, LocalDate day) {
        return measure.rows(day).stream().filter(row -> row.unitId() == unit.id()).toList();
    }
}
