package cdo.review.assessment.indicators;

/** The kinds of rules as officials choose them; each is explained by the message {@code indicators.kind.<KIND>}. */
public enum RuleKind {
    /** 按比例 */
    RATIO,
    /** 分档 */
    TIERS,
    /** 分段 */
    BANDS,
    /** 分段线性 */
    LINEAR,
    /** 要素清单 */
    CHECKLIST,
    /** 专家评定 */
    EXPERT,
    /** 加分 */
    BONUS,
    /** 扣分 */
    DEDUCTION,
    /** 一票否决 */
    VETO,
    /** 分项之和 */
    SUM;

    public static RuleKind of(ScoringRule rule) {
        return switch (rule) {
            case ScoringRule.Ratio _ -> RATIO;
            case ScoringRule.Tiers _ -> TIERS;
            case ScoringRule.Bands _ -> BANDS;
            case ScoringRule.Linear _ -> LINEAR;
            case ScoringRule.Checklist _ -> CHECKLIST;
            case ScoringRule.Expert _ -> EXPERT;
            case ScoringRule.Bonus _ -> BONUS;
            case ScoringRule.Deduction _ -> DEDUCTION;
            case ScoringRule.Veto _ -> VETO;
            case ScoringRule.Sum _ -> SUM;
        };
    }
}
