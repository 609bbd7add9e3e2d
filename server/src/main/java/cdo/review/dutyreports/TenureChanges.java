package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;

import cdo.platform.organization.OfficerSeated;
import cdo.platform.organization.OfficerUnseated;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Officers come and go while a campaign runs: who is relieved reports the part until the last day, who comes reports the rest. */
@Component
@Transactional
class TenureChanges {

    private final DSLContext sql;
    private final ReportRows rows;
    private final Campaigns campaigns;
    private final Figures figures;
    private final Clockwork clockwork;

    TenureChanges(DSLContext sql, ReportRows rows, Campaigns campaigns, Figures figures, Clockwork clockwork) {
        this.sql = sql;
        this.rows = rows;
        this.campaigns = campaigns;
        this.figures = figures;
        this.clockwork = clockwork;
    }

    @EventListener
    void on(OfficerSeated seated) {
        if (seated.kind().officer()) {
            running().stream().filter(campaign -> campaign.kinds().contains(seated.kind()) && seated.from().getYear() <= campaign.year()).forEach(campaigns::enrol);
        }
    }

    @EventListener
    void on(OfficerUnseated left) {
        for (Campaign campaign : running()) {
            for (DutyReport report : rows.reports(REPORT.CAMPAIGN_ID.eq(campaign.id()).and(REPORT.POST_ID.eq(left.postId())).and(REPORT.PERSON_ID.eq(left.personId()))
                    .and(REPORT.STAGE.in("DRAFT", "UNIT_SIGNATURE", "RETURNED")).and(REPORT.TO_DAY.gt(left.lastDay())))) {
                shorten(campaign, report, left.lastDay());
            }
        }
    }

    private void shorten(Campaign campaign, DutyReport report, LocalDate lastDay) {
        if (lastDay.isBefore(report.from())) {
            return; // the tenure was withdrawn before it began, or began after: the organiser excuses with the reason
        }
        boolean gone = lastDay.isBefore(campaign.due());
        sql.update(REPORT).set(REPORT.TO_DAY, lastDay).set(REPORT.PERSONAL, report.personal() || gone).set(REPORT.VERSION, report.version() + 1).where(REPORT.ID.eq(report.id())).execute();
        figures.freezePart(rows.mustReport(report.id()));
        rows.step(report.ref(), "shortened", null, lastDay.toString());
        if (gone && !report.personal()) {
            clockwork.owePersonally(rows.mustReport(report.id()), campaign.due());
        }
    }

    private List<Campaign> running() {
        return rows.campaigns(CAMPAIGN.STATE.eq(CampaignState.OPEN.name()));
    }
}
