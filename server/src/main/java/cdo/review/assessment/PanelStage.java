package cdo.review.assessment;

import java.util.Set;

/** Where a panel stands. */
public enum PanelStage {
    /** 打分: each reviewer alone, blind to the others. */
    MARKING,
    /** 会商: marks that stand far apart are talked over. */
    TALK,
    /** 已完成: the means count. */
    CLOSED;

    public Set<PanelStage> successors() {
        return switch (this) {
            case MARKING -> Set.of(TALK, CLOSED);
            case TALK -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }
}
