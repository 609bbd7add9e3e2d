package cdo.office.meetings;

import java.util.Set;

/** Where a meeting stands and who is responsible now. */
public enum MeetingStage {
    /** 筹备: the office collects topics and orders the agenda. */
    PREPARING,
    /** 议题审定: the office's head and the convenor sign the agenda. */
    AGENDA_SIGNING,
    /** 议程已定: the office sends the notice. */
    AGENDA_SET,
    /** 已通知: members answer. */
    NOTICED,
    /** 会议中. */
    IN_SESSION,
    /** 整理纪要: the office writes. */
    WRITING,
    /** 纪要审签: the office's head and the convenor sign. */
    MINUTES_SIGNING,
    /** 待印发: the office issues, or writes anew and has it signed anew. */
    SIGNED,
    /** 已印发: closed; only corrections. */
    ISSUED,
    /** 已取消: closed. */
    CANCELLED;

    public Set<MeetingStage> successors() {
        return switch (this) {
            case PREPARING -> Set.of(AGENDA_SIGNING, CANCELLED);
            case AGENDA_SIGNING -> Set.of(AGENDA_SET, PREPARING);
            case AGENDA_SET -> Set.of(NOTICED, PREPARING, CANCELLED);
            case NOTICED -> Set.of(IN_SESSION, CANCELLED);
            case IN_SESSION -> Set.of(WRITING);
            case WRITING -> Set.of(MINUTES_SIGNING);
            case MINUTES_SIGNING -> Set.of(SIGNED, WRITING);
            case SIGNED -> Set.of(ISSUED, WRITING);
            case ISSUED, CANCELLED -> Set.of();
        };
    }

    /** Nothing changes any more. */
    public boolean closed() {
        return this == ISSUED || this == CANCELLED;
    }

    /** Date and place may still be moved. */
    public boolean before() {
        return ordinal() <= NOTICED.ordinal();
    }

    /** Members have been called. */
    public boolean called() {
        return this != CANCELLED && ordinal() >= NOTICED.ordinal();
    }

    /** Minutes and outcomes may be written. */
    public boolean writable() {
        return this == IN_SESSION || this == WRITING;
    }

    /** The meeting has taken place. */
    public boolean held() {
        return this != CANCELLED && ordinal() >= WRITING.ordinal();
    }
}
