package cdo.platform.kernel;

import java.util.Set;

/** Which units something that is run concerns: a subtree, or a list. Everything run carries an organiser and a scope. */
public sealed interface Scope {

    /** The unit and everything below it. */
    record Subtree(long unitId) implements Scope {
    }

    /** Exactly these units. */
    record Listed(Set<Long> unitIds) implements Scope {
        public Listed {
            unitIds = Set.copyOf(unitIds);
        }
    }
}
