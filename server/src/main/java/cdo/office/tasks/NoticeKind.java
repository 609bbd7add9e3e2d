package cdo.office.tasks;

import cdo.office.duties.LadderStage;

/** The papers that the ladder leads to. */
public enum NoticeKind {
    /** 督办函 to the lead unit. */
    SUPERVISION_LETTER(LadderStage.SUPERVISED),
    /** 通报 to all units concerned. */
    CIRCULAR(LadderStage.CIRCULATED);

    private final LadderStage rung;

    NoticeKind(LadderStage rung) {
        this.rung = rung;
    }

    /** The route by which it is signed; an office may give itself a longer one. */
    String route() {
        return this == CIRCULAR ? TaskRules.CIRCULAR_ROUTE : TaskRules.LETTER_ROUTE;
    }

    LadderStage rung() {
        return rung;
    }
}
