package cdo.platform.organization;

import java.time.LocalDate;

/** A unit exists until that day, inclusive, and has no successor. */
public record UnitClosed(long unitId, LocalDate lastDay) {
}
