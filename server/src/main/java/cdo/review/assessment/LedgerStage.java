package cdo.review.assessment;

import java.util.Set;

/** Where a ledger entry stands. Everything but a withdrawn entry counts. */
public enum LedgerStage {
    /** 已记录: the unit or officer may answer. */
    RECORDED,
    /** 已知悉. */
    ACKNOWLEDGED,
    /** 已申辩: the bureau decides. */
    CONTESTED,
    /** 维持. */
    UPHELD,
    /** 撤销: counts no more, stays visible. */
    WITHDRAWN;

    public Set<LedgerStage> successors() {
        return switch (this) {
            case RECORDED -> Set.of(ACKNOWLEDGED, CONTESTED, WITHDRAWN);
            case ACKNOWLEDGED -> Set.of(WITHDRAWN);
            case CONTESTED -> Set.of(UPHELD, WITHDRAWN);
            case UPHELD -> Set.of(WITHDRAWN);
            case WITHDRAWN -> Set.of();
        };
    }
}
