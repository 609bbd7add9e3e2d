package cdo.office.talent;

/** 培训交流的类别. */
public enum TrainingCategory {
    /** 业务交流会 (plan 三（二）). */
    EXCHANGE,
    /** 数据技能. */
    SKILL,
    /** 数据安全. */
    SECURITY,
    /** 政策与制度. */
    POLICY,
    /** 新任首席数据官. */
    INDUCTION
}
