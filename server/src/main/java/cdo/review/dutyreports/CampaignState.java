package cdo.review.dutyreports;

import java.util.Set;

/** Where a campaign stands. */
public enum CampaignState {
    /** 筹备: scope and headings are still set. */
    PLANNED,
    /** 进行中: figures are frozen, reports are owed. */
    OPEN,
    /** 已结束. */
    CLOSED;

    public Set<CampaignState> successors() {
        return switch (this) {
            case PLANNED -> Set.of(OPEN, CLOSED);
            case OPEN -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }
}
