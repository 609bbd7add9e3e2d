package cdo.platform.organization;

import static cdo.platform.organization.tables.RegionStateTable.REGION_STATE;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record7;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Component;

/** The tree of regions as of any date. */
@Component
public class Regions {

    private final DSLContext sql;
    private final Clocks clocks;

    Regions(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /** The region as it stands today. */
    public Region get(long id) {
        return find(id, clocks.today()).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("region", id)));
    }

    public Optional<Region> find(long id, LocalDate asOf) {
        return select(asOf, REGION_STATE.REGION_ID.eq(id)).fetchOptional(Regions::region);
    }

    public Optional<Region> byCode(String code, LocalDate asOf) {
        return select(asOf, REGION_STATE.CODE.eq(code)).fetchOptional(Regions::region);
    }

    /** All regions in the order of their codes. */
    public List<Region> all(LocalDate asOf) {
        return select(asOf, org.jooq.impl.DSL.noCondition()).orderBy(REGION_STATE.CODE).fetch(Regions::region);
    }

    public List<Region> children(long id, LocalDate asOf) {
        return select(asOf, REGION_STATE.PARENT_ID.eq(id)).orderBy(REGION_STATE.CODE).fetch(Regions::region);
    }

    /** The region itself, then the one above it, and so on. */
    public List<Region> upwards(long id, LocalDate asOf) {
        var path = new ArrayList<Region>();
        for (Optional<Region> next = find(id, asOf); next.isPresent(); next = next.get().parentId() == null ? Optional.empty() : find(next.get().parentId(), asOf)) {
            path.add(next.get());
        }
        return path;
    }

    private SelectConditionStep<Record7<Long, String, String, String, String, Long, LocalDate>> select(LocalDate asOf, Condition which) {
        return sql.select(REGION_STATE.REGION_ID, REGION_STATE.CODE, REGION_STATE.NAME, REGION_STATE.NAME_EN, REGION_STATE.LEVEL, REGION_STATE.PARENT_ID, REGION_STATE.VALID_FROM)
                .from(REGION_STATE).where(Dates.holds(REGION_STATE.VALID_FROM, REGION_STATE.VALID_TO, asOf)).and(which);
    }

    private static Region region(Record7<Long, String, String, String, String, Long, LocalDate> row) {
        return new Region(row.value1(), row.value2(), row.value3(), row.value4(), RegionLevel.valueOf(row.value5()), row.value6());
    }
}
