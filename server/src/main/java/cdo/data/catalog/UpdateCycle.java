package cdo.data.catalog;

/** 更新周期 (element 11) with the codes of the provincial list. */
public enum UpdateCycle {
    IRREGULAR, REAL_TIME, DAILY, WEEKLY, MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY, OTHER;

    public int code() {
        return ordinal() + 1;
    }
}
