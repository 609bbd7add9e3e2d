package cdo.platform.calendar;

/** What a day is in the working calendar. */
public enum DayKind {
    /** 工作日 */ WORKING,
    /** 调休上班 */ MAKE_UP,
    /** 双休日 */ WEEKEND,
    /** 节假日 */ HOLIDAY;

    public boolean working() {
        return this == WORKING || this == MAKE_UP;
    }
}
