package cdo.platform.identity;

import cdo.platform.kernel.Powers;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import java.util.Set;
import java.util.function.Predicate;

/** Powers cut down: to the rights of a token, or to the kinds of record an outside auditor was let into. */
final class NarrowedPowers implements Powers {

    private final Powers all;
    private final Predicate<Right> rights;
    private final Predicate<String> kinds;

    private NarrowedPowers(Powers all, Predicate<Right> rights, Predicate<String> kinds) {
        this.all = all;
        this.rights = rights;
        this.kinds = kinds;
    }

    static Powers toRights(Powers all, Set<String> keys) {
        return new NarrowedPowers(all, right -> keys.contains(right.key()), kind -> true);
    }

    static Powers toKinds(Powers all, Set<String> kinds) {
        return new NarrowedPowers(all, right -> true, kinds::contains);
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
        return rights.test(right) && all.granted(right);
    }

    @Override
    public boolean granted(Right right, long unitId) {
        return rights.test(right) && all.granted(right, unitId);
    }

    @Override
    public Set<Long> units(Right right) {
        return rights.test(right) ? all.units(right) : Set.of();
    }

    @Override
    public boolean reads(long unitId) {
        return all.reads(unitId);
    }

    @Override
    public boolean readsKind(String kind) {
        return kinds.test(kind) && all.readsKind(kind);
    }
}
