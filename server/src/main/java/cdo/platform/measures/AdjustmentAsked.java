package cdo.platform.measures;

import java.time.LocalDate;

/**
 * Somebody asks to mend a frozen row, in the same transaction: whoever has already signed something computed from it refuses by throwing.
 *
 * @param unitId      whose row it is
 * @param organiserId whose freeze it is, and whose answer is waited for
 */
public record AdjustmentAsked(long adjustmentId, long freezeId, String freezeTitle, long frozenRowId, long unitId, long organiserId, LocalDate on) {
}
