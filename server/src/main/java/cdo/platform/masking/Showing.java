package cdo.platform.masking;

/** How much of a value is shown, from all to none. */
public enum Showing {
    CLEAR,
    /** As the mask of its kind has it, 138****1234. */
    MASKED,
    /** Only which sort of characters stand where. */
    SHAPE,
    /** Nothing at all. */
    HIDDEN
}
