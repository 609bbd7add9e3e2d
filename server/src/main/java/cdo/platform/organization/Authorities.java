package cdo.platform.organization;

import static cdo.platform.organization.tables.RegionAuthorityTable.REGION_AUTHORITY;
import static cdo.platform.organization.tables.UnitStateTable.UNIT_STATE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which unit appoints in a region (任免机关), per region and dated: 城市大脑建设指挥部, and once the city brain is built
 * 数字政府领导小组 (plan 二（一）).
 */
@Component
public class Authorities {

    /** An authority's time in force. */
    public record Term(long unitId, LocalDate from, @Nullable LocalDate to, String basis) {
    }

    private final DSLContext sql;
    private final Audit audit;
    private final UnitStates states;
    private final ReachRows reach;
    private final ApplicationEventPublisher events;

    Authorities(DSLContext sql, Audit audit, UnitStates states, ReachRows reach, ApplicationEventPublisher events) {
        this.sql = sql;
        this.audit = audit;
        this.states = states;
        this.reach = reach;
        this.events = events;
    }

    /** All terms of a region, latest first. */
    public List<Term> terms(long regionId) {
        return sql.selectFrom(REGION_AUTHORITY).where(REGION_AUTHORITY.REGION_ID.eq(regionId)).orderBy(REGION_AUTHORITY.VALID_FROM.desc())
                .fetch(row -> new Term(row.getUnitId(), row.getValidFrom(), row.getValidTo(), row.getBasis()));
    }

    /** The region's government, over which the right is asked. */
    Unit government(long regionId, LocalDate on) {
        return states.on(on, UNIT_STATE.REGION_ID.eq(regionId).and(UNIT_STATE.KIND.eq(UnitKind.GOVERNMENT.name()))).stream().findFirst()
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of("region", regionId)));
    }

    /** From that day the unit appoints in the region; a change-over already planned for that day or later is replaced. */
    @Transactional
    public void changeOver(Who who, long regionId, long unitId, LocalDate from, String basis) {
        who.must(OrganizationRights.CHANGE_AUTHORITY, government(regionId, from).id());
        reach.lock();
        Unit unit = states.must(unitId, from);
        if (unit.kind() != UnitKind.AUTHORITY || unit.regionId() != regionId) {
            throw new Problem.Invalid("unit", "organization.authority.elsewhere");
        }
        if (basis.isBlank()) {
            throw new Problem.Invalid("basis", "organization.unit.basis");
        }
        if (sql.fetchExists(REGION_AUTHORITY, REGION_AUTHORITY.REGION_ID.eq(regionId).and(REGION_AUTHORITY.UNIT_ID.eq(unitId)).and(Dates.holds(REGION_AUTHORITY.VALID_FROM, REGION_AUTHORITY.VALID_TO, from)))) {
            throw new Problem.Invalid("unit", "organization.authority.already");
        }
        sql.deleteFrom(REGION_AUTHORITY).where(REGION_AUTHORITY.REGION_ID.eq(regionId)).and(REGION_AUTHORITY.VALID_FROM.ge(from)).execute();
        sql.update(REGION_AUTHORITY).set(REGION_AUTHORITY.VALID_TO, from.minusDays(1)).where(REGION_AUTHORITY.REGION_ID.eq(regionId))
                .and(Dates.holdsSince(REGION_AUTHORITY.VALID_TO, from)).execute();
        sql.insertInto(REGION_AUTHORITY).set(REGION_AUTHORITY.REGION_ID, regionId).set(REGION_AUTHORITY.UNIT_ID, unitId)
                .set(REGION_AUTHORITY.VALID_FROM, from).set(REGION_AUTHORITY.BASIS, basis).execute();
        reach.refresh(states.inRegion(regionId));
        audit.did(who, "organization.authority-changed", SubjectRef.of("region", regionId), "unit", unitId, "from", from, "basis", basis);
        events.publishEvent(new AuthorityChanged(regionId, unitId, from));
    }
}
