package cdo.office.plans;

import static cdo.office.plans.tables.GoalTable.GOAL;
import static cdo.office.plans.tables.PlanTable.PLAN;

import org.jooq.impl.DSL;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 目标可计算率: goals of plans in force that name a measure ÷ all of their goals. */
@Component
class GoalsComputable implements Measure {

    private final DSLContext sql;

    GoalsComputable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "plans.goals-computable";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        return sql.select(PLAN.ID, PLAN.UNIT_ID, DSL.count(GOAL.MEASURE_KEY), DSL.count()).from(PLAN).join(GOAL).on(GOAL.PLAN_ID.eq(PLAN.ID))
                .where(PLAN.STAGE.in(PlanStage.ISSUED.name(), PlanStage.REPLACED.name(), PlanStage.REPEALED.name())).and(PLAN.VALID_FROM.le(day))
                .and(PLAN.VALID_TO.isNull().or(PLAN.VALID_TO.ge(day))).groupBy(PLAN.ID, PLAN.UNIT_ID).orderBy(PLAN.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Plan.KIND, row.value1()), row.value3(), row.value4(), null, row.value3().equals(row.value4()) ? "all" : "some"));
    }
}
