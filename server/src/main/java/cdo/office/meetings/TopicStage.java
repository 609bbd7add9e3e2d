package cdo.office.meetings;

import java.util.Set;

/** Where a topic stands and who is responsible now. */
public enum TopicStage {
    /** 起草: the unit writes. */
    DRAFT,
    /** 单位审签. */
    SIGNING,
    /** 已提交: the office puts it on an agenda, defers or returns it. */
    SUBMITTED,
    /** 留待以后: waits for a later meeting. */
    DEFERRED,
    /** 已列入议程. */
    ON_AGENDA,
    /** 已研究: the meeting dealt with it. */
    SETTLED,
    /** 已退回: the unit mends it. */
    RETURNED,
    /** 已撤回. */
    WITHDRAWN;

    public Set<TopicStage> successors() {
        return switch (this) {
            case DRAFT, RETURNED -> Set.of(SIGNING, WITHDRAWN);
            case SIGNING -> Set.of(SUBMITTED, RETURNED, DRAFT);
            case SUBMITTED -> Set.of(ON_AGENDA, DEFERRED, RETURNED);
            case DEFERRED -> Set.of(ON_AGENDA, RETURNED);
            case ON_AGENDA -> Set.of(SETTLED, DEFERRED, SUBMITTED);
            case SETTLED, WITHDRAWN -> Set.of();
        };
    }

    public boolean editable() {
        return this == DRAFT || this == RETURNED;
    }

    /** May be put on an agenda. */
    public boolean waiting() {
        return this == SUBMITTED || this == DEFERRED;
    }
}
