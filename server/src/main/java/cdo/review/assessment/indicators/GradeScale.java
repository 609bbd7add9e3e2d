package cdo.review.assessment.indicators;

import java.math.BigDecimal;

/** From how many points each grade begins, its border included. */
public record GradeScale(BigDecimal excellentFrom, BigDecimal goodFrom, BigDecimal passFrom) {

    /** 优秀 ≥ 90, 良好 80–89, 合格 60–79, 不合格 < 60: common practice, not law. */
    public static final GradeScale USUAL = new GradeScale(BigDecimal.valueOf(90), BigDecimal.valueOf(80), BigDecimal.valueOf(60));

    public Grade of(BigDecimal total) {
        if (total.compareTo(excellentFrom) >= 0) {
            return Grade.EXCELLENT;
        }
        if (total.compareTo(goodFrom) >= 0) {
            return Grade.GOOD;
        }
        return total.compareTo(passFrom) >= 0 ? Grade.PASS : Grade.FAIL;
    }
}
