package cdo.platform.documents;

import cdo.platform.kernel.Problem;

/** This module's refusals. */
final class Refusals {
    /** The field under which forms carry an upload. */
    static final String FILE = "file";

    private Refusals() { }

    static Problem of(String key, Object... args) {
        return new Problem.Refused(key, args);
    }

    /** A file that cannot be attached; the error stands at the form's file field. */
    static Problem file(String key, Object... args) {
        return new Problem.Invalid(FILE, key, args);
    }
}
