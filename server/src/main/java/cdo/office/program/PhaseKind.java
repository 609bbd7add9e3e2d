package cdo.office.program;

/** What a phase is for (plan 一（二）). */
public enum PhaseKind {
    /** 试点: chosen departments and counties. */
    PILOT,
    /** 全面推行: all of them. */
    ROLLOUT,
    /** 年度工作: every year after. */
    YEARLY
}
