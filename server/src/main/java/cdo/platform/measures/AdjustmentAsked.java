package cdo.platform.measures;

/** Somebody asks to mend a frozen row: whoever has already signed something computed from it refuses by throwing, before the asking is written. */
public record AdjustmentAsked(long freezeId, long frozenRowId, long unitId) {
}
