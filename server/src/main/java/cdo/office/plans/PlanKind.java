package cdo.office.plans;

/** The six kinds of plans (plan 二（二）1, 二（三）3). */
public enum PlanKind {
    /** 发展规划. */
    DEVELOPMENT,
    /** 数据战略. */
    STRATEGY,
    /** 标准规范. */
    STANDARD,
    /** 实施计划. */
    IMPLEMENTATION,
    /** 年度计划. */
    ANNUAL,
    /** 制度与办法. */
    REGULATION
}
