package cdo.data.catalog;

/** 共享属性 (element 9); the code is the one of the 2017 guide. */
public enum SharingAttribute {
    /** 无条件共享 */
    UNCONDITIONAL,
    /** 有条件共享 */
    CONDITIONAL,
    /** 不予共享 */
    NOT_SHARED;

    public int code() {
        return ordinal() + 1;
    }
}
