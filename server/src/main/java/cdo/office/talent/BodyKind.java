package cdo.office.talent;

/** What a data operating body is. */
public enum BodyKind {
    /** 国有企业. */
    STATE_COMPANY,
    /** 事业单位. */
    INSTITUTION,
    /** 混合所有制企业. */
    MIXED_COMPANY,
    /** 民营企业. */
    PRIVATE_COMPANY
}
