package cdo.data.catalog;

/** Where an entry stands, and who is to act; an entry that was published once stays in the catalog while a change of it is under way. */
public enum EntryStage {
    /** 草稿: the unit writes. */
    DRAFT,
    /** 本单位审签. */
    UNIT_SIGNATURE,
    /** 主管部门审核. */
    AUTHORITY_REVIEW,
    /** 退回补正: the unit completes what the bureau asked for. */
    RETURNED,
    /** 已发布. */
    PUBLISHED,
    /** 变更中: the unit writes the next edition. */
    CHANGE,
    /** 已下线, may come back. */
    OFFLINE,
    /** 已废止; for a draft: 已作废. */
    ABOLISHED;

    public java.util.Set<EntryStage> successors() {
        return switch (this) {
            case DRAFT -> java.util.EnumSet.of(UNIT_SIGNATURE, ABOLISHED);
            case UNIT_SIGNATURE -> java.util.EnumSet.of(AUTHORITY_REVIEW, DRAFT, CHANGE, RETURNED);
            case AUTHORITY_REVIEW -> java.util.EnumSet.of(PUBLISHED, RETURNED);
            case RETURNED -> java.util.EnumSet.of(UNIT_SIGNATURE, PUBLISHED, ABOLISHED);
            case PUBLISHED -> java.util.EnumSet.of(CHANGE, OFFLINE, ABOLISHED);
            case CHANGE -> java.util.EnumSet.of(UNIT_SIGNATURE, PUBLISHED);
            case OFFLINE -> java.util.EnumSet.of(PUBLISHED, ABOLISHED);
            case ABOLISHED -> java.util.EnumSet.noneOf(EntryStage.class);
        };
    }

    /** May the edition under way be edited now? */
    public boolean open() {
        return this == DRAFT || this == RETURNED || this == CHANGE;
    }

    /** Out of the catalog, though once in it. */
    public boolean gone() {
        return this == OFFLINE || this == ABOLISHED;
    }
}
