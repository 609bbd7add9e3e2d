package cdo.platform.measures;

/** A frozen row was mended by an approved adjustment, in the same transaction: whoever computed something from it computes again, or throws when it may change no more. */
public record RowAdjusted(long freezeId, long frozenRowId, long unitId) {
}
