package cdo.office.talent;

import java.util.Set;

/** Where a contract stands. */
public enum ContractStage {
    /** 履行中. */
    IN_FORCE,
    /** 已续签, by another contract. */
    RENEWED,
    /** 到期终止. */
    ENDED,
    /** 提前解除. */
    TERMINATED;

    public Set<ContractStage> successors() {
        return this == IN_FORCE ? Set.of(RENEWED, ENDED, TERMINATED) : Set.of();
    }
}
