package cdo.office.plans;

import java.util.Set;

/** Where a plan stands and who is responsible now. */
public enum PlanStage {
    /** 起草: the unit writes. */
    DRAFT,
    /** 征求意见: the units asked answer. */
    CONSULTING,
    /** 审签: the unit's officer and head sign. */
    SIGNATURE,
    /** 待印发: the unit gives number and date. */
    SIGNED,
    /** 已印发. */
    ISSUED,
    /** 已被代替. */
    REPLACED,
    /** 已废止. */
    REPEALED;

    public Set<PlanStage> successors() {
        return switch (this) {
            case DRAFT -> Set.of(CONSULTING, SIGNATURE);
            case CONSULTING -> Set.of(DRAFT);
            case SIGNATURE -> Set.of(DRAFT, SIGNED);
            case SIGNED -> Set.of(DRAFT, ISSUED);
            case ISSUED -> Set.of(REPLACED, REPEALED);
            case REPLACED, REPEALED -> Set.of();
        };
    }

    /** Was it ever in force? */
    public boolean issued() {
        return this == ISSUED || this == REPLACED || this == REPEALED;
    }

    /** May its text be changed? */
    public boolean editable() {
        return this == DRAFT;
    }
}
