package cdo.office.plans;

/** What a yearly review comes to. */
public enum ReviewVerdict {
    /** 继续执行. */
    CONTINUE,
    /** 修订. */
    REVISE,
    /** 废止. */
    REPEAL
}
