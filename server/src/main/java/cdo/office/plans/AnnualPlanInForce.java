package cdo.office.plans;

import static cdo.office.plans.views.PublishedPlan.PUBLISHED_PLAN;
import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;

import cdo.platform.organization.PostKind;
import java.util.Arrays;
import org.jooq.impl.DSL;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import cdo.platform.organization.UnitKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 年度计划制定率: units with an officer’s post that have an annual plan in force on the day ÷ all such units. */
@Component
class AnnualPlanInForce implements Measure {

    private final DSLContext sql;

    AnnualPlanInForce(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "plans.annual-in-force";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Set<UnitKind> unitKinds() {
        return WITH_OFFICER;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var plan = PUBLISHED_PLAN;
        var unit = PUBLISHED_UNIT;
        var annual = DSL.field(DSL.select(DSL.max(plan.ID)).from(plan).where(plan.UNIT_ID.eq(unit.ID)).and(plan.KIND.eq(PlanKind.ANNUAL.name()))
                .and(plan.STAGE.in(PlanStage.ISSUED.name(), PlanStage.REPLACED.name(), PlanStage.REPEALED.name())).and(plan.VALID_FROM.le(day)).and(plan.VALID_TO.isNull().or(plan.VALID_TO.ge(day))));
        return sql.selectDistinct(unit.ID, annual).from(unit).join(PUBLISHED_POST).on(PUBLISHED_POST.UNIT_ID.eq(unit.ID))
                .where(PUBLISHED_POST.KIND.in(Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList())).orderBy(unit.ID)
                .fetch(row -> row.value2() == null ? Row.of(row.value1(), SubjectRef.of("unit", row.value1()), false, null, "none")
                        : Row.of(row.value1(), SubjectRef.of(Plan.KIND, row.value2()), true, null, "in_force"));
    }
}
