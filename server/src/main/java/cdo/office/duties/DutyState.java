package cdo.office.duties;

/** Where a duty stands. An end is an end: a met duty is never reclassified, whatever the calendar or a rule does later. */
public enum DutyState {
    OPEN, SUSPENDED, MET, MET_LATE, WAIVED, CANCELLED;

    public boolean running() {
        return this == OPEN || this == SUSPENDED;
    }
}
