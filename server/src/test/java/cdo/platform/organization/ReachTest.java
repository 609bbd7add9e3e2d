package cdo.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Scope;
import cdo.platform.kernel.Span;
import cdo.platform.kernel.Who;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ReachTest {

    private static final Right ANYTHING = Right.named("test.anything").to(Span.REGION, Role.BUREAU_CLERK).to(Span.OWN, Role.STEWARD).to(Span.APPOINTED, Role.AUTHORITY_CLERK);

    @Autowired FoundedCity city;
    @Autowired Units units;
    @Autowired Posts posts;
    @Autowired Regions regions;
    @Autowired Authorities authorities;
    @Autowired Reach reach;
    @Autowired Clocks clocks;
    @Autowired DSLContext sql;

    @BeforeEach
    void found() {
        city.yichang();
    }

    @Test
    void aStewardReadsItsOwnUnitAndNoSibling() {
        Who steward = city.acting(city.unit("宜昌市民政局"), PostKind.DATA_STEWARD);
        assertThat(steward.reads(city.unit("宜昌市民政局").id())).isTrue();
        assertThat(steward.reads(city.unit("宜昌市公安局").id())).as("sibling").isFalse();
        assertThat(steward.reads(city.unit("宜昌市人民政府").id())).as("higher unit").isFalse();
        assertThat(steward.reads(city.unit("夷陵区民政局").id())).as("guidance line").isTrue();
        assertThat(steward.may(ANYTHING, city.unit("夷陵区民政局").id())).as("guidance is read only").isFalse();
        assertThat(steward.reads(city.unit("夷陵区公安局").id())).as("another line").isFalse();
    }

    @Test
    void aCountyClerkReachesItsCountyAndNoOther() {
        Who clerk = city.acting(city.unit("当阳市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThat(clerk.may(ANYTHING, city.unit("当阳市公安局").id())).isTrue();
        assertThat(clerk.may(ANYTHING, city.unit("当阳市人民政府").id())).isTrue();
        assertThat(clerk.may(ANYTHING, city.unit("枝江市公安局").id())).as("foreign county").isFalse();
        assertThat(clerk.may(ANYTHING, city.unit("宜昌市公安局").id())).as("higher level").isFalse();
        assertThat(clerk.powers().units(ANYTHING)).contains(city.unit("当阳市玉泉街道办事处").id()).doesNotContain(city.unit("枝江市人民政府").id());
    }

    @Test
    void theCitysBureauReachesEverythingOfTheCity() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThat(units.all(clocks.today())).allSatisfy(unit -> assertThat(clerk.may(ANYTHING, unit.id())).as(unit.name()).isTrue());
    }

    @Test
    void theBureauOfTheTableIsTheBureauOfTheRule() {
        var view = cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;
        sql.select(view.ID, view.NAME, view.BUREAU_ID).from(view).fetch().forEach(row ->
                assertThat(row.value3()).as(row.value2()).isEqualTo(units.bureauOf(row.value1(), clocks.today()).id()));
        assertThat(units.bureauOf(city.unit("宜昌市政务服务和大数据管理局").id(), clocks.today()).name()).isEqualTo("宜昌市政务服务和大数据管理局");
        assertThat(units.bureauOf(city.unit("夷陵区人民政府").id(), clocks.today()).name()).isEqualTo("宜昌市政务服务和大数据管理局");
        assertThat(units.bureauOf(city.unit("夷陵区民政局").id(), clocks.today()).name()).isEqualTo("夷陵区政务服务和大数据管理局");
    }

    @Test
    void onlyTheAuthorityInForceAppoints() {
        Who now = city.acting(city.unit("秭归县数字政府领导小组"), PostKind.AUTHORITY_CLERK);
        Who before = city.acting(city.unit("秭归县城市大脑建设指挥部"), PostKind.AUTHORITY_CLERK);
        assertThat(now.may(ANYTHING, city.unit("秭归县人民政府").id())).isTrue();
        assertThat(before.may(ANYTHING, city.unit("秭归县人民政府").id())).isFalse();
        assertThat(now.may(ANYTHING, city.unit("兴山县人民政府").id())).isFalse();
    }

    @Test
    void anAuthorityChangesInOneRegionOnly() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        long region = city.unit("远安县人民政府").regionId();
        long other = city.unit("兴山县人民政府").regionId();
        LocalDate on = clocks.today().plusDays(40);
        Unit successor = units.found(clerk, new NewUnit(region, UnitKind.AUTHORITY, "远安县数据工作委员会", "", "", city.unit("远安县人民政府").id(), null, 3), FoundedCity.SINCE, "远编〔2026〕1号");
        Unit inForce = units.authority(region, clocks.today()).orElseThrow();
        authorities.changeOver(clerk, region, successor.id(), on, "远发〔2026〕2号");
        assertThat(units.authority(region, on.minusDays(1)).orElseThrow().id()).isEqualTo(inForce.id());
        assertThat(units.authority(region, on).orElseThrow().id()).isEqualTo(successor.id());
        assertThat(units.authority(other, on).orElseThrow().name()).isEqualTo("兴山县数字政府领导小组");
        Who waiting = city.acting(successor, PostKind.AUTHORITY_CLERK);
        assertThat(waiting.may(ANYTHING, city.unit("远安县人民政府").id())).isFalse();
        onDay(on, () -> {
            Who appointing = city.who(waiting.personId(), waiting.seat().postId(), Set.of());
            assertThat(appointing.may(ANYTHING, units.get(city.unit("远安县人民政府").id()).id())).as("the reach turns with the day").isTrue();
            assertThat(city.storedReach()).isEqualTo(city.computedReach());
        });
        Who back = city.who(waiting.personId(), waiting.seat().postId(), Set.of());
        assertThat(back.may(ANYTHING, city.unit("远安县人民政府").id())).isFalse();
    }

    @Test
    void aPostThatIsNotHeldThatDayBringsNoRole() {
        Who steward = city.acting(city.unit("宜昌市教育局"), PostKind.DATA_STEWARD);
        long post = steward.seat().postId();
        assertThat(reach.powers(steward.personId(), post, Set.of(), FoundedCity.SINCE.minusDays(1)).roles()).isEmpty();
        assertThat(reach.powers(steward.personId() + 1_000_000, post, Set.of(), clocks.today()).roles()).isEmpty();
    }

    @Test
    void anAuditorReadsItsScopeOnly() {
        Unit health = city.unit("宜昌市卫生健康委员会");
        var powers = reach.powers(0, null, Set.of(Role.OUTSIDE_AUDITOR), new Scope.Listed(Set.of(health.id())), clocks.today());
        assertThat(powers.reads(health.id())).isTrue();
        assertThat(powers.reads(city.unit("宜昌市公安局").id())).isFalse();
        var view = cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;
        var auditor = new Who(1, "auditor", 1, "审计员", null, powers, "test");
        assertThat(sql.select(view.ID).from(view).where(reach.readable(auditor, view.ID)).fetch(view.ID)).containsExactly(health.id());
    }

    @Test
    void listsAreFilteredByTheSameReach() {
        Who steward = city.acting(city.unit("宜昌市商务局"), PostKind.DATA_STEWARD);
        var view = cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;
        var seen = sql.select(view.ID).from(view).where(reach.readable(steward, view.ID)).fetch(view.ID);
        assertThat(seen).isNotEmpty().allSatisfy(id -> assertThat(steward.reads(id)).isTrue());
        assertThat(sql.select(view.ID).from(view).where(reach.readable(city.administrator(Role.SYSTEM_ADMIN), view.ID)).fetch()).isEmpty();
    }

    @Test
    void commandsOnForeignUnitsAreRefusedAndWriteNothing() {
        Who clerk = city.acting(city.unit("点军区政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit own = city.unit("点军区教育局");
        for (Unit foreign : new Unit[] {city.unit("猇亭区教育局"), city.unit("宜昌市教育局"), city.unit("宜昌市人民政府")}) {
            LocalDate today = clocks.today();
            assertThatThrownBy(() -> units.rename(clerk, foreign.id(), "甲", "", "", today, "文")).isInstanceOf(Problem.Denied.class);
            assertThatThrownBy(() -> units.move(clerk, own.id(), foreign.id(), today, "文")).isInstanceOf(Problem.Denied.class);
            assertThatThrownBy(() -> units.move(clerk, foreign.id(), own.id(), today, "文")).isInstanceOf(Problem.Denied.class);
            assertThatThrownBy(() -> units.merge(clerk, Set.of(own.id(), foreign.id()), own.id(), today, "文")).isInstanceOf(Problem.Denied.class);
            assertThatThrownBy(() -> units.close(clerk, foreign.id(), today, "文")).isInstanceOf(Problem.Denied.class);
            assertThatThrownBy(() -> posts.another(clerk, foreign.id(), PostKind.LIAISON)).isInstanceOf(Problem.Denied.class);
            assertThat(units.get(foreign.id())).isEqualTo(foreign);
        }
    }

    private void onDay(LocalDate day, Runnable what) {
        Duration lead = clocks.lead();
        try {
            clocks.today(day);
            what.run();
        } finally {
            clocks.lead(lead);
        }
    }
}
