package cdo.office.meetings;

/** How a member stood at the meeting: 到会, 代会, 请假, 缺席. */
public enum Presence {
    PRESENT, SUBSTITUTE, LEAVE, ABSENT;

    public boolean attended() {
        return this == PRESENT || this == SUBSTITUTE;
    }
}
