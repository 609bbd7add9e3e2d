package cdo.data.catalog;

import java.util.List;

/** 信息资源格式 (element 7): the categories of the 2017 guide and the types it names; {@code 其他} must be explained. */
public enum FormatCategory {
    ELECTRONIC_FILE("OFD", "wps", "xml", "txt", "doc", "docx", "html", "pdf", "ppt"),
    SPREADSHEET("et", "xls", "xlsx"),
    DATABASE("Dm", "KingbaseES", "access", "dbf", "dbase", "sybase", "oracle", "sql server", "db2", "mysql", "postgresql", "sqlite"),
    IMAGE("jpg", "gif", "bmp", "tif", "shp", "dwg"),
    STREAMING("swf", "rm", "mpg"),
    SELF_DESCRIBING,
    SERVICE;

    /** Chosen when none of the named types fits. */
    public static final String OTHER = "其他";

    private final List<String> types;

    FormatCategory(String... types) {
        this.types = List.of(types);
    }

    public int code() {
        return ordinal() + 1;
    }

    /** The types a form offers; the last is always {@link #OTHER}. */
    public List<String> types() {
        return java.util.stream.Stream.concat(types.stream(), java.util.stream.Stream.of(OTHER)).toList();
    }

    /** Has rows and columns, so that its items must be listed. */
    public boolean structured() {
        return this == SPREADSHEET || this == DATABASE || this == SERVICE;
    }
}
