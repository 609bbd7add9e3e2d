package cdo.office.talent;

/** Whose people a training is for. */
public enum OpenTo {
    /** 本单位及下属单位. */
    OWN,
    /** 本级各单位, and those of the counties when a city's organ organises. */
    REGION,
    /** 指定单位. */
    LISTED
}
