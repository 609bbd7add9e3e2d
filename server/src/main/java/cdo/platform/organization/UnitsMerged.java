package cdo.platform.organization;

import java.time.LocalDate;
import java.util.Set;

/** Units ceased to exist the day before; the other carries on for them from that day. */
public record UnitsMerged(Set<Long> from, long into, LocalDate on) {
}
