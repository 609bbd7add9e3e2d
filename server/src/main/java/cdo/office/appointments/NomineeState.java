package cdo.office.appointments;

/** Where one nominee of a filing stands; the bureau decides each by itself. */
public enum NomineeState {
    /** 未报送 */
    DRAFT,
    /** 待审核 */
    PENDING,
    /** 已退回 */
    RETURNED,
    /** 已通过 */
    ACCEPTED,
    /** 已撤回: the unit took this nominee back */
    WITHDRAWN;

    /** May the unit still write in it? */
    public boolean open() {
        return this == DRAFT || this == RETURNED;
    }
}
