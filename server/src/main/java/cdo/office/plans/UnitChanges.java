package cdo.office.plans;

import static cdo.office.plans.tables.OpinionTable.OPINION;
import static cdo.office.plans.tables.PlanTable.PLAN;

import cdo.platform.organization.UnitsMerged;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When units merge, their plans are the successor's, and it is the successor who is asked. */
@Component
@Transactional
class UnitChanges {

    private final DSLContext sql;

    UnitChanges(DSLContext sql) {
        this.sql = sql;
    }

    @EventListener
    void on(UnitsMerged merged) {
        sql.update(PLAN).set(PLAN.UNIT_ID, merged.into()).where(PLAN.UNIT_ID.in(merged.from())).execute();
        // one answer per plan and round: a second one of the same successor stays with the unit that gave it
        sql.selectFrom(OPINION).where(OPINION.UNIT_ID.in(merged.from())).and(OPINION.KIND.isNull()).orderBy(OPINION.ID).fetch().forEach(row -> {
            boolean twin = sql.fetchExists(OPINION, OPINION.PLAN_ID.eq(row.getPlanId()).and(OPINION.ROUND.eq(row.getRound())).and(OPINION.UNIT_ID.eq(merged.into())));
            if (!twin) {
                sql.update(OPINION).set(OPINION.UNIT_ID, merged.into()).where(OPINION.ID.eq(row.getId())).execute();
            }
        });
    }
}
