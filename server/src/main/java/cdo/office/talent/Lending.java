package cdo.office.talent;

import static cdo.office.talent.tables.LendingTable.LENDING;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 专家库向下开放: whether a level lets the levels below draw from its pool of experts. Closed until its bureau opens it. */
@Component
@Transactional
public class Lending {

    private final DSLContext sql;
    private final Units units;
    private final Regions regions;
    private final Audit audit;
    private final Clocks clocks;

    Lending(DSLContext sql, Units units, Regions regions, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.units = units;
        this.regions = regions;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** The setting as it stands; {@code changedBy} empty while nobody has set it. */
    public record Setting(boolean lends, String changedBy, LocalDate changedOn, int version) {
    }

    @Transactional(readOnly = true)
    public Optional<Setting> of(long regionId) {
        return sql.selectFrom(LENDING).where(LENDING.REGION_ID.eq(regionId)).fetchOptional(row -> new Setting(row.getLends(), row.getChangedBy(), row.getChangedOn(), row.getVersion()));
    }

    @Transactional(readOnly = true)
    public boolean lends(long regionId) {
        return of(regionId).map(Setting::lends).orElse(false);
    }

    /** The region above, if it lends its pool to this one. */
    @Transactional(readOnly = true)
    public Optional<Long> upper(long regionId) {
        return Optional.ofNullable(regions.get(regionId).parentId()).filter(this::lends);
    }

    /** Opens or closes the pool of the bureau's own level for the levels below. */
    public void change(Who who, int version, boolean lends) {
        who.must(TalentRights.ADMIT, who.unitId());
        long region = units.get(who.unitId()).regionId();
        SubjectRef ref = SubjectRef.of("unit", who.unitId());
        int changed = sql.insertInto(LENDING).set(LENDING.REGION_ID, region).set(LENDING.LENDS, lends).set(LENDING.CHANGED_BY, who.name()).set(LENDING.CHANGED_ON, clocks.today())
                .onConflict(LENDING.REGION_ID).doUpdate().set(LENDING.LENDS, lends).set(LENDING.CHANGED_BY, who.name()).set(LENDING.CHANGED_ON, clocks.today())
                .set(LENDING.VERSION, LENDING.VERSION.plus(1)).where(LENDING.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(ref);
        }
        audit.did(who, lends ? "talent.pool-lent" : "talent.pool-closed", ref, "region", region);
    }
}
