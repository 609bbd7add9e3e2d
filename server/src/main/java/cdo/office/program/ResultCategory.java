package cdo.office.program;

/** What a result is about, after the plan's five areas of duty (plan 二（二）). */
public enum ResultCategory {
    /** 工作机制. */
    MECHANISM,
    /** 标准规范. */
    STANDARD,
    /** 共享开放. */
    SHARING,
    /** 应用场景. */
    SCENARIO,
    /** 指导监督. */
    SUPERVISION,
    /** 安全保障. */
    SECURITY,
    /** 人才队伍. */
    TALENT
}
