package cdo.office.meetings;

/** 回执: 出席, 请假, 代会. */
public enum ReplyKind {
    ATTEND, LEAVE, SUBSTITUTE
}
