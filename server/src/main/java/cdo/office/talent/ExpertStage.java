package cdo.office.talent;

import java.util.Set;

/** Where an expert stands and who is responsible now. */
public enum ExpertStage {
    /** 待审核: the level's bureau reviews. */
    NOMINATED,
    /** 已退回: the nominating unit completes. */
    RETURNED,
    /** 在库, for a term. */
    ADMITTED,
    /** 已出库. */
    LEFT;

    public Set<ExpertStage> successors() {
        return switch (this) {
            case NOMINATED -> Set.of(ADMITTED, RETURNED);
            case RETURNED -> Set.of(NOMINATED, LEFT);
            case ADMITTED -> Set.of(LEFT);
            case LEFT -> Set.of();
        };
    }
}
