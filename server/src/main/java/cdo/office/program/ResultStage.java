package cdo.office.program;

import java.util.Set;

/** Where a result stands and who is responsible now. */
public enum ResultStage {
    /** 已推荐: the organiser reviews. */
    PROPOSED,
    /** 已审核: the organiser's head publishes. */
    REVIEWED,
    /** 已发布 to all officers. */
    PUBLISHED,
    /** 已退回: the unit improves. */
    RETURNED;

    public Set<ResultStage> successors() {
        return switch (this) {
            case PROPOSED -> Set.of(REVIEWED, RETURNED);
            case REVIEWED -> Set.of(PUBLISHED, RETURNED);
            case RETURNED -> Set.of(PROPOSED);
            case PUBLISHED -> Set.of();
        };
    }
}
