package cdo.review.assessment.indicators;

import static cdo.review.assessment.indicators.RulesTest.d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules as text and in the database, and what is said of rules that are not sound. */
class RuleTextTest {

    private static final Words WORDS = new Words();
    private static final Set<String> MEASURES = Set.of("m", "n");

    @Test
    void everyShippedRuleReadsBackAsItWasWritten() {
        new SystemTemplates().all().stream().flatMap(template -> template.indicators().stream()).filter(Indicator::leaf).forEach(leaf -> {
            assertThat(RuleText.read(RuleKind.of(leaf.rule()), RuleText.write(leaf.rule()))).as(leaf.code()).isEqualTo(leaf.rule());
            assertThat(RuleJson.rule(RuleJson.write(leaf.rule()))).as(leaf.code()).isEqualTo(leaf.rule());
        });
    }

    @Test
    void linearRulesReadBackToo() {
        ScoringRule linear = RuleText.read(RuleKind.LINEAR, "m\n0.6 | 0\n1 | 5");
        assertThat(linear).isEqualTo(new ScoringRule.Linear("m", List.of(new ScoringRule.Knot(d("0.6"), d("0")), new ScoringRule.Knot(d("1"), d("5")))));
        assertThat(RuleText.write(linear)).isEqualTo("m\n0.6 | 0\n1 | 5");
        assertThat(RuleText.write(RuleText.read(RuleKind.BANDS, "-\n10 | 1"))).as("a judged figure").isEqualTo("-\n10 | 1");
    }

    @Test
    void aConditionMayHoldTheDividersSign() {
        var rule = (ScoringRule.Tiers) RuleText.read(RuleKind.TIERS, "a | 3 | 好 | Good | value[\"m\"] > 1 || value[\"n\"] > 1");
        assertThat(rule.tiers().getFirst().when()).isEqualTo("value[\"m\"] > 1 || value[\"n\"] > 1");
        assertThat(RuleText.read(RuleKind.TIERS, RuleText.write(rule))).isEqualTo(rule);
    }

    @Test
    void englishMayBeLeftOutAndFullWidthDividersAreRead() {
        var rule = (ScoringRule.Tiers) RuleText.read(RuleKind.TIERS, "a｜3｜好");
        assertThat(rule.tiers().getFirst().titleEn()).isEqualTo("好");
    }

    @Test
    void everyWrongLineIsNamed() {
        assertThat(wrong(RuleKind.TIERS, "a | 3 | 好\nb | three | 差")).isEqualTo("第 2 行：应为数字，最多四位小数");
        assertThat(wrong(RuleKind.TIERS, "一档 | 3 | 好")).startsWith("第 1 行：键用字母");
        assertThat(wrong(RuleKind.TIERS, "a | 3")).isEqualTo("第 1 行：缺少名称");
        assertThat(wrong(RuleKind.RATIO, "m | 1\nn | 1")).isEqualTo("第 2 行：此类规则只写一行");
        assertThat(wrong(RuleKind.VETO, "cap: SUPER")).contains("EXCELLENT");
        assertThat(wrong(RuleKind.VETO, "points: 3")).contains("when:");
        assertThat(wrong(RuleKind.SUM, "a | 3 | 好")).contains("==");
        assertThat(wrong(RuleKind.SUM, "== a | 3 | SUM | 分项\nx")).contains("RATIO");
        assertThat(wrong(RuleKind.SUM, "== a | 3 | RATIO | 分项")).contains("没有写规则");
        assertThat(wrong(RuleKind.TIERS, " \n ")).isEqualTo("请填写计分规则。");
        assertThat(wrong(RuleKind.EXPERT, "0 | 4 | 0.50001")).contains("最多四位小数");
    }

    @Test
    void unsoundRulesAreRefusedWithTheReason() {
        assertThat(faults("3", RuleKind.RATIO, "unknown | 1")).containsExactly("没有度量指标“unknown”。请从度量指标目录中选择。");
        assertThat(faults("3", RuleKind.RATIO, "m | 0")).containsExactly("得满分的数值应大于 0。");
        assertThat(faults("0", RuleKind.RATIO, "m | 1")).containsExactly("计分指标的分值应大于 0。");
        assertThat(faults("3", RuleKind.TIERS, "a | 2 | 好")).containsExactly("没有一档可得满分 3 分。");
        assertThat(faults("3", RuleKind.TIERS, "a | 3 | 好\na | 4 | 更好")).containsExactly("键“a”重复。", "4 分超出本指标的 0～3 分。");
        assertThat(faults("3", RuleKind.TIERS, "a | 3 | 好 | x | value[\"m\"] >\nb | 0 | 差")).singleElement().asString().startsWith("条件的写法不对");
        assertThat(faults("3", RuleKind.TIERS, "a | 3 | 好\nb | 0 | 差 | x | value[\"m\"] > 1")).containsExactly("按条件判定时，只有最后一档可以不写条件（表示其余情形）。");
        assertThat(faults("3", RuleKind.BANDS, "m\n10 | 1\n10 | 3")).containsExactly("数值应从小到大：10 写在 10 之后。");
        assertThat(faults("3", RuleKind.BANDS, "m")).containsExactly("至少写 1 行数值。");
        assertThat(faults("3", RuleKind.LINEAR, "m\n1 | 1")).containsExactly("至少写 2 行数值。");
        assertThat(faults("3", RuleKind.EXPERT, "3 | 3 | 1")).containsExactly("范围的下限应小于上限。");
        assertThat(faults("3", RuleKind.EXPERT, "0 | 3 | 0.7")).containsExactly("步长应大于 0，并能整除范围。");
        assertThat(faults("26.67", RuleKind.EXPERT, "5 | 26.5 | 0.5")).singleElement().asString().startsWith("专家最高打 26.5 分，达不到本指标的 26.67 分");
        assertThat(faults("3", RuleKind.BONUS, "a | 0 | 奖")).containsExactly("每次的分值应大于 0。");
        assertThat(faults("0", RuleKind.VETO, "when: value[\"m\"] > 0")).containsExactly("请至少写明一项后果：归零的指标、等次上限或总分上限。");
        assertThat(faults("3", RuleKind.SUM, "== a | 1 | RATIO | 甲\nm | 1\n== b | 1 | EXPERT | 乙\n0 | 1 | 0.5")).containsExactly("各分项合计 2 分，指标为 3 分，两者应相等。");
        assertThat(faults("2", RuleKind.SUM, "== a | 1 | RATIO | 甲\nm | 1\n== b | 1 | EXPERT | 乙\n0 | 1 | 0.5")).isEmpty();
    }

    @Test
    void theSourceFollowsFromTheRule() {
        assertThat(RuleText.read(RuleKind.RATIO, "m | 1").source()).isEqualTo(IndicatorSource.AUTO);
        assertThat(RuleText.read(RuleKind.RATIO, "- | 10").source()).isEqualTo(IndicatorSource.EVIDENCE);
        assertThat(RuleText.read(RuleKind.SUM, "== a | 1 | RATIO | 甲\nm | 1\n== b | 1 | EXPERT | 乙\n0 | 1 | 0.5").source()).isEqualTo(IndicatorSource.MIXED);
    }

    @Test
    void theGeneralTemplateIsWholeAndGivesAHundred() {
        SystemTemplates.Template template = new SystemTemplates().all().getFirst();
        var system = IndicatorSystem.of("通用", template.indicators(), List.of());
        Set<String> named = system.measures().stream().collect(Collectors.toSet());
        assertThat(SystemChecks.faults(system, named, null, RuleTextTest::group)).isEmpty();
        assertThat(SystemChecks.total(system, null)).isEqualByComparingTo("100");
        assertThat(system.roots()).extracting(Indicator::code).containsExactly("A", "B", "C", "D", "E", "F", "P", "Q", "V");
        assertThat(system.roots().stream().limit(6).map(Indicator::points).map(Object::toString)).containsExactly("15", "25", "25", "15", "10", "10");
    }

    @Test
    void whereAMeasureDoesNotExistYetTheRuleIsJudgedAndSaysSo() {
        var system = IndicatorSystem.of("通用", new SystemTemplates().get("default", Set.of("survey.systems-surveyed")).indicators(), List.of());
        assertThat(SystemChecks.faults(system, Set.of("survey.systems-surveyed"), null, RuleTextTest::group)).isEmpty();
        assertThat(system.find("B1").orElseThrow().source()).isEqualTo(IndicatorSource.AUTO);
        assertThat(system.find("B5").orElseThrow().source()).isEqualTo(IndicatorSource.EVIDENCE);
        assertThat(system.find("B5").orElseThrow().subject()).endsWith(SystemTemplates.NOT_YET);
    }

    @Test
    void theReadablePartOfTheCapabilityTableLacksItsOtherPoints() {
        var system = IndicatorSystem.of("能力", new SystemTemplates().get("capability", Set.of()).indicators(), List.of());
        assertThat(SystemChecks.faults(system, Set.of(), null, RuleTextTest::group)).extracting(fault -> WORDS.say(Language.ZH, fault)).containsExactly("各指标分值合计 25 分，应为 100 分。");
        // 发展规划 being drafted 3; only took part in a superior's standard 1.5; elements complete 3 + innovation 3.5
        ScoreSheet sheet = Scoring.score(system, null, Inputs.of(1, java.util.Map.of(), java.util.Map.of("1.1.1", new Judgement.Chosen("drafting"), "1.1.2", new Judgement.Chosen("partner"),
                "1.1.3", new Judgement.Chosen("issued"), "1.2.1.elements", new Judgement.Ticked(Set.of("scope", "person", "goals", "tasks")), "1.2.1.innovation", new Judgement.Given(d("3.5")))));
        assertThat(sheet.total()).isEqualByComparingTo("16"); // 3 + 1.5 + 5 + 3 + 3.5
    }

    private static String wrong(RuleKind kind, String text) {
        var problem = new java.util.concurrent.atomic.AtomicReference<Problem.Invalid>();
        assertThatThrownBy(() -> RuleText.read(kind, text)).isInstanceOfSatisfying(Problem.Invalid.class, problem::set);
        return WORDS.say(Language.ZH, problem.get().errors().getFirst().message());
    }

    private static List<String> faults(String points, RuleKind kind, String text) {
        ScoringRule rule = RuleText.read(kind, text);
        return RuleChecks.faults(Indicator.leaf("X", null, "X", "X", d(points), rule.source(), rule), MEASURES, null).stream().map(fault -> WORDS.say(Language.ZH, fault)).toList();
    }

    private static Message group(long id) {
        return Said.title("组" + id, "group " + id);
    }
}
