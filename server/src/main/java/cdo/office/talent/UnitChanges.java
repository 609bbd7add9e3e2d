package cdo.office.talent;

import static cdo.office.talent.tables.AvoidanceTable.AVOIDANCE;
import static cdo.office.talent.tables.ContractTable.CONTRACT;
import static cdo.office.talent.tables.DrawTable.DRAW;
import static cdo.office.talent.tables.ExpertTable.EXPERT;
import static cdo.office.talent.tables.InvitedTable.INVITED;
import static cdo.office.talent.tables.OperatingBodyTable.OPERATING_BODY;
import static cdo.office.talent.tables.TrainingTable.TRAINING;

import cdo.platform.organization.UnitsMerged;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When units merge, the successor has their trainings, experts, bodies and contracts. Who attended for which unit stays as it was. */
@Component
@Transactional
class UnitChanges {

    private final DSLContext sql;

    UnitChanges(DSLContext sql) {
        this.sql = sql;
    }

    @EventListener
    void on(UnitsMerged merged) {
        sql.update(TRAINING).set(TRAINING.ORGANISER_ID, merged.into()).where(TRAINING.ORGANISER_ID.in(merged.from())).execute();
        sql.update(EXPERT).set(EXPERT.UNIT_ID, merged.into()).where(EXPERT.UNIT_ID.in(merged.from())).execute();
        sql.update(OPERATING_BODY).set(OPERATING_BODY.UNIT_ID, merged.into()).where(OPERATING_BODY.UNIT_ID.in(merged.from())).execute();
        sql.update(CONTRACT).set(CONTRACT.UNIT_ID, merged.into()).where(CONTRACT.UNIT_ID.in(merged.from())).execute();
        sql.update(DRAW).set(DRAW.ORGANISER_ID, merged.into()).where(DRAW.ORGANISER_ID.in(merged.from()).and(DRAW.ORGANISER_ID.ne(merged.into()))).execute();
        sql.selectFrom(AVOIDANCE).where(AVOIDANCE.UNIT_ID.in(merged.from())).and(AVOIDANCE.ENDED_ON.isNull()).fetch().forEach(row ->
                sql.insertInto(AVOIDANCE).set(AVOIDANCE.EXPERT_ID, row.getExpertId()).set(AVOIDANCE.UNIT_ID, merged.into()).set(AVOIDANCE.REASON, row.getReason()).onConflictDoNothing().execute());
        sql.selectFrom(INVITED).where(INVITED.UNIT_ID.in(merged.from())).fetch().forEach(row ->
                sql.insertInto(INVITED).values(row.getTrainingId(), merged.into()).onConflictDoNothing().execute());
    }
}
