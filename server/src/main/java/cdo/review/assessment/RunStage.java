package cdo.review.assessment;

import java.util.Set;

/** Where a run stands, and who is responsible now. */
public enum RunStage {
    /** 筹备: the organiser sets it up under an issued 办法. */
    DRAFT,
    /** 自评: whoever is assessed. */
    SELF_ASSESSMENT,
    /** 初评: the organiser, over frozen figures. */
    FIRST_REVIEW,
    /** 专家评审: the panels. */
    PANEL,
    /** 公示并受理申诉. */
    PUBLICITY,
    /** 申诉处理: the organiser. */
    APPEALS,
    /** 定级: the organiser. */
    GRADING,
    /** 等次审签: who leads the organiser. */
    SIGNING,
    /** 报告: the organiser, to the authority in force. */
    REPORTING,
    /** 结果运用. */
    CONCLUDED,
    /** 已取消. */
    CANCELLED;

    public Set<RunStage> successors() {
        return switch (this) {
            case DRAFT -> Set.of(SELF_ASSESSMENT, FIRST_REVIEW, CANCELLED);
            case SELF_ASSESSMENT -> Set.of(FIRST_REVIEW, CANCELLED);
            case FIRST_REVIEW -> Set.of(PANEL, PUBLICITY);
            case PANEL -> Set.of(PUBLICITY);
            case PUBLICITY -> Set.of(APPEALS);
            case APPEALS -> Set.of(GRADING);
            case GRADING -> Set.of(SIGNING);
            case SIGNING -> Set.of(GRADING, REPORTING);
            case REPORTING -> Set.of(CONCLUDED);
            case CONCLUDED, CANCELLED -> Set.of();
        };
    }

    /** Are scores shown to those assessed? */
    public boolean scoresShown() {
        return this != CANCELLED && ordinal() >= PUBLICITY.ordinal();
    }

    /** Are figures frozen, and scores still open to change? */
    public boolean scoring() {
        return ordinal() >= FIRST_REVIEW.ordinal() && ordinal() <= GRADING.ordinal();
    }

    public boolean over() {
        return this == CONCLUDED || this == CANCELLED;
    }
}
