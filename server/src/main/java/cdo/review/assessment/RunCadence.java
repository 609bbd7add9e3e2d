package cdo.review.assessment;

/** How often. */
public enum RunCadence {
    /** 日常考核: by month or quarter, no panel needed. */
    DAILY,
    /** 年度考核 */
    YEARLY
}
