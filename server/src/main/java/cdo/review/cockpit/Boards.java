package cdo.review.cockpit;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;
import static cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;

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
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a board together from measures and published duties. */
@Component
@Transactional(readOnly = true)
public class Boards {

    private static final int MOST_PRESSING = 12;
    /** The same week as the register of duties, which the numbers open. */
    private static final int WEEK = 7;

    private static final List<String> RUNNING = List.of("OPEN", "SUSPENDED");

    private final DSLContext sql;
    private final Clocks clocks;
    private final Catalogue catalogue;
    private final Evidence evidence;
    private final Units units;
    private final Regions regions;
    private final Reach reach;

    Boards(DSLContext sql, Clocks clocks, Catalogue catalogue, Evidence evidence, Units units, Regions regions, Reach reach) {
        this.sql = sql;
        this.clocks = clocks;
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.units = units;
        this.regions = regions;
        this.reach = reach;
    }

    /**
     * The board of a unit; a bureau's or authority's own board is that of its region's government.
     *
     * @param unitId  null: where the asker acts
     * @param measure the one that colours the map
     */
    public Board of(Who who, @Nullable Long unitId, Measure measure) {
        who.must(CockpitRights.SEE);
        LocalDate today = clocks.today();
        Unit unit = unitId == null ? whole(who, units.get(who.unitId()), today) : units.get(unitId);
        if (!who.reads(unit.id()) && unit.id() != who.unitId() && unitId != null) {
            throw new Problem.NotFound(SubjectRef.of("unit", unit.id()));
        }
        Region region = regions.get(unit.regionId());
        Set<Long> below = units.subtree(unit.id(), today);
        List<Board.Tile> tiles = catalogue.all().stream().map(each -> tile(each, below, today)).toList();
        boolean city = region.level() == RegionLevel.CITY && unit.kind() == UnitKind.GOVERNMENT;
        return new Board(unit, region, today, tiles, city ? places(unit, measure, today) : List.of(), pressing(who, below, today), count(below, today, today.plusDays(WEEK)),
                count(below, LocalDate.of(1900, 1, 1), today.minusDays(1)));
    }

    /** Who works for the whole region sees the region's board first. */
    private Unit whole(Who who, Unit own, LocalDate today) {
        if (own.kind() != UnitKind.BUREAU && own.kind() != UnitKind.AUTHORITY) {
            return own;
        }
        return units.all(today).stream().filter(each -> each.kind() == UnitKind.GOVERNMENT && each.regionId() == own.regionId()).filter(each -> who.reads(each.id())).findFirst().orElse(own);
    }

    private Board.Tile tile(Measure measure, Set<Long> below, LocalDate today) {
        Value now = evidence.total(measure, below, today);
        LocalDate before = today.minusMonths(1);
        BigDecimal change = null;
        if (evidence.nearest(measure, before).isPresent()) {
            Value then = evidence.total(measure, below, before);
            change = now.value() == null || then.value() == null ? null : now.value().subtract(then.value());
        }
        return new Board.Tile(measure, now, change);
    }

    private List<Board.Place> places(Unit city, Measure measure, LocalDate today) {
        return units.all(today).stream().filter(each -> each.kind() == UnitKind.GOVERNMENT && each.parentId() != null && each.parentId() == city.id())
                .map(each -> new Board.Place(regions.get(each.regionId()), each, evidence.total(measure, units.subtree(each.id(), today), today))).toList();
    }

    /** Units with overdue work first; only those that the asker may read. */
    private List<Board.Line> pressing(Who who, Set<Long> below, LocalDate today) {
        var duty = PUBLISHED_DUTY;
        var late = DSL.count().filterWhere(duty.DUE.lt(today));
        var soon = DSL.count().filterWhere(duty.DUE.between(today, today.plusDays(WEEK)));
        return sql.select(PUBLISHED_UNIT.ID, PUBLISHED_UNIT.SHORT_NAME, late, soon).from(duty).join(PUBLISHED_UNIT).on(PUBLISHED_UNIT.ID.eq(duty.DEBTOR_UNIT_ID))
                .where(duty.STATE.in(RUNNING)).and(duty.DUE.le(today.plusDays(WEEK))).and(duty.DEBTOR_UNIT_ID.in(below)).and(reach.readable(who, duty.DEBTOR_UNIT_ID))
                .groupBy(PUBLISHED_UNIT.ID, PUBLISHED_UNIT.SHORT_NAME, PUBLISHED_UNIT.POSITION).orderBy(late.desc(), soon.desc(), PUBLISHED_UNIT.POSITION).limit(MOST_PRESSING)
                .fetch(row -> new Board.Line(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private int count(Set<Long> below, LocalDate from, LocalDate to) {
        var duty = PUBLISHED_DUTY;
        return sql.fetchCount(duty, duty.STATE.in(RUNNING).and(duty.DUE.between(from, to)).and(duty.DEBTOR_UNIT_ID.in(below)));
    }
}
