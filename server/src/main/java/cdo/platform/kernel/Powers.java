package cdo.platform.kernel;

import java.util.Set;

/** What the person may do where; answered by organization from the reach table, read once per request. */
public interface Powers {

    Set<Role> roles();

    /** Does any of the roles grant this right over any unit at all? */
    default boolean granted(Right right) {
        return roles().stream().anyMatch(right.spans()::containsKey);
    }

    /** Does any of the roles grant this right over this unit today? */
    boolean granted(Right right, long unitId);

    /** The units over which the right is granted; empty when none. */
    Set<Long> units(Right right);

    /** May this person read what belongs to the unit: own subtree, guidance line (条线), region's bureau, or auditor's scope. */
    boolean reads(long unitId);

    /** May records of this kind ({@code SubjectRef.kind}) be read at all? An outside auditor sees only those of the mandate. */
    default boolean readsKind(String kind) {
        return true;
    }

    /** These powers before a token or an audit's scope narrowed them. */
    default Powers whole() {
        return this;
    }
}
