package cdo.review.assessment.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conditions are checked when saved and say in both languages what is wrong. */
class ConditionTest {

    private static final Words WORDS = new Words();

    @Test
    void aConditionDecidesOverFiguresAndFacts() {
        assertThat(holds("value[\"m\"] >= 0.9", Figure.of(9, 10))).isEqualTo(Condition.Verdict.TRUE);
        assertThat(holds("value[\"m\"] >= 0.9", Figure.of(89, 100))).isEqualTo(Condition.Verdict.FALSE);
        assertThat(holds("numerator[\"m\"] == 9.0 && denominator[\"m\"] >= 10", Figure.of(9, 10))).as("whole numbers may be typed").isEqualTo(Condition.Verdict.TRUE);
        assertThat(holds("unit[\"level\"] == \"COUNTY\"", Figure.of(1, 1))).isEqualTo(Condition.Verdict.TRUE);
    }

    @Test
    void aFigureThatDoesNotApplyLeavesItUndecidedUnlessAskedFirst() {
        assertThat(holds("value[\"m\"] >= 0.9", Figure.of(0, 0))).isEqualTo(Condition.Verdict.UNDECIDED);
        assertThat(holds("!(\"m\" in value) || value[\"m\"] >= 0.9", Figure.of(0, 0))).isEqualTo(Condition.Verdict.TRUE);
    }

    @Test
    void whatIsWrongIsSaidInBothLanguages() {
        assertThat(fault("value[\"m\"] >= 0.9")).isNull();
        assertThat(fault("value[\"m\"] >=")).startsWith("条件的写法不对");
        assertThat(fault("score > 1")).isEqualTo("第 1 个字符处的“score”不是可用的名称。可用：value、numerator、denominator（按度量指标取数）和 unit（单位属性）。");
        assertThat(fault("value[\"m\"] == \"好\"")).contains("类型不一致");
        assertThat(fault("value[\"m\"] == 1")).contains("整数要写成小数");
        assertThat(fault("value[\"m\"] + 1.0")).startsWith("条件的结果必须是“是”或“否”");
        assertThat(fault("value[\"nowhere\"] > 0.5")).isEqualTo("没有度量指标“nowhere”。请从度量指标目录中选择。");
        assertThat(fault("\"nowhere\" in value")).contains("nowhere");
        assertThat(fault("unit[\"colour\"] == \"red\"")).isEqualTo("unit 没有属性“colour”。可用：kind, level, region, group。");
        assertThat(fault("true || " + "x".repeat(500))).contains("不能超过");
        assertThat(WORDS.say(Language.EN, Condition.fault("score > 1", List.of(), null).orElseThrow())).startsWith("“score” at character 1 is not a known name");
    }

    @Test
    void textOfUsersIsNeverMoreThanACondition() {
        assertThat(fault("java.lang.System.exit(1)")).isNotNull();
        assertThat(fault("'; drop table indicator; --")).startsWith("条件的写法不对");
        // anchors case 13: a quote inside a value closes nothing
        assertThat(fault("unit[\"region\"] == \"4205' or '1'='1\"")).isNull();
        assertThat(holds("unit[\"region\"] == \"4205' or '1'='1\"", Figure.of(1, 1))).isEqualTo(Condition.Verdict.FALSE);
        assertThat(holds("unit[\"level\"] == 'COUNTY' && 'it\\'s' != \"its\"", Figure.of(1, 1))).isEqualTo(Condition.Verdict.TRUE);
    }

    @Test
    void aConstantThatNoUnitHasIsNamed() {
        assertThat(fault("unit[\"level\"] == \"COUNTRY\"")).isEqualTo("unit 的 level 没有“COUNTRY”这个值。可用：PROVINCE, CITY, COUNTY, ZONE, TOWNSHIP。");
        assertThat(fault("unit[\"kind\"] in [\"DEPARTMENT\", \"SHOP\"]")).contains("SHOP");
        assertThat(fault("\"DEPARTMENT\" != unit[\"kind\"] && unit[\"level\"] in [\"COUNTY\", \"ZONE\"]")).isNull();
        assertThat(fault("unit[\"group\"] == \"县市区\"")).isNull();
        assertThat(fault("unit[\"group\"] == \"县市\"")).contains("没有“县市”");
        assertThat(Condition.fault("unit[\"group\"] == \"县市\"", List.of(), null)).as("where groups are not known").isEmpty();
    }

    @Test
    void aDivisorIsANumberOtherThanZero() {
        for (String text : List.of("1/0 > 1", "1.0/0.0 > 1.0", "7 % 0 == 1", "numerator[\"m\"] / denominator[\"m\"] > 0.5")) {
            assertThat(fault(text)).as(text).startsWith("除数须是不为 0 的数字");
        }
        assertThat(fault("value[\"m\"] / 2.0 > 0.4")).isNull();
        assertThat(holds("1 / 0 > 1 || value[\"m\"] > 9.0", Figure.of(1, 2))).as("saved before this was looked at: never taken for not applicable").isEqualTo(Condition.Verdict.FAILED);
    }

    private static @Nullable String fault(String text) {
        return Condition.fault(text, List.of("m"), List.of("县市区")).map(message -> WORDS.say(Language.ZH, message)).orElse(null);
    }

    private static Condition.Verdict holds(String text, Figure figure) {
        return Condition.of(text).holds(Condition.activation(Inputs.of(1, Map.of("m", figure), Map.of()).facts(Map.of("level", "COUNTY", "region", "420506"))));
    }
}
