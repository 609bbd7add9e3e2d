package cdo.office.plans;

/** What became of a unit's comments (意见采纳情况). */
public enum Handling {
    /** 采纳. */
    ADOPTED,
    /** 部分采纳. */
    PARTLY,
    /** 未采纳. */
    DECLINED
}
