package cdo.office.program;

import java.util.Set;

/** Where a phase stands; duties exist only from its opening on. */
public enum PhaseState {
    PLANNED, OPEN, CLOSED;

    public Set<PhaseState> successors() {
        return switch (this) {
            case PLANNED -> Set.of(OPEN);
            case OPEN -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }
}
