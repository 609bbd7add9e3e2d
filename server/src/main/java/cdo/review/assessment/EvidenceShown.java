package cdo.review.assessment;

/** Who sees whose evidence while scores are public; the organiser's setting. */
public enum EvidenceShown {
    /** 各看各的 */
    OWN,
    /** 范围内互看 */
    SCOPE
}
