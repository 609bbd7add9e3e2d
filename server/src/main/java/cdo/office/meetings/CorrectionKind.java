package cdo.office.meetings;

/** What of issued minutes was wrong: 议题内容, 议定事项, 出席情况, 会议概况; or 补记事项: what came of an item was forgotten. */
public enum CorrectionKind {
    ITEM, OUTCOME, ATTENDANCE, OPENING, ADDED
}
