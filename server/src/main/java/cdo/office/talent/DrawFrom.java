package cdo.office.talent;

/** Whose experts are in a draw. */
public enum DrawFrom {
    /** 本级: the own pool only. */
    OWN,
    /** 本级不足时加上级: the own pool; where it is too small, with that of the level above, if that lends it. */
    OWN_FIRST,
    /** 本级和上级: both, refused where the level above does not lend its pool. */
    WITH_UPPER
}
