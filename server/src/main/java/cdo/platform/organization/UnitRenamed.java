package cdo.platform.organization;

import java.time.LocalDate;

/** A unit is called otherwise from that day. */
public record UnitRenamed(long unitId, String oldName, String newName, LocalDate on) {
}
