package cdo.platform.identity;

import cdo.platform.kernel.Powers;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import java.util.Set;
import java.util.function.Predicate;

/** Powers cut down to some rights: those of a token, or of the areas (modules) an outside auditor was let into. */
final class NarrowedPowers implements Powers {

    private final Powers all;
    private final Predicate<Right> allowed;

    private NarrowedPowers(Powers all, Predicate<Right> allowed) {
        this.all = all;
        this.allowed = allowed;
    }

    static Powers toRights(Powers all, Set<String> keys) {
        return new NarrowedPowers(all, right -> keys.contains(right.key()));
    }

    /** @param areas module names, the part of a right's key before the dot */
    static Powers toAreas(Powers all, Set<String> areas) {
        return new NarrowedPowers(all, right -> areas.contains(area(right)));
    }

    static String area(Right right) {
        return right.key().substring(0, Math.max(0, right.key().indexOf('.')));
    }

    @Override
    public Powers whole() {
        return all.whole();
    }

    @Override
    public Set<Role> roles() {
        return all.roles();
    }

    @Override
    public boolean granted(Right right) {
        return allowed.test(right) && all.granted(right);
    }

    @Override
    public boolean granted(Right right, long unitId) {
        return allowed.test(right) && all.granted(right, unitId);
    }

    @Override
    public Set<Long> units(Right right) {
        return allowed.test(right) ? all.units(right) : Set.of();
    }

    @Override
    public boolean reads(long unitId) {
        return all.reads(unitId);
    }
}
