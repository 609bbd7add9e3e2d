package cdo.data.catalog;

/** How an entry came into being. */
public enum EntrySource {
    /** 手工编制 */
    MANUAL,
    /** 由普查数据表生成 */
    SURVEY,
    /** 表格导入 */
    IMPORT
}
