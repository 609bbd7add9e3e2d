package cdo.platform.audit;

/** How it ended. Titles: {@code enum.Outcome.<NAME>}. */
public enum Outcome {
    /** Carried out. */
    DONE,
    /** A sensitive value was shown. */
    READ,
    /** Data left the system as a file. */
    EXPORTED,
    /** Refused for want of a right. */
    DENIED,
    /** Tried in vain by somebody unknown, such as a wrong password. */
    FAILED
}
