package cdo.platform.organization;

import java.time.LocalDate;
import java.util.Set;

/** Part or all of a unit's work went to new units on that day. */
public record UnitSplit(long from, Set<Long> into, LocalDate on) {
}
