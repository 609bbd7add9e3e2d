package cdo.office.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributionTest {

    private static final LocalDate OPENED = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 16);

    private static final Attribution.Holding FIRST = new Attribution.Holding(1, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 10));
    private static final Attribution.Holding SECOND = new Attribution.Holding(2, LocalDate.of(2026, 3, 12), null);

    @Test
    void whoHeldThePostOnTheDayItWasMetIsCredited() {
        assertThat(of(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 9))).isEqualTo(new Attribution(1L, true));
        assertThat(of(LocalDate.of(2026, 3, 13), LocalDate.of(2026, 3, 13))).isEqualTo(new Attribution(2L, true));
    }

    @Test
    void aSuccessorHasGraceForWhatWasTakenOver() {
        // Due on the 16th, taken over on the 12th with five days of grace: the successor has until the 17th.
        assertThat(of(LocalDate.of(2026, 3, 17), LocalDate.of(2026, 3, 17))).isEqualTo(new Attribution(2L, true));
        assertThat(of(LocalDate.of(2026, 3, 18), LocalDate.of(2026, 3, 18))).isEqualTo(new Attribution(2L, false));
        assertThat(of(null, LocalDate.of(2026, 3, 17))).isEqualTo(new Attribution(2L, null));
        assertThat(of(null, LocalDate.of(2026, 3, 18))).isEqualTo(new Attribution(2L, false));
    }

    @Test
    void theGraceIsShownWhereItReachesBeyondTheDueDateOnly() {
        assertThat(Attribution.grace(SECOND, OPENED, DUE, 5, LocalDate::plusDays)).contains(new Attribution.Grace(2, LocalDate.of(2026, 3, 12), 5, LocalDate.of(2026, 3, 17)));
        assertThat(Attribution.grace(SECOND, OPENED, DUE, 4, LocalDate::plusDays)).isEmpty();
        assertThat(Attribution.grace(FIRST, OPENED, DUE, 90, LocalDate::plusDays)).as("held it from the beginning").isEmpty();
    }

    @Test
    void whoHeldThePostOnTheDueDayAnswersForWhatIsNotMet() {
        var stayed = new Attribution.Holding(1, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));
        assertThat(Attribution.of(List.of(stayed), OPENED, DUE, null, LocalDate.of(2026, 4, 20), 5, LocalDate::plusDays)).isEqualTo(new Attribution(1L, false));
    }

    @Test
    void aVacantPostLeavesItToTheUnitAlone() {
        assertThat(of(LocalDate.of(2026, 3, 11), LocalDate.of(2026, 3, 11))).isEqualTo(new Attribution(null, null));
        assertThat(Attribution.of(List.of(), OPENED, DUE, null, LocalDate.of(2026, 4, 1), 5, LocalDate::plusDays)).isEqualTo(new Attribution(null, null));
    }

    @Test
    void nobodyIsJudgedBeforeTheDueDay() {
        assertThat(of(null, DUE)).isEqualTo(new Attribution(null, null));
    }

    private static Attribution of(@Nullable LocalDate met, LocalDate today) {
        return Attribution.of(List.of(FIRST, SECOND), OPENED, DUE, met, today, 5, LocalDate::plusDays);
    }
}
