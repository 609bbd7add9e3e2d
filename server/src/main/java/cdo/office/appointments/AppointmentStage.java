package cdo.office.appointments;

import java.util.EnumSet;
import java.util.Set;

/** Where a document of appointment stands, who has it, and where it may go from there. */
public enum AppointmentStage {
    /** 拟稿 */
    DRAFT(Party.CLERK),
    /** 签批 */
    SIGNATURE(Party.HEAD),
    /** 已签发，待编号印发 */
    SIGNED(Party.CLERK),
    /** 已印发 */
    ISSUED(Party.NOBODY),
    /** 已作废 */
    DISCARDED(Party.NOBODY);

    /** Who has to act now, all inside the authority. */
    public enum Party {
        CLERK, HEAD, NOBODY
    }

    private final Party responsible;

    AppointmentStage(Party responsible) {
        this.responsible = responsible;
    }

    public Party responsible() {
        return responsible;
    }

    public Set<AppointmentStage> successors() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SIGNATURE, DISCARDED);
            case SIGNATURE -> EnumSet.of(SIGNED, DRAFT);
            case SIGNED -> EnumSet.of(ISSUED, DRAFT);
            case ISSUED, DISCARDED -> EnumSet.noneOf(AppointmentStage.class);
        };
    }
}
