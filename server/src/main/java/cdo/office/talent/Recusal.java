package cdo.office.talent;

/** Why somebody of the pool is not in a draw (回避). */
public enum Recusal {
    /** Belongs to, or holds a post in, a unit that is judged or one below it. */
    OWN_UNIT,
    /** A declared relation to a unit that is judged. */
    DECLARED,
    /** Named by the organiser. */
    NAMED,
    /** Makes the draw. */
    DRAWER
}
