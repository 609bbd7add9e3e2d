package cdo.office.tasks.forms;

import java.util.EnumSet;
import java.util.Set;

/** Where a form stands. */
public enum FormStage {
    /** 编制中: the organiser settles its fields. */
    DRAFT,
    /** 填报中: the units fill in. */
    SENT,
    /** 已汇总: closed, nothing comes in any more. */
    CLOSED,
    /** 已取消. */
    CANCELLED;

    public Set<FormStage> successors() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SENT, CANCELLED);
            case SENT -> EnumSet.of(CLOSED, CANCELLED);
            case CLOSED, CANCELLED -> EnumSet.noneOf(FormStage.class);
        };
    }
}
