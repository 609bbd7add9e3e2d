package cdo.review.dutyreports;

import java.util.Set;

/** Where a suggestion stands. */
public enum SuggestionStage {
    /** 起草: with the report. */
    DRAFT,
    /** 待答复: the organiser. */
    GIVEN,
    /** 已答复. */
    ANSWERED;

    public Set<SuggestionStage> successors() {
        return switch (this) {
            case DRAFT -> Set.of(GIVEN);
            case GIVEN -> Set.of(ANSWERED);
            case ANSWERED -> Set.of();
        };
    }
}
