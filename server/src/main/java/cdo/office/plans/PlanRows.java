package cdo.office.plans;

import static cdo.office.plans.tables.PlanTable.PLAN;
import static cdo.office.plans.tables.StepTable.STEP;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes plans and their histories; the only place that knows their columns. */
@Component
class PlanRows {

    private final DSLContext sql;
    private final Clocks clocks;

    PlanRows(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    Optional<Plan> find(long id) {
        return find(PLAN.ID.eq(id)).stream().findFirst();
    }

    Plan get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Plan.KIND, id)));
    }

    /** Latest first. */
    List<Plan> find(Condition which) {
        return sql.selectFrom(PLAN).where(which).orderBy(PLAN.VALID_FROM.desc().nullsFirst(), PLAN.ID.desc()).fetch(PlanRows::read);
    }

    void move(Plan found, int version, PlanStage next, Map<Field<?>, ?> columns) {
        var all = new LinkedHashMap<Field<?>, @Nullable Object>(columns);
        all.put(PLAN.STAGE, found.moveTo(next).name());
        change(found, version, all);
    }

    void change(Plan found, int version, Map<Field<?>, ? extends @Nullable Object> columns) {
        int changed = sql.update(PLAN).set(columns).set(PLAN.VERSION, version + 1).where(PLAN.ID.eq(found.id())).and(PLAN.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
    }

    void step(long planId, String what, @Nullable String actor, String remark) {
        sql.insertInto(STEP).set(STEP.PLAN_ID, planId).set(STEP.WHAT, what).set(STEP.AT, clocks.now()).set(STEP.ACTOR, actor).set(STEP.REMARK, remark).execute();
    }

    List<PlanStep> steps(long planId) {
        return sql.selectFrom(STEP).where(STEP.PLAN_ID.eq(planId)).orderBy(STEP.ID.desc()).fetch(row -> new PlanStep(row.getWhat(), row.getAt(), row.getActor(), row.getRemark()));
    }

    static Map<Field<?>, @Nullable Object> columns(Plan.Text text) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(PLAN.KIND, text.kind().name());
        columns.put(PLAN.TITLE, text.title());
        columns.put(PLAN.CONTENT, text.content());
        columns.put(PLAN.STARTS, text.starts());
        columns.put(PLAN.ENDS, text.ends());
        columns.put(PLAN.REPLACES_ID, text.replacesId());
        return columns;
    }

    static Plan read(Record row) {
        var text = new Plan.Text(PlanKind.valueOf(row.get(PLAN.KIND)), row.get(PLAN.TITLE), row.get(PLAN.CONTENT), row.get(PLAN.STARTS), row.get(PLAN.ENDS), row.get(PLAN.REPLACES_ID));
        return new Plan(row.get(PLAN.ID), row.get(PLAN.UNIT_ID), text, PlanStage.valueOf(row.get(PLAN.STAGE)), row.get(PLAN.ROUND), row.get(PLAN.NUMBER), row.get(PLAN.ISSUED_ON),
                row.get(PLAN.VALID_FROM), row.get(PLAN.VALID_TO), row.get(PLAN.DOCUMENT_ID), row.get(PLAN.DRAFTED_ON), row.get(PLAN.DRAFTED_BY), row.get(PLAN.REPEALED_BECAUSE),
                row.get(PLAN.VERSION));
    }
}
