package cdo.review.assessment;

/** What a ledger entry does to the year's score. */
public enum LedgerKind {
    /** 加分 */
    BONUS,
    /** 扣分 */
    DEDUCTION,
    /** 提醒: no points. */
    REMINDER
}
