package cdo.data.survey;

import java.time.LocalDate;

/** A system entered the register, in the same transaction. */
public record SystemRegistered(long systemId, long unitId, LocalDate on) {
}
