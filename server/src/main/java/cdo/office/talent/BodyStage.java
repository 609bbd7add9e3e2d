package cdo.office.talent;

import java.util.Set;

/** How far a data operating body has come. */
public enum BodyStage {
    /** 筹建. */
    PREPARING,
    /** 运营. */
    OPERATING,
    /** 已终止. */
    CLOSED;

    public Set<BodyStage> successors() {
        return switch (this) {
            case PREPARING -> Set.of(OPERATING, CLOSED);
            case OPERATING -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }
}
