package cdo.office.meetings;

import static cdo.office.meetings.tables.CorrectionTable.CORRECTION;
import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.OutcomeTable.OUTCOME;
import static cdo.office.meetings.tables.SeriesTable.SERIES;

import cdo.office.duties.Duties;
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
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
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
    private final Sittings sittings;
    private final HandingOut handingOut;
    private final DocumentNumbers numbers;
    private final IssuedDocuments issued;
    private final Imprints imprints;
    private final Units units;
    private final Duties duties;
    private final Inbox inbox;
    private final Audit audit;
    private final Clocks clocks;

    Publications(DSLContext sql, MeetingRows rows, MeetingPapers papers, Minutes minutes, Sittings sittings, HandingOut handingOut, DocumentNumbers numbers, IssuedDocuments issued,
                 Imprints imprints, Units units, Duties duties, Inbox inbox, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.papers = papers;
        this.minutes = minutes;
        this.sittings = sittings;
        this.handingOut = handingOut;
        this.numbers = numbers;
        this.issued = issued;
        this.imprints = imprints;
        this.units = units;
        this.duties = duties;
        this.inbox = inbox;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Issues signed minutes as they are and hands out what was settled. */
    public IssuedDocument issue(Who who, long meetingId, int version) {
        return issue(who, meetingId, version, Map.of());
    }

    /**
     * Issues signed minutes and hands out what was settled.
     *
     * @param anew for outcomes that can no longer be handed out as signed ({@link HandingOut#stale}): with which date, by whom and why instead, by outcome
     */
    public IssuedDocument issue(Who who, long meetingId, int version, Map<Long, HandingOut.Anew> anew) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ISSUE, meeting.organiserId());
        meeting.mustBe(meeting.stage() == MeetingStage.SIGNED);
        handingOut.adjust(who, meeting, anew);
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
        int handed = handingOut.all(who, finished);
        duties.discharge(MeetingRules.MINUTES, meeting.ref(), "minutes", today, Message.of("meetings.why.issued", number.toString()));
        for (Attendance each : rows.attendance(meetingId)) {
            inbox.tellPost(each.postId(), Message.of("meetings.tell.issued", meeting.plan().title(), number.toString()), meeting.ref(), meeting.href() + "/document");
        }
        rows.step(meeting.ref(), "issued", who.name(), number.toString());
        audit.did(who, "meetings.issued", meeting.ref(), "number", number.toString(), "document", paper.id(), "tasks", handed);
        return paper;
    }

    /** Corrects what issued minutes say of an item. The reason is printed, the old document stays. */
    public IssuedDocument correct(Who who, long itemId, int version, String text, String reason) {
        Item item = rows.mustItem(itemId);
        Meeting meeting = correctable(who, item.meetingId(), reason);
        different("text", item.text(), text);
        minutes.keep(who, item, version, text);
        return publish(who, meeting, CorrectionKind.ITEM, Map.of(CORRECTION.ITEM_ID, itemId), item.text(), text, reason);
    }

    /**
     * Corrects the words of an outcome. Its task is another record: date, lead and content are changed there.
     *
     * @param was the words that were read; others by now are refused as stale
     */
    public IssuedDocument correctOutcome(Who who, long outcomeId, String was, String text, String reason) {
        Outcome outcome = minutes.mustOutcome(outcomeId);
        Item item = rows.mustItem(outcome.itemId());
        Meeting meeting = correctable(who, item.meetingId(), reason);
        different("text", outcome.draft().text(), text);
        if (!was.equals(outcome.draft().text())) {
            throw new Problem.Stale(item.ref());
        }
        sql.update(OUTCOME).set(OUTCOME.TEXT, text).set(OUTCOME.VERSION, OUTCOME.VERSION.plus(1)).where(OUTCOME.ID.eq(outcomeId)).execute();
        return publish(who, meeting, CorrectionKind.OUTCOME, Map.of(CORRECTION.ITEM_ID, item.id(), CORRECTION.OUTCOME_ID, outcomeId), was, text, reason);
    }

    /**
     * Adds what came of an item and was forgotten in the minutes. What was agreed or handed out becomes a decision and a task as if it had been written in
     * time; its date lies ahead, though.
     */
    public IssuedDocument addOutcome(Who who, long itemId, Outcome.Draft draft, String reason) {
        Item item = rows.mustItem(itemId);
        Meeting meeting = correctable(who, item.meetingId(), reason);
        if (item.carried()) {
            throw new Problem.Refused("meetings.correct.carried", item.title());
        }
        if (draft.text().isBlank()) {
            throw new Problem.Invalid("outcome", "form.missing");
        }
        if (draft.kind().decides() && draft.leadPostId() != null && handingOut.present(meeting, Set.of(draft.leadPostId())).isEmpty()) {
            throw new Problem.Invalid("lead", "meetings.outcome.foreignLead");
        }
        Outcome added = minutes.mustOutcome(minutes.put(meeting, itemId, draft));
        handingOut.forgotten(who, meeting, item, added);
        return publish(who, meeting, CorrectionKind.ADDED, Map.of(CORRECTION.ITEM_ID, itemId, CORRECTION.OUTCOME_ID, added.id()), "", papers.said(added, meeting.plan().heldOn()), reason);
    }

    /** Corrects the first paragraph and who was there as a guest. */
    public IssuedDocument correctOpening(Who who, long meetingId, int version, String opening, String guests, String reason) {
        Meeting meeting = correctable(who, meetingId, reason);
        String before = spoken(meeting.opening(), meeting.plan().guests());
        if (before.equals(spoken(opening, guests))) {
            throw new Problem.Invalid("opening", "meetings.correct.same");
        }
        rows.change(meeting, version, Map.of(MEETING.OPENING, opening, MEETING.GUESTS, guests));
        return publish(who, meeting, CorrectionKind.OPENING, Map.of(), before, spoken(opening, guests), reason);
    }

    private static String spoken(String opening, String guests) {
        return opening + (guests.isBlank() ? "" : "\n列席：" + guests);
    }

    /**
     * Corrects how a member stood at the meeting; the quorum on record is counted anew.
     *
     * @param version of the meeting
     * @param name    who came instead, for {@link Presence#SUBSTITUTE}
     */
    public IssuedDocument correctAttendance(Who who, long meetingId, int version, long postId, Presence presence, @Nullable String name, String reason) {
        Meeting meeting = correctable(who, meetingId, reason);
        Sittings.Change change = sittings.put(who, meeting, version, postId, presence, name);
        return publish(who, meeting, CorrectionKind.ATTENDANCE, Map.of(CORRECTION.POST_ID, postId), change.before(), change.after(), reason);
    }

    private Meeting correctable(Who who, long meetingId, String reason) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.CORRECT, meeting.organiserId());
        if (meeting.stage() != MeetingStage.ISSUED) {
            throw new Problem.Refused("meetings.correct.notIssued", meeting.stage());
        }
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "form.missing");
        }
        return meeting;
    }

    private static void different(String field, String was, String text) {
        if (text.isBlank()) {
            throw new Problem.Invalid(field, "form.missing");
        }
        if (text.equals(was)) {
            throw new Problem.Invalid(field, "meetings.correct.same");
        }
    }

    private IssuedDocument publish(Who who, Meeting meeting, CorrectionKind what, Map<? extends Field<?>, ?> about, String before, String after, String reason) {
        long id = sql.insertInto(CORRECTION).set(CORRECTION.MEETING_ID, meeting.id()).set(CORRECTION.WHAT, what.name()).set(about).set(CORRECTION.OLD_TEXT, before)
                .set(CORRECTION.NEW_TEXT, after).set(CORRECTION.REASON, reason).set(CORRECTION.ACTOR, who.name()).set(CORRECTION.DAY, clocks.today())
                .returning(CORRECTION.ID).fetchSingle(CORRECTION.ID);
        Meeting corrected = rows.mustMeeting(meeting.id());
        MeetingSeries series = rows.mustSeries(meeting.seriesId());
        IssuedDocument paper = issued.issue(who, meeting.organiserId(), units.get(meeting.organiserId()).name(), meeting.ref(), papers.minutes(corrected), series.setting().openMinutes(), imprints.demo());
        sql.update(CORRECTION).set(CORRECTION.DOCUMENT_ID, paper.id()).where(CORRECTION.ID.eq(id)).execute();
        for (Attendance each : rows.attendance(meeting.id())) {
            inbox.tellPost(each.postId(), Message.of("meetings.tell.corrected", meeting.plan().title(), reason), meeting.ref(), meeting.href() + "/document");
        }
        rows.step(meeting.ref(), "corrected", who.name(), reason);
        audit.did(who, "meetings.corrected", meeting.ref(), "what", what, "correction", id, "reason", reason, "document", paper.id());
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
