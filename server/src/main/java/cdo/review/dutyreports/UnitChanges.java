package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;
import static cdo.review.dutyreports.tables.SuggestionTable.SUGGESTION;
import static org.jooq.impl.DSL.select;

import cdo.platform.organization.UnitsMerged;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When units merge, the successor writes what is still owed this year, and takes over as organiser. Whose officer it was stays. */
@Component
@Transactional
class UnitChanges {

    private final DSLContext sql;

    UnitChanges(DSLContext sql) {
        this.sql = sql;
    }

    @EventListener
    void on(UnitsMerged merged) {
        sql.update(REPORT).set(REPORT.UNIT_ID, merged.into()).where(REPORT.UNIT_ID.in(merged.from()))
                .and(REPORT.CAMPAIGN_ID.in(select(CAMPAIGN.ID).from(CAMPAIGN).where(CAMPAIGN.YEAR.ge(merged.on().getYear()).or(CAMPAIGN.STATE.ne(CampaignState.CLOSED.name()))))).execute();
        sql.update(REPORT).set(REPORT.ORGANISER_UNIT_ID, merged.into()).where(REPORT.ORGANISER_UNIT_ID.in(merged.from())).execute();
        sql.update(SUGGESTION).set(SUGGESTION.ORGANISER_UNIT_ID, merged.into()).where(SUGGESTION.ORGANISER_UNIT_ID.in(merged.from())).execute();
        sql.update(CAMPAIGN).set(CAMPAIGN.ORGANISER_UNIT_ID, merged.into()).where(CAMPAIGN.ORGANISER_UNIT_ID.in(merged.from()))
                .and(CAMPAIGN.STATE.eq(CampaignState.CLOSED.name()).or(CAMPAIGN.YEAR.notIn(select(CAMPAIGN.as("own").YEAR).from(CAMPAIGN.as("own"))
                        .where(CAMPAIGN.as("own").ORGANISER_UNIT_ID.eq(merged.into())).and(CAMPAIGN.as("own").STATE.ne(CampaignState.CLOSED.name()))))).execute();
    }
}
