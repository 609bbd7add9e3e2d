package cdo.platform.identity;

/** How far a sign-in has come. Only the last one opens any page of the system. */
public enum SignInStage {
    /** The password was right; the code of the second factor is awaited. */
    SECOND_FACTOR,
    /** The password was set by somebody else or is too old. */
    NEW_PASSWORD,
    /** An administrator without a second factor must set one up. */
    ENROLMENT,
    /** Signed in. */
    OPEN
}
