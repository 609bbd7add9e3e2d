package cdo.office.tasks;

import java.util.EnumSet;
import java.util.Set;

/** Where a 督办函 or 通报 stands. */
public enum TaskNoticeStage {
    /** 待送签: drafted by the ladder. */
    DRAFT,
    /** 签批中: the organiser's head signs, by the route that its office may edit. */
    SIGNING,
    /** 待印发: signed. */
    SIGNED,
    /** 已印发. */
    ISSUED,
    /** 不再印发, with a reason. */
    DROPPED;

    public Set<TaskNoticeStage> successors() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SIGNING, DROPPED);
            case SIGNING -> EnumSet.of(SIGNED, DRAFT);
            case SIGNED -> EnumSet.of(ISSUED, DROPPED);
            case ISSUED, DROPPED -> EnumSet.noneOf(TaskNoticeStage.class);
        };
    }

    /** Its tasks are those that are still overdue; afterwards they are those of the paper. */
    public boolean open() {
        return this != ISSUED && this != DROPPED;
    }
}
