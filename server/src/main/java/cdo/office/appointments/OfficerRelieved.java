package cdo.office.appointments;

import java.time.LocalDate;

/** A document of the authority relieved an officer; the last day may lie in the future. */
public record OfficerRelieved(long appointmentId, long tenureId, long unitId, long postId, long personId, LocalDate lastDay, String number) {
}
