package cdo.office.appointments;

import java.time.LocalDate;

/** A nominee was filed with the bureau, in the same transaction. */
public record NomineeFiled(long filingId, long lineId, long unitId, long postId, long personId, LocalDate on) {
}
