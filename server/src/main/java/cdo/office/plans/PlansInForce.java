package cdo.office.plans;

import static cdo.office.plans.views.PublishedPlan.PUBLISHED_PLAN;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 现行规划计划数: plans of all kinds that are in force on the day. */
@Component
class PlansInForce implements Measure {

    private final DSLContext sql;

    PlansInForce(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "plans.in-force";
    }

    @Override
    public Kind kind() {
        return Kind.COUNT;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var plan = PUBLISHED_PLAN;
        return sql.select(plan.ID, plan.UNIT_ID, plan.VALID_FROM, plan.KIND).from(plan).where(plan.STAGE.in(PlanStage.ISSUED.name(), PlanStage.REPLACED.name(), PlanStage.REPEALED.name()))
                .and(plan.VALID_FROM.le(day)).and(plan.VALID_TO.isNull().or(plan.VALID_TO.ge(day))).orderBy(plan.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Plan.KIND, row.value1()), 1, 1, row.value3(), row.value4().toLowerCase(java.util.Locale.ROOT)));
    }
}
