package cdo.office.appointments;

import java.util.EnumSet;
import java.util.Set;

/** Where a filing stands, who has it, and where it may go from there. */
public enum FilingStage {
    /** 起草 */
    DRAFT(Party.UNIT),
    /** 单位签批 */
    UNIT_SIGNATURE(Party.UNIT),
    /** 已报送 */
    SUBMITTED(Party.BUREAU),
    /** 审核中 */
    UNDER_REVIEW(Party.BUREAU),
    /** 退回补正 */
    CORRECTION(Party.UNIT),
    /** 已备案 */
    FILED(Party.NOBODY),
    /** 已作废 */
    DISCARDED(Party.NOBODY);

    /** Who has to act now. */
    public enum Party {
        UNIT, BUREAU, NOBODY
    }

    private final Party responsible;

    FilingStage(Party responsible) {
        this.responsible = responsible;
    }

    public Party responsible() {
        return responsible;
    }

    /** Whether the unit may take back what it attached. */
    public boolean takesFilesOff() {
        return this == DRAFT || this == CORRECTION;
    }

    public Set<FilingStage> successors() {
        return switch (this) {
            case DRAFT -> EnumSet.of(UNIT_SIGNATURE, DISCARDED);
            case UNIT_SIGNATURE -> EnumSet.of(SUBMITTED, DRAFT);
            case SUBMITTED -> EnumSet.of(UNDER_REVIEW, DRAFT, DISCARDED);
            case UNDER_REVIEW -> EnumSet.of(CORRECTION, FILED, DISCARDED);
            case CORRECTION -> EnumSet.of(UNDER_REVIEW, DISCARDED);
            case FILED, DISCARDED -> EnumSet.noneOf(FilingStage.class);
        };
    }
}
