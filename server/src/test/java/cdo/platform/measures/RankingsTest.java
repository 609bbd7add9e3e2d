package cdo.platform.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.Groups;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Comparison within a group: places, medians, and names only where the organiser lets them be shown. */
@ServerTest
class RankingsTest {

    @Autowired
    Rankings rankings;
    @Autowired
    Counted counted;
    @Autowired
    Snapshots snapshots;
    @Autowired
    Groups groups;
    @Autowired
    FoundedCity city;
    @Autowired
    Clocks clocks;
    @Autowired
    DSLContext sql;
    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;

    private Who clerk;
    private Unit best;
    private Unit middle;
    private Unit last;
    private Unit idle;
    private long group;

    @BeforeEach
    void aGroupOfFour() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        best = fresh();
        middle = fresh();
        last = fresh();
        idle = fresh();
        group = groups.form(clerk, "测试组" + best.id(), "");
        groups.join(clerk, group, Stream.of(best, middle, last, idle).map(Unit::id).collect(Collectors.toSet()), FoundedCity.SINCE);
        sql.query("delete from measures.ranking_rule where organiser_id = " + clerk.unitId()).execute();
        counted.forget();
        row(best, 3, 3);
        row(middle, 1, 2);
        row(last, 0, 2);
        row(idle, 0, 0);
        snapshots.take(counted, clocks.today());
    }

    @Test
    void theBestComesFirstAndWhatDoesNotApplyHasNoPlace() {
        Rankings.Ranking ranking = rankings.of(clerk, counted, group, clocks.today());
        assertThat(ranking.lines()).extracting(Rankings.Line::unit).containsExactly(best, middle, last, idle);
        assertThat(ranking.lines()).extracting(Rankings.Line::place).containsExactly(1, 2, 3, null);
        assertThat(ranking.median()).isEqualByComparingTo("0.5");
    }

    @Test
    void equalValuesShareAPlace() {
        counted.rows.clear();
        row(best, 1, 1);
        row(middle, 2, 2);
        row(last, 0, 1);
        snapshots.take(counted, clocks.today());
        assertThat(rankings.of(clerk, counted, group, clocks.today()).lines()).extracting(Rankings.Line::place).containsExactly(1, 1, 3);
    }

    @Test
    void aMemberSeesItsOwnPlaceAndNoOtherNameUntilTheOrganiserAllows() throws Exception {
        Who steward = city.acting(middle, PostKind.DATA_STEWARD);
        assertThat(rankings.of(steward, counted, group, clocks.today()).lines()).extracting(Rankings.Line::unit).containsExactly(null, middle, null, null);
        assertThat(rankings.of(steward, counted, group, clocks.today()).lines()).extracting(Rankings.Line::opens).containsExactly(false, true, false, false);
        assertThat(page(steward)).doesNotContain(best.name()).contains(middle.name());
        rankings.name(clerk, clerk.unitId(), true, -1);
        assertThat(page(steward)).contains(best.name());
        assertThat(sql.resultQuery("select 1 from audit.event where action = 'measures.rankings-named' and subject_id = " + clerk.unitId()).fetch()).isNotEmpty();
    }

    @Test
    void onlyTheOrganiserDecidesAndNeverOnAStalePage() {
        Who steward = city.acting(middle, PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> rankings.name(steward, clerk.unitId(), true, -1)).isInstanceOf(Problem.Denied.class);
        rankings.name(clerk, clerk.unitId(), true, -1);
        assertThatThrownBy(() -> rankings.name(clerk, clerk.unitId(), false, -1)).isInstanceOf(Problem.Stale.class);
        rankings.name(clerk, clerk.unitId(), false, 0);
        assertThat(rankings.rule(clerk.unitId()).names()).isFalse();
        assertThat(rankings.rule(clerk.unitId()).setBy()).isEqualTo(clerk.name());
    }

    @Test
    void theOrganiserDecidesOnThePageItself() throws Exception {
        long account = fresh.accountOf(clerk);
        mvc.perform(post("/rankings/" + group + "/names").param("measure", "test.counted").param("names", "yes").param("version", "-1").with(csrf()).with(signedIn.as(account)));
        assertThat(rankings.rule(clerk.unitId()).names()).isTrue();
    }

    @Test
    void aStrangerToTheGroupSeesNothingOfIt() throws Exception {
        Who stranger = city.acting(city.fresh(clerk, city.unit("夷陵区人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        assertThat(rankings.of(stranger, counted, group, clocks.today()).lines()).isEmpty();
        assertThat(rankings.open(stranger)).noneMatch(each -> each.id() == group);
        assertThat(page(stranger)).doesNotContain("0 / 2");
    }

    @Test
    void thePageDrawsTheCourseBesideTheMedianInBothLanguages() throws Exception {
        counted.forget();
        row(best, 1, 2);
        snapshots.take(counted, clocks.today().withDayOfMonth(1).minusDays(1));
        row(middle, 0, 2);
        snapshots.take(counted, clocks.today());
        assertThat(page(city.acting(best, PostKind.DATA_STEWARD))).contains("data-chart").contains("组内中位数");
        assertThat(rankings.medians(counted, group)).extracting(point -> point.value().value()).satisfiesExactly(
                first -> assertThat(first).isEqualByComparingTo("0.5"), second -> assertThat(second).isEqualByComparingTo("0.25"));
        assertThat(rankings.open(clerk).stream().map(Groups.Group::id).collect(Collectors.toSet())).containsAll(Set.of(group));
    }

    private String page(Who who) throws Exception {
        String html = "";
        for (String language : new String[] {"en", "zh"}) {
            html = mvc.perform(get("/measures/test.counted?group=" + group).with(signedIn.as(fresh.accountOf(who))).cookie(new jakarta.servlet.http.Cookie("lang", language)))
                    .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
            PageInvariants.check(html);
        }
        return html;
    }

    private Unit fresh() {
        return city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
    }

    private void row(Unit unit, long numerator, long denominator) {
        counted.rows.add(Measure.Row.of(unit.id(), SubjectRef.of("unit", unit.id()), numerator, denominator, null, "any"));
    }
}
