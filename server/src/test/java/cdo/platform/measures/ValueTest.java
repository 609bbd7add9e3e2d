package cdo.platform.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ValueTest {

    @Test
    void aRatioIsShownAsItsPartsSayAndNotRoundedTwice() {
        Value value = ratio(128, 845);
        assertThat(value.value()).isEqualByComparingTo("0.1515");
        assertThat(value.percent()).isEqualByComparingTo("15.1");
        assertThat(ratio(1, 8).percent()).isEqualByComparingTo("12.5");
        assertThat(ratio(1, 2000).percent()).isEqualByComparingTo("0.1");
    }

    @Test
    void aTargetIsReachedByTheFigureItselfNotByItsRounding() {
        assertThat(ratio(94996, 100000).value()).isEqualByComparingTo("0.95");
        assertThat(ratio(94996, 100000).compareTo(Measure.Kind.RATIO, new BigDecimal("0.95"))).isNegative();
        assertThat(ratio(95, 100).compareTo(Measure.Kind.RATIO, new BigDecimal("0.95"))).isZero();
        assertThat(Value.of(Measure.Kind.COUNT, BigDecimal.TEN, BigDecimal.ZERO).compareTo(Measure.Kind.COUNT, BigDecimal.ONE)).isPositive();
    }

    private static Value ratio(long counted, long due) {
        return Value.of(Measure.Kind.RATIO, BigDecimal.valueOf(counted), BigDecimal.valueOf(due));
    }
}
