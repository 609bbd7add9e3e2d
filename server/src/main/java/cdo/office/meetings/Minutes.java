package cdo.office.meetings;

import static cdo.office.meetings.tables.ItemTable.ITEM;
import static cdo.office.meetings.tables.ItemTextTable.ITEM_TEXT;
import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.OutcomeTable.OUTCOME;
import static cdo.office.meetings.tables.OutcomeUnitTable.OUTCOME_UNIT;

import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 纪要, written item by item during the meeting and after it. Each item has a version of its own: two secretaries write two items
 * at once, and whoever saves the same item second is shown both texts. Every text that was ever saved stays.
 */
@Component
@Transactional
public class Minutes {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final Routes routes;
    private final Posts posts;
    private final MeetingPapers compositions;
    private final Papers papers;
    private final Audit audit;
    private final Clocks clocks;

    Minutes(DSLContext sql, MeetingRows rows, Routes routes, Posts posts, MeetingPapers compositions, Papers papers, Audit audit, Clocks clocks) {
        this.compositions = compositions;
        this.papers = papers;
        this.sql = sql;
        this.rows = rows;
        this.routes = routes;
        this.posts = posts;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Saves what the minutes say of an item. */
    public void write(Who who, long itemId, int version, String text) {
        Item item = rows.mustItem(itemId);
        Meeting meeting = writable(who, item.meetingId());
        keep(who, item, version, text);
        audit.did(who, "meetings.item-written", meeting.ref(), "item", itemId, "version", version + 1);
    }

    /** Stores a text and what it was before; the only way in which an item's text changes. */
    void keep(Who who, Item item, int version, String text) {
        int changed = sql.update(ITEM).set(ITEM.TEXT, text).set(ITEM.CARRIED, false).set(ITEM.EDITED_BY, who.name()).set(ITEM.EDITED_AT, clocks.now()).set(ITEM.VERSION, version + 1)
                .where(ITEM.ID.eq(item.id())).and(ITEM.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(item.ref());
        }
        sql.insertInto(ITEM_TEXT).set(ITEM_TEXT.ITEM_ID, item.id()).set(ITEM_TEXT.VERSION, version + 1).set(ITEM_TEXT.TEXT, text).set(ITEM_TEXT.AUTHOR, who.name())
                .set(ITEM_TEXT.AT, clocks.now()).execute();
    }

    /** First paragraph, who was there as a guest, who wrote. */
    public void open(Who who, long meetingId, int version, String opening, String guests, String recorder) {
        Meeting meeting = writable(who, meetingId);
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(MEETING.OPENING, opening);
        columns.put(MEETING.GUESTS, guests);
        columns.put(MEETING.RECORDER, recorder);
        rows.change(meeting, version, columns);
        audit.did(who, "meetings.opening-written", meeting.ref());
    }

    /** Notes what came of an item. A decision with a lead has date, area and criterion; what is handed out (交办) has a lead. */
    public long settle(Who who, long itemId, Outcome.Draft draft) {
        Item item = rows.mustItem(itemId);
        Meeting meeting = writable(who, item.meetingId());
        long id = put(meeting, itemId, draft);
        sql.update(ITEM).set(ITEM.CARRIED, false).where(ITEM.ID.eq(itemId)).execute();
        audit.did(who, "meetings.settled", meeting.ref(), "item", itemId, "outcome", id, "kind", draft.kind());
        return id;
    }

    /** Stores what came of an item, checked; the only way in which an outcome comes into being. */
    long put(Meeting meeting, long itemId, Outcome.Draft draft) {
        check(meeting, draft);
        boolean led = draft.kind().decides() && draft.leadPostId() != null;
        long id = sql.insertInto(OUTCOME).set(OUTCOME.ITEM_ID, itemId).set(OUTCOME.KIND, draft.kind().name()).set(OUTCOME.TEXT, draft.text())
                .set(OUTCOME.LEAD_POST_ID, led ? draft.leadPostId() : null).set(OUTCOME.AREA, led && draft.area() != null ? draft.area().name() : null)
                .set(OUTCOME.CRITERION, led ? draft.criterion() : "").set(OUTCOME.DUE, led ? draft.due() : null).returning(OUTCOME.ID).fetchSingle(OUTCOME.ID);
        if (led) {
            draft.supporting().forEach(unit -> sql.insertInto(OUTCOME_UNIT).values(id, unit).execute());
        }
        return id;
    }

    private void check(Meeting meeting, Outcome.Draft draft) {
        boolean more = draft.area() != null || !draft.criterion().isBlank() || draft.due() != null || !draft.supporting().isEmpty();
        if (!draft.kind().decides()) {
            if (more || draft.leadPostId() != null) {
                throw new Problem.Invalid("kind", "meetings.outcome.notedOnly");
            }
            return;
        }
        if (draft.leadPostId() == null) {
            if (more || draft.kind() == OutcomeKind.ASSIGNED) {
                throw new Problem.Invalid("lead", more ? "meetings.outcome.leadMissing" : "meetings.outcome.needsLead");
            }
            return;
        }
        if (!leads(meeting).contains(draft.leadPostId())) {
            throw new Problem.Invalid("lead", "meetings.outcome.foreignLead");
        }
        if (draft.due() == null || !draft.due().isAfter(meeting.plan().heldOn())) {
            throw new Problem.Invalid("due", "meetings.outcome.dueAfter", meeting.plan().heldOn());
        }
        if (draft.due().isBefore(clocks.today())) {
            throw new Problem.Invalid("due", "meetings.outcome.past", clocks.today());
        }
        if (draft.area() == null) {
            throw new Problem.Invalid("area", "form.choose");
        }
        if (draft.criterion().isBlank()) {
            throw new Problem.Invalid("criterion", "form.missing");
        }
        Set<Long> units = rows.attendance(meeting.id()).stream().map(Attendance::unitId).collect(Collectors.toSet());
        units.add(meeting.organiserId());
        if (!units.containsAll(draft.supporting())) {
            throw new Problem.Invalid("supporting", "meetings.outcome.foreignUnit");
        }
        if (draft.supporting().contains(posts.get(draft.leadPostId()).unitId())) {
            throw new Problem.Invalid("supporting", "meetings.outcome.leadSupports");
        }
    }

    /** Who may be given a task: the members called, and the officers of the office itself. */
    @Transactional(readOnly = true)
    public Set<Long> leads(Meeting meeting) {
        // where a unit was merged after the meeting its successor leads
        var all = rows.attendance(meeting.id()).stream().map(place -> heir(posts.get(place.postId()), place.unitId())).collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        posts.ofUnit(meeting.organiserId()).stream().filter(post -> post.kind().officer()).forEach(post -> all.add(post.id()));
        return all;
    }

    private long heir(Post post, long unitId) {
        return post.unitId() == unitId ? post.id() : posts.ofUnit(unitId).stream().filter(each -> each.kind() == post.kind()).findFirst().map(Post::id).orElse(post.id());
    }

    /** Takes an outcome back while the minutes are written. */
    public void unsettle(Who who, long outcomeId) {
        Outcome outcome = mustOutcome(outcomeId);
        Meeting meeting = writable(who, rows.mustItem(outcome.itemId()).meetingId());
        sql.deleteFrom(OUTCOME).where(OUTCOME.ID.eq(outcomeId)).execute();
        audit.did(who, "meetings.unsettled", meeting.ref(), "outcome", outcomeId, "text", outcome.draft().text());
    }

    /** 纪要审签: head of the office, then the convenor. Every item that was not carried over has its text. */
    public void send(Who who, long meetingId, int version) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        meeting.mustBe(meeting.stage() == MeetingStage.WRITING);
        List<String> empty = rows.items(meetingId).stream().filter(item -> !item.carried() && item.text().isBlank()).map(Item::title).toList();
        if (!empty.isEmpty()) {
            throw new Problem.Refused("meetings.minutes.empty", String.join("、", empty));
        }
        papers.mustPrint(compositions.minutes(meeting));
        rows.move(meeting, version, MeetingStage.MINUTES_SIGNING);
        String route = MeetingRules.minutesRoute(posts.get(rows.mustSeries(meeting.seriesId()).convenorPostId()), meeting.organiserId());
        routes.start(who, route, meeting.ref(), meeting.organiserId(), Message.of("meetings.sign.minutes", meeting.plan().title()));
        rows.step(meeting.ref(), "minutes-sent", who.name(), "");
        audit.did(who, "meetings.minutes-sent", meeting.ref());
    }

    /** Signed minutes that cannot be issued as they are go back to be written; they are signed anew from the first signature. */
    public void reopen(Who who, long meetingId, int version, String reason) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        meeting.mustBe(meeting.stage() == MeetingStage.SIGNED);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "form.missing");
        }
        rows.move(meeting, version, MeetingStage.WRITING);
        rows.step(meeting.ref(), "minutes-reopened", who.name(), reason);
        audit.did(who, "meetings.minutes-reopened", meeting.ref(), "reason", reason);
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!finished.routeKey().startsWith(MeetingRules.MINUTES_ROUTE)) {
            return;
        }
        Meeting meeting = rows.lock(finished.subject().id());
        rows.move(meeting, meeting.version(), finished.granted() ? MeetingStage.SIGNED : MeetingStage.WRITING);
        rows.step(meeting.ref(), finished.granted() ? "minutes-signed" : "minutes-returned", finished.by(), finished.remark());
    }

    @Transactional(readOnly = true)
    public List<Outcome> outcomes(Meeting meeting) {
        return rows.outcomes(meeting.id());
    }

    /** The outcome, for its office. */
    @Transactional(readOnly = true)
    public Outcome outcome(Who who, long id) {
        itemOf(who, id);
        return mustOutcome(id);
    }

    /** The item of an outcome, for its office. */
    @Transactional(readOnly = true)
    public Item itemOf(Who who, long outcomeId) {
        Item item = rows.mustItem(mustOutcome(outcomeId).itemId());
        who.must(MeetingRights.ORGANISE, rows.mustMeeting(item.meetingId()).organiserId());
        return item;
    }

    Outcome mustOutcome(long id) {
        return rows.outcomes(OUTCOME.ID.eq(id)).stream().findFirst().orElseThrow(() -> new Problem.NotFound(SubjectRef.of("outcome", id)));
    }

    private Meeting writable(Who who, long meetingId) {
        Meeting meeting = rows.mustMeeting(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        meeting.mustBe(meeting.stage().writable());
        return meeting;
    }
}
