package cdo.office.meetings;

/** What a topic is about (plan 二（三）1: 研究战略决策制定，协调重大、复杂事项，促进协同联动). */
public enum TopicKind {
    /** 战略决策. */
    STRATEGY,
    /** 重大事项. */
    MAJOR,
    /** 复杂事项. */
    COMPLEX,
    /** 协同联动. */
    COOPERATION,
    /** 其他. */
    OTHER
}
