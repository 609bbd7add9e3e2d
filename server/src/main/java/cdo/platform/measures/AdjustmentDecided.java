package cdo.platform.measures;

import java.time.LocalDate;

/** An asking for an adjustment was answered, either way. */
public record AdjustmentDecided(long adjustmentId, long unitId, LocalDate on) {
}
