package cdo.platform.organization;

import static cdo.platform.organization.tables.UnitStateTable.UNIT_STATE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.tables.UnitStateRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/** The dated rows of units: read as of a day, cut at a day, ended. History is never overwritten. */
@Component
class UnitStates {

    private static final List<TableField<UnitStateRow, ?>> KEPT = List.of(UNIT_STATE.UNIT_ID, UNIT_STATE.REGION_ID, UNIT_STATE.KIND, UNIT_STATE.NAME,
            UNIT_STATE.NAME_EN, UNIT_STATE.SHORT_NAME, UNIT_STATE.PARENT_ID, UNIT_STATE.USCC, UNIT_STATE.POSITION);

    private final DSLContext sql;

    UnitStates(DSLContext sql) {
        this.sql = sql;
    }

    List<Unit> on(LocalDate day, Condition which) {
        return sql.selectFrom(UNIT_STATE).where(Dates.holds(UNIT_STATE.VALID_FROM, UNIT_STATE.VALID_TO, day)).and(which)
                .orderBy(UNIT_STATE.POSITION, UNIT_STATE.UNIT_ID).fetch(UnitStates::unit);
    }

    /** Every unit that has existed by that day with its states until then, oldest first. */
    Map<Long, List<Unit>> until(LocalDate day) {
        return sql.selectFrom(UNIT_STATE).where(UNIT_STATE.VALID_FROM.le(day)).orderBy(UNIT_STATE.VALID_FROM).fetchGroups(UNIT_STATE.UNIT_ID, UnitStates::unit);
    }

    /** All states of the unit, oldest first. */
    List<Unit> history(long unitId) {
        return sql.selectFrom(UNIT_STATE).where(UNIT_STATE.UNIT_ID.eq(unitId)).orderBy(UNIT_STATE.VALID_FROM).fetch(UnitStates::unit);
    }

    /** The state that holds on the day, else the last before it, else the first to come. */
    Optional<Unit> nearest(long unitId, LocalDate day) {
        List<Unit> all = history(unitId);
        Unit best = null;
        for (Unit each : all) {
            if (best == null || !each.validFrom().isAfter(day)) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    void begin(long unitId, NewUnit unit, LocalDate from) {
        sql.insertInto(UNIT_STATE)
                .set(UNIT_STATE.UNIT_ID, unitId).set(UNIT_STATE.REGION_ID, unit.regionId()).set(UNIT_STATE.KIND, unit.kind().name())
                .set(UNIT_STATE.NAME, unit.name()).set(UNIT_STATE.NAME_EN, unit.nameEn()).set(UNIT_STATE.SHORT_NAME, unit.shortName())
                .set(UNIT_STATE.PARENT_ID, unit.parentId()).set(UNIT_STATE.USCC, unit.uscc()).set(UNIT_STATE.POSITION, unit.position())
                .set(UNIT_STATE.VALID_FROM, from).execute();
    }

    /**
     * From that day the unit is as the changes say. A change already recorded for a later day keeps what it changed, and all that follows it
     * stays too: a name given back later is not overwritten; the rest is taken over.
     */
    void amend(long unitId, LocalDate on, Map<TableField<UnitStateRow, ?>, ?> changes) {
        UnitStateRow row = sql.selectFrom(UNIT_STATE).where(UNIT_STATE.UNIT_ID.eq(unitId))
                .and(Dates.holds(UNIT_STATE.VALID_FROM, UNIT_STATE.VALID_TO, on)).fetchOptional()
                .orElseThrow(() -> new Problem.Refused("organization.unit.notThen", Dates.said(on)));
        if (row.getValidFrom().equals(on)) {
            sql.update(UNIT_STATE).set(changes).where(UNIT_STATE.ID.eq(row.getId())).execute();
        } else {
            sql.update(UNIT_STATE).set(UNIT_STATE.VALID_TO, on.minusDays(1)).where(UNIT_STATE.ID.eq(row.getId())).execute();
            var columns = new ArrayList<Field<?>>(KEPT);
            var values = new ArrayList<Field<?>>();
            for (TableField<UnitStateRow, ?> field : KEPT) {
                values.add(changes.containsKey(field) ? val(changes.get(field), field.getDataType()) : field);
            }
            columns.add(UNIT_STATE.VALID_FROM);
            values.add(val(on));
            columns.add(UNIT_STATE.VALID_TO);
            values.add(val(row.getValidTo(), UNIT_STATE.VALID_TO.getDataType()));
            sql.insertInto(UNIT_STATE).columns(columns).select(sql.select(values).from(UNIT_STATE).where(UNIT_STATE.ID.eq(row.getId()))).execute();
        }
        changes.forEach((field, value) -> carryOn(unitId, on, field, row.get(field), value));
    }

    private <T> void carryOn(long unitId, LocalDate on, TableField<UnitStateRow, T> field, @org.jspecify.annotations.Nullable Object before, @org.jspecify.annotations.Nullable Object after) {
        Condition later = UNIT_STATE.UNIT_ID.eq(unitId).and(UNIT_STATE.VALID_FROM.gt(on));
        LocalDate until = sql.select(min(UNIT_STATE.VALID_FROM)).from(UNIT_STATE).where(later).and(field.isDistinctFrom(val(before, field.getDataType()))).fetchOne(0, LocalDate.class);
        sql.update(UNIT_STATE).set(field, val(after, field.getDataType())).where(later).and(until == null ? noCondition() : UNIT_STATE.VALID_FROM.lt(until)).execute();
    }

    /** The unit exists until that day; refuses when a change is already recorded for a later one. */
    void end(long unitId, LocalDate lastDay) {
        if (sql.fetchExists(UNIT_STATE, UNIT_STATE.UNIT_ID.eq(unitId).and(UNIT_STATE.VALID_FROM.gt(lastDay)))) {
            throw new Problem.Refused("organization.unit.laterChange", Dates.said(lastDay));
        }
        int ended = sql.update(UNIT_STATE).set(UNIT_STATE.VALID_TO, lastDay).where(UNIT_STATE.UNIT_ID.eq(unitId))
                .and(Dates.holds(UNIT_STATE.VALID_FROM, UNIT_STATE.VALID_TO, lastDay)).execute();
        if (ended == 0) {
            throw new Problem.Refused("organization.unit.notThen", Dates.said(lastDay));
        }
    }

    /** Another unit of that name in the region, on the day or later; blanks and the width of signs make no other name. */
    Optional<Unit> namesake(long regionId, String name, LocalDate from, long self) {
        return other(regionId, from, self, alike(UNIT_STATE.NAME, name));
    }

    /** Another unit of the region that goes by this name, in full or for short. */
    Optional<Unit> calledSo(long regionId, String name, LocalDate from, long self) {
        return other(regionId, from, self, alike(UNIT_STATE.NAME, name).or(alike(UNIT_STATE.SHORT_NAME, name)));
    }

    /** A unit of that kind in the region, on the day or later. */
    Optional<Unit> ofKind(long regionId, UnitKind kind, LocalDate from) {
        return other(regionId, from, 0, UNIT_STATE.KIND.eq(kind.name()));
    }

    private Optional<Unit> other(long regionId, LocalDate from, long self, Condition which) {
        return sql.selectFrom(UNIT_STATE).where(UNIT_STATE.REGION_ID.eq(regionId)).and(UNIT_STATE.UNIT_ID.ne(self)).and(Dates.holdsSince(UNIT_STATE.VALID_TO, from)).and(which)
                .limit(1).fetchOptional(UnitStates::unit);
    }

    private static Condition alike(Field<String> name, String typed) {
        return plain(name).eq(plain(val(typed)));
    }

    private static Field<String> plain(Field<String> name) {
        return field("regexp_replace(normalize({0}, NFKC), '[[:space:]]', '', 'g')", String.class, name);
    }

    Optional<Unit> bearer(String uscc, LocalDate from) {
        return sql.selectFrom(UNIT_STATE).where(UNIT_STATE.USCC.eq(uscc)).and(Dates.holdsSince(UNIT_STATE.VALID_TO, from)).limit(1).fetchOptional(UnitStates::unit);
    }

    /** Every unit that ever belonged to the region or to one below it. */
    List<Long> inRegion(long regionId) {
        return sql.fetch("with recursive below as (select {0}::bigint as id union select r.region_id from organization.region_state r join below b on r.parent_id = b.id)"
                + " select distinct s.unit_id from organization.unit_state s join below b on b.id = s.region_id", val(regionId)).getValues(0, Long.class);
    }

    Unit must(long unitId, LocalDate day) {
        return on(day, UNIT_STATE.UNIT_ID.eq(unitId)).stream().findFirst().orElseThrow(() ->
                history(unitId).isEmpty() ? new Problem.NotFound(SubjectRef.of("unit", unitId)) : new Problem.Refused("organization.unit.notThen", Dates.said(day)));
    }

    private static Unit unit(UnitStateRow row) {
        return new Unit(row.getUnitId(), row.getRegionId(), UnitKind.valueOf(row.getKind()), row.getName(), row.getNameEn(), row.getShortName(),
                row.getParentId(), row.getUscc(), row.getPosition(), row.getValidFrom(), row.getValidTo());
    }
}
