package cdo.review.assessment;

/** What looks as if figures had been made for the assessment. A sign is for the reviewer's eyes; it never changes a score. */
public enum SignKind {
    /** 截止前突击录入: most of the rows were first found in the last days before the freeze. */
    LAST_DAYS,
    /** 同一佐证重复使用, also from an earlier assessment. */
    USED_TWICE,
    /** 冻结前改期 */
    REDATED,
    /** 指标突升回落 */
    JUMP
}
