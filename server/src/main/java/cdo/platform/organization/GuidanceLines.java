package cdo.platform.organization;

import static cdo.platform.organization.tables.GuidanceLineTable.GUIDANCE_LINE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 条线: which city department guides which county departments; the upper reads what the lower has, and writes nothing there. */
@Component
public class GuidanceLines {

    /** One pair and its time. */
    public record Line(long id, long upperUnitId, long lowerUnitId, LocalDate from, @Nullable LocalDate to) {

        public boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    private final DSLContext sql;
    private final Audit audit;
    private final UnitStates states;
    private final ReachRows reach;

    GuidanceLines(DSLContext sql, Audit audit, UnitStates states, ReachRows reach) {
        this.sql = sql;
        this.audit = audit;
        this.states = states;
        this.reach = reach;
    }

    /** All lines in which the unit is the upper or the lower one, present ones first. */
    public List<Line> of(long unitId) {
        return sql.selectFrom(GUIDANCE_LINE).where(GUIDANCE_LINE.UPPER_UNIT_ID.eq(unitId).or(GUIDANCE_LINE.LOWER_UNIT_ID.eq(unitId)))
                .orderBy(GUIDANCE_LINE.VALID_TO.desc().nullsFirst(), GUIDANCE_LINE.ID)
                .fetch(row -> new Line(row.getId(), row.getUpperUnitId(), row.getLowerUnitId(), row.getValidFrom(), row.getValidTo()));
    }

    @Transactional
    public void draw(Who who, long upper, long lower, LocalDate from) {
        who.must(OrganizationRights.EDIT_LINES, upper);
        who.must(OrganizationRights.EDIT_LINES, lower);
        reach.lock();
        Unit above = states.must(upper, from);
        Unit below = states.must(lower, from);
        if (above.regionId() == below.regionId()) {
            throw new Problem.Invalid("lower", "organization.line.sameRegion");
        }
        if (sql.fetchExists(GUIDANCE_LINE, GUIDANCE_LINE.UPPER_UNIT_ID.eq(upper).and(GUIDANCE_LINE.LOWER_UNIT_ID.eq(lower)).and(Dates.holdsSince(GUIDANCE_LINE.VALID_TO, from)))) {
            throw new Problem.Invalid("lower", "organization.line.already");
        }
        sql.insertInto(GUIDANCE_LINE).set(GUIDANCE_LINE.UPPER_UNIT_ID, upper).set(GUIDANCE_LINE.LOWER_UNIT_ID, lower).set(GUIDANCE_LINE.VALID_FROM, from).execute();
        reach.refresh(Set.of(lower));
        audit.did(who, "organization.line-drawn", SubjectRef.of("unit", upper), "lower", lower, "from", from);
    }

    @Transactional
    public void end(Who who, long lineId, LocalDate lastDay) {
        Line line = sql.selectFrom(GUIDANCE_LINE).where(GUIDANCE_LINE.ID.eq(lineId))
                .fetchOptional(row -> new Line(row.getId(), row.getUpperUnitId(), row.getLowerUnitId(), row.getValidFrom(), row.getValidTo()))
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of("line", lineId)));
        who.must(OrganizationRights.EDIT_LINES, line.upperUnitId());
        reach.lock();
        int written = sql.update(GUIDANCE_LINE).set(GUIDANCE_LINE.VALID_TO, lastDay).where(GUIDANCE_LINE.ID.eq(lineId)).and(GUIDANCE_LINE.VALID_FROM.le(lastDay))
                .and(Dates.holdsSince(GUIDANCE_LINE.VALID_TO, lastDay)).execute();
        if (written == 0) {
            throw new Problem.Invalid("lastDay", "organization.line.lastDay");
        }
        reach.refresh(Set.of(line.lowerUnitId()));
        audit.did(who, "organization.line-ended", SubjectRef.of("unit", line.upperUnitId()), "lower", line.lowerUnitId(), "lastDay", lastDay);
    }
}
