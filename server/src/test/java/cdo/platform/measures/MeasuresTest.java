package cdo.platform.measures;

import static cdo.platform.measures.tables.FrozenRowTable.FROZEN_ROW;
import static cdo.platform.measures.tables.RowIntervalTable.ROW_INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.fixture.Statements;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class MeasuresTest {

    private static final LocalDate FIRST = LocalDate.of(2031, 5, 1);

    @Autowired
    Counted counted;
    @Autowired
    Snapshots snapshots;
    @Autowired
    Evidence evidence;
    @Autowired
    Freezes freezes;
    @Autowired
    Adjustments adjustments;
    @Autowired
    FoundedCity city;
    @Autowired
    DSLContext sql;
    @Autowired
    Clocks clocks;
    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Statements statements;
    @Autowired
    Catalogue catalogue;

    private Who clerk;
    private Unit bureau;
    private Unit unit;

    @BeforeEach
    void aUnitWithThreeRows() {
        bureau = city.unit("宜昌市政务服务和大数据管理局");
        clerk = city.acting(bureau, PostKind.BUREAU_CLERK);
        unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        counted.forget();
        for (int i = 1; i <= 3; i++) {
            counted.rows.add(Measure.Row.of(unit.id(), SubjectRef.of("test", i), i < 3, null, "any"));
        }
    }

    @Test
    void storedRowsTimesTheFormulaAreTheStoredValue() {
        snapshots.take(counted, FIRST);
        Value stored = evidence.value(counted, unit.id(), FIRST);
        assertThat(stored).isEqualTo(Value.of(counted.kind(), evidence.rows(counted, Set.of(unit.id()), FIRST)));
        assertThat(stored.value()).isEqualByComparingTo("0.6667");
    }

    @Test
    void takingTheSameDayAgainEqualsTheLiveQuery() {
        snapshots.take(counted, FIRST);
        counted.rows.set(2, Measure.Row.of(unit.id(), SubjectRef.of("test", 3), true, null, "any"));
        snapshots.take(counted, FIRST);
        assertThat(evidence.value(counted, unit.id(), FIRST)).isEqualTo(Value.of(counted.kind(), counted.rows(FIRST)));
        assertThat(evidence.rows(counted, Set.of(unit.id()), FIRST)).hasSize(3);
    }

    @Test
    void onlyChangeCostsRows() {
        snapshots.take(counted, FIRST);
        snapshots.take(counted, FIRST.plusDays(1));
        assertThat(intervals()).isEqualTo(3);
        counted.rows.set(2, Measure.Row.of(unit.id(), SubjectRef.of("test", 3), true, null, "any"));
        snapshots.take(counted, FIRST.plusDays(2));
        assertThat(intervals()).isEqualTo(4);
        assertThat(evidence.value(counted, unit.id(), FIRST.plusDays(1)).value()).isEqualByComparingTo("0.6667");
        assertThat(evidence.value(counted, unit.id(), FIRST.plusDays(2)).value()).isEqualByComparingTo("1");
        assertThat(Value.of(counted.kind(), evidence.rows(counted, Set.of(unit.id()), FIRST.plusDays(1))).value()).isEqualByComparingTo("0.6667");
    }

    @Test
    void aRowThatComesBackBeginsAnewAndRetakingTheDayLeavesNoTrace() {
        snapshots.take(counted, FIRST);
        Measure.Row gone = counted.rows.removeLast();
        snapshots.take(counted, FIRST.plusDays(1));
        counted.rows.add(gone);
        snapshots.take(counted, FIRST.plusDays(1));
        assertThat(evidence.rows(counted, Set.of(unit.id()), FIRST.plusDays(1))).hasSize(3);
        assertThat(evidence.rows(counted, Set.of(unit.id()), FIRST)).hasSize(3);
    }

    @Test
    void aDayWithoutSnapshotOffersTheNearest() {
        snapshots.take(counted, FIRST);
        assertThat(evidence.nearest(counted, FIRST.plusDays(9))).contains(FIRST);
        assertThat(evidence.nearest(counted, FIRST.minusDays(1))).isEmpty();
    }

    @Test
    void nothingToCountIsNotApplicable() {
        assertThat(Value.of(Measure.Kind.RATIO, List.of()).applies()).isFalse();
        assertThat(Value.of(Measure.Kind.COUNT, List.of()).value()).isEqualByComparingTo("0");
    }

    @Test
    void aFreezeKeepsItsRowsAndListsWhatChangedSince() {
        var freeze = freezes.freeze(clerk, bureau.id(), "年度考核", List.of("test.counted"), Set.of(unit.id()));
        assertThat(freezes.intact(freeze.id())).isTrue();
        assertThat(freezes.changedSince(freeze.id(), "test.counted")).isEmpty();
        counted.rows.set(2, Measure.Row.of(unit.id(), SubjectRef.of("test", 3), true, null, "any"));
        assertThat(freezes.changedSince(freeze.id(), "test.counted")).hasSize(1);
        assertThat(freezes.value(freeze.id(), "test.counted", Set.of(unit.id())).value()).isEqualByComparingTo("0.6667");
    }

    @Test
    void aFrozenRowChangesOnlyByAnAdjustmentThatSomebodyElseApproved() {
        var freeze = freezes.freeze(clerk, bureau.id(), "述职", List.of("test.counted"), Set.of(unit.id()));
        var wrong = freezes.rows(freeze.id(), "test.counted").getLast();
        assertThatThrownBy(() -> sql.update(FROZEN_ROW).set(FROZEN_ROW.NUMERATOR, BigDecimal.ONE).where(FROZEN_ROW.ID.eq(wrong.id())).execute()).hasMessageContaining("adjustment");
        Who steward = city.acting(unit, PostKind.DATA_STEWARD);
        long asked = adjustments.ask(steward, wrong.id(), BigDecimal.ONE, BigDecimal.ONE, "当日已办结，系统未及时登记");
        assertThatThrownBy(() -> adjustments.decide(clerk, asked, 0, true, "同意")).isInstanceOf(Problem.Denied.class);
        Who head = city.acting(bureau, PostKind.BUREAU_HEAD);
        adjustments.decide(head, asked, 0, true, "同意，附件已核");
        assertThat(freezes.value(freeze.id(), "test.counted", Set.of(unit.id())).value()).isEqualByComparingTo("1");
        assertThat(freezes.intact(freeze.id())).isTrue();
        assertThatThrownBy(() -> adjustments.decide(head, asked, 0, false, "再次")).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void aPeriodThatIsOverIsFrozenAsItsLastSnapshotStood() {
        LocalDate last = clocks.today().minusDays(20);
        snapshots.take(counted, last);
        counted.rows.set(2, Measure.Row.of(unit.id(), SubjectRef.of("test", 3), true, null, "any"));
        var freeze = freezes.freeze(clerk, bureau.id(), "去年", List.of("test.counted"), Set.of(unit.id()), new Period(last.withDayOfYear(1), last));
        assertThat(freeze.day()).isEqualTo(last);
        assertThat(freeze.madeOn()).isEqualTo(clocks.today());
        assertThat(freezes.value(freeze.id(), "test.counted", Set.of(unit.id())).value()).isEqualByComparingTo("0.6667");
        assertThat(freezes.intact(freeze.id())).isTrue();
        assertThat(freezes.changedSince(freeze.id(), "test.counted")).hasSize(1);
    }

    @Test
    void nobodyFreezesDaysToCome() {
        LocalDate today = clocks.today();
        assertThat(new Period(today.withDayOfYear(1), today.plusDays(40)).until(today)).isEqualTo(Period.yearTo(today));
        assertThat(new Period(LocalDate.of(2025, 11, 1), LocalDate.of(2026, 2, 28)).years()).containsExactly(new Period(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 31)), new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28)));
    }

    @Test
    void aForeignStewardCannotAskForAnAdjustment() {
        var freeze = freezes.freeze(clerk, bureau.id(), "述职", List.of("test.counted"), Set.of(unit.id()));
        long row = freezes.rows(freeze.id(), "test.counted").getFirst().id();
        Who sibling = city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> adjustments.ask(sibling, row, BigDecimal.ONE, BigDecimal.ONE, "试探")).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void thePageOfAFreezeAsksNoLiveQuery() throws Exception {
        var freeze = freezes.freeze(clerk, bureau.id(), "年度考核", List.of("test.counted"), Set.of(unit.id()));
        int before = counted.asked;
        PageInvariants.check(mvc.perform(get("/freezes/" + freeze.id()).with(signedIn.as(fresh.accountOf(clerk)))).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(counted.asked).isEqualTo(before);
    }

    @Test
    void aStandingDayCostsAHandfulOfStatements() {
        snapshots.take(counted, FIRST);
        assertThat(statements.during(() -> snapshots.take(counted, FIRST.plusDays(1)))).isLessThanOrEqualTo(7);
        assertThat(evidence.rows(counted, Set.of(unit.id()), FIRST.plusDays(1))).hasSize(3);
    }

    @Test
    void aDaysWorkOverAllMeasuresCostsTwoQueriesOfEachAndAFewMore() {
        for (var measure : catalogue.all()) {
            snapshots.take(measure, clocks.today());
        }
        snapshots.run(clocks.today());
        assertThat(statements.during(() -> snapshots.run(clocks.today()))).isLessThanOrEqualTo(2 * catalogue.all().size() + 2 + 4 * (1 + catalogue.all().size() / 8));
    }

    @Test
    void whatChangedIsCountedAsItIsListed() {
        counted.rows.add(Measure.Row.of(unit.id(), SubjectRef.of("test", 4), true, null, "any"));
        snapshots.take(counted, clocks.today().minusDays(40));
        counted.rows.set(2, Measure.Row.of(unit.id(), SubjectRef.of("test", 3), true, null, "any"));
        counted.rows.removeLast();
        counted.rows.add(Measure.Row.of(unit.id(), SubjectRef.of("test", 5), false, null, "any"));
        snapshots.take(counted, clocks.today());
        LocalDate since = clocks.today().minusDays(30);
        List<Evidence.Change> changes = evidence.changes(counted, Set.of(unit.id()), since, clocks.today());
        assertThat(changes).extracting(change -> change.any().subject().id()).containsExactlyInAnyOrder(3L, 4L, 5L);
        assertThat(evidence.moved(Set.of(unit.id()), since).get("test.counted")).isEqualTo(new Evidence.Moved(3, clocks.today().minusDays(40)));
        assertThat(evidence.moved(Set.of(unit.id()), clocks.today().minusDays(50))).doesNotContainKey("test.counted");
    }

    @Test
    void totalsOfAllMeasuresAreTheTotalsOfEach() {
        snapshots.take(counted, FIRST);
        Evidence.Total total = evidence.totals(Set.of(unit.id()), FIRST.plusDays(4)).get("test.counted");
        assertThat(total).isEqualTo(new Evidence.Total(evidence.total(counted, Set.of(unit.id()), FIRST), FIRST));
        assertThat(evidence.totals(Set.of(unit.id()), FIRST.minusDays(1)).get("test.counted").taken()).isNull();
    }

    @Test
    void aDayTakenAgainAsItWasCostsNoNewInterval() {
        snapshots.take(counted, FIRST);
        Measure.Row gone = counted.rows.removeLast();
        snapshots.take(counted, FIRST.plusDays(1));
        counted.rows.add(gone);
        snapshots.take(counted, FIRST.plusDays(1));
        assertThat(intervals()).isEqualTo(3);
        assertThat(evidence.value(counted, unit.id(), FIRST.plusDays(1)).value()).isEqualByComparingTo("0.6667");
    }

    @Test
    void theRunningDayIsTakenAgainOnlyOnceItsOwnWorkHasBegun() {
        sql.query("delete from measures.snapshot where measure_key = 'test.counted'").execute();
        snapshots.take(counted, clocks.today());
        counted.rows.removeLast();
        snapshots.takeToday();
        assertThat(evidence.rows(counted, Set.of(unit.id()), clocks.today())).hasSize(2);
    }

    @Test
    void aCountysBureauFreezesItsOwnCountyAndNobodyFreezesWhatTheyDoNotRead() {
        Unit countyBureau = city.unit("夷陵区政务服务和大数据管理局");
        Who countyClerk = city.acting(countyBureau, PostKind.BUREAU_CLERK);
        Unit inside = city.fresh(clerk, city.unit("夷陵区人民政府"), UnitKind.DEPARTMENT);
        counted.rows.add(Measure.Row.of(inside.id(), SubjectRef.of("test", 9), true, null, "any"));
        var freeze = freezes.freeze(countyClerk, countyBureau.id(), "县级冻结", List.of("test.counted"));
        assertThat(freezes.rows(freeze.id(), "test.counted")).extracting(row -> row.row().unitId()).containsExactly(inside.id());
        assertThatThrownBy(() -> freezes.freeze(countyClerk, countyBureau.id(), "越权", List.of("test.counted"), Set.of(unit.id()))).isInstanceOf(Problem.Denied.class);
    }

    private int intervals() {
        return sql.fetchCount(ROW_INTERVAL, ROW_INTERVAL.MEASURE_KEY.eq("test.counted"));
    }
}
