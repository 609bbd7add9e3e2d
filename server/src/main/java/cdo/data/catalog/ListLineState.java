package cdo.data.catalog;

/** Where a line of a list stands. */
public enum ListLineState {
    /** 待审核 (negative list only) */
    PROPOSED,
    /** 有效 */
    IN_FORCE,
    /** 审核未通过 */
    REFUSED,
    /** 已撤回 */
    WITHDRAWN
}
