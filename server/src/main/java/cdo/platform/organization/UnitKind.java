package cdo.platform.organization;

/** What a unit is (单位类型). */
public enum UnitKind {
    /** 市、县（市、区）人民政府, 功能区管委会. */
    GOVERNMENT,
    /** 任免机关: 城市大脑建设指挥部, 数字政府领导小组. */
    AUTHORITY,
    /** 主管部门: 政务服务和大数据管理局 and its successors. */
    BUREAU,
    /** 市直部门, 县直部门. */
    DEPARTMENT,
    /** 事业单位. */
    INSTITUTION,
    /** 乡镇、街道. */
    TOWNSHIP,
    /** 国有企业. */
    ENTERPRISE
}
