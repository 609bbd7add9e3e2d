package cdo.review.assessment.indicators;

import java.util.EnumSet;
import java.util.Set;

/** Where a version of an indicator system stands. */
public enum SystemState {
    /** 编制中: its organiser edits it */
    DRAFT,
    /** 现行: new runs use it; it never changes */
    IN_FORCE,
    /** 已被新版替代: runs that began with it keep it */
    REPLACED;

    public Set<SystemState> successors() {
        return switch (this) {
            case DRAFT -> EnumSet.of(IN_FORCE);
            case IN_FORCE -> EnumSet.of(REPLACED);
            case REPLACED -> EnumSet.noneOf(SystemState.class);
        };
    }
}
