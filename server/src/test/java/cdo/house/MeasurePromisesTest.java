package cdo.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cdo.fixture.Estate;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Freezes;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Snapshots;
import cdo.platform.measures.Value;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.SubjectDirectory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What house §1 promises of measures, for every measure that any module registers. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasurePromisesTest {

    @Autowired
    Catalogue catalogue;
    @Autowired
    Snapshots snapshots;
    @Autowired
    Evidence evidence;
    @Autowired
    Freezes freezes;
    @Autowired
    cdo.platform.measures.Adjustments adjustments;
    @Autowired
    FoundedCity city;
    @Autowired
    Units units;
    @Autowired
    Estate estate;
    @Autowired
    Words words;
    @Autowired
    SubjectDirectory subjects;
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
    private Unit unit;
    private Unit other;

    @BeforeEach
    void unitsWithRecordsOfEveryKindAndNoSnapshotYet() {
        if (unit == null) {
            clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
            unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
            other = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
            estate.of(unit);
        }
        for (Measure measure : measures()) {
            for (String table : new String[] {"row_interval", "value", "snapshot"}) {
                sql.query("delete from measures." + table + " where measure_key = '" + measure.key() + "'").execute();
            }
        }
    }

    @Test
    void everyMeasureSaysInBothLanguagesWhatItIsAndHowItIsComputed() {
        var missing = new ArrayList<String>();
        for (Measure measure : measures()) {
            for (String ending : new String[] {"", ".explain", ".formula"}) {
                for (Language language : Language.values()) {
                    if (!words.keys(language).contains("measure." + measure.key() + ending)) {
                        missing.add(language + " measure." + measure.key() + ending);
                    }
                }
            }
            measure.rows(clocks.today()).stream().map(Measure.Row::reason).distinct().filter(reason -> !words.has("measure." + measure.key() + ".reason." + reason))
                    .forEach(reason -> missing.add("measure." + measure.key() + ".reason." + reason));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void onTheDayTheLiveQueryEqualsTheSnapshotAndItsRowsMakeItsValues() {
        for (Measure measure : measures()) {
            snapshots.take(measure, clocks.today());
            sameAsLive(measure);
        }
    }

    @Test
    void takingTheDayAgainAfterEditsMakesItEqualAgain() {
        measures().forEach(measure -> snapshots.take(measure, clocks.today()));
        estate.of(other);
        units.rename(clerk, other.id(), other.name() + "（更名）", "", "", clocks.today(), "测试文号");
        for (Measure measure : measures()) {
            snapshots.take(measure, clocks.today());
            sameAsLive(measure);
        }
    }

    @Test
    void whatWasTakenStaysAfterAMergerAndTheSuccessorCarriesOn() {
        Unit ending = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Unit successor = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        LocalDate today = clocks.today();
        LocalDate before = today.minusDays(1);
        Map<String, Value> then = new HashMap<>();
        for (Measure measure : measures()) {
            snapshots.take(measure, before);
            then.put(measure.key(), evidence.value(measure, ending.id(), before));
        }
        units.merge(clerk, Set.of(ending.id()), successor.id(), today, "测试文号");
        for (Measure measure : measures()) {
            snapshots.take(measure, today);
            sameAsLive(measure);
            assertThat(evidence.value(measure, ending.id(), before)).as(measure.key()).isEqualTo(then.get(measure.key()));
            assertThat(Value.of(measure.kind(), evidence.rows(measure, Set.of(ending.id()), before)).value()).as(measure.key()).isEqualTo(then.get(measure.key()).value());
            if (measure.window() == Measure.Window.AS_AT) {
                assertThat(evidence.rows(measure, Set.of(ending.id()), today)).as(measure.key() + " of a unit that is no more").isEmpty();
            }
        }
    }

    @Test
    void aFreezeIsIntactUnchangedAndWorthWhatTheSnapshotIs() {
        List<String> keys = measures().stream().map(Measure::key).toList();
        measures().forEach(measure -> snapshots.take(measure, clocks.today()));
        long id = freezes.freeze(clerk, clerk.unitId(), "全部指标", keys, List.of(unit.id())).id();
        assertThat(freezes.intact(id)).isTrue();
        for (Measure measure : measures()) {
            assertThat(freezes.changedSince(id, measure.key())).as(measure.key()).isEmpty();
            assertThat(freezes.value(id, measure.key(), List.of(unit.id()))).as(measure.key()).isEqualTo(evidence.value(measure, unit.id(), clocks.today()));
        }
    }

    @Test
    void aRenameChangesNoFigure() {
        measures().forEach(measure -> snapshots.take(measure, clocks.today()));
        units.rename(clerk, unit.id(), unit.name() + "（又更名）", "", "", clocks.today(), "测试文号");
        measures().forEach(this::sameAsLive);
    }

    @Test
    void everyRowIsOfAKindOfUnitThatTheMeasureNames() {
        Map<Long, UnitKind> kinds = units.all(clocks.today()).stream().collect(Collectors.toMap(Unit::id, Unit::kind));
        for (Measure measure : measures()) {
            assertThat(measure.unitKinds()).as(measure.key()).isNotEmpty();
            assertThat(measure.rows(clocks.today()).stream().map(row -> kinds.get(row.unitId())).filter(java.util.Objects::nonNull).collect(Collectors.toSet())).as(measure.key()).isSubsetOf(measure.unitKinds());
        }
    }

    @Test
    void onlyAnAdjustmentMendsAFrozenRowAndItsValueFollows() {
        Unit edited = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        estate.of(edited);
        long id = freezes.freeze(clerk, clerk.unitId(), "调整", measures().stream().map(Measure::key).toList(), List.of(edited.id())).id();
        Who steward = city.acting(edited, PostKind.DATA_STEWARD);
        Who head = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_HEAD);
        var mended = new ArrayList<String>();
        for (Measure measure : measures()) {
            List<Freezes.Frozen> rows = freezes.rows(id, measure.key()).stream().filter(each -> each.row().unitId() == edited.id()).toList();
            if (!rows.isEmpty()) {
                Measure.Row wrong = rows.getFirst().row();
                long asked = adjustments.ask(steward, rows.getFirst().id(), wrong.numerator().add(BigDecimal.TWO), wrong.denominator().add(BigDecimal.ONE), "更正");
                adjustments.decide(head, asked, 0, true, "属实");
                List<Measure.Row> right = new ArrayList<>(rows.stream().map(Freezes.Frozen::row).toList());
                right.set(0, new Measure.Row(wrong.unitId(), wrong.subject(), wrong.numerator().add(BigDecimal.TWO), wrong.denominator().add(BigDecimal.ONE), wrong.date(), "adjusted"));
                assertThat(freezes.value(id, measure.key(), List.of(edited.id()))).as(measure.key()).isEqualTo(Value.of(measure.kind(), right));
                assertThat(freezes.rows(id, measure.key()).stream().filter(each -> each.id() == rows.getFirst().id())).as(measure.key()).singleElement().satisfies(each -> assertThat(each.row()).isEqualTo(wrong));
                mended.add(measure.key());
            }
        }
        assertThat(mended).isNotEmpty();
        assertThat(freezes.intact(id)).isTrue();
    }

    @Test
    void whatIsEditedAfterAFreezeIsListedAndChangesNoFrozenValue() {
        Unit edited = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Unit successor = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        estate.of(edited);
        List<Long> both = List.of(edited.id(), successor.id());
        long id = freezes.freeze(clerk, clerk.unitId(), "冻结后的修改", measures().stream().map(Measure::key).toList(), both).id();
        Map<String, Value> stood = new HashMap<>();
        measures().forEach(measure -> stood.put(measure.key(), freezes.value(id, measure.key(), both)));
        units.merge(clerk, Set.of(edited.id()), successor.id(), clocks.today(), "测试文号");
        for (Measure measure : measures()) {
            List<Measure.Row> live = measure.rows(clocks.today()).stream().filter(row -> row.unitId() == edited.id()).map(MeasurePromisesTest::scaled).toList();
            List<Measure.Row> then = freezes.rows(id, measure.key()).stream().map(Freezes.Frozen::row).filter(row -> row.unitId() == edited.id()).map(MeasurePromisesTest::scaled).toList();
            boolean same = live.size() == then.size() && new java.util.HashSet<>(live).equals(new java.util.HashSet<>(then));
            assertThat(freezes.changedSince(id, measure.key()).stream().noneMatch(change -> change.any().unitId() == edited.id())).as(measure.key()).isEqualTo(same);
            assertThat(freezes.value(id, measure.key(), both)).as(measure.key()).isEqualTo(stood.get(measure.key()));
        }
        assertThat(freezes.intact(id)).isTrue();
    }

    @Test
    void aDayWithoutSnapshotSaysSoAndOffersTheNearest() throws Exception {
        LocalDate day = clocks.today().minusDays(3);
        long account = fresh.accountOf(clerk);
        for (Measure measure : measures()) {
            snapshots.take(measure, day);
            assertThat(evidence.nearest(measure, clocks.today())).contains(day);
            String page = mvc.perform(get("/measures/" + measure.key() + "/rows?unit=" + unit.id()).with(signedIn.as(account))).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(page).as(measure.key()).contains(day.toString()).contains(clocks.today().toString());
        }
    }

    @Test
    void everyRowsSubjectOpens() throws Exception {
        long account = fresh.accountOf(clerk);
        var faults = new ArrayList<String>();
        for (Measure measure : measures()) {
            List<Measure.Row> rows = measure.rows(clocks.today()).stream().filter(row -> clerk.reads(row.unitId())).toList();
            Map<String, List<SubjectRef>> kinds = rows.stream().map(Measure.Row::subject).distinct().collect(Collectors.groupingBy(SubjectRef::kind));
            for (var kind : kinds.entrySet()) {
                for (SubjectRef subject : kind.getValue().subList(Math.max(0, kind.getValue().size() - 3), kind.getValue().size())) {
                    String href = subjects.href(subject).orElse(null);
                    int status = href == null ? 0 : mvc.perform(get(href).with(signedIn.as(account))).andReturn().getResponse().getStatus();
                    if (status != 200 || !subjects.visible(clerk, subject)) {
                        faults.add(measure.key() + " " + subject + " → " + href + " " + status);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Stored rows are the live ones, and of each unit they make the stored value. */
    private void sameAsLive(Measure measure) {
        LocalDate today = clocks.today();
        List<Measure.Row> live = measure.rows(today).stream().map(MeasurePromisesTest::scaled).toList();
        Set<Long> all = live.stream().map(Measure.Row::unitId).collect(Collectors.toSet());
        all.addAll(evidence.perUnit(measure, today).keySet());
        List<Measure.Row> stored = evidence.rows(measure, all, today);
        assertThat(stored.stream().map(MeasurePromisesTest::scaled)).as(measure.key()).containsExactlyInAnyOrderElementsOf(live);
        Map<Long, Value> values = evidence.perUnit(measure, today);
        Map<Long, List<Measure.Row>> byUnit = stored.stream().collect(Collectors.groupingBy(Measure.Row::unitId));
        assertThat(values.keySet()).as(measure.key()).isEqualTo(byUnit.keySet());
        byUnit.forEach((of, rows) -> assertThat(values.get(of)).as(measure.key() + " of " + of).isEqualTo(Value.of(measure.kind(), rows)));
    }

    private static Measure.Row scaled(Measure.Row row) {
        return new Measure.Row(row.unitId(), row.subject(), row.numerator().setScale(Value.SCALE, RoundingMode.HALF_UP), row.denominator().setScale(Value.SCALE, RoundingMode.HALF_UP), row.date(), row.reason());
    }

    private List<Measure> measures() {
        return catalogue.all().stream().filter(measure -> !measure.key().startsWith("test.")).toList();
    }
}
