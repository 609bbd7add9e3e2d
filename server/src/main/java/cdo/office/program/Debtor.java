package cdo.office.program;

/** Who owes an obligation. */
public enum Debtor {
    /** 范围内各单位. */
    UNITS,
    /** 组织单位自身. */
    ORGANISER
}
