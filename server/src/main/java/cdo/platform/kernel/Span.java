package cdo.platform.kernel;

/** How far a right reaches from the unit in which the person acts. */
public enum Span {
    /** The unit itself. */
    OWN,
    /** The unit and everything below it. */
    SUBTREE,
    /** Units that answer to this unit as their region's bureau (主管部门): departments of the region, and the governments of the next lower regions. */
    SUPERVISED,
    /** Units whose officers this unit appoints as the authority (任免机关) in force that day. */
    APPOINTED,
    /** Every unit of the region, at whatever depth. */
    REGION,
    /** Everything, for rights that concern no unit (accounts, audit, settings). */
    ALL
}
