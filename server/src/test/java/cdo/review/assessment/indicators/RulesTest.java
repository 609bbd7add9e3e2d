package cdo.review.assessment.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.review.assessment.indicators.ScoringRule.Band;
import cdo.review.assessment.indicators.ScoringRule.Item;
import cdo.review.assessment.indicators.ScoringRule.Knot;
import cdo.review.assessment.indicators.ScoringRule.Share;
import cdo.review.assessment.indicators.ScoringRule.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every kind of rule, at its borders. */
class RulesTest {

    private static final Words WORDS = new Words();

    @Test
    void aRatioGivesItsShareOfThePointsRoundedOnceAtTheEnd() {
        assertThat(score("6", ratio("1"), Figure.of(2, 3))).isEqualTo("4.0000"); // not 6 × 0.6667 = 4.0002
        assertThat(score("4", ratio("1"), Figure.of(1, 3))).isEqualTo("1.3333");
        assertThat(score("8", ratio("1"), Figure.of(0, 5))).isEqualTo("0.0000");
        assertThat(score("8", ratio("1"), Figure.of(5, 5))).isEqualTo("8.0000");
        assertThat(score("8", ratio("1"), Figure.of(7, 5))).as("never more than the points").isEqualTo("8.0000");
        assertThat(score("8", ratio("1"), Figure.of(-1, 5))).as("never less than 0").isEqualTo("0.0000");
    }

    @Test
    void aRatioCanReachAllPointsBeforeOne() {
        assertThat(score("5", ratio("0.95"), Figure.of(95, 100))).isEqualTo("5.0000");
        assertThat(score("5", ratio("0.95"), Figure.of(94, 100))).isEqualTo("4.9474");
        // quality score Q of 100: 8 × Q/100
        assertThat(score("8", ratio("100"), new Figure(new BigDecimal("87.65"), BigDecimal.ONE))).isEqualTo("7.0120");
    }

    @Test
    void nothingDueIsNotApplicableNeverZeroOrFull() {
        ScoreSheet.Line line = line("6", ratio("1"), Figure.of(0, 0), null);
        assertThat(line.state()).isEqualTo(LineState.NOT_APPLICABLE);
        assertThat(WORDS.say(Language.ZH, line.because().getFirst())).contains("分母为 0");
        assertThat(line("6", ratio("1"), null, null).state()).as("no figure at all").isEqualTo(LineState.NOT_APPLICABLE);
    }

    @Test
    void roundingIsHalfUpAtTheFourthPlace() {
        assertThat(score("1", ratio("1"), Figure.of(5, 100_000))).isEqualTo("0.0001");
        assertThat(score("1", ratio("1"), Figure.of(49, 1_000_000))).isEqualTo("0.0000");
    }

    @Test
    void halvesAndFractionsStayWhatTheyAre() {
        var development = new ScoringRule.Tiers(List.of(tier("a", "5", null), tier("b", "2", null), tier("c", "1.5", null)));
        assertThat(judged("5", development, new Judgement.Chosen("c"))).isEqualTo("1.5000");
    }

    @Test
    void aTierIsChosenAndNothingChosenIsNotJudged() {
        var rule = new ScoringRule.Tiers(List.of(tier("issued", "8", null), tier("drafting", "3", null)));
        assertThat(judged("8", rule, new Judgement.Chosen("issued"))).isEqualTo("8.0000");
        assertThat(judged("8", rule, new Judgement.Chosen("drafting"))).isEqualTo("3.0000");
        assertThat(line("8", rule, null, null).state()).isEqualTo(LineState.NOT_JUDGED);
        assertThat(line("8", rule, null, new Judgement.Chosen("unknown")).state()).isEqualTo(LineState.NOT_JUDGED);
    }

    @Test
    void computedTiersTakeTheFirstWhoseConditionHolds() {
        // A1: filed in time 3, late by at most 30 days 1.5, vacant 0
        var rule = new ScoringRule.Tiers(List.of(tier("a", "3", "value[\"m\"] <= 0"), tier("b", "1.5", "value[\"m\"] <= 30")));
        assertThat(score("3", rule, Figure.of(0, 1))).isEqualTo("3.0000");
        assertThat(score("3", rule, Figure.of(1, 1))).isEqualTo("1.5000");
        assertThat(score("3", rule, Figure.of(30, 1))).isEqualTo("1.5000");
        assertThat(score("3", rule, Figure.of(31, 1))).isEqualTo("0.0000");
        assertThat(line("3", rule, Figure.of(0, 0), null).state()).isEqualTo(LineState.NOT_APPLICABLE);
        assertThat(line("3", rule, Figure.of(30, 1), null).used()).extracting(ScoreSheet.Used::measure).containsExactly("m");
    }

    @Test
    void aTierWithoutConditionCatchesTheRest() {
        var rule = new ScoringRule.Tiers(List.of(tier("a", "3", "value[\"m\"] >= 1"), tier("b", "1", null)));
        assertThat(score("3", rule, Figure.of(0, 1))).isEqualTo("1.0000");
    }

    @Test
    void aBandBeginsAtItsBorder() {
        var rule = new ScoringRule.Bands("m", List.of(new Band(d("1000"), d("1")), new Band(d("10000"), d("2")), new Band(d("100000"), d("3"))));
        assertThat(score("3", rule, Figure.of(999, 1))).isEqualTo("0.0000");
        assertThat(score("3", rule, Figure.of(1000, 1))).isEqualTo("1.0000");
        assertThat(score("3", rule, Figure.of(9999, 1))).isEqualTo("1.0000");
        assertThat(score("3", rule, Figure.of(10000, 1))).isEqualTo("2.0000");
        assertThat(score("3", rule, Figure.of(1_000_000, 1))).isEqualTo("3.0000");
    }

    @Test
    void aBandIsDecidedOnTheExactFigureNotOnItsRoundedOne() {
        var rule = new ScoringRule.Bands("m", List.of(new Band(d("0.95"), d("3"))));
        assertThat(score("3", rule, Figure.of(9_499_999, 10_000_000))).as("0.9499999 shows as 0.9500").isEqualTo("0.0000");
    }

    @Test
    void straightLinesRunBetweenKnotsAndAreLevelOutside() {
        var rule = new ScoringRule.Linear("m", List.of(new Knot(d("0.6"), d("0")), new Knot(d("0.8"), d("3")), new Knot(d("1"), d("5"))));
        assertThat(score("5", rule, Figure.of(59, 100))).isEqualTo("0.0000");
        assertThat(score("5", rule, Figure.of(60, 100))).isEqualTo("0.0000");
        assertThat(score("5", rule, Figure.of(70, 100))).isEqualTo("1.5000");
        assertThat(score("5", rule, Figure.of(80, 100))).isEqualTo("3.0000");
        assertThat(score("5", rule, Figure.of(90, 100))).isEqualTo("4.0000");
        assertThat(score("5", rule, Figure.of(100, 100))).isEqualTo("5.0000");
        assertThat(score("5", rule, Figure.of(120, 100))).isEqualTo("5.0000");
    }

    @Test
    void fewerDaysCanGiveMorePoints() {
        var rule = new ScoringRule.Linear("m", List.of(new Knot(d("0"), d("4")), new Knot(d("30"), d("0"))));
        assertThat(score("4", rule, Figure.of(15, 1))).isEqualTo("2.0000");
        assertThat(score("4", rule, Figure.of(31, 1))).isEqualTo("0.0000");
    }

    @Test
    void aChecklistIsAllOrNothing() {
        var rule = new ScoringRule.Checklist(List.of(item("scope", "0"), item("person", "0"), item("goals", "0"), item("tasks", "0")));
        assertThat(judged("3", rule, new Judgement.Ticked(Set.of("scope", "person", "goals", "tasks")))).isEqualTo("3.0000");
        ScoreSheet.Line short1 = line("3", rule, null, new Judgement.Ticked(Set.of("scope", "person", "goals")));
        assertThat(short1.score()).isEqualByComparingTo("0");
        assertThat(WORDS.say(Language.EN, short1.because().getFirst())).isEqualTo("one element is missing (tasks): 0 points");
        assertThat(judged("3", rule, new Judgement.Ticked(Set.of()))).isEqualTo("0.0000");
        assertThat(line("3", rule, null, null).state()).isEqualTo(LineState.NOT_JUDGED);
    }

    @Test
    void anExpertStaysWithinTheRange() {
        var rule = new ScoringRule.Expert(d("0"), d("4"), d("0.5"));
        assertThat(judged("4", rule, new Judgement.Given(d("0")))).isEqualTo("0.0000");
        assertThat(judged("4", rule, new Judgement.Given(d("3.5")))).isEqualTo("3.5000");
        assertThat(judged("4", rule, new Judgement.Given(d("4")))).isEqualTo("4.0000");
        assertThat(judged("4", rule, new Judgement.Given(d("9")))).isEqualTo("4.0000");
        assertThat(judged("4", rule, new Judgement.Given(d("-1")))).isEqualTo("0.0000");
    }

    @Test
    void aJudgedNumberTakesTheMeasuresPlaceWhereNoneIsNamed() {
        assertThat(judged("5", new ScoringRule.Ratio(null, d("10")), new Judgement.Given(d("4")))).isEqualTo("2.0000");
        assertThat(line("5", new ScoringRule.Ratio(null, d("10")), null, null).state()).isEqualTo(LineState.NOT_JUDGED);
    }

    @Test
    void partsAddUpAndAreRoundedOnce() {
        // D2: 4 × fixed/found + 3 × objections answered in time
        var rule = new ScoringRule.Sum(List.of(share("fixed", "4", new ScoringRule.Ratio("m", d("1"))), share("answered", "3", new ScoringRule.Ratio("n", d("1")))));
        ScoreSheet.Line line = scored("7", rule, Map.of("m", Figure.of(1, 3), "n", Figure.of(2, 3)), Map.of());
        assertThat(line.score()).isEqualTo(d("3.3333")); // 4/3 + 2 = 3.33333…
        assertThat(line.used()).hasSize(2);
        assertThat(line.because()).hasSize(2);
    }

    @Test
    void aPartThatDoesNotApplyGivesItsPointsToTheOthers() {
        var rule = new ScoringRule.Sum(List.of(share("fixed", "4", new ScoringRule.Ratio("m", d("1"))), share("answered", "3", new ScoringRule.Ratio("n", d("1")))));
        assertThat(scored("7", rule, Map.of("m", Figure.of(1, 2), "n", Figure.of(0, 0)), Map.of()).score()).isEqualTo(d("3.5000"));
        assertThat(scored("7", rule, Map.of("m", Figure.of(0, 0), "n", Figure.of(0, 0)), Map.of()).state()).isEqualTo(LineState.NOT_APPLICABLE);
    }

    @Test
    void aPartNotJudgedYetCountsZeroAndSaysSo() {
        // A4: on time 1, review grade 0–1
        var rule = new ScoringRule.Sum(List.of(share("time", "1", new ScoringRule.Ratio("m", d("1"))), share("grade", "1", new ScoringRule.Expert(d("0"), d("1"), d("0.1")))));
        ScoreSheet.Line line = scored("2", rule, Map.of("m", Figure.of(1, 1)), Map.of());
        assertThat(line.score()).isEqualTo(d("1.0000"));
        assertThat(line.because()).anySatisfy(why -> assertThat(WORDS.say(Language.ZH, why)).isEqualTo("grade：尚未评定，计 0 分"));
        assertThat(scored("2", rule, Map.of("m", Figure.of(1, 1)), Map.of("X.grade", new Judgement.Given(d("0.8")))).score()).isEqualTo(d("1.8000"));
    }

    @Test
    void countsStandOverOneAndRatiosOverTheirDenominator() {
        assertThat(Figure.of(Measure.Kind.COUNT, Value.of(Measure.Kind.COUNT, d("3"), d("7"))).value()).isEqualByComparingTo("3");
        assertThat(Figure.of(Measure.Kind.RATIO, Value.of(Measure.Kind.RATIO, d("3"), d("7"))).value()).isEqualByComparingTo("0.4286");
        assertThat(Figure.of(Measure.Kind.RATIO, Value.of(Measure.Kind.RATIO, d("0"), d("0"))).applies()).isFalse();
        assertThat(Figure.of(Measure.Kind.COUNT, Value.of(Measure.Kind.COUNT, d("0"), d("0"))).applies()).isTrue();
    }

    @Test
    void everySentenceIsSaidInBothLanguages() {
        var rule = new ScoringRule.Tiers(List.of(new Tier("a", d("8"), "印发并有效", "Issued and in force", null)));
        ScoreSheet.Line line = line("8", rule, null, new Judgement.Chosen("a"));
        assertThat(WORDS.say(Language.ZH, line.because().getFirst())).isEqualTo("符合“印发并有效”，得 8 分");
        assertThat(WORDS.say(Language.EN, line.because().getFirst())).isEqualTo("“Issued and in force”: 8 points");
    }

    static BigDecimal d(String number) {
        return new BigDecimal(number);
    }

    private static ScoringRule ratio(String full) {
        return new ScoringRule.Ratio("m", d(full));
    }

    private static Tier tier(String key, String points, @Nullable String when) {
        return new Tier(key, d(points), key, key, when);
    }

    static Item item(String key, String points) {
        return new Item(key, d(points), key, key);
    }

    private static Share share(String key, String points, ScoringRule rule) {
        return new Share(key, d(points), key, key, rule);
    }

    private static String score(String points, ScoringRule rule, Figure figure) {
        return line(points, rule, figure, null).score().toPlainString();
    }

    private static String judged(String points, ScoringRule rule, Judgement judgement) {
        return line(points, rule, null, judgement).score().toPlainString();
    }

    private static ScoreSheet.Line line(String points, ScoringRule rule, @Nullable Figure figure, @Nullable Judgement judgement) {
        return scored(points, rule, figure == null ? Map.of() : Map.of("m", figure), judgement == null ? Map.of() : Map.of("X", judgement));
    }

    private static ScoreSheet.Line scored(String points, ScoringRule rule, Map<String, Figure> figures, Map<String, Judgement> judgements) {
        var system = IndicatorSystem.of("x", List.of(Indicator.group("A", null, "A", "A", d(points)), Indicator.leaf("X", "A", "X", "X", d(points), IndicatorSource.MIXED, rule)), List.of());
        return Scoring.score(system, null, Inputs.of(1, figures, judgements)).line("X").orElseThrow();
    }
}
