package cdo.office.program;

import java.util.Set;

/** Where a submission stands and who is responsible now. */
public enum SubmissionStage {
    /** 起草: the unit's clerk. */
    DRAFT,
    /** 单位审签: the unit's route. */
    UNIT_SIGNATURE,
    /** 已报送: the organiser reviews. */
    SUBMITTED,
    /** 退回补正: the unit completes. */
    RETURNED,
    /** 已接收. */
    ACCEPTED;

    public Set<SubmissionStage> successors() {
        return switch (this) {
            case DRAFT, RETURNED -> Set.of(UNIT_SIGNATURE);
            case UNIT_SIGNATURE -> Set.of(DRAFT, RETURNED, SUBMITTED, ACCEPTED);
            case SUBMITTED -> Set.of(RETURNED, ACCEPTED);
            case ACCEPTED -> Set.of();
        };
    }

    /** May the unit still change it? */
    public boolean editable() {
        return this == DRAFT || this == RETURNED;
    }
}
