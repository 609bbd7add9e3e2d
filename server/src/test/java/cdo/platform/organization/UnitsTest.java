package cdo.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Scope;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ServerTest
@RecordApplicationEvents
class UnitsTest {

    private static final String BASIS = "宜编〔2024〕1号";

    @Autowired FoundedCity city;
    @Autowired Units units;
    @Autowired Posts posts;
    @Autowired Clocks clocks;
    @Autowired ApplicationEvents events;
    private Who clerk;
    private Unit government;

    @BeforeEach
    void found() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        government = city.unit("宜昌市人民政府");
    }

    @Test
    void aRenamedUnitKeepsItsOldNameInThePast() {
        Unit unit = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        LocalDate on = LocalDate.of(2024, 7, 1);
        units.rename(clerk, unit.id(), unit.name() + "新", "", "", on, BASIS);
        assertThat(units.find(unit.id(), on.minusDays(1)).orElseThrow().name()).isEqualTo(unit.name());
        assertThat(units.find(unit.id(), on).orElseThrow().name()).isEqualTo(unit.name() + "新");
        assertThat(units.history(unit.id())).hasSize(2);
        assertThat(units.lineage(unit.id())).extracting(LineageEntry::kind).containsExactly("RENAMED", "FOUNDED");
        assertThat(events.stream(UnitRenamed.class)).contains(new UnitRenamed(unit.id(), unit.name(), unit.name() + "新", on));
    }

    @Test
    void aRenamingRecordedBelatedlyCarriesOnPastLaterChanges() {
        Unit unit = city.fresh(clerk, government, UnitKind.INSTITUTION);
        Unit other = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        LocalDate move = LocalDate.of(2025, 1, 1);
        units.move(clerk, unit.id(), other.id(), move, BASIS);
        units.rename(clerk, unit.id(), unit.name() + "新", "", "", LocalDate.of(2024, 1, 1), BASIS);
        assertThat(units.find(unit.id(), move).orElseThrow()).satisfies(now -> {
            assertThat(now.name()).isEqualTo(unit.name() + "新");
            assertThat(now.parentId()).isEqualTo(other.id());
        });
        assertThat(units.find(unit.id(), move.minusDays(1)).orElseThrow().parentId()).isEqualTo(government.id());
    }

    @Test
    void aNameGivenBackLaterIsNotOverwrittenByARenamingRecordedBelatedly() {
        Unit unit = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        units.rename(clerk, unit.id(), unit.name() + "乙", "", "", LocalDate.of(2024, 6, 1), BASIS);
        units.rename(clerk, unit.id(), unit.name(), "", "", LocalDate.of(2025, 6, 1), BASIS);
        units.rename(clerk, unit.id(), unit.name() + "丙", "", "", LocalDate.of(2024, 1, 1), BASIS);
        assertThat(units.history(unit.id())).extracting(Unit::name).containsExactly(unit.name(), unit.name() + "丙", unit.name() + "乙", unit.name());
        assertThatThrownBy(() -> units.rename(clerk, unit.id(), unit.name(), "", "", LocalDate.of(2025, 9, 1), BASIS)).as("its name already")
                .isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("organization.unit.sameName"));
    }

    @Test
    void aDepartmentMovedUnderACountyHasTheCountysOfficerAndKeepsItsHolder() {
        Unit unit = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        Who officer = city.acting(unit, PostKind.DEPARTMENT_CDO);
        units.move(clerk, unit.id(), city.unit("夷陵区人民政府").id(), LocalDate.of(2024, 3, 1), BASIS);
        assertThat(posts.ofUnit(unit.id())).extracting(Post::kind).contains(PostKind.COUNTY_DEPARTMENT_CDO).doesNotContain(PostKind.DEPARTMENT_CDO);
        assertThat(posts.holder(posts.of(unit.id(), PostKind.COUNTY_DEPARTMENT_CDO).id(), clocks.today()).orElseThrow().personId()).isEqualTo(officer.personId());
    }

    @Test
    void aMovedUnitTakesWhatIsBelowItAlong() {
        Unit bureau = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        Unit institution = city.fresh(clerk, bureau, UnitKind.INSTITUTION);
        Unit county = city.unit("夷陵区人民政府");
        LocalDate on = LocalDate.of(2024, 3, 1);
        units.move(clerk, bureau.id(), county.id(), on, BASIS);
        assertThat(units.find(institution.id(), on).orElseThrow().regionId()).isEqualTo(county.regionId());
        assertThat(units.find(institution.id(), on.minusDays(1)).orElseThrow().regionId()).isEqualTo(government.regionId());
        assertThat(units.subtree(county.id(), on)).contains(bureau.id(), institution.id());
        assertThat(units.bureauOf(institution.id(), on).name()).isEqualTo("夷陵区政务服务和大数据管理局");
        assertThat(city.storedReach()).isEqualTo(city.computedReach());
    }

    @Test
    void aUnitIsNeverMovedBelowItself() {
        Unit above = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        Unit below = city.fresh(clerk, above, UnitKind.INSTITUTION);
        assertThatThrownBy(() -> units.move(clerk, above.id(), below.id(), clocks.today(), BASIS)).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void aMergerInMidYearEndsTheUnitTheDayBeforeAndItsHoldersWithIt() {
        Unit one = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        Unit part = city.fresh(clerk, one, UnitKind.INSTITUTION);
        Unit into = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        Who head = city.acting(one, PostKind.UNIT_HEAD);
        LocalDate on = LocalDate.of(2025, 6, 16);
        units.merge(clerk, Set.of(one.id()), into.id(), on, BASIS);
        assertThat(units.find(one.id(), on)).isEmpty();
        assertThat(units.find(one.id(), on.minusDays(1))).isPresent();
        assertThat(units.find(part.id(), on).orElseThrow().parentId()).isEqualTo(into.id());
        assertThat(posts.historyOf(head.personId())).singleElement().satisfies(tenure -> assertThat(tenure.to()).isEqualTo(on.minusDays(1)));
        assertThat(units.get(one.id()).validTo()).isEqualTo(on.minusDays(1));
        assertThat(events.stream(UnitsMerged.class)).contains(new UnitsMerged(Set.of(one.id()), into.id(), on));
        assertThat(city.acting(into, PostKind.UNIT_HEAD).reads(one.id())).as("the successor reads what it took over").isTrue();
        assertThat(city.storedReach()).isEqualTo(city.computedReach());
    }

    @Test
    void aMergerIntoAUnitOfAnotherLevelSaysSo() {
        Unit one = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        Unit below = city.fresh(clerk, city.unit("夷陵区人民政府"), UnitKind.DEPARTMENT);
        assertThatThrownBy(() -> units.merge(clerk, Set.of(one.id()), below.id(), clocks.today(), BASIS)).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("organization.unit.otherLevel"));
    }

    @Test
    void aTownIsMovedUnderNoDepartmentAndNoNameIsTakenInAnotherGuise() {
        Unit county = city.unit("夷陵区人民政府");
        Unit town = city.fresh(clerk, county, UnitKind.TOWNSHIP);
        Unit department = city.fresh(clerk, county, UnitKind.DEPARTMENT);
        assertThatThrownBy(() -> units.move(clerk, town.id(), department.id(), clocks.today(), BASIS)).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> units.rename(clerk, town.id(), department.name().substring(0, 3) + "　" + department.name().substring(3), "", "", clocks.today(), BASIS)).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> units.rename(clerk, town.id(), town.name() + "新", "", department.shortName(), clocks.today(), BASIS)).isInstanceOf(Problem.Invalid.class);
        units.rename(clerk, town.id(), town.name() + "新", "", town.shortName(), clocks.today(), BASIS);
    }

    @Test
    void theBureauOfARegionPassesOnWithItsMerger() {
        Unit county = city.unit("五峰土家族自治县人民政府");
        Unit old = city.unit("五峰土家族自治县政务服务和大数据管理局");
        Unit data = units.found(clerk, new NewUnit(county.regionId(), UnitKind.DEPARTMENT, "五峰土家族自治县数据局", "", "", county.id(), null, 5), LocalDate.of(2024, 1, 1), BASIS);
        LocalDate on = LocalDate.of(2024, 5, 1);
        units.merge(clerk, Set.of(old.id()), data.id(), on, BASIS);
        assertThat(units.bureau(county.regionId(), on.minusDays(1)).id()).isEqualTo(old.id());
        assertThat(units.bureau(county.regionId(), on).id()).isEqualTo(data.id());
        assertThat(units.find(data.id(), on).orElseThrow().kind()).isEqualTo(UnitKind.BUREAU);
        assertThat(city.storedReach()).isEqualTo(city.computedReach());
    }

    @Test
    void aSplitUnitGoesOnOrCeases() {
        Unit goesOn = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        Unit ceases = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        LocalDate on = LocalDate.of(2025, 9, 1);
        var part = new NewUnit(government.regionId(), UnitKind.DEPARTMENT, goesOn.name() + "分", "", "", government.id(), null, 1);
        Set<Long> parts = units.split(clerk, goesOn.id(), List.of(part), true, on, BASIS);
        assertThat(units.find(goesOn.id(), on)).isPresent();
        assertThat(units.find(parts.iterator().next(), on.minusDays(1))).isEmpty();
        assertThat(city.acting(units.get(parts.iterator().next()), PostKind.UNIT_HEAD).reads(goesOn.id())).as("a sibling reads nothing").isFalse();
        var other = new NewUnit(government.regionId(), UnitKind.DEPARTMENT, ceases.name() + "分", "", "", government.id(), null, 1);
        units.split(clerk, ceases.id(), List.of(other), false, on, BASIS);
        assertThat(units.find(ceases.id(), on)).isEmpty();
        assertThat(city.storedReach()).isEqualTo(city.computedReach());
    }

    @Test
    void nothingThatStillCarriesOthersIsClosed() {
        Unit above = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        city.fresh(clerk, above, UnitKind.INSTITUTION);
        LocalDate today = clocks.today();
        assertThatThrownBy(() -> units.close(clerk, above.id(), today, BASIS)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> units.close(clerk, city.unit("宜都市政务服务和大数据管理局").id(), today, BASIS)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> units.close(clerk, city.unit("宜都市数字政府领导小组").id(), today, BASIS)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aClosedUnitIsGoneFromListsAndStaysReadable() {
        Unit unit = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        LocalDate lastDay = clocks.today().minusDays(3);
        units.close(clerk, unit.id(), lastDay, BASIS);
        assertThat(units.all(clocks.today())).extracting(Unit::id).doesNotContain(unit.id());
        assertThat(units.all(lastDay)).extracting(Unit::id).contains(unit.id());
        assertThat(clerk.reads(unit.id())).isTrue();
        assertThat(units.in(new Scope.Listed(Set.of(unit.id(), government.id())), clocks.today())).containsExactly(government.id());
    }

    @Test
    void aDocumentAndAFreeNameAreAskedFor() {
        Unit unit = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        assertThatThrownBy(() -> units.rename(clerk, unit.id(), "宜昌市公安局", "", "", clocks.today(), BASIS)).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> units.rename(clerk, unit.id(), unit.name() + "丙", "", "", clocks.today(), " ")).isInstanceOf(Problem.Invalid.class);
        assertThat(units.get(unit.id()).name()).as("nothing was written").isEqualTo(unit.name());
    }

    @Test
    void creditCodesAreCheckedAndUnique() {
        assertThat(CreditCode.trouble("91420500MA00000079")).isEmpty();
        assertThat(CreditCode.trouble("91350100M000100Y43")).isEmpty();
        assertThat(CreditCode.trouble("91420500MA00000078").orElseThrow().key()).isEqualTo("organization.uscc.check");
        assertThat(CreditCode.trouble("110105194912310").orElseThrow().key()).isEqualTo("organization.uscc.fifteen");
        assertThat(CreditCode.trouble("91420500IA00000079").orElseThrow().key()).isEqualTo("organization.uscc.form");
        var first = new NewUnit(government.regionId(), UnitKind.ENTERPRISE, "信用代码单位甲", "", "", government.id(), "91420500MA00000079", 1);
        units.found(clerk, first, clocks.today(), BASIS);
        var second = new NewUnit(government.regionId(), UnitKind.ENTERPRISE, "信用代码单位乙", "", "", government.id(), "91420500MA00000079", 1);
        assertThatThrownBy(() -> units.found(clerk, second, clocks.today(), BASIS)).isInstanceOf(Problem.Invalid.class);
    }
}
