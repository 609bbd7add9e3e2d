package cdo.review.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.review.assessment.Grading.Candidate;
import cdo.review.assessment.Grading.Proposal;
import cdo.review.assessment.indicators.Grade;
import cdo.review.assessment.indicators.GradeScale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GradingTest {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Test
    void aBorderBelongsToTheBetterGrade() {
        assertThat(graded(BigDecimal.ONE, one(1, "90", null), one(2, "89.9999", null), one(3, "60", null), one(4, "59.9999", null)).values()).extracting(Proposal::grade)
                .containsExactly(Grade.EXCELLENT, Grade.GOOD, Grade.PASS, Grade.FAIL);
    }

    @Test
    void theQuotaRoundsDownAndTheBestKeepTheirPlaces() {
        assertThat(Grading.seats(3, HALF)).isEqualTo(1);
        Map<Long, Proposal> grades = graded(HALF, one(1, "95", null), one(2, "99", null), one(3, "91", null));
        assertThat(grades.get(2L)).isEqualTo(new Proposal(Grade.EXCELLENT, GradeBasis.BAND));
        assertThat(grades.get(1L)).isEqualTo(new Proposal(Grade.GOOD, GradeBasis.QUOTA));
        assertThat(grades.get(3L)).isEqualTo(new Proposal(Grade.GOOD, GradeBasis.QUOTA));
    }

    @Test
    void aTieThatDoesNotFitStaysOutsideWhole() {
        Map<Long, Proposal> grades = graded(HALF, one(1, "95", null), one(2, "92", null), one(3, "92", null), one(4, "70", null));
        assertThat(grades.get(1L).grade()).isEqualTo(Grade.EXCELLENT);
        assertThat(grades.get(2L)).isEqualTo(new Proposal(Grade.GOOD, GradeBasis.TIE));
        assertThat(grades.get(3L)).isEqualTo(new Proposal(Grade.GOOD, GradeBasis.TIE));
    }

    @Test
    void aCapLimitsTheGradeAndFreesThePlace() {
        Map<Long, Proposal> grades = graded(HALF, one(1, "99", Grade.PASS), one(2, "92", null));
        assertThat(grades.get(1L)).isEqualTo(new Proposal(Grade.PASS, GradeBasis.CAP));
        assertThat(grades.get(2L).grade()).isEqualTo(Grade.EXCELLENT);
    }

    @Test
    void withoutPlacesNobodyIsExcellent() {
        assertThat(graded(BigDecimal.ZERO, one(1, "99", null)).get(1L)).isEqualTo(new Proposal(Grade.GOOD, GradeBasis.QUOTA));
    }

    private static Candidate one(long id, String total, @Nullable Grade cap) {
        return new Candidate(id, new BigDecimal(total), cap);
    }

    private static Map<Long, Proposal> graded(BigDecimal quota, Candidate... candidates) {
        return Grading.of(List.of(candidates), GradeScale.USUAL, quota);
    }
}
