package cdo.platform.calendar;

/** In what a limit is counted. */
public enum DayUnit {
    /** 工作日 */ WORKING,
    /** 自然日: every day counts, and an end on a day off moves to the next working day (民法典第二百零三条). */ CALENDAR
}
