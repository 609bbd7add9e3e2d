package cdo.office.appointments;

/** What is handed over; the order is the checklist's. */
public enum HandoverKind {
    /** 未办结的履职事项 */
    DUTIES,
    /** 分管的信息系统与数据资源 */
    SYSTEMS,
    /** 平台账号与权限 */
    ACCOUNTS,
    /** 文件资料 */
    MATERIALS
}
