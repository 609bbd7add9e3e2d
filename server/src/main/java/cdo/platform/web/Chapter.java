package cdo.platform.web;

/** The chapters of the navigation, in the order of the plan. Titles: {@code chapter.<NAME>}. */
public enum Chapter {
    /** 工作台 */
    HOME,
    /** 组织与机制 */
    OFFICE,
    /** 数据治理 */
    DATA,
    /** 融合创新 */
    EXCHANGE,
    /** 指导监督与考核 */
    REVIEW,
    /** 系统 */
    SYSTEM
}
