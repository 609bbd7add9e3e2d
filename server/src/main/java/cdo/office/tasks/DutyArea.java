package cdo.office.tasks;

/** The five duty areas of a chief data officer (plan 二（二）1–5). */
public enum DutyArea {
    /** 推进城市大脑和数字政府建设 */
    DIGITAL_GOVERNMENT,
    /** 完善数据标准化治理 */
    DATA_STANDARDS,
    /** 推进数据融合创新应用 */
    DATA_INNOVATION,
    /** 实施常态化指导监督 */
    SUPERVISION,
    /** 加强人才队伍建设 */
    TALENT
}
