package cdo.data.survey;

import java.util.Set;

/** Where the registration of a system stands. The unit that owns it is always the party responsible. */
public enum SystemStage {
    /** Being filled in; may have gaps. */
    DRAFT,
    /** In the register: everything nationally required is there. */
    REGISTERED,
    /** Out of the register for a time, with a reason. */
    SUSPENDED,
    /** No more; stays readable. */
    RETIRED;

    public Set<SystemStage> next() {
        return switch (this) {
            case DRAFT -> Set.of(REGISTERED, RETIRED);
            case REGISTERED -> Set.of(SUSPENDED, RETIRED);
            case SUSPENDED -> Set.of(REGISTERED, RETIRED);
            case RETIRED -> Set.of();
        };
    }
}
