package cdo.office.duties;

/** Where a rule comes from; an unverified one is never shown as law. */
public enum RuleSource {
    /** 法律法规 */
    LAW,
    /** 工作方案 */
    PLAN,
    /** 通行做法 */
    PRACTICE,
    /** 本平台建议 */
    PROPOSAL
}
