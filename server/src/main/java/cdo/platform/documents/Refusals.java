package cdo.platform.documents;

import cdo.platform.kernel.Problem;

/** This module's refusals. */
final class Refusals {
    private Refusals() { }

    static Problem of(String key, Object... args) {
        return new Problem.Refused(key, args);
    }
}
