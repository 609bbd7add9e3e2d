package cdo.office.meetings;

/** 例会 or 专题会议. */
public enum MeetingKind {
    REGULAR, SPECIAL
}
