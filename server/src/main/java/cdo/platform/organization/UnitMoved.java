package cdo.platform.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A unit, with all below it, has another unit above it from that day. */
public record UnitMoved(long unitId, @Nullable Long oldParent, @Nullable Long newParent, LocalDate on) {
}
