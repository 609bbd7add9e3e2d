package cdo.office.tasks;

import java.util.Set;

/** Where a 督办函 or 通报 stands. */
public enum TaskNoticeStage {
    /** 待签发: drafted by the ladder. */
    DRAFT,
    /** 已印发. */
    ISSUED,
    /** 不再印发, with a reason. */
    DROPPED;

    public Set<TaskNoticeStage> successors() {
        return this == DRAFT ? Set.of(ISSUED, DROPPED) : Set.of();
    }
}
