package cdo.data.catalog;

/** Where a line of a list stands. */
public enum ListLineState {
    /** 待审核; not for the 责任清单 */
    PROPOSED,
    /** 有效 */
    IN_FORCE,
    /** 审核未通过 */
    REFUSED,
    /** 已撤回 */
    WITHDRAWN
}
