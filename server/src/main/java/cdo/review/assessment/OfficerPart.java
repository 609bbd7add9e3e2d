package cdo.review.assessment;

/** What an officer's score is made of (plan 二（三）3, 四（二）); LEDGER comes on top. */
public enum OfficerPart {
    /** 单位得分，按任职天数 */
    UNIT,
    /** 本人履职事项按时率 */
    DUTIES,
    /** 述职评议 */
    REPORT,
    /** 日常考核 */
    LEDGER
}
