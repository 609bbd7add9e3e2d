package cdo.office.duties;

/** 提醒 → 催办 → 督办 → 通报. */
public enum LadderStage {
    NONE, REMINDED, CHASED, SUPERVISED, CIRCULATED
}
