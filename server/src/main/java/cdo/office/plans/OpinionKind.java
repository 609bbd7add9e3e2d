package cdo.office.plans;

/** What a unit answers when it is asked. */
public enum OpinionKind {
    /** 无意见. */
    AGREED,
    /** 有修改意见. */
    COMMENTS
}
