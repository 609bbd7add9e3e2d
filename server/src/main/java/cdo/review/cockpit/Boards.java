package cdo.review.cockpit;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Region;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a board together from measures and published duties, always over the units that the reader may read. */
@Component
@Transactional(readOnly = true)
public class Boards {

    private static final int MOST_PRESSING = 12;
    /** The same week as the register of duties, which the numbers open. */
    private static final int WEEK = 7;

    private final DSLContext sql;
    private final Clocks clocks;
    private final Catalogue catalogue;
    private final Evidence evidence;
    private final Units units;
    private final Regions regions;
    private final Reach reach;
    private final OfficerPosts posts;

    Boards(DSLContext sql, Clocks clocks, Catalogue catalogue, Evidence evidence, Units units, Regions regions, Reach reach, OfficerPosts posts) {
        this.sql = sql;
        this.clocks = clocks;
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.units = units;
        this.regions = regions;
        this.reach = reach;
        this.posts = posts;
    }

    /**
     * The board of a unit; a bureau's or authority's own board is that of its region's government.
     *
     * @param unitId  null: where the asker acts
     * @param measure the one that colours the map and fills the list of places
     */
    public Board of(Who who, @Nullable Long unitId, Measure measure) {
        who.must(CockpitRights.SEE);
        LocalDate today = clocks.today();
        Below below = new Below(who, units.all(today));
        Unit unit = unit(who, unitId, below);
        Map<Long, Region> known = regions.all(today).stream().collect(Collectors.toMap(Region::id, Function.identity()));
        Region region = known.containsKey(unit.regionId()) ? known.get(unit.regionId()) : regions.get(unit.regionId());
        Set<Long> counted = below.of(unit.id());
        List<Board.Tile> tiles = tiles(counted, today);
        boolean city = region.level() == RegionLevel.CITY && unit.kind() == UnitKind.GOVERNMENT;
        Condition owed = owed(who, counted);
        Record sums = sql.select(late(today), soon(today)).from(PUBLISHED_DUTY).where(owed).fetchSingle();
        return new Board(unit, region, today, counted.size(), tiles, city, places(unit, city, measure, below, known, today), pressing(owed, below, today),
                sums.get(0, Integer.class), sums.get(1, Integer.class), PlanGoal.standings(tiles), moved(counted, today), posts.vacant(counted, below.units(), today), posts.held(unit.id(), today));
    }

    /** The units that a board of this unit covered on a day, for what is said of that day. */
    public Set<Long> covered(Who who, long unitId, LocalDate day) {
        who.must(CockpitRights.SEE);
        unit(who, unitId, new Below(who, units.all(clocks.today())));
        Set<Long> now = units.all(clocks.today()).stream().map(Unit::id).collect(Collectors.toSet());
        return new Below(who, units.all(day), now).of(unitId);
    }

    private Unit unit(Who who, @Nullable Long unitId, Below below) {
        if (unitId == null) {
            return whole(units.home(who), below);
        }
        Unit found = units.get(unitId);
        if (!below.reads(unitId)) {
            throw new Problem.Hidden(SubjectRef.of("unit", unitId));
        }
        return found;
    }

    /** Who works for the whole region sees the region's board first. */
    private static Unit whole(Unit own, Below below) {
        if (own.kind() != UnitKind.BUREAU && own.kind() != UnitKind.AUTHORITY) {
            return own;
        }
        return below.units().values().stream().filter(each -> each.kind() == UnitKind.GOVERNMENT && each.regionId() == own.regionId() && below.reads(each.id())).findFirst().orElse(own);
    }

    private List<Board.Tile> tiles(Set<Long> counted, LocalDate today) {
        Map<String, Evidence.Total> now = evidence.totals(counted, today);
        Map<String, Evidence.Total> then = evidence.totals(counted, today.minusMonths(1));
        return catalogue.all().stream().map(measure -> tile(measure, now.get(measure.key()), then.get(measure.key()))).toList();
    }

    static Board.Tile tile(Measure measure, Evidence.Total now, Evidence.Total then) {
        BigDecimal before = then.taken() == null ? null : then.value().value();
        BigDecimal value = now.value().value();
        return new Board.Tile(measure, now.value(), now.taken(), value == null || before == null ? null : value.subtract(before), then.taken());
    }

    private List<Board.Place> places(Unit unit, boolean city, Measure measure, Below below, Map<Long, Region> known, LocalDate today) {
        List<Unit> parts = below.children(unit.id()).stream().filter(each -> !city || each.kind() == UnitKind.GOVERNMENT).filter(each -> below.reads(each.id())).toList();
        if (parts.isEmpty()) {
            return List.of();
        }
        Map<Long, Value> values = evidence.perUnit(measure, today);
        return parts.stream().map(each -> new Board.Place(each.kind() == UnitKind.GOVERNMENT ? known.get(each.regionId()) : null, each,
                Evidence.sum(measure, below.of(each.id()).stream().map(values::get).filter(Objects::nonNull).toList()))).toList();
    }

    private List<Board.Moved> moved(Set<Long> counted, LocalDate today) {
        Map<String, Evidence.Moved> moved = evidence.moved(counted, today.withDayOfMonth(1).minusDays(1));
        return catalogue.all().stream().filter(measure -> moved.containsKey(measure.key())).map(measure -> new Board.Moved(measure, moved.get(measure.key()).subjects(), moved.get(measure.key()).since())).toList();
    }

    /** Running duties of these units that the reader may see, as the register lists them. */
    private Condition owed(Who who, Set<Long> counted) {
        var duty = PUBLISHED_DUTY;
        return duty.STATE.in("OPEN", "SUSPENDED").and(duty.DEBTOR_UNIT_ID.eq(DSL.any(counted.toArray(Long[]::new))))
                .and(reach.readable(who, duty.DEBTOR_UNIT_ID).or(reach.readable(who, duty.OWED_TO_UNIT_ID)));
    }


    /** A suspended duty is not late: its clock stands still. */
    private static org.jooq.Field<Integer> late(LocalDate today) {
        return DSL.count().filterWhere(PUBLISHED_DUTY.STATE.eq("OPEN").and(PUBLISHED_DUTY.DUE.lt(today)));
    }

    private static org.jooq.Field<Integer> soon(LocalDate today) {
        return DSL.count().filterWhere(PUBLISHED_DUTY.DUE.between(today, today.plusDays(WEEK)));
    }

    /** Units with overdue work first. */
    private List<Board.Line> pressing(Condition owed, Below below, LocalDate today) {
        var duty = PUBLISHED_DUTY;
        return sql.select(duty.DEBTOR_UNIT_ID, late(today), soon(today)).from(duty).where(owed).groupBy(duty.DEBTOR_UNIT_ID)
                .having(late(today).add(soon(today)).gt(0)).orderBy(late(today).desc(), soon(today).desc(), duty.DEBTOR_UNIT_ID).limit(MOST_PRESSING)
                .fetch(row -> new Board.Line(below.units().computeIfAbsent(row.value1(), units::get), row.value2(), row.value3()));
    }
}
