package cdo.scan.identifiers;

/** How well one value fits a kind. */
public enum Verdict {
    /** Not even the form. */
    NO,
    /** The form fits; the check digit, date or list does not. */
    FORM,
    /** Form and every check fit. */
    VALID;

    static Verdict of(boolean form, boolean valid) {
        return !form ? NO : valid ? VALID : FORM;
    }
}
