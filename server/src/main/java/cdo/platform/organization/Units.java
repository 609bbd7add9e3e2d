package cdo.platform.organization;

import static cdo.platform.organization.tables.RegionAuthorityTable.REGION_AUTHORITY;
import static cdo.platform.organization.tables.RegionBureauTable.REGION_BUREAU;
import static cdo.platform.organization.tables.UnitStateTable.UNIT_STATE;
import static cdo.platform.organization.tables.UnitTable.UNIT;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Scope;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The units of the city as of any date, and how they are founded, renamed, moved, merged, split and closed. Every change
 * names its document and its first day, which may lie in the past or the future.
 */
@Component
public class Units {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final UnitStates states;
    private final UnitChecks checks;
    private final Lineage lineage;
    private final Regions regions;
    private final Posts posts;
    private final ReachRows reach;
    private final ApplicationEventPublisher events;

    Units(DSLContext sql, Clocks clocks, Audit audit, UnitStates states, UnitChecks checks, Lineage lineage, Regions regions, Posts posts, ReachRows reach, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.states = states;
        this.checks = checks;
        this.lineage = lineage;
        this.regions = regions;
        this.posts = posts;
        this.reach = reach;
        this.events = events;
    }

    /** The unit as it stands today; a closed one as it stood last. */
    public Unit get(long id) {
        return states.nearest(id, clocks.today()).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("unit", id)));
    }

    public Optional<Unit> find(long id, LocalDate asOf) {
        return states.on(asOf, UNIT_STATE.UNIT_ID.eq(id)).stream().findFirst();
    }

    /** All units of that day in their official order. */
    public List<Unit> all(LocalDate asOf) {
        return states.on(asOf, noCondition());
    }

    /** Those among some units that exist on that day. */
    public List<Unit> those(Collection<Long> ids, LocalDate asOf) {
        return states.on(asOf, UNIT_STATE.UNIT_ID.in(ids));
    }

    /** Where a person's pages begin: the unit acted for; without a post, as for an outside auditor, the first of those the person may read. */
    public Unit home(Who who) {
        return who.seated().map(seat -> get(seat.unitId())).orElseGet(() -> all(clocks.today()).stream().filter(unit -> who.reads(unit.id())).findFirst()
                .orElseThrow(() -> new Problem.Refused("problem.noSeat")));
    }

    public List<Unit> children(long id, LocalDate asOf) {
        return states.on(asOf, UNIT_STATE.PARENT_ID.eq(id));
    }

    /** The unit and everything below it on that day. */
    public Set<Long> subtree(long id, LocalDate asOf) {
        Map<Long, List<Unit>> below = all(asOf).stream().filter(unit -> unit.parentId() != null).collect(Collectors.groupingBy(Unit::parentId));
        var found = new LinkedHashSet<Long>();
        collect(id, below, found);
        return found;
    }

    private static void collect(long id, Map<Long, List<Unit>> below, Set<Long> found) {
        if (found.add(id)) {
            below.getOrDefault(id, List.of()).forEach(child -> collect(child.id(), below, found));
        }
    }

    /** The units of that day that the scope names. */
    public Set<Long> in(Scope scope, LocalDate asOf) {
        return switch (scope) {
            case Scope.Subtree(long unitId) -> subtree(unitId, asOf);
            case Scope.Listed(Set<Long> ids) -> states.on(asOf, UNIT_STATE.UNIT_ID.in(ids)).stream().map(Unit::id).collect(Collectors.toUnmodifiableSet());
        };
    }

    /** All states of a unit, oldest first. */
    public List<Unit> history(long id) {
        return states.history(id);
    }

    /** What happened to the unit, latest first. */
    public List<LineageEntry> lineage(long id) {
        return lineage.of(id);
    }

    /**
     * The bureau the unit answers to: its region's; for a government and for a bureau itself the one above; the city's
     * bureau answers to itself.
     */
    public Unit bureauOf(long unitId, LocalDate asOf) {
        Unit unit = states.nearest(unitId, asOf).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("unit", unitId)));
        List<Unit> bureaus = regions.upwards(unit.regionId(), asOf).stream().flatMap(region -> ownBureau(region.id(), asOf).stream()).toList();
        if (bureaus.isEmpty()) {
            throw new Problem.Refused("organization.bureau.none", Dates.named(unit.name(), unit.nameEn()));
        }
        boolean answersUpwards = unit.kind() == UnitKind.GOVERNMENT || bureaus.getFirst().id() == unitId;
        boolean ownRegion = bureaus.getFirst().regionId() == unit.regionId();
        return answersUpwards && ownRegion && bureaus.size() > 1 ? bureaus.get(1) : bureaus.getFirst();
    }

    /** The bureau that answers for the region: its own, else the next one above. */
    public Unit bureau(long regionId, LocalDate on) {
        return regions.upwards(regionId, on).stream().flatMap(region -> ownBureau(region.id(), on).stream()).findFirst()
                .orElseThrow(() -> new Problem.Refused("organization.bureau.none", ""));
    }

    private Optional<Unit> ownBureau(long regionId, LocalDate on) {
        return sql.select(REGION_BUREAU.UNIT_ID).from(REGION_BUREAU).where(REGION_BUREAU.REGION_ID.eq(regionId))
                .and(Dates.holds(REGION_BUREAU.VALID_FROM, REGION_BUREAU.VALID_TO, on)).fetchOptional(REGION_BUREAU.UNIT_ID).flatMap(id -> find(id, on));
    }

    /** The authority that appoints in the region that day: 指挥部 until the change-over date, 数字政府领导小组 after. */
    public Optional<Unit> authority(long regionId, LocalDate on) {
        return sql.select(REGION_AUTHORITY.UNIT_ID).from(REGION_AUTHORITY).where(REGION_AUTHORITY.REGION_ID.eq(regionId))
                .and(Dates.holds(REGION_AUTHORITY.VALID_FROM, REGION_AUTHORITY.VALID_TO, on)).fetchOptional(REGION_AUTHORITY.UNIT_ID).flatMap(id -> find(id, on));
    }

    @Transactional
    public Unit found(Who who, NewUnit unit, LocalDate from, String basis) {
        who.must(OrganizationRights.EDIT_UNITS);
        if (unit.parentId() == null) {
            throw new Problem.Invalid("parentId", "organization.unit.parentMissing");
        }
        who.must(OrganizationRights.EDIT_UNITS, unit.parentId());
        reach.lock();
        long id = begin(who, unit, from, basis);
        audit.did(who, "organization.founded", SubjectRef.of("unit", id), "name", unit.name(), "kind", unit.kind(), "from", from, "basis", basis);
        return states.nearest(id, from).orElseThrow();
    }

    private long begin(Who who, NewUnit unit, LocalDate from, String basis) {
        checks.mustFit(unit, from);
        long id = sql.insertInto(UNIT).set(UNIT.VERSION, 0).returning(UNIT.ID).fetchSingle(UNIT.ID);
        states.begin(id, unit, from);
        lineage.write(who, "FOUNDED", id, null, from, "", unit.name(), basis);
        PostKind.of(unit.kind(), regions.find(unit.regionId(), from).orElseThrow().level()).forEach(kind -> posts.of(id, kind));
        reach.refresh(Set.of(id));
        events.publishEvent(new UnitFounded(id, from));
        return id;
    }

    /** The unit stays the same, its names change from that day. */
    @Transactional
    public void rename(Who who, long id, String name, String nameEn, String shortName, LocalDate on, String basis) {
        who.must(OrganizationRights.EDIT_UNITS, id);
        reach.lock();
        Unit before = states.must(id, on);
        var names = new NewUnit(before.regionId(), before.kind(), name, nameEn, shortName, before.parentId(), before.uscc(), before.position());
        if (names.name().equals(before.name()) && (nameEn.isBlank() || names.nameEn().equals(before.nameEn())) && (shortName.isBlank() || names.shortName().equals(before.shortName()))) {
            throw new Problem.Invalid("name", "organization.unit.sameName", before.name());
        }
        checks.mustFit(before, names, on);
        states.amend(id, on, Map.of(UNIT_STATE.NAME, names.name(), UNIT_STATE.NAME_EN, names.nameEn(), UNIT_STATE.SHORT_NAME, names.shortName()));
        lineage.write(who, "RENAMED", id, null, on, before.name(), names.name(), basis);
        audit.did(who, "organization.renamed", SubjectRef.of("unit", id), "before", before.name(), "after", names.name(), "on", on, "basis", basis);
        events.publishEvent(new UnitRenamed(id, before.name(), names.name(), on));
    }

    /** The unit, with everything below it, stands under another unit from that day and belongs to that unit's region. */
    @Transactional
    public void move(Who who, long id, long newParent, LocalDate on, String basis) {
        who.must(OrganizationRights.EDIT_UNITS, id);
        who.must(OrganizationRights.EDIT_UNITS, newParent);
        reach.lock();
        Unit before = states.must(id, on);
        Unit parent = states.must(newParent, on);
        Set<Long> moved = subtree(id, on);
        if (moved.contains(newParent) || subtree(id, clocks.today()).contains(newParent)) {
            throw new Problem.Invalid("parentId", "organization.unit.underItself");
        }
        checks.mustStandUnder(before.kind(), parent);
        place(before, parent, moved, on);
        lineage.write(who, "MOVED", id, newParent, on, before.parentId() == null ? "" : get(before.parentId()).name(), parent.name(), basis);
        reach.refresh(moved);
        posts.fit();
        audit.did(who, "organization.moved", SubjectRef.of("unit", id), "before", before.parentId(), "after", newParent, "on", on, "basis", basis);
        events.publishEvent(new UnitMoved(id, before.parentId(), newParent, on));
    }

    private void place(Unit unit, Unit parent, Set<Long> moved, LocalDate on) {
        states.amend(unit.id(), on, Map.of(UNIT_STATE.PARENT_ID, parent.id()));
        if (unit.kind() != UnitKind.GOVERNMENT && unit.regionId() != parent.regionId()) {
            states.on(on, UNIT_STATE.UNIT_ID.in(moved).and(UNIT_STATE.REGION_ID.eq(unit.regionId())))
                    .forEach(each -> states.amend(each.id(), on, Map.of(UNIT_STATE.REGION_ID, parent.regionId())));
        }
    }

    /**
     * From that day the other unit carries on for these, which cease the day before: their holders leave office, what was
     * below them moves, their guidance lines and the role of the region's bureau pass on.
     */
    @Transactional
    public void merge(Who who, Set<Long> from, long into, LocalDate on, String basis) {
        from.forEach(each -> who.must(OrganizationRights.EDIT_UNITS, each));
        who.must(OrganizationRights.EDIT_UNITS, into);
        reach.lock();
        if (from.isEmpty() || from.contains(into)) {
            throw new Problem.Invalid("from", "organization.unit.mergeWithItself");
        }
        Unit successor = states.must(into, on);
        var touched = new LinkedHashSet<Long>(from);
        touched.add(into);
        for (long each : from) {
            Unit ending = states.must(each, on.minusDays(1));
            lineage.mustNotBeAuthority(ending, on);
            checks.mustBeOneLevel(ending, successor, on);
            for (Unit child : children(each, on)) {
                if (child.id() == into) {
                    throw new Problem.Invalid("into", "organization.unit.intoOwnPart");
                }
                Set<Long> moved = subtree(child.id(), on);
                place(child, successor, moved, on);
                touched.addAll(moved);
            }
            touched.addAll(lineage.passBureau(each, into, on));
            lineage.passLines(each, into, on);
            lineage.endMemberships(each, on);
            posts.endAll(each, on.minusDays(1), "单位合并", basis);
            states.end(each, on.minusDays(1));
            lineage.write(who, "MERGED", each, into, on, ending.name(), successor.name(), basis);
        }
        reach.refresh(touched);
        posts.fit();
        audit.did(who, "organization.merged", SubjectRef.of("unit", into), "from", from.toString(), "on", on, "basis", basis);
        events.publishEvent(new UnitsMerged(Set.copyOf(from), into, on));
    }

    /** Founds new units out of one, which goes on beside them or ceases the day before. */
    @Transactional
    public Set<Long> split(Who who, long from, List<NewUnit> parts, boolean continues, LocalDate on, String basis) {
        who.must(OrganizationRights.EDIT_UNITS, from);
        parts.forEach(part -> who.must(OrganizationRights.EDIT_UNITS, part.parentId() == null ? from : part.parentId()));
        reach.lock();
        Unit before = states.must(from, on.minusDays(1));
        if (parts.isEmpty()) {
            throw new Problem.Invalid("parts", "organization.unit.noParts");
        }
        if (!continues) {
            cease(from, on.minusDays(1), "单位拆分", basis);
        }
        var founded = new LinkedHashSet<Long>();
        for (NewUnit part : parts) {
            long id = begin(who, part, on, basis);
            lineage.write(who, "SPLIT", from, id, on, before.name(), part.name(), basis);
            founded.add(id);
        }
        var touched = new ArrayList<Long>(founded);
        touched.add(from);
        reach.refresh(touched);
        audit.did(who, "organization.split", SubjectRef.of("unit", from), "into", founded.toString(), "continues", continues, "on", on, "basis", basis);
        events.publishEvent(new UnitSplit(from, Set.copyOf(founded), on));
        return founded;
    }

    /** The unit exists until that day and has no successor; refused while anything hangs on it. */
    @Transactional
    public void close(Who who, long id, LocalDate lastDay, String basis) {
        who.must(OrganizationRights.EDIT_UNITS, id);
        reach.lock();
        Unit before = states.must(id, lastDay);
        cease(id, lastDay, "单位撤销", basis);
        lineage.write(who, "CLOSED", id, null, lastDay, before.name(), "", basis);
        reach.refresh(Set.of(id));
        audit.did(who, "organization.closed", SubjectRef.of("unit", id), "lastDay", lastDay, "basis", basis);
        events.publishEvent(new UnitClosed(id, lastDay));
    }

    private void cease(long id, LocalDate lastDay, String reason, String basis) {
        Unit unit = states.must(id, lastDay);
        if (!children(id, lastDay.plusDays(1)).isEmpty()) {
            throw new Problem.Refused("organization.unit.hasChildren", Dates.named(unit.name(), unit.nameEn()));
        }
        lineage.mustNotBeAuthority(unit, lastDay.plusDays(1));
        lineage.mustNotBeBureau(unit, lastDay.plusDays(1));
        lineage.endLines(id, lastDay.plusDays(1));
        lineage.endMemberships(id, lastDay.plusDays(1));
        posts.endAll(id, lastDay, reason, basis);
        states.end(id, lastDay);
    }
}
