package cdo.office.appointments;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who does what: the unit reports, its bureau files, the authority appoints. */
public final class AppointmentRights {

    /** Draft, send, withdraw and correct the unit's own filing. */
    public static final Right SUBMIT = Right.named("appointments.submit").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD);
    /** Return or accept nominees of units that answer to the bureau. */
    public static final Right REVIEW = Right.named("appointments.review").to(Span.SUPERVISED, Role.BUREAU_CLERK);
    /** Draft and issue documents on officers of the authority's region. */
    public static final Right APPOINT = Right.named("appointments.appoint").to(Span.APPOINTED, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD);
    /** The order of filing and appointing, and the bureau's own numbers. */
    public static final Right SET_ORDER = Right.named("appointments.set-order").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    /** The authority's own numbers. */
    public static final Right SET_NUMBERS = Right.named("appointments.set-numbers").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD);
    /** Tick off a hand-over. */
    public static final Right HAND_OVER = Right.named("appointments.hand-over").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD);
    /** The roster is published to everybody who holds a post. */
    public static final Right SEE = Right.named("appointments.see").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);

    private AppointmentRights() {
    }

    public static List<Right> all() {
        return List.of(SUBMIT, REVIEW, APPOINT, SET_ORDER, SET_NUMBERS, HAND_OVER, SEE);
    }
}
