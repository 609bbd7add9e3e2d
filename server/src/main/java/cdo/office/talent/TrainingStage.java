package cdo.office.talent;

import java.util.Set;

/** Where a training stands; the organiser is responsible throughout. */
public enum TrainingStage {
    /** 筹备. */
    PLANNED,
    /** 报名与签到. */
    OPEN,
    /** 已举办. */
    HELD,
    /** 已取消. */
    CANCELLED;

    public Set<TrainingStage> successors() {
        return switch (this) {
            case PLANNED -> Set.of(OPEN, CANCELLED);
            case OPEN -> Set.of(HELD, CANCELLED);
            case HELD, CANCELLED -> Set.of();
        };
    }
}
