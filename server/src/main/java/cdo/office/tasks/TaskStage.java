package cdo.office.tasks;

import java.util.EnumSet;
import java.util.Set;

/** Where a task stands, and whose turn it is. */
public enum TaskStage {
    /** 待接收: the lead has not taken it up yet. */
    HANDED,
    /** 办理中: the lead works. */
    UNDERWAY,
    /** 申请退办: who set it answers. */
    REFUSED,
    /** 待验收: who set it judges. */
    SUBMITTED,
    /** 已退回: the lead completes. */
    RETURNED,
    /** 已办结. */
    ACCEPTED,
    /** 保留意见销号: closed, with something still to be done that is written down. */
    RESERVED,
    /** 已撤销. */
    CANCELLED,
    /** 已并入 another task. */
    MERGED,
    /** 已拆分 into several. */
    SPLIT;

    public Set<TaskStage> successors() {
        return switch (this) {
            case HANDED -> EnumSet.of(UNDERWAY, REFUSED, SUBMITTED, CANCELLED, MERGED, SPLIT);
            case UNDERWAY -> EnumSet.of(REFUSED, SUBMITTED, HANDED, CANCELLED, MERGED, SPLIT);
            case RETURNED -> EnumSet.of(UNDERWAY, REFUSED, SUBMITTED, HANDED, CANCELLED, MERGED, SPLIT);
            case REFUSED -> EnumSet.of(UNDERWAY, HANDED, CANCELLED, MERGED, SPLIT);
            case SUBMITTED -> EnumSet.of(ACCEPTED, RETURNED, RESERVED);
            case ACCEPTED, RESERVED, CANCELLED, MERGED, SPLIT -> EnumSet.noneOf(TaskStage.class);
        };
    }

    /** The lead may work on it. */
    public boolean withLead() {
        return this == HANDED || this == UNDERWAY || this == RETURNED;
    }

    /** Who set it has to say something. */
    public boolean withOrganiser() {
        return this == REFUSED || this == SUBMITTED;
    }

    public boolean running() {
        return withLead() || withOrganiser();
    }

    /** What it was about is done; a task that needs it may go on. */
    public boolean done() {
        return this == ACCEPTED || this == RESERVED;
    }
}
