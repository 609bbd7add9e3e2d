package cdo.review.assessment;

/** Whom a run assesses. */
public enum RunObject {
    /** 单位 */
    UNIT,
    /** 首席数据官 */
    OFFICER
}
