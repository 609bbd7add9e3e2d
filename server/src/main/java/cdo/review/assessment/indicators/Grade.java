package cdo.review.assessment.indicators;

/** 等次, best first. */
public enum Grade {
    /** 优秀 */
    EXCELLENT,
    /** 良好 */
    GOOD,
    /** 合格 */
    PASS,
    /** 不合格 */
    FAIL;

    /** The lower of the two: what a cap leaves of a grade. */
    public Grade atMost(Grade cap) {
        return compareTo(cap) < 0 ? cap : this;
    }
}
