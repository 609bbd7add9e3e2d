package cdo.office.plans;

import static cdo.office.plans.tables.OpinionTable.OPINION;
import static cdo.office.plans.tables.PlanTable.PLAN;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: what was issued is known to all officers, a draft to its unit's readers and to the units asked. */
@Component
@Transactional(readOnly = true)
public class PlanRegister {

    private final DSLContext sql;
    private final PlanRows rows;
    private final Reach reach;
    private final Clocks clocks;

    PlanRegister(DSLContext sql, PlanRows rows, Reach reach, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.reach = reach;
        this.clocks = clocks;
    }

    /** A plan as lists show it. */
    public record Line(Plan plan, String unitName, boolean inForce, boolean expired) {
    }

    /**
     * What is asked for.
     *
     * @param inForce only those in force today
     * @param unit    only of this unit
     */
    public record Filter(String words, @Nullable PlanKind kind, @Nullable PlanStage stage, boolean inForce, @Nullable Long unit) {
    }

    public Plan get(Who who, long id) {
        return Problem.Hidden.unless(rows.find(id), plan -> find(who, id).isPresent(), SubjectRef.of(Plan.KIND, id));
    }

    Optional<Plan> find(Who who, long id) {
        return rows.find(PLAN.ID.eq(id).and(visible(who))).stream().findFirst();
    }

    private Condition visible(Who who) {
        Condition readable = reach.readable(who, PLAN.UNIT_ID);
        if (who.seat() == null) {
            return readable;
        }
        Condition issued = who.may(PlanRights.SEE) ? PLAN.STAGE.in(PlanStage.ISSUED.name(), PlanStage.REPLACED.name(), PlanStage.REPEALED.name()) : org.jooq.impl.DSL.falseCondition();
        return readable.or(issued).or(exists(selectOne().from(OPINION).where(OPINION.PLAN_ID.eq(PLAN.ID)).and(OPINION.UNIT_ID.eq(who.seat().unitId()))));
    }

    public Slice<Line> slice(Who who, Filter filter, Slice.Ask ask) {
        who.must(PlanRights.SEE);
        LocalDate today = clocks.today();
        Condition mine = visible(who);
        String words = filter.words().strip();
        Condition asked = (words.isEmpty() ? noCondition() : PLAN.TITLE.containsIgnoreCase(words).or(PLAN.NUMBER.containsIgnoreCase(words)))
                .and(filter.kind() == null ? noCondition() : PLAN.KIND.eq(filter.kind().name())).and(filter.stage() == null ? noCondition() : PLAN.STAGE.eq(filter.stage().name()))
                .and(filter.unit() == null ? noCondition() : PLAN.UNIT_ID.eq(filter.unit()))
                .and(!filter.inForce() ? noCondition() : PLAN.VALID_FROM.le(today).and(PLAN.VALID_TO.isNull().or(PLAN.VALID_TO.ge(today))));
        List<Line> lines = sql.select().from(PLAN).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(PLAN.UNIT_ID)).where(mine.and(asked))
                .orderBy(PLAN.ISSUED_ON.desc().nullsFirst(), PLAN.ID.desc()).limit(ask.size()).offset(ask.offset()).fetch(row -> {
                    Plan plan = PlanRows.read(row);
                    return new Line(plan, row.get(PUBLISHED_UNIT_LAST.SHORT_NAME), plan.inForce(today), plan.expired(today));
                });
        return ask.of(lines, sql.fetchCount(PLAN, mine.and(asked)), sql.fetchCount(PLAN, mine));
    }

    /** What happened to it, latest first; for those who read the unit's records. */
    public List<PlanStep> steps(Plan plan) {
        return rows.steps(plan.id());
    }
}
