package cdo.platform.calendar;

/** When something that arrives on a day off counts as received. */
public enum Receipt {
    /** On the day itself. */ AS_IS,
    /** On the next working day (非工作日送达，视为下一工作日收到). */ NEXT_WORKING_DAY
}
