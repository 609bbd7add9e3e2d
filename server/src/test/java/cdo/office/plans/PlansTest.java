package cdo.office.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PlansTest {

    @Autowired
    FoundedCity city;
    @Autowired
    Plans plans;
    @Autowired
    DSLContext sql;

    private Unit department;
    private Who steward;

    @BeforeEach
    void aDepartment() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        department = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        steward = city.acting(department, PostKind.DATA_STEWARD);
    }

    static Plan.Text annual(int year) {
        return new Plan.Text(PlanKind.ANNUAL, year + "年度数据工作计划", "一、重点任务", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), null);
    }

    private void issued(long id, LocalDate from, LocalDate to) {
        sql.execute("update plans.plan set stage = 'ISSUED', number = '宜数〔2026〕' || id || '号', issued_on = ?, valid_from = ?, valid_to = ? where id = ?", from, from, to, id);
    }

    @Test
    void aDraftIsInForceForNobody() {
        plans.draft(steward, annual(2026));
        assertThat(plans.inForce(department.id(), PlanKind.ANNUAL, LocalDate.of(2026, 6, 1))).isEmpty();
    }

    @Test
    void anIssuedPlanIsInForceFromItsFirstDayToItsLast() {
        long id = plans.draft(steward, annual(2026));
        issued(id, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 12, 31));
        assertThat(plans.inForce(department.id(), PlanKind.ANNUAL, LocalDate.of(2026, 1, 31))).isEmpty();
        assertThat(plans.inForce(department.id(), PlanKind.ANNUAL, LocalDate.of(2026, 2, 1))).hasValueSatisfying(plan -> assertThat(plan.id()).isEqualTo(id));
        assertThat(plans.inForce(department.id(), PlanKind.ANNUAL, LocalDate.of(2026, 12, 31))).isPresent();
        assertThat(plans.inForce(department.id(), PlanKind.ANNUAL, LocalDate.of(2027, 1, 1))).isEmpty();
        assertThat(plans.inForce(department.id(), PlanKind.STRATEGY, LocalDate.of(2026, 6, 1))).isEmpty();
    }

    @Test
    void anAnnualPlanHasAnEndWithinAYear() {
        assertThatThrownBy(() -> plans.draft(steward, new Plan.Text(PlanKind.ANNUAL, "计划", "x", LocalDate.of(2026, 1, 1), null, null))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> plans.draft(steward, new Plan.Text(PlanKind.ANNUAL, "计划", "x", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), null))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> plans.draft(steward, new Plan.Text(PlanKind.STRATEGY, "战略", "x", LocalDate.of(2026, 1, 1), LocalDate.of(2025, 1, 1), null))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void onlyAnIssuedPlanOfTheSameUnitAndKindIsReplaced() {
        long draft = plans.draft(steward, annual(2026));
        assertThatThrownBy(() -> plans.draft(steward, new Plan.Text(PlanKind.ANNUAL, "新计划", "x", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), draft))).isInstanceOf(Problem.Invalid.class);
        issued(draft, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 12, 31));
        assertThat(plans.replaceable(department.id())).containsKey(draft);
        plans.draft(steward, new Plan.Text(PlanKind.ANNUAL, "新计划", "x", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), draft));
    }

    @Test
    void twoWhoSaveAtOnceAreTold() {
        long id = plans.draft(steward, annual(2026));
        plans.revise(steward, id, 0, annual(2026));
        assertThatThrownBy(() -> plans.revise(steward, id, 0, annual(2026))).isInstanceOf(Problem.Stale.class);
        Who stranger = city.acting(city.unit("当阳市人民政府"), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> plans.revise(stranger, id, 1, annual(2026))).isInstanceOf(Problem.Denied.class);
    }
}
