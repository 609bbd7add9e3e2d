package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.CampaignKindTable.CAMPAIGN_KIND;
import static cdo.review.dutyreports.tables.CampaignScopeTable.CAMPAIGN_SCOPE;
import static cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Scope;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 述职安排: planned, opened – which freezes the figures and makes the reports owed – and closed. The only writer of campaigns. */
@Component
@Transactional
public class Campaigns {

    private final DSLContext sql;
    private final ReportRows rows;
    private final Reporters reporters;
    private final Figures figures;
    private final ScoringSheets sheets;
    private final OfficerDuties officerDuties;
    private final Clockwork clockwork;
    private final Units units;
    private final Inbox inbox;
    private final Audit audit;
    private final Clocks clocks;

    Campaigns(DSLContext sql, ReportRows rows, Reporters reporters, Figures figures, ScoringSheets sheets, OfficerDuties officerDuties, Clockwork clockwork, Units units, Inbox inbox,
              Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.reporters = reporters;
        this.figures = figures;
        this.sheets = sheets;
        this.officerDuties = officerDuties;
        this.clockwork = clockwork;
        this.units = units;
        this.inbox = inbox;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Who takes part, one organiser a year. */
    public long plan(Who who, Campaign.Draft draft, Scope scope) {
        who.must(ReportRights.ORGANISE, who.unitId());
        check(draft);
        mayTake(who, scope);
        if (!rows.campaigns(CAMPAIGN.ORGANISER_UNIT_ID.eq(who.unitId()).and(CAMPAIGN.YEAR.eq(draft.year())).and(CAMPAIGN.STATE.ne("CLOSED"))).isEmpty()) {
            throw new Problem.Refused("dutyreports.campaign.twice", Integer.toString(draft.year()));
        }
        long id = sql.insertInto(CAMPAIGN).set(CAMPAIGN.ORGANISER_UNIT_ID, who.unitId()).set(CAMPAIGN.YEAR, draft.year()).set(CAMPAIGN.TITLE, draft.title())
                .set(CAMPAIGN.TITLE_EN, draft.titleEn()).set(CAMPAIGN.OPENS, draft.opens()).set(CAMPAIGN.DUE, draft.due()).set(CAMPAIGN.LEAST_DAYS, draft.leastDays())
                .set(CAMPAIGN.STATE, CampaignState.PLANNED.name()).returningResult(CAMPAIGN.ID).fetchSingle().value1();
        for (PostKind kind : draft.kinds()) {
            sql.insertInto(CAMPAIGN_KIND).values(id, kind.name()).execute();
        }
        store(id, scope);
        figures.arrange(id);
        sheets.begin(id);
        Campaign campaign = rows.mustCampaign(id);
        rows.step(campaign.ref(), "planned", who.name(), "");
        audit.did(who, "dutyreports.campaign-planned", campaign.ref(), "year", draft.year(), "due", draft.due());
        return id;
    }

    private static void check(Campaign.Draft draft) {
        if (draft.kinds().isEmpty() || draft.kinds().stream().anyMatch(kind -> !kind.officer())) {
            throw new Problem.Invalid("kinds", "dutyreports.campaign.kinds");
        }
        if (draft.due().isBefore(draft.opens())) {
            throw new Problem.Invalid("due", "dutyreports.campaign.dueBeforeOpening");
        }
        if (draft.opens().getYear() < draft.year()) {
            throw new Problem.Invalid("opens", "dutyreports.campaign.beforeYear");
        }
    }

    /** Every unit is asked for, also those that came in a list: one of another county is refused and nothing is written. */
    private void mayTake(Who who, Scope scope) {
        switch (scope) {
            case Scope.Subtree(long unit) -> who.must(ReportRights.SCOPE, unit);
            case Scope.Listed(Set<Long> listed) -> {
                if (listed.isEmpty()) {
                    throw new Problem.Invalid("units", "dutyreports.campaign.noUnits");
                }
                listed.forEach(unit -> who.must(ReportRights.SCOPE, unit));
            }
        }
    }

    private void store(long id, Scope scope) {
        Set<Long> listed = scope instanceof Scope.Listed(Set<Long> each) ? each : Set.of(((Scope.Subtree) scope).unitId());
        listed.forEach(unit -> sql.insertInto(CAMPAIGN_SCOPE).values(id, unit, scope instanceof Scope.Subtree).execute());
    }

    /** Puts a measure under a heading, or takes it away, before the figures are frozen. */
    public void arrange(Who who, long id, ReportPart part, String measure, boolean there) {
        Campaign campaign = own(who, id);
        if (campaign.state() != CampaignState.PLANNED) {
            throw new Problem.Refused("dutyreports.campaign.frozen");
        }
        if (!part.hasFigures()) {
            throw new Problem.Invalid("part", "dutyreports.campaign.noFiguresThere");
        }
        boolean changed = there ? figures.place(id, part, measure) : figures.remove(id, part, measure);
        if (changed) {
            audit.did(who, "dutyreports.campaign-arranged", campaign.ref(), "part", part, "measure", measure, "there", there);
        }
    }

    /** Freezes the figures and makes the reports owed. */
    public void open(Who who, long id, int version) {
        Campaign campaign = own(who, id);
        LocalDate today = clocks.today();
        if (today.isBefore(campaign.opens())) {
            throw new Problem.Refused("dutyreports.campaign.early", campaign.opens());
        }
        if (today.isAfter(campaign.due())) {
            throw new Problem.Refused("dutyreports.campaign.over", campaign.due());
        }
        CampaignState next = campaign.moveTo(CampaignState.OPEN);
        long freeze = figures.freeze(who, campaign);
        int changed = sql.update(CAMPAIGN).set(CAMPAIGN.STATE, next.name()).set(CAMPAIGN.FREEZE_ID, freeze).set(CAMPAIGN.OPENED_ON, today)
                .set(CAMPAIGN.VERSION, version + 1).where(CAMPAIGN.ID.eq(id)).and(CAMPAIGN.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(campaign.ref());
        }
        int enrolled = enrol(rows.mustCampaign(id));
        rows.step(campaign.ref(), "opened", who.name(), "");
        audit.did(who, "dutyreports.campaign-opened", campaign.ref(), "reports", enrolled, "freeze", freeze);
    }

    /** Makes a report of everybody who must report and has none yet. */
    int enrol(Campaign campaign) {
        int added = 0;
        for (Reporters.Part part : reporters.of(campaign)) {
            List<DutyReport> known = rows.reports(REPORT.CAMPAIGN_ID.eq(campaign.id()).and(REPORT.POST_ID.eq(part.post())).and(REPORT.PERSON_ID.eq(part.person()))
                    .and(REPORT.FROM_DAY.le(part.to())).and(REPORT.TO_DAY.ge(part.from())));
            if (known.isEmpty()) {
                add(campaign, part);
                added++;
            } else {
                lengthen(known.getLast(), part.to());
            }
        }
        return added;
    }

    /** An acting officer who was appointed while the campaign runs goes on with the same report. */
    private void lengthen(DutyReport report, LocalDate to) {
        if (report.stage().editable() && report.to().isBefore(to)) {
            sql.update(REPORT).set(REPORT.TO_DAY, to).set(REPORT.VERSION, report.version() + 1).where(REPORT.ID.eq(report.id())).execute();
            figures.freezePart(rows.mustReport(report.id()));
        }
    }

    private void add(Campaign campaign, Reporters.Part part) {
        long id = sql.insertInto(REPORT).set(REPORT.CAMPAIGN_ID, campaign.id()).set(REPORT.ORGANISER_UNIT_ID, campaign.organiserId()).set(REPORT.UNIT_ID, part.unit())
                .set(REPORT.OFFICE_UNIT_ID, part.office()).set(REPORT.POST_ID, part.post()).set(REPORT.PERSON_ID, part.person()).set(REPORT.FROM_DAY, part.from())
                .set(REPORT.TO_DAY, part.to()).set(REPORT.STAGE, ReportStage.DRAFT.name()).set(REPORT.PERSONAL, !part.running())
                .returningResult(REPORT.ID).fetchSingle().value1();
        DutyReport report = rows.mustReport(id);
        figures.freezePart(report);
        officerDuties.freeze(report, figures.units(report, campaign));
        clockwork.owe(report, campaign.due());
        rows.step(report.ref(), "enrolled", null, "");
        inbox.tell(part.person(), Message.of("dutyreports.tell.enrolled", rows.title(report), campaign.due()), report.ref(), report.href());
    }

    public void close(Who who, long id, int version) {
        Campaign campaign = own(who, id);
        CampaignState next = campaign.moveTo(CampaignState.CLOSED);
        if (campaign.state() == CampaignState.OPEN && !rows.reports(REPORT.CAMPAIGN_ID.eq(id).and(REPORT.STAGE.notIn("ARCHIVED", "EXCUSED"))).isEmpty()) {
            throw new Problem.Refused("dutyreports.campaign.unfinished");
        }
        if (sql.update(CAMPAIGN).set(CAMPAIGN.STATE, next.name()).set(CAMPAIGN.VERSION, version + 1).where(CAMPAIGN.ID.eq(id)).and(CAMPAIGN.VERSION.eq(version)).execute() == 0) {
            throw new Problem.Stale(campaign.ref());
        }
        rows.step(campaign.ref(), "closed", who.name(), "");
        audit.did(who, "dutyreports.campaign-closed", campaign.ref());
    }

    private Campaign own(Who who, long id) {
        Campaign campaign = rows.mustCampaign(id);
        who.must(ReportRights.ORGANISE, campaign.organiserId());
        return campaign;
    }

    /** A campaign is known to those who organise it and those who report in it. */
    @Transactional(readOnly = true)
    public Campaign get(Who who, long id) {
        return Problem.Hidden.unless(rows.campaign(id), found -> visible(who, found), SubjectRef.of(Campaign.KIND, id));
    }

    /** The campaign of a hearing that was opened already. */
    @Transactional(readOnly = true)
    public Campaign of(Hearing hearing) {
        return rows.mustCampaign(hearing.campaignId());
    }

    boolean visible(Who who, Campaign campaign) {
        return who.reads(campaign.organiserId()) || who.seat() != null && sql.fetchExists(REPORT, REPORT.CAMPAIGN_ID.eq(campaign.id()).and(REPORT.UNIT_ID.eq(who.seat().unitId())
                .or(REPORT.PERSON_ID.eq(who.personId()))));
    }

    @Transactional(readOnly = true)
    public List<Campaign> all(Who who) {
        return rows.campaigns(org.jooq.impl.DSL.noCondition()).stream().filter(each -> visible(who, each)).toList();
    }

    @Transactional(readOnly = true)
    public List<Step> steps(Campaign campaign) {
        return rows.steps(campaign.ref());
    }

    /** Units of the region that may be taken one by one, in official order. */
    @Transactional(readOnly = true)
    public List<cdo.platform.organization.Unit> candidates(Who who) {
        return units.all(clocks.today()).stream().filter(unit -> who.may(ReportRights.SCOPE, unit.id())).toList();
    }

    /** The region's government, whose subtree is the usual scope. */
    @Transactional(readOnly = true)
    public long wholeRegion(Who who) {
        var own = units.get(who.unitId());
        return own.parentId() == null ? own.id() : own.parentId();
    }
}
