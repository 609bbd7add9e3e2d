package cdo.data.catalog;

/** 共享方式: by the sharing platform (interface, table, file), by mail, on a medium. */
public enum SharingMethod {
    PLATFORM_INTERFACE, PLATFORM_TABLE, PLATFORM_FILE, MAIL, MEDIUM
}
