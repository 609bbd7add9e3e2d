package cdo.platform.organization;

import static cdo.platform.organization.tables.GroupMemberTable.GROUP_MEMBER;
import static cdo.platform.organization.tables.GuidanceLineTable.GUIDANCE_LINE;
import static cdo.platform.organization.tables.RegionAuthorityTable.REGION_AUTHORITY;
import static cdo.platform.organization.tables.RegionBureauTable.REGION_BUREAU;
import static cdo.platform.organization.tables.UnitLineageTable.UNIT_LINEAGE;
import static cdo.platform.organization.tables.UnitStateTable.UNIT_STATE;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.tables.GuidanceLineRow;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of units, by which document, and what passes from a unit to its successor. */
@Component
class Lineage {

    private final DSLContext sql;
    private final Clocks clocks;
    private final UnitStates states;

    Lineage(DSLContext sql, Clocks clocks, UnitStates states) {
        this.sql = sql;
        this.clocks = clocks;
        this.states = states;
    }

    void write(Who who, String kind, long unitId, @Nullable Long otherId, LocalDate on, String before, String after, String basis) {
        if (basis.isBlank()) {
            throw new Problem.Invalid("basis", "organization.unit.basis");
        }
        sql.insertInto(UNIT_LINEAGE).set(UNIT_LINEAGE.KIND, kind).set(UNIT_LINEAGE.UNIT_ID, unitId).set(UNIT_LINEAGE.OTHER_ID, otherId)
                .set(UNIT_LINEAGE.EFFECTIVE, on).set(UNIT_LINEAGE.BEFORE, before).set(UNIT_LINEAGE.AFTER, after).set(UNIT_LINEAGE.BASIS, basis)
                .set(UNIT_LINEAGE.RECORDED_AT, clocks.now()).set(UNIT_LINEAGE.RECORDED_BY, who.name()).execute();
    }

    /** Latest first; also where the unit is the other party. */
    List<LineageEntry> of(long unitId) {
        return sql.selectFrom(UNIT_LINEAGE).where(UNIT_LINEAGE.UNIT_ID.eq(unitId).or(UNIT_LINEAGE.OTHER_ID.eq(unitId).and(UNIT_LINEAGE.KIND.in("MERGED", "SPLIT"))))
                .orderBy(UNIT_LINEAGE.EFFECTIVE.desc(), UNIT_LINEAGE.ID.desc())
                .fetch(row -> new LineageEntry(row.getKind(), row.getUnitId(), row.getOtherId(), row.getEffective(), row.getBefore(), row.getAfter(), row.getBasis(), row.getRecordedBy()));
    }

    void mustNotBeAuthority(Unit unit, LocalDate since) {
        if (sql.fetchExists(REGION_AUTHORITY, REGION_AUTHORITY.UNIT_ID.eq(unit.id()).and(Dates.holdsSince(REGION_AUTHORITY.VALID_TO, since)))) {
            throw new Problem.Refused("organization.unit.isAuthority", Dates.named(unit.name(), unit.nameEn()));
        }
    }

    void mustNotBeBureau(Unit unit, LocalDate since) {
        if (sql.fetchExists(REGION_BUREAU, REGION_BUREAU.UNIT_ID.eq(unit.id()).and(Dates.holdsSince(REGION_BUREAU.VALID_TO, since)))) {
            throw new Problem.Refused("organization.unit.isBureau", Dates.named(unit.name(), unit.nameEn()));
        }
    }

    /** The successor becomes the region's bureau where the unit was it; returns the units that now answer to another. */
    Set<Long> passBureau(long from, long into, LocalDate on) {
        var touched = new HashSet<Long>();
        var held = sql.selectFrom(REGION_BUREAU).where(REGION_BUREAU.UNIT_ID.eq(from)).and(Dates.holds(REGION_BUREAU.VALID_FROM, REGION_BUREAU.VALID_TO, on)).fetch();
        held.forEach(row -> {
            if (row.getValidFrom().equals(on)) {
                sql.update(REGION_BUREAU).set(REGION_BUREAU.UNIT_ID, into).where(REGION_BUREAU.ID.eq(row.getId())).execute();
            } else {
                sql.update(REGION_BUREAU).set(REGION_BUREAU.VALID_TO, on.minusDays(1)).where(REGION_BUREAU.ID.eq(row.getId())).execute();
                sql.insertInto(REGION_BUREAU).set(REGION_BUREAU.REGION_ID, row.getRegionId()).set(REGION_BUREAU.UNIT_ID, into)
                        .set(REGION_BUREAU.VALID_FROM, on).set(REGION_BUREAU.VALID_TO, row.getValidTo()).execute();
            }
            states.amend(into, on, Map.of(UNIT_STATE.KIND, UnitKind.BUREAU.name()));
            touched.addAll(sql.selectDistinct(UNIT_STATE.UNIT_ID).from(UNIT_STATE).fetchSet(UNIT_STATE.UNIT_ID));
        });
        return touched;
    }

    void passLines(long from, long into, LocalDate on) {
        for (GuidanceLineRow row : lines(from, on)) {
            boolean above = row.getUpperUnitId() == from;
            long upper = above ? into : row.getUpperUnitId();
            long lower = above ? row.getLowerUnitId() : into;
            if (upper != lower && !sql.fetchExists(GUIDANCE_LINE, GUIDANCE_LINE.UPPER_UNIT_ID.eq(upper).and(GUIDANCE_LINE.LOWER_UNIT_ID.eq(lower)).and(Dates.holdsSince(GUIDANCE_LINE.VALID_TO, on)))) {
                sql.insertInto(GUIDANCE_LINE).set(GUIDANCE_LINE.UPPER_UNIT_ID, upper).set(GUIDANCE_LINE.LOWER_UNIT_ID, lower)
                        .set(GUIDANCE_LINE.VALID_FROM, on).set(GUIDANCE_LINE.VALID_TO, row.getValidTo()).execute();
            }
        }
        endLines(from, on);
    }

    private List<GuidanceLineRow> lines(long unitId, LocalDate on) {
        return sql.selectFrom(GUIDANCE_LINE).where(GUIDANCE_LINE.UPPER_UNIT_ID.eq(unitId).or(GUIDANCE_LINE.LOWER_UNIT_ID.eq(unitId)))
                .and(Dates.holdsSince(GUIDANCE_LINE.VALID_TO, on)).fetch();
    }

    /** The unit's lines hold until the day before. */
    void endLines(long unitId, LocalDate on) {
        var mine = GUIDANCE_LINE.UPPER_UNIT_ID.eq(unitId).or(GUIDANCE_LINE.LOWER_UNIT_ID.eq(unitId));
        cut(GUIDANCE_LINE.VALID_FROM, GUIDANCE_LINE.VALID_TO, mine, on);
    }

    void endMemberships(long unitId, LocalDate on) {
        cut(GROUP_MEMBER.VALID_FROM, GROUP_MEMBER.VALID_TO, GROUP_MEMBER.UNIT_ID.eq(unitId), on);
    }

    private void cut(TableField<?, LocalDate> from, TableField<?, LocalDate> to, org.jooq.Condition which, LocalDate on) {
        var table = java.util.Objects.requireNonNull(from.getTable());
        sql.deleteFrom(table).where(which).and(from.ge(on)).execute();
        sql.update(table).set(to, on.minusDays(1)).where(which).and(Dates.holdsSince(to, on)).execute();
    }
}
