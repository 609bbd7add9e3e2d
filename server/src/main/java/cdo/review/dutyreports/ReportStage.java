package cdo.review.dutyreports;

import java.util.Set;

/** Where a duty report stands and who is responsible now. */
public enum ReportStage {
    /** 起草: the authors in the unit. */
    DRAFT,
    /** 单位审核和本人签批: the unit's route. */
    UNIT_SIGNATURE,
    /** 已提交: the organiser looks whether it is complete. */
    SUBMITTED,
    /** 退回补正: the unit. */
    RETURNED,
    /** 已受理: hearing and graders. */
    ACCEPTED,
    /** 已评议: the organiser archives. */
    GRADED,
    /** 已归档. */
    ARCHIVED,
    /** 免于述职, with the reason. */
    EXCUSED;

    public Set<ReportStage> successors() {
        return switch (this) {
            case DRAFT -> Set.of(UNIT_SIGNATURE, EXCUSED);
            case RETURNED -> Set.of(UNIT_SIGNATURE, EXCUSED);
            case UNIT_SIGNATURE -> Set.of(DRAFT, RETURNED, SUBMITTED);
            case SUBMITTED -> Set.of(RETURNED, ACCEPTED);
            case ACCEPTED -> Set.of(GRADED, ARCHIVED);
            case GRADED -> Set.of(ARCHIVED);
            case ARCHIVED, EXCUSED -> Set.of();
        };
    }

    /** May the authors still change it? */
    public boolean editable() {
        return this == DRAFT || this == RETURNED;
    }

    /** Has the organiser found it complete? */
    public boolean accepted() {
        return this == ACCEPTED || this == GRADED || this == ARCHIVED;
    }
}
