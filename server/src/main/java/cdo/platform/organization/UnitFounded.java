package cdo.platform.organization;

import java.time.LocalDate;

/** A unit exists from that day. */
public record UnitFounded(long unitId, LocalDate from) {
}
