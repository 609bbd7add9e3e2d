package cdo.review.dutyreports;

import java.util.Set;

/** Where a hearing stands. */
public enum HearingState {
    PLANNED, HELD, CANCELLED;

    public Set<HearingState> successors() {
        return this == PLANNED ? Set.of(HELD, CANCELLED) : Set.of();
    }
}
