package cdo.review.assessment;

/** Why points were changed by hand. */
public enum ChangeOrigin {
    /** 人工调整 */
    MANUAL,
    /** 申诉成立 */
    APPEAL,
    /** 同类问题统一答复 */
    RULING
}
