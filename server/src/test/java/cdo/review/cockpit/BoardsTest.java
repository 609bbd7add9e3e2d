package cdo.review.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.fixture.Statements;
import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Counted;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Snapshots;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.GuidanceLines;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class BoardsTest {

    @Autowired
    Boards boards;
    @Autowired
    Catalogue catalogue;
    @Autowired
    Evidence evidence;
    @Autowired
    Snapshots snapshots;
    @Autowired
    Units units;
    @Autowired
    FoundedCity city;
    @Autowired
    Clocks clocks;
    @Autowired
    Counted counted;
    @Autowired
    GuidanceLines lines;
    @Autowired
    Duties duties;
    @Autowired
    Statements statements;
    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void theBureauSeesTheWholeCityAndItsFiguresAreTheEvidence() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Measure filled = catalogue.get("appointments.posts-filled");
        snapshots.take(filled, clocks.today());
        Board board = boards.of(clerk, null, filled);
        assertThat(board.unit().name()).isEqualTo("宜昌市人民政府");
        assertThat(board.places()).hasSizeGreaterThanOrEqualTo(13);
        Board.Tile tile = board.tiles().stream().filter(each -> each.measure() == filled).findFirst().orElseThrow();
        assertThat(tile.value()).isEqualTo(evidence.total(filled, units.subtree(board.unit().id(), clocks.today()), clocks.today()));
        assertThat(tile.value().applies()).isTrue();
    }

    @Test
    void whatPlansCallNotYetComputableIsSoOnTheBoardToo() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Board board = boards.of(clerk, null, catalogue.get("duties.met-on-time"));
        assertThat(board.goals()).filteredOn(standing -> standing.goal() == PlanGoal.GATHERING).singleElement().satisfies(standing -> {
            assertThat(standing.computable()).isEqualTo(catalogue.all().stream().anyMatch(measure -> measure.key().equals(cdo.office.plans.CityGoal.FULL_AGGREGATION.measure())));
            assertThat(standing.tiles()).as("what points the way").extracting(tile -> tile.measure().key()).contains("survey.systems-surveyed");
        });
        assertThat(board.goals()).filteredOn(standing -> standing.goal() == PlanGoal.TASKS).singleElement().satisfies(standing -> assertThat(standing.computable()).isTrue());
    }

    @Test
    void aPastMonthIsToldOfTheUnitsThatThereWere() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit top = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Unit part = city.fresh(clerk, top, UnitKind.INSTITUTION);
        units.merge(clerk, java.util.Set.of(part.id()), top.id(), clocks.today(), "测试文号");
        assertThat(boards.covered(clerk, top.id(), clocks.today().minusDays(1))).containsExactlyInAnyOrder(top.id(), part.id());
        assertThat(boards.covered(clerk, top.id(), clocks.today())).containsExactly(top.id());
    }

    @Test
    void aDepartmentSeesItselfAndNotItsSibling() {
        Who steward = city.acting(city.unit("宜昌市民政局"), PostKind.DATA_STEWARD);
        Measure measure = catalogue.get("duties.met-on-time");
        assertThat(boards.of(steward, null, measure).unit().name()).isEqualTo("宜昌市民政局");
        long sibling = city.unit("宜昌市公安局").id();
        assertThatThrownBy(() -> boards.of(steward, sibling, measure)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void totalsCountOnlyWhatTheAskerMayReadLikeTheListsBehindThem() throws Exception {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit upper = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Unit lower = city.fresh(clerk, city.unit("夷陵区人民政府"), UnitKind.DEPARTMENT);
        Unit part = city.fresh(clerk, lower, UnitKind.INSTITUTION);
        lines.draw(clerk, upper.id(), lower.id(), clocks.today());
        Who guide = city.acting(upper, PostKind.DATA_STEWARD);
        assertThat(guide.reads(lower.id())).isTrue();
        assertThat(guide.reads(part.id())).isFalse();
        counted.forget();
        counted.rows.add(Measure.Row.of(lower.id(), SubjectRef.of("unit", lower.id()), true, null, "any"));
        counted.rows.add(Measure.Row.of(part.id(), SubjectRef.of("unit", part.id()), false, null, "any"));
        snapshots.take(counted, clocks.today());
        Board.Tile tile = tile(boards.of(guide, lower.id(), counted), counted);
        assertThat(tile.value().denominator()).isEqualByComparingTo("1");
        Document rows = page(guide, "/measures/test.counted/rows?below=true&unit=" + lower.id());
        assertThat(rows.select("main tbody tr")).hasSize(1);
    }

    @Test
    void allOverdueOpensExactlyTheOverdueDutiesOfTheBoardsUnits() throws Exception {
        Unit bureau = city.unit("宜昌市政务服务和大数据管理局");
        Who clerk = city.acting(bureau, PostKind.BUREAU_CLERK);
        Unit top = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Unit part = city.fresh(clerk, top, UnitKind.INSTITUTION);
        overdue(top, bureau);
        overdue(part, bureau);
        overdue(part, bureau);
        Document board = page(clerk, "/cockpit/units/" + top.id());
        String link = board.select("a[href^=/duties?light=late]").stream().map(each -> each.attr("href")).filter(href -> href.contains("below=true")).findFirst().orElseThrow();
        assertThat(page(clerk, link).select("main tbody tr")).hasSize(3);
        assertThat(boards.of(clerk, top.id(), counted).overdue()).isEqualTo(3);
    }

    @Test
    void theChangeNamesTheDayOfTheSnapshotItIsMeasuredFrom() throws Exception {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        LocalDate then = clocks.today().minusMonths(1).minusDays(3);
        counted.forget();
        counted.rows.add(Measure.Row.of(unit.id(), SubjectRef.of("unit", unit.id()), false, null, "any"));
        snapshots.take(counted, then);
        counted.rows.set(0, Measure.Row.of(unit.id(), SubjectRef.of("unit", unit.id()), true, null, "any"));
        snapshots.take(counted, clocks.today());
        assertThat(tile(boards.of(clerk, unit.id(), counted), counted).change()).isEqualByComparingTo("1");
        assertThat(page(clerk, "/cockpit/units/" + unit.id()).text()).contains(then.toString());
    }

    @Test
    void theCitysBoardCostsTheSameFewStatementsHoweverManyCountiesThereAre() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        boards.of(clerk, null, counted);
        assertThat(statements.during(() -> boards.of(clerk, null, counted))).isLessThanOrEqualTo(16);
    }

    private static Board.Tile tile(Board board, Measure measure) {
        return board.tiles().stream().filter(each -> each.measure() == measure).findFirst().orElseThrow();
    }

    private void overdue(Unit debtor, Unit bureau) {
        transaction.execute(any -> duties.open(new NewDuty("test.ten-days", null, debtor.id(), bureau.id(), null, SubjectRef.of("unit", debtor.id()), "board" + System.nanoTime(),
                Message.of("duties.sign", "测试"), clocks.today().minusDays(30), clocks.today().minusDays(5), "/units/" + debtor.id())));
    }

    private Document page(Who who, String address) throws Exception {
        long account = fresh.accountOf(who);
        return PageInvariants.check(mvc.perform(get(address).with(signedIn.as(account))).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }
}
