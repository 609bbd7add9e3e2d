package cdo.platform.organization;

import static cdo.platform.organization.tables.ReachTable.REACH;

import cdo.platform.kernel.Powers;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Powers of the post held that day; the reach of its unit is read at the first question and again after a change. An outside
 * auditor has no post: whatever the right, it ends with the units of the mandate.
 */
final class HeldPowers implements Powers {

    private final DSLContext sql;
    private final ReachRows rows;
    private final Set<Role> roles;
    private final @Nullable Long unitId;
    private final @Nullable Set<Long> auditScope;
    private @Nullable Map<String, Set<Long>> reached;
    private long readAt = -1;

    HeldPowers(DSLContext sql, ReachRows rows, Set<Role> roles, @Nullable Long unitId, @Nullable Set<Long> auditScope) {
        this.sql = sql;
        this.rows = rows;
        this.roles = Set.copyOf(roles);
        this.unitId = unitId;
        this.auditScope = auditScope;
    }

    @Nullable Set<Long> auditScope() {
        return auditScope;
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }

    @Override
    public boolean granted(Right right, long unit) {
        if (auditScope != null) {
            return granted(right) && auditScope.contains(unit);
        }
        return roles.stream().map(right.spans()::get).anyMatch(span -> span != null && (span == Span.ALL || units(span).contains(unit)));
    }

    @Override
    public Set<Long> units(Right right) {
        if (auditScope != null) {
            return granted(right) ? auditScope : Set.of();
        }
        var all = new HashSet<Long>();
        for (Role role : roles) {
            Span span = right.spans().get(role);
            if (span == Span.ALL) {
                return everyUnit();
            }
            if (span != null) {
                all.addAll(units(span));
            }
        }
        return Set.copyOf(all);
    }

    @Override
    public boolean reads(long unit) {
        return auditScope != null ? auditScope.contains(unit) : reached().values().stream().anyMatch(units -> units.contains(unit));
    }

    private Set<Long> units(Span span) {
        return reached().getOrDefault(span.name(), Set.of());
    }

    private Set<Long> everyUnit() {
        return sql.selectDistinct(REACH.UNIT_ID).from(REACH).where(REACH.KIND.eq("OWN")).fetchSet(REACH.UNIT_ID);
    }

    private Map<String, Set<Long>> reached() {
        if (reached == null || readAt != rows.changes()) {
            readAt = rows.changes();
            reached = unitId == null ? Map.of()
                    : sql.select(REACH.KIND, REACH.UNIT_ID).from(REACH).where(REACH.VIEWER_UNIT_ID.eq(unitId))
                            .fetch().intoGroups(REACH.KIND, REACH.UNIT_ID).entrySet().stream()
                            .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
        }
        return reached;
    }
}
