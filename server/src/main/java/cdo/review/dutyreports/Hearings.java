package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.HearingAttendeeTable.HEARING_ATTENDEE;
import static cdo.review.dutyreports.tables.HearingReportTable.HEARING_REPORT;
import static cdo.review.dutyreports.tables.HearingTable.HEARING;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 述职会: planned, held – the graders who were there get their sheets – or cancelled. */
@Component
@Transactional
public class Hearings {

    private final DSLContext sql;
    private final ReportRows rows;
    private final Grades grades;
    private final Posts posts;
    private final Units units;
    private final Inbox inbox;
    private final Audit audit;
    private final Clocks clocks;

    Hearings(DSLContext sql, ReportRows rows, Grades grades, Posts posts, Units units, Inbox inbox, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.grades = grades;
        this.posts = posts;
        this.units = units;
        this.inbox = inbox;
        this.audit = audit;
        this.clocks = clocks;
    }

    public long plan(Who who, long campaignId, Hearing.Draft draft) {
        Campaign campaign = rows.mustCampaign(campaignId);
        who.must(ReportRights.ORGANISE, campaign.organiserId());
        if (draft.heldOn().isBefore(clocks.today())) {
            throw new Problem.Invalid("heldOn", "dutyreports.hearing.past");
        }
        if (draft.reports().isEmpty()) {
            throw new Problem.Invalid("reports", "dutyreports.hearing.noReports");
        }
        Set<Long> invited = new LinkedHashSet<>(draft.attendees());
        invited.addAll(draft.graders());
        invited.forEach(post -> who.must(ReportRights.SCOPE, posts.get(post).unitId()));
        mustGradeSomething(draft.graders(), draft.reports());
        long id = sql.insertInto(HEARING).set(HEARING.CAMPAIGN_ID, campaignId).set(HEARING.HELD_ON, draft.heldOn()).set(HEARING.VENUE, draft.venue())
                .set(HEARING.CHAIR, draft.chair()).set(HEARING.STATE, HearingState.PLANNED.name()).returningResult(HEARING.ID).fetchSingle().value1();
        order(campaign, id, draft.reports());
        for (long post : invited) {
            sql.insertInto(HEARING_ATTENDEE).set(HEARING_ATTENDEE.HEARING_ID, id).set(HEARING_ATTENDEE.POST_ID, post)
                    .set(HEARING_ATTENDEE.GRADER, draft.graders().contains(post)).execute();
            inbox.tellPost(post, Message.of("dutyreports.tell.hearing", draft.heldOn(), draft.venue()), campaign.ref(), "/duty-reports/hearings/" + id);
        }
        audit.did(who, "dutyreports.hearing-planned", campaign.ref(), "hearing", id, "on", draft.heldOn(), "reports", draft.reports().size());
        return id;
    }

    /** Who could only grade the own report or those of the own unit is no grader. */
    private void mustGradeSomething(List<Long> graders, List<Long> reports) {
        List<DutyReport> heard = reports.stream().map(each -> rows.report(each).orElseThrow(() -> ReportRows.missing(each))).toList();
        for (long post : graders) {
            if (heard.stream().allMatch(report -> grades.partial(report, post))) {
                throw new Problem.Invalid("graders", "dutyreports.hearing.gradesNothing", units.get(posts.get(post).unitId()).name());
            }
        }
    }

    /** Another order, or other reports, while nothing was heard yet. */
    public void reorder(Who who, long id, int version, List<Long> reports) {
        Hearing found = own(who, id);
        if (found.state() != HearingState.PLANNED) {
            throw new Problem.Refused("dutyreports.hearing.over", found.state());
        }
        mustGradeSomething(found.attendees().stream().filter(Hearing.Attendee::grader).map(Hearing.Attendee::postId).toList(), reports);
        change(found, version, Map.of());
        sql.deleteFrom(HEARING_REPORT).where(HEARING_REPORT.HEARING_ID.eq(id)).execute();
        order(rows.mustCampaign(found.campaignId()), id, reports);
        audit.did(who, "dutyreports.hearing-reordered", rows.mustCampaign(found.campaignId()).ref(), "hearing", id, "reports", reports.toString());
    }

    /** Only accepted reports of the same campaign are heard. */
    private void order(Campaign campaign, long id, List<Long> reports) {
        int place = 1;
        for (long each : new LinkedHashSet<>(reports)) {
            DutyReport report = rows.report(each).filter(found -> found.campaignId() == campaign.id()).orElseThrow(() -> ReportRows.missing(each));
            if (report.stage() != ReportStage.ACCEPTED) {
                throw new Problem.Refused("dutyreports.hearing.notAccepted", rows.title(report), report.stage());
            }
            sql.insertInto(HEARING_REPORT).values(id, each, place++).execute();
            inbox.tell(report.personId(), Message.of("dutyreports.tell.heard", rows.title(report)), report.ref(), "/duty-reports/hearings/" + id);
        }
    }

    /**
     * It was held: who was there is written down, the graders among them get a sheet for each report but those of their own unit.
     *
     * @param present posts whose holder (or the holder's place) was there
     * @param due     by when the sheets are given
     */
    public void hold(Who who, long id, int version, Set<Long> present, String note, LocalDate due) {
        Hearing found = own(who, id);
        if (clocks.today().isBefore(found.heldOn())) {
            throw new Problem.Refused("dutyreports.hearing.early", found.heldOn());
        }
        if (due.isBefore(clocks.today())) {
            throw new Problem.Invalid("due", "dutyreports.grade.past");
        }
        change(found, version, Map.of(HEARING.STATE, found.moveTo(HearingState.HELD).name(), HEARING.NOTE, note));
        for (Hearing.Attendee attendee : found.attendees()) {
            boolean there = present.contains(attendee.postId());
            Long person = posts.holder(attendee.postId(), found.heldOn()).map(Tenure::personId).orElse(null);
            sql.update(HEARING_ATTENDEE).set(HEARING_ATTENDEE.PRESENT, there).set(HEARING_ATTENDEE.PERSON_ID, person).where(HEARING_ATTENDEE.HEARING_ID.eq(id))
                    .and(HEARING_ATTENDEE.POST_ID.eq(attendee.postId())).execute();
            if (there && attendee.grader()) {
                found.reports().forEach(report -> grades.ask(rows.mustReport(report), attendee.postId(), id, due));
            }
        }
        found.reports().forEach(report -> rows.step(rows.mustReport(report).ref(), "heard", who.name(), ""));
        audit.did(who, "dutyreports.hearing-held", rows.mustCampaign(found.campaignId()).ref(), "hearing", id, "present", present.size());
    }

    public void cancel(Who who, long id, int version, String reason) {
        Hearing found = own(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("note", "form.missing");
        }
        change(found, version, Map.of(HEARING.STATE, found.moveTo(HearingState.CANCELLED).name(), HEARING.NOTE, reason));
        audit.did(who, "dutyreports.hearing-cancelled", rows.mustCampaign(found.campaignId()).ref(), "hearing", id, "reason", reason);
    }

    private void change(Hearing found, int version, Map<Field<?>, ?> columns) {
        if (sql.update(HEARING).set(HEARING.VERSION, version + 1).set(columns).where(HEARING.ID.eq(found.id())).and(HEARING.VERSION.eq(version)).execute() == 0) {
            throw new Problem.Stale(rows.mustCampaign(found.campaignId()).ref());
        }
    }

    private Hearing own(Who who, long id) {
        Hearing found = must(id);
        who.must(ReportRights.ORGANISE, rows.mustCampaign(found.campaignId()).organiserId());
        return found;
    }

    /** For the organiser, those above, everybody invited and those who are heard. */
    @Transactional(readOnly = true)
    public Hearing get(Who who, long id) {
        Hearing found = must(id);
        boolean invited = who.seat() != null && who.seat().postId() != null && found.attendees().stream().anyMatch(each -> each.postId() == who.seat().postId());
        boolean heard = who.seat() != null && found.reports().stream().map(rows::mustReport).anyMatch(report -> report.unitId() == who.seat().unitId() || report.personId() == who.personId());
        if (!invited && !heard && !who.reads(rows.mustCampaign(found.campaignId()).organiserId())) {
            throw new Problem.Hidden(SubjectRef.of("hearing", id));
        }
        return found;
    }

    @Transactional(readOnly = true)
    public List<Hearing> of(long campaignId) {
        return sql.select(HEARING.ID).from(HEARING).where(HEARING.CAMPAIGN_ID.eq(campaignId)).orderBy(HEARING.HELD_ON, HEARING.ID).fetch(row -> must(row.value1()));
    }

    private Hearing must(long id) {
        List<Long> reports = sql.select(HEARING_REPORT.REPORT_ID).from(HEARING_REPORT).where(HEARING_REPORT.HEARING_ID.eq(id)).orderBy(HEARING_REPORT.PLACE).fetch(HEARING_REPORT.REPORT_ID);
        List<Hearing.Attendee> attendees = sql.selectFrom(HEARING_ATTENDEE).where(HEARING_ATTENDEE.HEARING_ID.eq(id)).orderBy(HEARING_ATTENDEE.POST_ID)
                .fetch(row -> new Hearing.Attendee(row.get(HEARING_ATTENDEE.POST_ID), row.get(HEARING_ATTENDEE.PERSON_ID), row.get(HEARING_ATTENDEE.GRADER), row.get(HEARING_ATTENDEE.PRESENT)));
        return sql.selectFrom(HEARING).where(HEARING.ID.eq(id)).fetchOptional(row -> new Hearing(id, row.get(HEARING.CAMPAIGN_ID), row.get(HEARING.HELD_ON), row.get(HEARING.VENUE),
                row.get(HEARING.CHAIR), HearingState.valueOf(row.get(HEARING.STATE)), row.get(HEARING.NOTE), reports, attendees, row.get(HEARING.VERSION))).orElseThrow(() -> missing(id));
    }

    private static Problem.NotFound missing(long id) {
        return new Problem.NotFound(Message.of("problem.notFound", "hearing", id));
    }
}
