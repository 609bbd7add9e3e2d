package cdo.review.assessment.indicators;

import static cdo.review.assessment.indicators.RulesTest.d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.documents.Workbook;
import cdo.platform.documents.XlsxImport;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.Groups;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Systems in the database: versions, the tree, weights, workbooks, comparison. */
@ServerTest
class IndicatorSystemsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    FoundedCity city;
    @Autowired
    IndicatorSystems systems;
    @Autowired
    IndicatorTree tree;
    @Autowired
    SystemBook book;
    @Autowired
    ScoreBook scoreBook;
    @Autowired
    LastScores scores;
    @Autowired
    SystemComparison comparison;
    @Autowired
    Groups groups;
    @Autowired
    DSLContext sql;
    @Autowired
    Clocks clocks;
    @Autowired
    Words words;

    private Who clerk;
    private Who head;

    @BeforeEach
    void people() {
        Unit bureau = city.unit("宜昌市政务服务和大数据管理局");
        clerk = city.acting(bureau, PostKind.BUREAU_CLERK);
        head = city.acting(bureau, PostKind.BUREAU_HEAD);
    }

    @Test
    void aSystemBeginsFromTheTemplateAndIsIssued() {
        IndicatorSystem draft = begun("default");
        assertThat(draft.roots()).hasSize(9);
        assertThat(draft.find("B1").orElseThrow().source()).isEqualTo(IndicatorSource.AUTO);
        assertThat(systems.faults(draft)).isEmpty();
        assertThat(systems.inForce(draft.systemId())).isEmpty();
        systems.issue(head, draft.versionId(), draft.version());
        assertThat(systems.inForce(draft.systemId()).orElseThrow().versionId()).isEqualTo(draft.versionId());
        assertThat(systems.inForceOf(clerk.unitId())).extracting(Edition::versionId).contains(draft.versionId());
    }

    @Test
    void aDraftWithFaultsIsNotIssued() {
        IndicatorSystem draft = begun("capability");
        assertThatThrownBy(() -> systems.issue(head, draft.versionId(), draft.version())).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void anIssuedVersionNeverChangesNotEvenInTheDatabase() {
        IndicatorSystem issued = issued();
        assertThatThrownBy(() -> tree.remove(clerk, issued.versionId(), issued.version(), "A1")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> sql.execute("update assessment.indicator set points = 99 where version_id = ?", issued.versionId())).hasMessageContaining("changed by a new version");
    }

    @Test
    void aRevisionIsANewVersionAndReplacesTheOldOneWhenIssued() {
        IndicatorSystem issued = issued();
        assertThatThrownBy(() -> systems.revise(clerk, issued.versionId(), " ")).isInstanceOf(Problem.Invalid.class);
        IndicatorSystem draft = systems.get(systems.revise(clerk, issued.versionId(), "按新办法调整"));
        assertThat(draft.number()).isEqualTo(2);
        assertThat(draft.indicators()).isEqualTo(issued.indicators());
        assertThatThrownBy(() -> systems.revise(clerk, issued.versionId(), "又一次")).isInstanceOf(Problem.Refused.class);
        systems.issue(head, draft.versionId(), draft.version());
        assertThat(systems.get(issued.versionId()).state()).isEqualTo(SystemState.REPLACED);
        assertThat(systems.editions(issued.systemId())).extracting(Edition::state).containsExactly(SystemState.IN_FORCE, SystemState.REPLACED);
    }

    @Test
    void aRevisionCanBeGivenUpAFirstVersionCannot() {
        IndicatorSystem issued = issued();
        long draft = systems.revise(clerk, issued.versionId(), "试改");
        systems.discard(clerk, draft, systems.get(draft).version());
        assertThat(systems.find(draft)).isEmpty();
        IndicatorSystem first = begun(null);
        assertThatThrownBy(() -> systems.discard(clerk, first.versionId(), first.version())).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void twoPeopleEditingAtOnceDoNotOverwriteEachOther() {
        IndicatorSystem draft = begun("default");
        tree.remove(clerk, draft.versionId(), draft.version(), "P3");
        assertThatThrownBy(() -> tree.remove(clerk, draft.versionId(), draft.version(), "P2")).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void nodesAreAddedChangedMovedAndRemoved() {
        IndicatorSystem draft = begun(null);
        long id = draft.versionId();
        add(id, Indicator.group("A", null, "甲", "", d("60")));
        add(id, Indicator.group("B", null, "乙", "", d("40")));
        add(id, Indicator.group("A1", "A", "甲一", "", d("60")));
        add(id, leaf("A11", "A1", "30"));
        add(id, leaf("A12", "A1", "30"));
        add(id, leaf("B1", "B", "40"));
        assertThat(systems.faults(systems.get(id))).isEmpty();
        assertThatThrownBy(() -> add(id, leaf("A11", "A1", "30"))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> add(id, leaf("X", "A11", "3"))).as("below a rule").isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> add(id, leaf("编码", "A", "3"))).isInstanceOf(Problem.Invalid.class);
        tree.shift(clerk, id, version(id), "A12", true);
        assertThat(codes(id)).containsExactly("A", "A1", "A12", "A11", "B", "B1");
        tree.shift(clerk, id, version(id), "A12", false);
        assertThat(codes(id)).containsExactly("A", "A1", "A11", "A12", "B", "B1");
        tree.move(clerk, id, version(id), "A12", "B", "B1");
        assertThat(codes(id)).containsExactly("A", "A1", "A11", "B", "A12", "B1");
        assertThatThrownBy(() -> tree.move(clerk, id, version(id), "A", "A1", null)).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> tree.move(clerk, id, version(id), "A", "B", null)).as("four levels").isInstanceOf(Problem.Invalid.class);
        tree.change(clerk, id, version(id), new Indicator("A11", null, "改名", "Renamed", d("12.5"), null, RuleText.read(RuleKind.EXPERT, "0 | 12.5 | 0.5"), "内容", "材料", null));
        Indicator changed = systems.get(id).find("A11").orElseThrow();
        assertThat(changed.points()).isEqualByComparingTo("12.5");
        assertThat(changed.parent()).as("the place stays").isEqualTo("A1");
        assertThat(changed.source()).isEqualTo(IndicatorSource.EVIDENCE);
        assertThatThrownBy(() -> tree.remove(clerk, id, version(id), "A1")).isInstanceOf(Problem.Refused.class);
        tree.remove(clerk, id, version(id), "A11");
        tree.remove(clerk, id, version(id), "A1");
        assertThat(codes(id)).containsExactly("A", "B", "A12", "B1");
    }

    @Test
    void aRuleWithAWrongConditionIsNotSaved() {
        IndicatorSystem draft = begun("default");
        assertThatThrownBy(() -> add(draft.versionId(), new Indicator("A9", "A", "x", "x", d("1"), null, RuleText.read(RuleKind.RATIO, "survey.systems-surveyed | 1"), "", "", "unit[\"level\"] = 1")))
                .isInstanceOfSatisfying(Problem.Invalid.class, invalid -> assertThat(words.say(Language.ZH, invalid.errors().getFirst().message())).startsWith("条件的写法不对"));
    }

    /** anchors case 13: quotes and SQL in values of rules stay what was typed. */
    @Test
    void quotesAndSqlInRulesAreKeptAsTyped() {
        IndicatorSystem draft = begun("default");
        var typed = new Indicator("A9", "A", "'); drop table assessment.indicator; --", "O'Brien \"x\"", d("1"), null, RuleText.read(RuleKind.RATIO, "survey.systems-surveyed | 1"), "' or '1'='1", "", "unit[\"region\"] == \"4205' or '1'='1\"");
        add(draft.versionId(), typed);
        assertThat(systems.get(draft.versionId()).find("A9")).hasValueSatisfying(kept -> {
            assertThat(kept.title()).isEqualTo(typed.title());
            assertThat(kept.titleEn()).isEqualTo(typed.titleEn());
            assertThat(kept.applies()).isEqualTo(typed.applies());
        });
    }

    @Test
    void aDraftIsTheOrganisersOwnAndWhatIsIssuedIsOpen() {
        IndicatorSystem draft = begun("default");
        Who other = city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> systems.read(other, draft.versionId())).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> tree.remove(other, draft.versionId(), draft.version(), "P3")).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> systems.issue(clerk, draft.versionId(), draft.version())).as("a clerk edits, the head issues").isInstanceOf(Problem.Denied.class);
        systems.issue(head, draft.versionId(), draft.version());
        assertThat(systems.read(other, draft.versionId()).title()).isEqualTo(draft.title());
        assertThatThrownBy(() -> systems.revise(other, draft.versionId(), "改")).isInstanceOf(Problem.Denied.class);
        assertThat(systems.all(other)).extracting(Edition::versionId).contains(draft.versionId());
    }

    @Test
    void everyUnitMayHaveASystemOfItsOwn() {
        Who steward = city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        long own = systems.begin(steward, "本部门自评", "", null);
        assertThat(systems.get(own).organiserId()).isEqualTo(steward.unitId());
        assertThatThrownBy(() -> systems.begin(steward, "本部门自评", "", null)).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void aGroupsPointsMustGiveAHundred() {
        IndicatorSystem draft = begun("default");
        long group = groups.form(clerk, "县市区" + NUMBER.incrementAndGet(), "");
        tree.weigh(clerk, draft.versionId(), version(draft.versionId()), group, null, Map.of("B1", d("8")));
        assertThat(systems.faults(systems.get(draft.versionId()))).singleElement().satisfies(fault -> {
            assertThat(words.say(Language.ZH, fault)).as("by its name, not by its number").contains("“" + groups.get(group).name() + "”分组");
            assertThat(words.say(Language.EN, fault)).contains("“" + groups.get(group).name());
        });
        tree.weigh(clerk, draft.versionId(), version(draft.versionId()), group, null, Map.of("B1", d("8"), "B2", d("4")));
        assertThat(systems.faults(systems.get(draft.versionId()))).isEmpty();
        assertThat(systems.get(draft.versionId()).weights()).hasSize(2);
        assertThatThrownBy(() -> tree.weigh(clerk, draft.versionId(), version(draft.versionId()), null, null, Map.of())).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void aWorkbookTakenOutComesInAgainUnchanged() throws IOException {
        IndicatorSystem draft = begun("default");
        var out = new ByteArrayOutputStream();
        book.write(clerk, draft.versionId(), out);
        book.keep(clerk, draft.versionId(), "指标.xlsx", out.toByteArray());
        SystemBook.Preview preview = book.preview(clerk, draft.versionId());
        assertThat(preview.wrong()).isZero();
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.faults()).isEmpty();
        assertThat(book.confirm(clerk, draft.versionId(), version(draft.versionId()))).isEqualTo(draft.indicators().size());
        assertThat(systems.get(draft.versionId()).indicators()).isEqualTo(draft.indicators());
    }

    @Test
    void aWorkbookWithAWrongRowChangesNothingAndNamesTheRow() throws IOException {
        IndicatorSystem draft = begun("default");
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row("A", "", "甲", "100", "", ""));
        rows.add(row("A1", "A", "甲一", "60", "按比例", "survey.systems-surveyed | 1"));
        rows.add(row("A2", "Z", "甲二", "40", "按比例", "nowhere | 1"));
        rows.add(row("A1", "A", "重复", "4", "奇怪", ""));
        book.keep(clerk, draft.versionId(), "错.xlsx", filled(book.template(), rows));
        SystemBook.Preview preview = book.preview(clerk, draft.versionId());
        assertThat(preview.wrong()).isEqualTo(2);
        assertThat(preview.lines().get(2).errors()).extracting(error -> words.say(Language.ZH, error)).contains("上级“Z”不在前面的行中，或是计分指标。", "没有度量指标“nowhere”。请从度量指标目录中选择。");
        assertThatThrownBy(() -> book.confirm(clerk, draft.versionId(), version(draft.versionId()))).isInstanceOf(Problem.Refused.class);
        assertThat(systems.get(draft.versionId()).indicators()).isEqualTo(draft.indicators());
    }

    @Test
    void aNewVersionShowsWhatItMakesOfEveryonesLastScore() {
        IndicatorSystem issued = issued();
        Unit first = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Unit second = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Who later = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        finished(issued, first, Figure.of(1, 2));
        finished(issued, second, Figure.of(3, 4));
        long draft = systems.revise(later, issued.versionId(), "普查比重提高");
        Indicator was = issued.find("B1").orElseThrow();
        tree.change(later, draft, version(draft), new Indicator("B1", "B", was.title(), was.titleEn(), d("8"), null, was.rule(), was.subject(), was.evidence(), null));
        tree.remove(later, draft, version(draft), "B3");
        SystemComparison.Comparison compared = comparison.of(later, draft);
        assertThat(compared.changes()).extracting(SystemComparison.Change::code).containsExactly("B1", "B3");
        SystemComparison.Effect effect = compared.effects().stream().filter(each -> each.unit().id() == first.id()).findFirst().orElseThrow();
        assertThat(effect.difference()).as("8 × ½ instead of 6 × ½, and without the 4 × ½ of B3").isEqualByComparingTo("-1");
        assertThat(effect.placeBefore()).isEqualTo(2);
        assertThat(effect.shifts()).extracting(SystemComparison.Shift::code).contains("B1");
    }

    @Test
    void lastYearsScoresAreImportedAndComparedWhereAllInputsAreKnown() throws IOException {
        IndicatorSystem small = small();
        Unit unit = city.unit("宜昌市公安局");
        Unit part = city.unit("宜昌市民政局");
        Unit bare = city.unit("宜昌市卫生健康委员会");
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(Map.of("unit", unit.name(), "code", "A1", "numerator", "1", "denominator", "2", "points", "30"));
        rows.add(Map.of("unit", unit.name(), "code", "A2", "judged", "plan=issued; rules=drafting", "points", "30"));
        rows.add(Map.of("unit", unit.name(), "code", "Q1", "judged", "2", "points", "2"));
        rows.add(Map.of("unit", part.name(), "code", "A1", "numerator", "1", "denominator", "2", "points", "30"));
        rows.add(Map.of("unit", bare.name(), "code", "总分", "points", "91.25"));
        scoreBook.keep(clerk, small.versionId(), 2025, "上年.xlsx", filled(scoreBook.template(), rows));
        assertThat(scoreBook.preview(clerk, small.versionId()).wrong()).isZero();
        assertThat(scoreBook.confirm(clerk, small.versionId())).isEqualTo(3);
        LastScores.LastScore kept = kept(small, unit);
        assertThat(kept.total()).as("30 + 30 − 2").isEqualByComparingTo("58");
        assertThat(kept.inputs().judgements()).containsEntry("A2.rules", new Judgement.Chosen("drafting")).containsEntry("Q1", new Judgement.Given(d("2")));
        assertThat(Scoring.score(small, null, kept.inputs()).total()).isEqualByComparingTo("58");
        assertThat(kept(small, part).inputs()).as("an indicator is left out").isNull();
        assertThat(kept(small, bare).total()).isEqualByComparingTo("91.25");
        assertThat(comparison.of(clerk, small.versionId()).effects()).filteredOn(each -> each.unit().id() != unit.id()).allSatisfy(each -> assertThat(each.after()).isNull());
    }

    @Test
    void whatWasScoredHereIsNeverReplacedAndADifferenceFromTheLinesIsNamed() throws IOException {
        IndicatorSystem small = small();
        Unit scored = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Unit fresh = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Who now = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        scores.record(small, 2025, Inputs.of(scored.id(), Map.of(), Map.of()), Scoring.score(small, null, Inputs.of(scored.id(), Map.of(), Map.of())), Grade.PASS);
        byte[] over = filled(scoreBook.template(), List.of(Map.of("unit", scored.name(), "code", "总分", "points", "99"), Map.of("unit", fresh.name(), "code", "A1", "points", "9"), Map.of("unit", fresh.name(), "code", "总分", "points", "99")));
        int running = clocks.today().getYear();
        for (int year : List.of(running, running + 1, running + 4)) {
            assertThatThrownBy(() -> scoreBook.keep(now, small.versionId(), year, "今年.xlsx", over)).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().toString()).contains("year"));
        }
        scoreBook.keep(now, small.versionId(), 2025, "上年.xlsx", over);
        List<ScoreBook.Line> lines = scoreBook.preview(now, small.versionId()).lines();
        assertThat(lines.getFirst().errors()).extracting(error -> words.say(Language.ZH, error)).singleElement().asString().startsWith("2025 年已在本系统考核");
        assertThat(lines.getLast().notes()).extracting(note -> words.say(Language.ZH, note)).containsExactly("各指标合计 9 分，与总分 99 分相差 90 分；按总分留存。");
        assertThatThrownBy(() -> scoreBook.confirm(now, small.versionId())).isInstanceOf(Problem.Refused.class);
        assertThat(kept(small, scored).grade()).isEqualTo(Grade.PASS);
        scoreBook.keep(now, small.versionId(), 2024, "前年.xlsx", over);
        scoreBook.confirm(now, small.versionId());
        scoreBook.keep(now, small.versionId(), 2024, "再导.xlsx", over);
        assertThat(scoreBook.preview(now, small.versionId()).lines().getFirst().notes()).extracting(note -> words.say(Language.ZH, note)).containsExactly("将替换已导入的 2024 年得分（总分 99）。");
    }

    @Test
    void pointsSetByHandAreCarriedOverAsWhatWasAddedAndTheChangesAddUpToTheDifference() {
        long id = begun(null).versionId();
        add(id, Indicator.group("A", null, "甲", "", d("100")));
        add(id, leaf("A1", "A", "60"));
        add(id, new Indicator("A2", "A", "成效", "", d("40"), null, RuleText.read(RuleKind.EXPERT, "0 | 40 | 1"), "", "", null));
        add(id, Indicator.group("C", null, "加分", "", d("3")));
        add(id, new Indicator("C1", "C", "表彰", "", d("5"), null, RuleText.read(RuleKind.BONUS, "p | 1 | 表彰"), "", "", null));
        systems.issue(head, id, version(id));
        IndicatorSystem issued = systems.get(id);
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Who later = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        // A1 did not apply, so A2 was worth 100: 16 of 40 gave 40 of 100, and a ruling added 2
        Inputs inputs = new Inputs(unit.id(), Map.of(), Map.of("A2", new Judgement.Given(d("16")), "C1", new Judgement.Given(d("5"))), Map.of("A1", "没有系统"), Map.of(), Map.of("A2", new Inputs.Amendment(d("42"), "口径统一")));
        ScoreSheet then = Scoring.score(issued, null, inputs);
        assertThat(then.total()).as("42 and the bonus of 5 up to its limit").isEqualByComparingTo("45");
        scores.record(issued, 2025, inputs, then, Grade.PASS);
        long draft = systems.revise(later, id, "加分上限提高");
        Indicator limit = issued.find("C").orElseThrow();
        tree.change(later, draft, version(draft), new Indicator("C", null, limit.title(), limit.titleEn(), d("5"), null, null, "", "", null));
        tree.remove(later, draft, version(draft), "A1");
        tree.change(later, draft, version(draft), new Indicator("A", null, "甲", "", d("40"), null, null, "", "", null));
        SystemComparison.Effect effect = comparison.of(later, draft).effects().stream().filter(each -> each.unit().id() == unit.id()).findFirst().orElseThrow();
        assertThat(effect.after()).as("16 by the rule and 2 by the ruling, and 5").isEqualByComparingTo("23");
        assertThat(effect.gradeBefore()).isEqualTo(Grade.FAIL);
        assertThat(effect.signed()).isEqualTo(Grade.PASS);
        assertThat(effect.shifts()).extracting(SystemComparison.Shift::code).containsExactly("A2", "");
        assertThat(effect.shifts().stream().map(shift -> shift.after().subtract(shift.before())).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(effect.difference());
    }

    @Test
    void wrongRowsOfScoresAreNamed() throws IOException {
        IndicatorSystem issued = issued();
        List<Map<String, String>> rows = List.of(Map.of("unit", "没有这个局", "code", "B1", "points", "3"), Map.of("unit", "宜昌市公安局", "code", "ZZ", "points", "3"),
                Map.of("unit", "宜昌市公安局", "code", "A2", "judged", "plan=superb", "points", "3"), Map.of("unit", "宜昌市公安局", "code", "B1", "points", "三"));
        scoreBook.keep(clerk, issued.versionId(), 2025, "错.xlsx", filled(scoreBook.template(), rows));
        assertThat(scoreBook.preview(clerk, issued.versionId()).lines()).allSatisfy(line -> assertThat(line.errors()).hasSize(1));
        assertThatThrownBy(() -> scoreBook.confirm(clerk, issued.versionId())).isInstanceOf(Problem.Refused.class);
        assertThat(scores.latest(issued.systemId())).isEmpty();
    }

    @Test
    void scoresBeyondWhatAnIndicatorHoldsAndSecondRowsAreNamed() throws IOException {
        IndicatorSystem small = small();
        String unit = "宜昌市公安局";
        List<Map<String, String>> rows = List.of(Map.of("unit", unit, "code", "A1", "points", "-5"), Map.of("unit", unit, "code", "A2", "points", "9999"), Map.of("unit", unit, "code", "总分", "points", "999"),
                Map.of("unit", unit, "code", "A1", "points", "5"), Map.of("unit", unit, "code", "Q1", "points", "21"));
        scoreBook.keep(clerk, small.versionId(), 2025, "错.xlsx", filled(scoreBook.template(), rows));
        assertThat(scoreBook.preview(clerk, small.versionId()).lines()).allSatisfy(line -> assertThat(line.errors()).as(line.code() + " " + line.points()).isNotEmpty());
        assertThatThrownBy(() -> scoreBook.confirm(clerk, small.versionId())).isInstanceOf(Problem.Refused.class);
        List<Map<String, String>> spread = List.of(Map.of("unit", unit, "code", "A1", "numerator", "1", "denominator", "1", "points", "100"), Map.of("unit", unit, "code", "A2", "judged", "不适用", "points", "0"),
                Map.of("unit", unit, "code", "Q1", "points", "-20"));
        scoreBook.keep(clerk, small.versionId(), 2025, "对.xlsx", filled(scoreBook.template(), spread));
        assertThat(scoreBook.preview(clerk, small.versionId()).wrong()).as("what did not apply gave its points to the rest").isZero();
    }

    @Test
    void inputsKeptInTheDatabaseGiveTheSameSheetToTheDigit() {
        IndicatorSystem issued = issued();
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        ScoreSheet then = finished(issued, unit, Figure.of(7, 9));
        LastScores.LastScore kept = scores.latest(issued.systemId()).stream().filter(each -> each.unitId() == unit.id()).findFirst().orElseThrow();
        assertThat(Scoring.score(systems.get(issued.versionId()), kept.groupId(), kept.inputs())).isEqualTo(then);
        assertThat(kept.total()).isEqualTo(then.total());
    }

    // ---------------------------------------------------------------------------------------------------------------------

    private IndicatorSystem begun(String template) {
        return systems.get(systems.begin(clerk, "测试指标体系" + NUMBER.incrementAndGet(), "", template));
    }

    private IndicatorSystem issued() {
        IndicatorSystem draft = begun("default");
        systems.issue(head, draft.versionId(), draft.version());
        return systems.get(draft.versionId());
    }

    private IndicatorSystem small() {
        long id = begun(null).versionId();
        add(id, Indicator.group("A", null, "甲", "", d("100")));
        add(id, leaf("A1", "A", "60"));
        add(id, new Indicator("A2", "A", "制度", "", d("40"), null, RuleText.read(RuleKind.SUM, "== plan | 20 | TIERS | 计划\nissued | 20 | 印发\ndrafting | 10 | 起草\n== rules | 20 | TIERS | 制度\nissued | 20 | 印发\ndrafting | 10 | 起草"),
                "", "", null));
        add(id, Indicator.group("Q", null, "扣分", "", d("20")));
        add(id, new Indicator("Q1", "Q", "通报", "", d("20"), null, RuleText.read(RuleKind.DEDUCTION, "notice | 2 | 通报"), "", "", null));
        systems.issue(head, id, version(id));
        return systems.get(id);
    }

    private LastScores.LastScore kept(IndicatorSystem system, Unit unit) {
        return scores.latest(system.systemId()).stream().filter(each -> each.unitId() == unit.id()).findFirst().orElseThrow();
    }

    private ScoreSheet finished(IndicatorSystem system, Unit unit, Figure figure) {
        Map<String, Figure> figures = new HashMap<>();
        system.measures().forEach(measure -> figures.put(measure, figure));
        Inputs inputs = new Inputs(unit.id(), figures, Map.of("F1", new Judgement.Ticked(java.util.Set.of("catalog", "share", "quality", "security")), "P1", new Judgement.Counted(Map.of("province", d("1"))),
                "F2", new Judgement.Given(d("4.5")), "A2.plan", new Judgement.Chosen("issued"), "V1", new Judgement.Tripped(false)), Map.of("E2", "没有授权运营"), Map.of("level", "CITY"),
                Map.of("F2", new Inputs.Amendment(d("4"), "核减")));
        ScoreSheet sheet = Scoring.score(system, null, inputs);
        scores.record(system, 2025, inputs, sheet, null);
        return sheet;
    }

    private static Indicator leaf(String code, String parent, String points) {
        return Indicator.leaf(code, parent, code, "", d(points), IndicatorSource.AUTO, new ScoringRule.Ratio("survey.systems-surveyed", d("1")));
    }

    private void add(long id, Indicator indicator) {
        tree.add(clerk, id, version(id), indicator);
    }

    private int version(long id) {
        return systems.get(id).version();
    }

    private List<String> codes(long id) {
        return systems.get(id).indicators().stream().map(Indicator::code).toList();
    }

    private static Map<String, String> row(String code, String parent, String title, String points, String kind, String lines) {
        return Map.of("code", code, "parent", parent, "title", title, "points", points, "kind", kind, "lines", lines);
    }

    private static byte[] filled(XlsxImport.Template template, List<Map<String, String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        Workbook.template(out, template, rows);
        return out.toByteArray();
    }
}
