package cdo.office.appointments;

/** What can happen to a filing, as its timeline says it. */
public enum FilingStep {
    DRAFTED, SENT_FOR_SIGNATURE, SIGNATURE_RETURNED, SUBMITTED, WITHDRAWN, LINE_RETURNED, LINE_ACCEPTED, LINE_RESUBMITTED, LINE_WITHDRAWN, FILE_ADDED, FILE_REMOVED, FILED, DISCARDED
}
