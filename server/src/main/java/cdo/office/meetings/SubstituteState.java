package cdo.office.meetings;

/** A substitute (代会) comes only when the convenor or the head of the office agreed. */
public enum SubstituteState {
    ASKED, APPROVED, REFUSED
}
