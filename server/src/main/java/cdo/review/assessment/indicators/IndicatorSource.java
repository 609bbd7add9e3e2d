package cdo.review.assessment.indicators;

/** Where an indicator's points come from. */
public enum IndicatorSource {
    /** 系统取数: from a measure's frozen figures; nobody types anything. */
    AUTO,
    /** 佐证评定: assessed by the unit itself with proof, judged by reviewers. */
    EVIDENCE,
    /** 取数与评定结合 */
    MIXED
}
