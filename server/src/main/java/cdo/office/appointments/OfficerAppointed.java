package cdo.office.appointments;

import java.time.LocalDate;

/** A document of the authority appointed an officer; the first day may lie in the future. */
public record OfficerAppointed(long appointmentId, long tenureId, long unitId, long postId, long personId, LocalDate from, String number) {
}
