package cdo.data.catalog;

/** Why a published entry changes. */
public enum ChangeKind {
    /** 法律、行政法规、国务院决定变化 */
    LAW,
    /** 部门职能变化 */
    FUNCTION,
    /** 系统或数据结构变化 */
    SYSTEM,
    /** 更正错误 */
    CORRECTION,
    /** 其他 */
    OTHER
}
