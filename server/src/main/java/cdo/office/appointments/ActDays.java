package cdo.office.appointments;

import cdo.platform.kernel.Problem;
import java.time.LocalDate;

/**
 * The days of appointments and reliefs. One that lies far from its document changes rosters and figures of days gone by, or
 * is a slip of the year: it is taken only when somebody confirms it and says why.
 */
final class ActDays {

    private static final int YEARS_BACK = 1;
    private static final int MONTHS_AHEAD = 6;
    /** Nobody is appointed for a later year: it was mistyped. */
    private static final int YEARS_AHEAD = 2;

    private ActDays() {
    }

    /**
     * @param field     the form's field of the day
     * @param confirmed the day was compared with the document that decides it
     */
    static void mustBeMeant(String field, LocalDate day, LocalDate today, boolean confirmed, String reason) {
        LocalDate last = today.plusYears(YEARS_AHEAD);
        if (day.isAfter(last)) {
            throw new Problem.Invalid(field, "appointments.day.beyond", PostNames.date(last));
        }
        if (!day.isBefore(today.minusYears(YEARS_BACK)) && !day.isAfter(today.plusMonths(MONTHS_AHEAD))) {
            return;
        }
        if (!confirmed) {
            throw new Problem.Invalid("farDay", "appointments.day.far", PostNames.date(day));
        }
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "appointments.day.reason");
        }
    }
}
