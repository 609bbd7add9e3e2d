package cdo.office.meetings;

import static cdo.office.meetings.tables.CorrectionTable.CORRECTION;
import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.OutcomeTable.OUTCOME;
import static cdo.office.meetings.tables.SeriesTable.SERIES;

import cdo.office.duties.Duties;
import cdo.office.tasks.DecisionSource;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.NewDecision;
import cdo.office.tasks.NewTask;
import cdo.office.tasks.Tasks;
import cdo.platform.audit.Audit;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.DocumentNumber;
import cdo.platform.documents.DocumentNumbers;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signed minutes are issued (印发): period, number, document, decisions and tasks in one transaction – all or nothing. Afterwards
 * a recorded correction (更正) issues a new document beside the old one, which stays as it was.
 */
@Component
@Transactional
public class Publications {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final MeetingPapers papers;
    private final Minutes minutes;
    private final Decisions decisions;
    private final Tasks tasks;
    private final DocumentNumbers numbers;
    private final IssuedDocuments issued;
    private final Imprints imprints;
    private final Units units;
    private final Duties duties;
    private final Inbox inbox;
    private final Audit audit;
    private final Clocks clocks;

    Publications(DSLContext sql, MeetingRows rows, MeetingPapers papers, Minutes minutes, Decisions decisions, Tasks tasks, DocumentNumbers numbers, IssuedDocuments issued,
                 Imprints imprints, Units units, Duties duties, Inbox inbox, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.papers = papers;
        this.minutes = minutes;
        this.decisions = decisions;
        this.tasks = tasks;
        this.numbers = numbers;
        this.issued = issued;
        this.imprints = imprints;
        this.units = units;
        this.duties = duties;
        this.inbox = inbox;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Issues signed minutes and hands out what was settled. */
    public IssuedDocument issue(Who who, long meetingId, int version) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ISSUE, meeting.organiserId());
        meeting.mustBe(meeting.stage() == MeetingStage.SIGNED);
        LocalDate today = clocks.today();
        sql.selectOne().from(SERIES).where(SERIES.ID.eq(meeting.seriesId())).forUpdate().execute();
        MeetingSeries series = rows.mustSeries(meeting.seriesId());
        int period = series.lastPeriod() + 1;
        sql.update(SERIES).set(SERIES.LAST_PERIOD, period).where(SERIES.ID.eq(series.id())).execute();
        DocumentNumber number = numbers.next(meeting.organiserId(), series.setting().minutesCode(), today.getYear(), meeting.ref());
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(MEETING.STAGE, meeting.moveTo(MeetingStage.ISSUED).name());
        columns.put(MEETING.PERIOD, period);
        columns.put(MEETING.NUMBER, number.toString());
        columns.put(MEETING.ISSUED_ON, today);
        rows.change(meeting, version, columns);
        Meeting finished = rows.mustMeeting(meetingId);
        IssuedDocument paper = issued.issue(who, meeting.organiserId(), units.get(meeting.organiserId()).name(), meeting.ref(), papers.minutes(finished), series.setting().openMinutes(), imprints.demo());
        int handed = handOut(who, finished);
        duties.discharge(MeetingRules.MINUTES, meeting.ref(), "minutes", today, Message.of("meetings.why.issued", number.toString()));
        for (Attendance each : rows.attendance(meetingId)) {
            inbox.tellPost(each.postId(), Message.of("meetings.tell.issued", meeting.plan().title(), number.toString()), meeting.ref(), meeting.href() + "/document");
        }
        rows.step(meeting.ref(), "issued", who.name(), number.toString());
        audit.did(who, "meetings.issued", meeting.ref(), "number", number.toString(), "document", paper.id(), "tasks", handed);
        return paper;
    }

    private int handOut(Who who, Meeting meeting) {
        Map<Long, Item> items = rows.items(meeting.id()).stream().collect(Collectors.toMap(Item::id, each -> each));
        int handed = 0;
        for (Outcome outcome : rows.outcomes(meeting.id())) {
            Outcome.Draft draft = outcome.draft();
            if (!draft.kind().decides() || outcome.decisionId() != null) {
                continue;
            }
            long decision = decisions.decide(who, new NewDecision(meeting.organiserId(), DecisionSource.MEETING_RESOLUTION, meeting.issue().number(),
                    items.get(outcome.itemId()).title(), draft.text(), meeting.plan().heldOn(), meeting.ref()));
            Long task = null;
            if (draft.leadPostId() != null) {
                task = tasks.hand(who, new NewTask(decision, draft.area(), draft.text(), draft.criterion(), draft.leadPostId(), draft.supporting(), draft.due()));
                handed++;
            }
            sql.update(OUTCOME).set(OUTCOME.DECISION_ID, decision).set(OUTCOME.TASK_ID, task).where(OUTCOME.ID.eq(outcome.id())).execute();
        }
        return handed;
    }

    /** Corrects what issued minutes say of an item. The reason is printed, the old document stays. */
    public IssuedDocument correct(Who who, long itemId, int version, String text, String reason) {
        Item item = rows.mustItem(itemId);
        Meeting meeting = rows.lock(item.meetingId());
        who.must(MeetingRights.CORRECT, meeting.organiserId());
        if (meeting.stage() != MeetingStage.ISSUED) {
            throw new Problem.Refused("meetings.correct.notIssued", meeting.stage());
        }
        if (text.isBlank()) {
            throw new Problem.Invalid("text", "form.missing");
        }
        if (text.equals(item.text())) {
            throw new Problem.Invalid("text", "meetings.correct.same");
        }
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "form.missing");
        }
        minutes.keep(who, item, version, text);
        long id = sql.insertInto(CORRECTION).set(CORRECTION.MEETING_ID, meeting.id()).set(CORRECTION.ITEM_ID, itemId).set(CORRECTION.OLD_TEXT, item.text()).set(CORRECTION.NEW_TEXT, text)
                .set(CORRECTION.REASON, reason).set(CORRECTION.ACTOR, who.name()).set(CORRECTION.DAY, clocks.today()).returning(CORRECTION.ID).fetchSingle(CORRECTION.ID);
        MeetingSeries series = rows.mustSeries(meeting.seriesId());
        IssuedDocument paper = issued.issue(who, meeting.organiserId(), units.get(meeting.organiserId()).name(), meeting.ref(), papers.minutes(meeting), series.setting().openMinutes(), imprints.demo());
        sql.update(CORRECTION).set(CORRECTION.DOCUMENT_ID, paper.id()).where(CORRECTION.ID.eq(id)).execute();
        for (Attendance each : rows.attendance(meeting.id())) {
            inbox.tellPost(each.postId(), Message.of("meetings.tell.corrected", meeting.plan().title(), reason), meeting.ref(), meeting.href() + "/document");
        }
        rows.step(meeting.ref(), "corrected", who.name(), reason);
        audit.did(who, "meetings.corrected", meeting.ref(), "item", itemId, "reason", reason, "document", paper.id());
        return paper;
    }

    @Transactional(readOnly = true)
    public List<Correction> corrections(Meeting meeting) {
        return rows.corrections(meeting.id());
    }

    /** The minutes as issued, corrected ones first; the caller has checked that they may be read. */
    @Transactional(readOnly = true)
    public List<IssuedDocument> papers(Meeting meeting) {
        return papers(meeting, DocumentKind.MINUTES);
    }

    /** The notices as they went out, latest first. */
    @Transactional(readOnly = true)
    public List<IssuedDocument> notices(Meeting meeting) {
        return papers(meeting, DocumentKind.NOTICE);
    }

    private List<IssuedDocument> papers(Meeting meeting, DocumentKind kind) {
        return issued.of(meeting.ref()).stream().filter(each -> each.kind() == kind).toList();
    }
}
