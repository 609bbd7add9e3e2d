package cdo.office.meetings;

import cdo.platform.kernel.Problem;

/** What came of an item: 知悉, 议定, 交办. */
public enum OutcomeKind {
    /** 知悉: heard and noted. */
    NOTED,
    /** 议定: agreed; becomes a decision, and a task where somebody leads. */
    AGREED,
    /** 交办: handed to somebody with a date. */
    ASSIGNED;

    /** @throws Problem.Invalid that names the kinds there are, for anything else */
    public static OutcomeKind parse(String typed) {
        for (OutcomeKind kind : values()) {
            if (kind.name().equals(typed)) {
                return kind;
            }
        }
        throw new Problem.Invalid("kind", "meetings.outcome.unknownKind", typed, NOTED, AGREED, ASSIGNED);
    }

    public boolean decides() {
        return this != NOTED;
    }
}
