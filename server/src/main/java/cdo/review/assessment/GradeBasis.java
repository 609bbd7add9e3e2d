package cdo.review.assessment;

/** Why a grade is what it is. */
public enum GradeBasis {
    /** 按分数 */
    BAND,
    /** 受否决项限制 */
    CAP,
    /** 超出优秀名额 */
    QUOTA,
    /** 同分超出优秀名额: none of the equals is preferred. */
    TIE,
    /** 任职时间不足，不定等次 */
    SHORT,
    /** 人工调整 */
    HAND
}
