package cdo.review.assessment.indicators;

import static cdo.review.assessment.indicators.RulesTest.d;
import static cdo.review.assessment.indicators.RulesTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sections, what does not apply, weights, bonus and deduction, vetoes, amendments, the total. */
class ScoringTest {

    private static final Words WORDS = new Words();

    @Test
    void theTotalIsTheSumOfTheLines() {
        ScoreSheet sheet = Scoring.score(system(), null, figures(1, 2));
        assertThat(sheet.total()).isEqualByComparingTo("50");
        assertThat(sheet.lines().stream().map(ScoreSheet.Line::score).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(sheet.total());
        assertThat(sheet.grade()).isEqualTo(Grade.FAIL);
        assertThat(sheet.total().scale()).isEqualTo(4);
    }

    @Test
    void whatDoesNotApplyGivesItsPointsToTheRestOfItsSectionOnly() {
        // section B: 6 6 4 5 4 = 25; the first does not apply → factor 25/19
        Map<String, Figure> figures = new HashMap<>(all(1, 1));
        figures.put("b1", Figure.of(0, 0));
        ScoreSheet sheet = Scoring.score(system(), null, Inputs.of(1, figures, Map.of()));
        assertThat(worth(sheet, "B1")).isEqualTo("0.0000");
        assertThat(worth(sheet, "B2")).isEqualTo("7.8947");
        assertThat(worth(sheet, "B3")).isEqualTo("5.2632");
        assertThat(worth(sheet, "B4")).isEqualTo("6.5789");
        assertThat(worth(sheet, "B5")).isEqualTo("5.2632");
        assertThat(worth(sheet, "A1")).isEqualTo("75.0000");
        assertThat(sheet.section("B").orElseThrow().score()).isEqualByComparingTo("25");
        assertThat(sheet.total()).as("everything in order is still 100").isEqualByComparingTo("100");
        assertThat(said(sheet, "B2")).contains("同一一级指标内有不适用指标，分值由 6 分调整为 7.8947 分");
        assertThat(sheet.line("B1").orElseThrow().state()).isEqualTo(LineState.NOT_APPLICABLE);
    }

    @Test
    void whatRoundingLeavesGoesToTheGreatestSoThatTheSumIsExact() {
        assertThat(Weighing.spread(List.of(d("1"), d("1"), d("1")), d("10"))).containsExactly(d("3.3334"), d("3.3333"), d("3.3333"));
        assertThat(Weighing.spread(List.of(d("1"), d("4"), d("1")), d("10"))).containsExactly(d("1.6667"), d("6.6666"), d("1.6667"));
    }

    @Test
    void aSpreadLineStillGivesItsShare() {
        Map<String, Figure> figures = new HashMap<>(all(1, 1));
        figures.put("b1", Figure.of(0, 0));
        figures.put("b3", Figure.of(1, 2));
        ScoreSheet sheet = Scoring.score(system(), null, Inputs.of(1, figures, Map.of()));
        assertThat(sheet.line("B3").orElseThrow().score()).isEqualByComparingTo("2.6316"); // 4 × 25/19 ÷ 2
    }

    @Test
    void aWholeSectionThatDoesNotApplyConvertsTheTotalAndSaysSo() {
        Map<String, Figure> figures = new HashMap<>(all(1, 2));
        List.of("b1", "b2", "b3", "b4", "b5").forEach(key -> figures.put(key, Figure.of(0, 0)));
        ScoreSheet sheet = Scoring.score(system(), null, Inputs.of(1, figures, Map.of()));
        assertThat(sheet.section("B").orElseThrow().applies()).isFalse();
        assertThat(sheet.total()).isEqualByComparingTo("50");
        assertThat(WORDS.say(Language.ZH, sheet.notes().getFirst())).isEqualTo("有一级指标整体不适用：37.5 分按 75 分满分折算为 100 分满分，得 50 分");
    }

    @Test
    void whereNothingAppliesThereIsNoScore() {
        ScoreSheet sheet = Scoring.score(system(), null, Inputs.of(1, Map.of(), Map.of()));
        assertThat(sheet.assessable()).isFalse();
        assertThat(sheet.total()).isEqualByComparingTo("0");
    }

    @Test
    void notApplicableByDecisionOrByCondition() {
        var rule = new ScoringRule.Ratio("b1", BigDecimal.ONE);
        var system = IndicatorSystem.of("s", List.of(Indicator.group("A", null, "A", "A", d("10")),
                new Indicator("A1", "A", "A1", "A1", d("4"), IndicatorSource.AUTO, rule, "", "", "unit[\"level\"] == \"COUNTY\""),
                Indicator.leaf("A2", "A", "A2", "A2", d("6"), IndicatorSource.AUTO, rule)), List.of());
        Inputs inputs = Inputs.of(1, all(1, 2), Map.of()).facts(Map.of("level", "CITY"));
        assertThat(Scoring.score(system, null, inputs).line("A1").orElseThrow().state()).isEqualTo(LineState.NOT_APPLICABLE);
        assertThat(Scoring.score(system, null, inputs).line("A2").orElseThrow().score()).isEqualByComparingTo("5");
        assertThat(Scoring.score(system, null, inputs.facts(Map.of("level", "COUNTY"))).line("A1").orElseThrow().score()).isEqualByComparingTo("2");
        ScoreSheet decided = Scoring.score(system, null, inputs.facts(Map.of("level", "COUNTY")).notApplicable(Map.of("A2", "无此类系统")));
        assertThat(said(decided, "A2")).contains("认定不适用：无此类系统");
        assertThat(decided.total()).isEqualByComparingTo("5");
    }

    @Test
    void aGroupsWeightsStretchTheRule() {
        var system = weighted(new Weight("B1", 7L, null, d("9")), new Weight("B2", 7L, null, d("3")));
        ScoreSheet sheet = Scoring.score(system, 7L, figures(1, 2));
        assertThat(sheet.line("B1").orElseThrow().score()).isEqualByComparingTo("4.5");
        assertThat(sheet.line("B2").orElseThrow().score()).isEqualByComparingTo("1.5");
        assertThat(said(sheet, "B1")).contains("分值按分组（单位）权重由 6 分调整为 9 分");
        assertThat(Scoring.score(system, 8L, figures(1, 2)).line("B1").orElseThrow().score()).as("another group").isEqualByComparingTo("3");
    }

    @Test
    void aUnitsWeightGoesBeforeItsGroups() {
        var system = weighted(new Weight("B1", 7L, null, d("9")), new Weight("B1", null, 42L, d("12")));
        assertThat(Scoring.score(system, 7L, Inputs.of(42, all(1, 1), Map.of())).line("B1").orElseThrow().score()).isEqualByComparingTo("12");
        assertThat(Scoring.score(system, 7L, Inputs.of(43, all(1, 1), Map.of())).line("B1").orElseThrow().score()).isEqualByComparingTo("9");
    }

    @Test
    void aSectionsWeightStretchesEverythingBelowIt() {
        var system = weighted(new Weight("B", 7L, null, d("40")), new Weight("A", 7L, null, d("60")));
        ScoreSheet sheet = Scoring.score(system, 7L, figures(1, 1));
        assertThat(sheet.section("B").orElseThrow().points()).isEqualByComparingTo("40");
        assertThat(sheet.line("B1").orElseThrow().score()).isEqualByComparingTo("9.6");
        assertThat(sheet.total()).isEqualByComparingTo("100");
    }

    @Test
    void weightZeroLeavesAnIndicatorOutWithoutSpreading() {
        ScoreSheet sheet = Scoring.score(weighted(new Weight("B1", 7L, null, d("0"))), 7L, figures(1, 1));
        assertThat(sheet.line("B1").orElseThrow().state()).isEqualTo(LineState.NOT_ASSESSED);
        assertThat(worth(sheet, "B2")).isEqualTo("6.0000");
    }

    @Test
    void bonusesComeOnTopUpToTheLimitOfTheirSection() {
        ScoreSheet sheet = extras(Map.of("P1", new Judgement.Counted(Map.of("nation", d("2"), "province", d("1"))), "P2", new Judgement.Given(d("4"))));
        assertThat(sheet.line("P1").orElseThrow().score()).as("2 × 3 + 1 × 1.5").isEqualByComparingTo("7.5");
        assertThat(sheet.bonus()).as("7.5 + 4 is limited to 10").isEqualByComparingTo("10");
        assertThat(sheet.total()).isEqualByComparingTo("60");
    }

    @Test
    void anItemsOwnLimitHoldsBeforeTheSections() {
        ScoreSheet sheet = extras(Map.of("P1", new Judgement.Counted(Map.of("nation", d("9")))));
        assertThat(sheet.bonus()).isEqualByComparingTo("8");
        assertThat(said(sheet, "P1")).contains("合计 27 分，以 8 分为限");
    }

    @Test
    void deductionsAreTakenOffAndNeverBelowZero() {
        ScoreSheet sheet = extras(Map.of("Q1", new Judgement.Counted(Map.of("notice", d("3")))));
        assertThat(sheet.deduction()).isEqualByComparingTo("6");
        assertThat(sheet.total()).isEqualByComparingTo("44");
        assertThat(extras(Map.of("Q1", new Judgement.Counted(Map.of("notice", d("99"))))).deduction()).isEqualByComparingTo("20");
        var poor = Scoring.score(extraSystem(), null, Inputs.of(1, all(0, 1), Map.of("Q1", new Judgement.Given(d("5")))));
        assertThat(poor.total()).isEqualByComparingTo("0");
    }

    @Test
    void noJudgementOfBonusOrDeductionIsNothing() {
        ScoreSheet sheet = extras(Map.of());
        assertThat(sheet.bonus()).isEqualByComparingTo("0");
        assertThat(sheet.deduction()).isEqualByComparingTo("0");
        assertThat(sheet.line("P1").orElseThrow().state()).isEqualTo(LineState.SCORED);
    }

    @Test
    void aVetoZeroesItsIndicatorsAndCapsTheGrade() {
        // F2: major incident: whole F2 = 0 and total grade capped
        ScoreSheet calm = Scoring.score(vetoSystem(), null, Inputs.of(1, all(1, 1), Map.of("V", new Judgement.Tripped(false))));
        assertThat(calm.grade()).isEqualTo(Grade.EXCELLENT);
        assertThat(calm.cap()).isNull();
        ScoreSheet incident = Scoring.score(vetoSystem(), null, Inputs.of(1, all(1, 1), Map.of("V", new Judgement.Tripped(true))));
        assertThat(incident.line("B1").orElseThrow().state()).isEqualTo(LineState.ZEROED);
        assertThat(incident.line("B1").orElseThrow().computed()).as("what the rule gave stays readable").isEqualByComparingTo("6");
        assertThat(incident.total()).isEqualByComparingTo("94");
        assertThat(incident.grade()).isEqualTo(Grade.PASS);
        assertThat(incident.notes().stream().map(note -> WORDS.say(Language.ZH, note))).contains("按总分为“优秀”，因否决事项降为“合格”");
    }

    @Test
    void aVetoNeverRaisesAGrade() {
        ScoreSheet sheet = Scoring.score(vetoSystem(), null, Inputs.of(1, all(1, 10), Map.of("V", new Judgement.Tripped(true))));
        assertThat(sheet.grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void aVetoCanHoldByItsConditionAndLimitTheTotal() {
        var system = plus(system(), Indicator.leaf("V", null, "V", "V", d("0"), IndicatorSource.AUTO, new ScoringRule.Veto("value[\"incidents\"] > 0", List.of(), null, d("59.9"))));
        Map<String, Figure> figures = new HashMap<>(all(1, 1));
        figures.put("incidents", Figure.of(1, 1));
        ScoreSheet held = Scoring.score(system, null, Inputs.of(1, figures, Map.of()));
        assertThat(held.total()).isEqualByComparingTo("59.9");
        assertThat(held.line("V").orElseThrow().used()).as("it opens to its figures").extracting(ScoreSheet.Used::measure).containsExactly("incidents");
        assertThat(WORDS.say(Language.ZH, held.line("V").orElseThrow().because().getFirst())).contains("符合否决条件", "value[\"incidents\"] > 0");
        var lifted = Inputs.of(1, figures, Map.of()).amended(Map.of("V", new Inputs.Amendment(d("0"), "否决不成立")));
        assertThat(Scoring.score(system, null, lifted).total()).as("lifted").isEqualByComparingTo("100");
        figures.put("incidents", Figure.of(0, 1));
        assertThat(Scoring.score(system, null, Inputs.of(1, figures, Map.of())).total()).isEqualByComparingTo("100");
        figures.remove("incidents");
        assertThat(Scoring.score(system, null, Inputs.of(1, figures, Map.of())).total()).as("what is not known is no veto").isEqualByComparingTo("100");
    }

    @Test
    void aChangeByHandIsShownWithItsReasonAndTheComputedPoints() {
        ScoreSheet sheet = Scoring.score(system(), null, figures(1, 2).amended(Map.of("B1", new Inputs.Amendment(d("5.5"), "补报材料核实"))));
        ScoreSheet.Line line = sheet.line("B1").orElseThrow();
        assertThat(line.state()).isEqualTo(LineState.AMENDED);
        assertThat(line.computed()).isEqualByComparingTo("3");
        assertThat(line.score()).isEqualByComparingTo("5.5");
        assertThat(said(sheet, "B1")).contains("人工调整：3 分改为 5.5 分，理由：补报材料核实");
        assertThatThrownBy(() -> new Inputs.Amendment(d("5"), " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChangeByHandStaysWithinThePoints() {
        ScoreSheet sheet = Scoring.score(system(), null, figures(1, 2).amended(Map.of("B1", new Inputs.Amendment(d("60"), "错"))));
        assertThat(sheet.line("B1").orElseThrow().score()).isEqualByComparingTo("6");
    }

    @Test
    void gradesBeginAtTheirBorders() {
        assertThat(GradeScale.USUAL.of(d("90"))).isEqualTo(Grade.EXCELLENT);
        assertThat(GradeScale.USUAL.of(d("89.9999"))).isEqualTo(Grade.GOOD);
        assertThat(GradeScale.USUAL.of(d("80"))).isEqualTo(Grade.GOOD);
        assertThat(GradeScale.USUAL.of(d("79.9999"))).isEqualTo(Grade.PASS);
        assertThat(GradeScale.USUAL.of(d("60"))).isEqualTo(Grade.PASS);
        assertThat(GradeScale.USUAL.of(d("59.9999"))).isEqualTo(Grade.FAIL);
    }

    @Test
    void recomputationIsEqualToTheDigitInAnyOrder() {
        var random = new Random(20260101);
        Scoring scoring = Scoring.of(extraSystem());
        for (int i = 0; i < 200; i++) {
            Map<String, Figure> figures = new HashMap<>();
            all(1, 1).keySet().forEach(key -> figures.put(key, Figure.of(random.nextInt(50), random.nextInt(60))));
            Inputs inputs = Inputs.of(i, figures, Map.of("P2", new Judgement.Given(BigDecimal.valueOf(random.nextInt(40), 1))));
            ScoreSheet once = scoring.score(null, inputs);
            assertThat(Scoring.score(extraSystem(), null, Inputs.of(i, new java.util.TreeMap<>(figures), inputs.judgements()))).isEqualTo(once);
            BigDecimal lines = once.sections().stream().filter(each -> each.effect() == ScoringRule.Effect.BASE).map(ScoreSheet.Section::score).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(once.notes().isEmpty() ? lines : once.base()).isEqualByComparingTo(once.base());
        }
    }

    @Test
    void everySectionHoldsItsPointsWhateverDoesNotApply() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Map<String, Figure> figures = new HashMap<>();
            all(1, 1).keySet().forEach(key -> figures.put(key, random.nextInt(3) == 0 ? Figure.of(0, 0) : Figure.of(1, 1)));
            ScoreSheet sheet = Scoring.score(system(), null, Inputs.of(i, figures, Map.of()));
            for (ScoreSheet.Section section : sheet.sections()) {
                assertThat(section.score()).isEqualByComparingTo(section.applies() ? section.points() : BigDecimal.ZERO);
            }
            assertThat(sheet.total()).isEqualByComparingTo(sheet.assessable() ? "100" : "0");
        }
    }

    @Test
    void theSystemNamesEveryMeasureThatMustBeFrozen() {
        var system = plus(system(), Indicator.leaf("V", null, "V", "V", d("0"), IndicatorSource.AUTO, new ScoringRule.Veto("numerator[\"incidents\"] > 0", List.of("B1"), null, null)));
        assertThat(system.measures()).containsExactly("a1", "b1", "b2", "b3", "b4", "b5", "incidents");
    }

    @Test
    void threeLevelsBelongToTheirFirst() {
        var system = IndicatorSystem.of("s", List.of(Indicator.group("A", null, "A", "A", d("18")), Indicator.group("A1", "A", "A1", "A1", d("18")),
                Indicator.leaf("A11", "A1", "x", "x", d("8"), IndicatorSource.AUTO, new ScoringRule.Ratio("b1", BigDecimal.ONE)),
                Indicator.leaf("A12", "A1", "x", "x", d("10"), IndicatorSource.AUTO, new ScoringRule.Ratio("b2", BigDecimal.ONE))), List.of());
        assertThat(system.level(system.find("A11").orElseThrow())).isEqualTo(3);
        assertThat(Scoring.score(system, null, figures(1, 2)).section("A").orElseThrow().score()).isEqualByComparingTo("9");
    }

    // ---------------------------------------------------------------------------------------------------------------------

    /** A: one indicator of 75; B: the points of template E's section B, 6 6 4 5 4. */
    static IndicatorSystem system() {
        return IndicatorSystem.of("s", indicators(), List.of());
    }

    private static List<Indicator> indicators() {
        List<Indicator> all = new ArrayList<>(List.of(Indicator.group("A", null, "甲", "A", d("75")), ratio("A1", "A", "75"), Indicator.group("B", null, "乙", "B", d("25"))));
        String[] points = {"6", "6", "4", "5", "4"};
        for (int i = 0; i < points.length; i++) {
            all.add(ratio("B" + (i + 1), "B", points[i]));
        }
        return all;
    }

    private static Indicator ratio(String code, String parent, String points) {
        return Indicator.leaf(code, parent, code, code, d(points), IndicatorSource.AUTO, new ScoringRule.Ratio(code.toLowerCase(java.util.Locale.ROOT), BigDecimal.ONE));
    }

    private static IndicatorSystem weighted(Weight... weights) {
        return IndicatorSystem.of("s", indicators(), List.of(weights));
    }

    private static IndicatorSystem plus(IndicatorSystem system, Indicator... more) {
        List<Indicator> all = new ArrayList<>(system.indicators());
        all.addAll(List.of(more));
        return IndicatorSystem.of("s", all, List.of());
    }

    private static IndicatorSystem extraSystem() {
        return plus(system(), Indicator.group("P", null, "加分", "Bonus", d("10")),
                Indicator.leaf("P1", "P", "表彰", "Awards", d("8"), IndicatorSource.EVIDENCE, new ScoringRule.Bonus(List.of(item("nation", "3"), item("province", "1.5")))),
                Indicator.leaf("P2", "P", "课题", "Research", d("5"), IndicatorSource.EVIDENCE, new ScoringRule.Bonus(List.of(item("topic", "1")))),
                Indicator.group("Q", null, "扣分", "Deduction", d("20")),
                Indicator.leaf("Q1", "Q", "通报", "Notices", d("20"), IndicatorSource.EVIDENCE, new ScoringRule.Deduction(List.of(item("notice", "2")))));
    }

    private static IndicatorSystem vetoSystem() {
        return plus(system(), Indicator.leaf("V", null, "重大数据安全事件", "Major incident", d("0"), IndicatorSource.EVIDENCE, new ScoringRule.Veto(null, List.of("B1"), Grade.PASS, null)));
    }

    private static ScoreSheet extras(Map<String, Judgement> judgements) {
        return Scoring.score(extraSystem(), null, Inputs.of(1, all(1, 2), judgements));
    }

    private static Map<String, Figure> all(long numerator, long denominator) {
        Map<String, Figure> figures = new HashMap<>();
        Set.of("a1", "b1", "b2", "b3", "b4", "b5").forEach(key -> figures.put(key, Figure.of(numerator, denominator)));
        return figures;
    }

    private static Inputs figures(long numerator, long denominator) {
        return Inputs.of(1, all(numerator, denominator), Map.of());
    }

    private static @Nullable String worth(ScoreSheet sheet, String code) {
        return sheet.line(code).orElseThrow().worth().toPlainString();
    }

    private static List<String> said(ScoreSheet sheet, String code) {
        return sheet.line(code).orElseThrow().because().stream().map(why -> WORDS.say(Language.ZH, why)).toList();
    }
}
