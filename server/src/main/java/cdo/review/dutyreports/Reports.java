package cdo.review.dutyreports;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.review.dutyreports.tables.GradeTable.GRADE;
import static cdo.review.dutyreports.tables.RemarkTable.REMARK;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;

import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The course of a duty report: signed, handed in, returned or accepted, archived. The only writer of the stage. */
@Component
@Transactional
public class Reports {

    static final Set<String> ROUTES = Set.of(ReportRules.OFFICER_ROUTE, ReportRules.EXECUTIVE_ROUTE, ReportRules.FORMER_ROUTE);

    private final DSLContext sql;
    private final ReportRows rows;
    private final Sections sections;
    private final Suggestions suggestions;
    private final Clockwork clockwork;
    private final Routes routes;
    private final Posts posts;
    private final Units units;
    private final Attachments attachments;
    private final Inbox inbox;
    private final Audit audit;
    private final Clocks clocks;

    Reports(DSLContext sql, ReportRows rows, Sections sections, Suggestions suggestions, Clockwork clockwork, Routes routes, Posts posts, Units units,
            Attachments attachments, Inbox inbox, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.sections = sections;
        this.suggestions = suggestions;
        this.clockwork = clockwork;
        this.routes = routes;
        this.posts = posts;
        this.units = units;
        this.attachments = attachments;
        this.inbox = inbox;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** One report, if this person may read it: a draft inside its unit and by the officer, afterwards also by the organiser, those above and the graders. */
    @Transactional(readOnly = true)
    public DutyReport get(Who who, long id) {
        return Problem.Hidden.unless(rows.report(id), found -> visible(who, found), SubjectRef.of(DutyReport.KIND, id));
    }

    boolean visible(Who who, DutyReport report) {
        boolean inside = who.seat() != null && (who.seat().unitId() == report.unitId() || who.personId() == report.personId());
        return inside || report.round() > 0 && (who.reads(report.unitId()) || who.reads(report.organiserId()) || grades(who, report));
    }

    private boolean grades(Who who, DutyReport report) {
        return who.seat() != null && sql.fetchExists(GRADE, GRADE.REPORT_ID.eq(report.id()).and(GRADE.PERSON_ID.eq(who.personId())).and(GRADE.DISMISSED.isNull()));
    }

    /** Sends it round: the unit reviews, the officer signs. Every heading must be written and at least one suggestion made (plan 二（三）2). */
    public void requestSignature(Who who, long id, int version) {
        DutyReport found = rows.mustReport(id);
        Sections.mustWrite(who, found);
        sections.mustBeComplete(found, suggestions.of(found));
        int open = sql.fetchCount(REMARK, REMARK.REPORT_ID.eq(id).and(REMARK.SETTLED_AT.isNull()));
        if (open > 0) {
            throw new Problem.Refused("dutyreports.remarks.open", open);
        }
        boolean former = former(found);
        if (former && found.confirmedOn() == null) {
            throw new Problem.Refused("dutyreports.confirm.first");
        }
        rows.move(found, version, ReportStage.UNIT_SIGNATURE, Map.of(REPORT.PERSONAL, found.personal() || former));
        rows.step(found.ref(), "signature", who.name(), "");
        routes.start(who, former ? ReportRules.FORMER_ROUTE : route(found), found.ref(), found.unitId(), rows.title(found));
        audit.did(who, "dutyreports.signature-requested", found.ref());
    }

    private String route(DutyReport report) {
        PostKind kind = rows.kind(report);
        return kind == PostKind.CITY_CDEO || kind == PostKind.COUNTY_CDEO ? ReportRules.EXECUTIVE_ROUTE : ReportRules.OFFICER_ROUTE;
    }

    private boolean former(DutyReport report) {
        return posts.holder(report.postId(), clocks.today()).filter(held -> held.personId() == report.personId()).isEmpty();
    }

    /**
     * The officer who has left the post confirms the own report; a clerk of the unit may record it when the paper lies
     * with the report.
     */
    public void confirm(Who who, long id, int version, String how) {
        DutyReport found = rows.mustReport(id);
        Sections.mustWrite(who, found);
        if (!found.stage().editable() || !former(found)) {
            throw new Problem.Refused("dutyreports.confirm.notNeeded");
        }
        boolean self = who.personId() == found.personId();
        if (!self && (how.isBlank() || attachments.of(found.ref()).isEmpty())) {
            throw new Problem.Invalid("how", "dutyreports.confirm.paper");
        }
        int changed = sql.update(REPORT).set(REPORT.CONFIRMED_ON, clocks.today()).set(REPORT.CONFIRMED_HOW, how).set(REPORT.VERSION, version + 1)
                .where(REPORT.ID.eq(id)).and(REPORT.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
        rows.step(found.ref(), self ? "confirmed" : "confirmedOnPaper", who.name(), how);
        audit.did(who, "dutyreports.confirmed", found.ref(), "self", self, "how", how);
    }

    /** Takes it back while it waits for a signature. */
    public void withdraw(Who who, long id) {
        DutyReport found = rows.mustReport(id);
        who.must(ReportRights.WRITE, found.unitId());
        routes.withdraw(who, found.ref(), "");
        rows.move(found, found.version(), draftStage(found), Map.of());
        rows.step(found.ref(), "withdrawn", who.name(), "");
        audit.did(who, "dutyreports.withdrawn", found.ref());
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!ROUTES.contains(finished.routeKey()) || !finished.subject().kind().equals(DutyReport.KIND)) {
            return;
        }
        DutyReport found = rows.mustReport(finished.subject().id());
        if (!finished.granted()) {
            rows.move(found, found.version(), draftStage(found), Map.of());
            rows.step(found.ref(), "notSigned", finished.by(), finished.remark());
            return;
        }
        if (!finished.routeKey().equals(ReportRules.FORMER_ROUTE) && !signedByOfficer(finished.runId(), found)) {
            throw new Problem.Refused("dutyreports.sign.inPerson");
        }
        handIn(found, finished.by(), clocks.today());
    }

    /** What an officer says of the own work nobody else can sign: no delegate, and no successor in the post. */
    private boolean signedByOfficer(long run, DutyReport report) {
        var last = routes.get(run).signatures().getLast();
        return last.personId() != null && last.personId() == report.personId();
    }

    private void handIn(DutyReport found, String by, LocalDate on) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(REPORT.ROUND, found.round() + 1);
        columns.put(REPORT.FIRST_SUBMITTED_ON, found.firstSubmittedOn() == null ? on : found.firstSubmittedOn());
        columns.put(REPORT.SUBMITTED_ON, on);
        rows.move(found, found.version(), ReportStage.SUBMITTED, columns);
        rows.step(found.ref(), "submitted", by, "");
        DutyReport handedIn = rows.mustReport(found.id());
        clockwork.reviewBegins(handedIn, on);
        addressees(handedIn).forEach(post -> inbox.tellPost(post, Message.of("dutyreports.tell.submitted", rows.title(handedIn)), handedIn.ref(), handedIn.href()));
    }

    /** 市政府首席数据官 of the organiser's region, to whom the officer reports. */
    private List<Long> addressees(DutyReport report) {
        var government = units.get(government(report));
        return sql.select(PUBLISHED_POST.ID).from(PUBLISHED_POST).where(PUBLISHED_POST.UNIT_ID.eq(government.id()))
                .and(PUBLISHED_POST.KIND.in(PostKind.CITY_CDO.name(), PostKind.COUNTY_CDO.name())).fetch(PUBLISHED_POST.ID);
    }

    /** The government to which the report is handed: the one above the organising bureau. */
    long government(DutyReport report) {
        var organiser = units.get(report.organiserId());
        return organiser.parentId() == null ? organiser.id() : organiser.parentId();
    }

    /** Accepts: handed in as of the day on which the accepted edition was; its suggestions are given from today. */
    public void accept(Who who, long id, int version, String remark) {
        DutyReport found = reviewed(who, id);
        LocalDate today = clocks.today();
        rows.move(found, version, ReportStage.ACCEPTED, Map.of(REPORT.ACCEPTED_ON, today));
        rows.step(found.ref(), "accepted", who.name(), remark);
        clockwork.reviewEnds(found, today);
        clockwork.met(found, found.submittedOn(), Message.of("dutyreports.why.accepted", today));
        suggestions.give(found, today);
        audit.did(who, "dutyreports.accepted", found.ref(), "submitted", found.submittedOn());
    }

    /** Returns for completion: the reviewer's clock rests, the unit gets a limit to complete, the report's own day stays. */
    public void giveBack(Who who, long id, int version, String reason) {
        DutyReport found = reviewed(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "dutyreports.return.reason");
        }
        rows.move(found, version, ReportStage.RETURNED, Map.of());
        rows.step(found.ref(), "returned", who.name(), reason);
        clockwork.returned(found, clocks.today(), reason);
        audit.did(who, "dutyreports.returned", found.ref(), "reason", reason);
    }

    private DutyReport reviewed(Who who, long id) {
        DutyReport found = rows.mustReport(id);
        who.must(ReportRights.REVIEW, found.organiserId());
        if (who.personId() == found.personId()) {
            throw new Problem.Refused("dutyreports.review.own");
        }
        return found;
    }

    /** 免于述职: illness, death, an inquiry; the reason is kept and shown. */
    public void excuse(Who who, long id, int version, String reason) {
        DutyReport found = reviewed(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "dutyreports.excuse.reason");
        }
        rows.move(found, version, ReportStage.EXCUSED, Map.of(REPORT.REASON, reason));
        rows.step(found.ref(), "excused", who.name(), reason);
        clockwork.excused(found, reason);
        audit.did(who, "dutyreports.excused", found.ref(), "reason", reason);
    }

    void graded(DutyReport report, BigDecimal score, String by) {
        rows.move(report, report.version(), ReportStage.GRADED, Map.of(REPORT.SCORE, score));
        rows.step(report.ref(), "graded", by, "");
    }

    void archived(DutyReport report, int version, String by) {
        rows.move(report, version, ReportStage.ARCHIVED, Map.of());
        rows.step(report.ref(), "archived", by, "");
    }

    /** For pages that name it and have checked themselves what they show of it. */
    @Transactional(readOnly = true)
    public DutyReport known(long id) {
        return rows.mustReport(id);
    }

    @Transactional(readOnly = true)
    public List<Step> steps(DutyReport report) {
        return rows.steps(report.ref());
    }

    @Transactional(readOnly = true)
    public Message title(DutyReport report) {
        return rows.title(report);
    }

    @Transactional(readOnly = true)
    public Campaign campaign(DutyReport report) {
        return rows.mustCampaign(report.campaignId());
    }

    /** Does the officer hold the post no more? Then the report is confirmed in person and reviewed by the unit. */
    @Transactional(readOnly = true)
    public boolean left(DutyReport report) {
        return former(report);
    }

    private static ReportStage draftStage(DutyReport found) {
        return found.round() == 0 ? ReportStage.DRAFT : ReportStage.RETURNED;
    }
}
