package cdo.office.appointments;

/** What one line of a document does. */
public enum AppointmentKind {
    /** 任命 */
    APPOINT,
    /** 免职 */
    RELIEVE
}
