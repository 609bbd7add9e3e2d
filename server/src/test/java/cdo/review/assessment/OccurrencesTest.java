package cdo.review.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.review.assessment.indicators.ScoringRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

    @Test
    void onlyWholeOccurrencesCountUpToTheLimit() {
        assertThat(given("5", List.of("3", "1.5"), "0", "1.5", "3", "4.5", "5")).containsOnly(true);
        assertThat(given("5", List.of("3", "1.5"), "0.7", "1", "2", "4", "6", "-1.5", "1.55")).containsOnly(false);
        assertThat(given("10", List.of("4"), "4", "8", "10")).containsOnly(true);
        assertThat(given("10", List.of("4"), "1", "9", "12")).containsOnly(false);
    }

    @Test
    void withoutNamedOccurrencesOnlyTheLimitHolds() {
        assertThat(given("10", List.of(), "0", "0.7", "10")).containsOnly(true);
        assertThat(given("10", List.of(), "10.5")).containsOnly(false);
    }

    private static List<Boolean> given(String most, List<String> each, String... numbers) {
        List<ScoringRule.Item> items = each.stream().map(points -> new ScoringRule.Item("k" + points, new BigDecimal(points), points, points)).toList();
        return Stream.of(numbers).map(number -> Occurrences.give(items, new BigDecimal(most), new BigDecimal(number))).toList();
    }
}
