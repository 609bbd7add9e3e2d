package cdo.office.tasks;

/** Where a decision comes from. */
public enum DecisionSource {
    /** 任免机关（指挥部、领导小组）文件 */
    AUTHORITY_DOCUMENT,
    /** 会议议定事项 */
    MEETING_RESOLUTION,
    /** 督查检查 */
    INSPECTION,
    /** 上级交办 */
    SUPERIOR_ORDER,
    /** 述职报告工作建议 */
    DUTY_REPORT
}
