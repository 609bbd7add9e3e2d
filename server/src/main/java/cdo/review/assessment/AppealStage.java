package cdo.review.assessment;

import java.util.Set;

/** Where an appeal stands. */
public enum AppealStage {
    /** 已提出: the organiser answers. */
    LODGED,
    /** 成立. */
    UPHELD,
    /** 不成立. */
    DISMISSED,
    /** 已撤回. */
    WITHDRAWN;

    public Set<AppealStage> successors() {
        return this == LODGED ? Set.of(UPHELD, DISMISSED, WITHDRAWN) : Set.of();
    }
}
