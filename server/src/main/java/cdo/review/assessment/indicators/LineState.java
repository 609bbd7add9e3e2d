package cdo.review.assessment.indicators;

/** How a line of a score sheet came to its points. */
public enum LineState {
    /** 计分: by its rule */
    SCORED,
    /** 未评定: nothing was judged yet; counts 0 */
    NOT_JUDGED,
    /** 不适用: its points were spread over the rest of its section */
    NOT_APPLICABLE,
    /** 不考核: this group or unit is not assessed on it (weight 0) */
    NOT_ASSESSED,
    /** 否决归零 */
    ZEROED,
    /** 已否决: of a veto itself */
    VETOED,
    /** 否决不成立: of a veto that was lifted on appeal or by hand */
    LIFTED,
    /** 人工调整 */
    AMENDED
}
