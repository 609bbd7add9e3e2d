package cdo.office.appointments;

/** What can happen to a document of appointment, as its timeline says it. */
public enum AppointmentStep {
    DRAFTED, SENT_FOR_SIGNATURE, SIGNATURE_RETURNED, SIGNED, TAKEN_BACK, ISSUED, DISCARDED
}
