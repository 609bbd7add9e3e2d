package cdo.review.dutyreports;

/** The parts of a duty report in the order in which they are printed; the plan's seven headings (二（三）2) are used exactly. */
public enum ReportPart {
    /** 履职总体情况 */
    OVERVIEW,
    /** 数据采集汇聚 */
    COLLECTION,
    /** 数据资产管理 */
    ASSETS,
    /** 数据开放共享 */
    SHARING,
    /** 数据开发利用 */
    USE,
    /** 数据应用创新 */
    INNOVATION,
    /** 数据安全保护 */
    SECURITY,
    /** 数据需求 */
    DEMAND,
    /** 存在的问题 */
    PROBLEMS,
    /** 下一步工作打算 */
    NEXT;

    /** One of the seven that the plan names. */
    public boolean heading() {
        return this != OVERVIEW && hasFigures();
    }

    /** May measures stand under it? */
    public boolean hasFigures() {
        return ordinal() <= DEMAND.ordinal();
    }
}
