package cdo.review.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JumpTest {

    @Test
    void aFigureThatRisesAndFallsBackIsFound() {
        assertThat(Jump.in(series("0.5", "0.5", "0.95", "0.96", "0.5"))).contains(new Jump(new BigDecimal("0.5"), new BigDecimal("0.96")));
    }

    @Test
    void aFigureThatOnlyRisesIsNoJump() {
        assertThat(Jump.in(series("0.2", "0.5", "0.9", "1"))).isEmpty();
    }

    @Test
    void smallWavesAreNoJump() {
        assertThat(Jump.in(series("0.80", "0.95", "0.85"))).isEmpty();
    }

    @Test
    void nothingIsFoundInTooFewDays() {
        assertThat(Jump.in(series())).isEmpty();
        assertThat(Jump.in(series("0", "1"))).isEmpty();
    }

    private static List<BigDecimal> series(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }
}
