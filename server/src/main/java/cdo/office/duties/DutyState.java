package cdo.office.duties;

/**
 * Where a duty stands. An end is an end: a met duty is never reclassified, whatever the calendar or a rule does later. {@code LAPSED}: its day had
 * passed and it can no longer be done; it counts as not done for ever.
 */
public enum DutyState {
    OPEN, SUSPENDED, MET, MET_LATE, WAIVED, CANCELLED, LAPSED;

    public boolean running() {
        return this == OPEN || this == SUSPENDED;
    }
}
