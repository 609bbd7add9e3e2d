package cdo.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class CityFoundationTest {

    @Autowired CityFoundation foundation;
    @Autowired FoundedCity city;
    @Autowired Units units;
    @Autowired Regions regions;
    @Autowired Posts posts;
    @Autowired Settings settings;
    @Autowired Clocks clocks;
    @Autowired DSLContext sql;

    @BeforeEach
    void found() {
        city.yichang();
    }

    @Test
    void yichangHasThirteenCountiesAndItsZone() {
        Region region = foundation.city();
        assertThat(region.name()).isEqualTo("宜昌市");
        assertThat(region.nameEn()).isEqualTo("Yichang");
        List<Region> below = regions.children(region.id(), clocks.today());
        assertThat(below).hasSize(14).extracting(Region::name).contains("夷陵区", "长阳土家族自治县", "宜都市", "宜昌高新区");
        assertThat(below).filteredOn(each -> each.level() == RegionLevel.ZONE).extracting(Region::code).containsExactly("4205GX");
        assertThat(below).extracting(Region::nameEn).contains("Yiling District", "Changyang Tujia Autonomous County", "Yidu");
        assertThat(settings.name(Language.EN)).isEqualTo("Yichang");
    }

    @Test
    void theTenPilotDepartmentsAreThereByName() {
        assertThat(units.all(clocks.today())).extracting(Unit::shortName).contains("市经信局", "市公安局", "市民政局", "市自然资源和规划局", "市住建局",
                "市交通运输局", "市卫健委", "市应急管理局", "市城管委", "市政务大数据局");
        assertThat(units.all(clocks.today())).extracting(Unit::name).contains("宜昌市政务服务和大数据管理局", "夷陵区政务服务和大数据管理局", "夷陵区小溪塔街道办事处");
    }

    @Test
    void everyRegionHasItsBureauAndItsAuthorityOfTheDay() {
        for (Region county : regions.children(foundation.city().id(), clocks.today())) {
            Unit bureau = units.bureau(county.id(), clocks.today());
            assertThat(bureau.name()).isEqualTo(county.name() + "政务服务和大数据管理局");
            assertThat(units.bureauOf(bureau.id(), clocks.today()).name()).isEqualTo("宜昌市政务服务和大数据管理局");
        }
        Region yiling = regions.byCode("420506", clocks.today()).orElseThrow();
        assertThat(units.authority(yiling.id(), FoundedCity.CHANGE_OVER.minusDays(1)).orElseThrow().name()).isEqualTo("夷陵区城市大脑建设指挥部");
        assertThat(units.authority(yiling.id(), FoundedCity.CHANGE_OVER).orElseThrow().name()).isEqualTo("夷陵区数字政府领导小组");
    }

    @Test
    void everyUnitHasThePostsOfItsKind() {
        Unit health = city.unit("宜昌市卫生健康委员会");
        assertThat(posts.ofUnit(health.id())).extracting(Post::kind)
                .containsExactlyInAnyOrder(PostKind.DEPARTMENT_CDO, PostKind.DATA_STEWARD, PostKind.LIAISON, PostKind.UNIT_HEAD);
        Unit county = city.unit("夷陵区人民政府");
        assertThat(posts.ofUnit(county.id())).extracting(Post::kind).contains(PostKind.COUNTY_CDO, PostKind.COUNTY_CDEO).doesNotContain(PostKind.CITY_CDO);
        assertThatThrownBy(() -> posts.of(health.id(), PostKind.COUNTY_CDO)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aCityIsFoundedOnce() {
        assertThatThrownBy(() -> foundation.found("420600", LocalDate.of(2022, 1, 1), FoundedCity.CHANGE_OVER, false)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void everyCityOfTheCountryCanBePlannedAndNoUnitOfOneRegionBearsTheNameOfAnother() {
        Divisions divisions = Divisions.shipped();
        for (Divisions.Division each : divisions.cities()) {
            CityPlan plan = CityPlan.of(divisions, each.code(), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1));
            assertThat(plan.units()).extracting(unit -> unit.region() + unit.name()).as(each.name()).doesNotHaveDuplicates();
            assertThat(plan.regions()).extracting(CityPlan.PlannedRegion::code).as(each.name()).doesNotHaveDuplicates();
            assertThat(plan.regions()).allSatisfy(region -> assertThat(region.nameEn()).as(region.name()).isNotBlank());
        }
    }

    @Test
    void everyCityIsOfferedOnceAndCountiesThatAnswerToTheirProvinceAreCitiesToo() {
        Divisions divisions = Divisions.shipped();
        assertThat(divisions.cities()).extracting(divisions::cityName).contains("仙桃市", "神农架林区", "济源市", "石河子市", "琼中黎族苗族自治县", "重庆市", "北京市").doesNotHaveDuplicates()
                .noneMatch(name -> name.contains("直辖县级"));
        CityPlan chongqing = plan(divisions, "500100");
        assertThat(chongqing.regions()).extracting(CityPlan.PlannedRegion::name).contains("万州区", "城口县", "葛城街道");
        assertThat(plan(divisions, "429004").units()).extracting(CityPlan.PlannedUnit::name).contains("仙桃市人民政府", "仙桃市沙嘴街道办事处");
    }

    @Test
    void aCityWithoutCountiesHasItsTownshipsAndNoCityIsGivenAZoneThatNobodyTold() {
        CityPlan dongguan = plan(Divisions.shipped(), "441900");
        assertThat(dongguan.units()).extracting(CityPlan.PlannedUnit::name).contains("东莞市长安镇人民政府", "东莞市虎门镇人民政府", "东莞市东城街道办事处");
        assertThat(dongguan.regions()).extracting(CityPlan.PlannedRegion::level).doesNotContain(RegionLevel.ZONE, RegionLevel.COUNTY);
    }

    private static CityPlan plan(Divisions divisions, String code) {
        return CityPlan.of(divisions, code, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1));
    }

    @Test
    void theReachWrittenAtFoundingIsTheOneComputedAnew() {
        assertThat(city.storedReach()).isNotEmpty().isEqualTo(city.computedReach());
    }
}
