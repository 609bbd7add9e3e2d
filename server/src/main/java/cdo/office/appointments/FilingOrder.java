package cdo.office.appointments;

/** Which comes first; set by the city's bureau. */
public enum FilingOrder {
    /** 先备案后任命: only somebody whose filing is complete is appointed. */
    FILE_FIRST,
    /** 先任命后备案: the unit files after the appointment, within its limit. */
    APPOINT_FIRST
}
