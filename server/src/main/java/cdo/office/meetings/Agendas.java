package cdo.office.meetings;

import static cdo.office.meetings.tables.ItemTable.ITEM;
import static cdo.office.meetings.tables.ItemUnitTable.ITEM_UNIT;
import static cdo.office.meetings.tables.TopicTable.TOPIC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Posts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 议程: what is dealt with, in which order, who reports, who may open the materials; signed before the notice (议题审定). */
@Component
@Transactional
public class Agendas {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final MeetingAccess access;
    private final Topics topics;
    private final Routes routes;
    private final Posts posts;
    private final MeetingPapers compositions;
    private final Papers papers;
    private final Audit audit;

    Agendas(DSLContext sql, MeetingRows rows, MeetingAccess access, Topics topics, Routes routes, Posts posts, MeetingPapers compositions, Papers papers, Audit audit) {
        this.compositions = compositions;
        this.papers = papers;
        this.sql = sql;
        this.rows = rows;
        this.access = access;
        this.topics = topics;
        this.routes = routes;
        this.posts = posts;
        this.audit = audit;
    }

    /**
     * What the office says of an item.
     *
     * @param unitId    汇报单位
     * @param concerned 有关单位
     */
    public record Draft(String title, @Nullable Long unitId, MaterialAccess access, Set<Long> concerned) {
    }

    /** Adds an item of the office's own; also during the meeting (临时议题). */
    public long add(Who who, long meetingId, Draft draft) {
        Meeting meeting = own(who, meetingId);
        meeting.mustBe(meeting.stage() == MeetingStage.PREPARING || meeting.stage() == MeetingStage.IN_SESSION);
        mustBeCalled(who, meeting, null, draft);
        long id = insert(meeting, draft, null);
        audit.did(who, "meetings.item-added", meeting.ref(), "item", id, "title", draft.title());
        return id;
    }

    /** Puts a topic that waits on the agenda. */
    public long place(Who who, long topicId, int version, long meetingId) {
        Meeting meeting = own(who, meetingId);
        meeting.mustBe(meeting.stage() == MeetingStage.PREPARING);
        Topic topic = rows.mustTopic(topicId);
        if (topic.seriesId() != meeting.seriesId()) {
            throw new Problem.Invalid("meeting", "meetings.topic.otherSeries");
        }
        topics.move(topic, version, TopicStage.ON_AGENDA, Map.of(TOPIC.MEETING_ID, meetingId));
        topics.answered(topic);
        long id = insert(meeting, new Draft(topic.text().title(), topic.unitId(), MaterialAccess.MEMBERS, Set.of()), topicId);
        rows.step(topic.ref(), "placed", who.name(), meeting.plan().title());
        audit.did(who, "meetings.topic-placed", topic.ref(), "meeting", meetingId);
        return id;
    }

    public void change(Who who, long itemId, Draft draft) {
        Item item = rows.mustItem(itemId);
        Meeting meeting = own(who, item.meetingId());
        meeting.mustBe(meeting.stage().before());
        mustBeCalled(who, meeting, item, draft);
        sql.update(ITEM).set(ITEM.TITLE, draft.title()).set(ITEM.UNIT_ID, draft.unitId()).set(ITEM.ACCESS, draft.access().name()).where(ITEM.ID.eq(itemId)).execute();
        concern(itemId, draft.concerned());
        audit.did(who, "meetings.item-changed", meeting.ref(), "item", itemId, "access", draft.access());
    }

    /** One place up or down. */
    public void shift(Who who, long itemId, boolean up) {
        Item item = rows.mustItem(itemId);
        Meeting meeting = own(who, item.meetingId());
        meeting.mustBe(meeting.stage() == MeetingStage.PREPARING);
        List<Item> all = rows.items(meeting.id());
        int at = all.stream().map(Item::id).toList().indexOf(itemId);
        int to = up ? at - 1 : at + 1;
        if (to < 0 || to >= all.size()) {
            return;
        }
        sql.update(ITEM).set(ITEM.PLACE, all.get(to).place()).where(ITEM.ID.eq(itemId)).execute();
        sql.update(ITEM).set(ITEM.PLACE, item.place()).where(ITEM.ID.eq(all.get(to).id())).execute();
        audit.did(who, "meetings.item-shifted", meeting.ref(), "item", itemId, "up", up);
    }

    /** Takes an item off; its topic waits again. */
    public void remove(Who who, long itemId) {
        Item item = rows.mustItem(itemId);
        Meeting meeting = own(who, item.meetingId());
        meeting.mustBe(meeting.stage() == MeetingStage.PREPARING);
        if (item.topicId() != null) {
            Topic topic = rows.mustTopic(item.topicId());
            topics.move(topic, topic.version(), TopicStage.DEFERRED, java.util.Collections.singletonMap(TOPIC.MEETING_ID, null));
            rows.step(topic.ref(), "taken-off", who.name(), meeting.plan().title());
        }
        sql.deleteFrom(ITEM).where(ITEM.ID.eq(itemId)).execute();
        audit.did(who, "meetings.item-removed", meeting.ref(), "item", itemId, "title", item.title());
    }

    /** 议题审定: head of the office, then the convenor. */
    public void send(Who who, long meetingId, int version) {
        Meeting meeting = own(who, meetingId);
        if (rows.items(meetingId).isEmpty()) {
            throw new Problem.Refused("meetings.agenda.empty");
        }
        papers.mustPrint(compositions.notice(meeting));
        rows.move(meeting, version, MeetingStage.AGENDA_SIGNING);
        String route = MeetingRules.agendaRoute(posts.get(rows.mustSeries(meeting.seriesId()).convenorPostId()), meeting.organiserId());
        routes.start(who, route, meeting.ref(), meeting.organiserId(), Message.of("meetings.sign.agenda", meeting.plan().title()));
        rows.step(meeting.ref(), "agenda-sent", who.name(), "");
        audit.did(who, "meetings.agenda-sent", meeting.ref());
    }

    /** Opens a signed agenda again before the notice; it must be signed anew. */
    public void reopen(Who who, long meetingId, int version) {
        Meeting meeting = own(who, meetingId);
        meeting.mustBe(meeting.stage() == MeetingStage.AGENDA_SET);
        rows.move(meeting, version, MeetingStage.PREPARING);
        rows.step(meeting.ref(), "agenda-reopened", who.name(), "");
        audit.did(who, "meetings.agenda-reopened", meeting.ref());
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!finished.routeKey().startsWith(MeetingRules.AGENDA_ROUTE)) {
            return;
        }
        Meeting meeting = rows.lock(finished.subject().id());
        rows.move(meeting, meeting.version(), finished.granted() ? MeetingStage.AGENDA_SET : MeetingStage.PREPARING);
        rows.step(meeting.ref(), finished.granted() ? "agenda-signed" : "agenda-returned", finished.by(), finished.remark());
    }

    /** For adding materials: the item, if this person may – the office, or the unit that reports – until the meeting is over. */
    @Transactional(readOnly = true)
    public Item open(Who who, long itemId) {
        Item item = rows.mustItem(itemId);
        Meeting meeting = rows.mustMeeting(item.meetingId());
        if (!supplies(who, meeting, item)) {
            who.must(MeetingRights.ORGANISE, meeting.organiserId());
        }
        meeting.mustBe(meeting.stage().before() || meeting.stage() == MeetingStage.IN_SESSION);
        return item;
    }

    public boolean supplies(Who who, Meeting meeting, Item item) {
        return who.may(MeetingRights.ORGANISE, meeting.organiserId()) || item.unitId() != null && who.may(MeetingRights.PROPOSE, item.unitId());
    }

    @Transactional(readOnly = true)
    public List<Item> items(Meeting meeting) {
        return rows.items(meeting.id());
    }

    /** The item, if its meeting may be seen by this person. */
    @Transactional(readOnly = true)
    public Item mustSee(Who who, long itemId) {
        return Problem.Hidden.unless(rows.item(itemId), item -> rows.meeting(item.meetingId()).filter(meeting -> access.seesAgenda(who, meeting)).isPresent(), SubjectRef.of(Item.KIND, itemId));
    }

    private Meeting own(Who who, long meetingId) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        return meeting;
    }

    /** Who reports is offered: the office's unit, a member's, or whose topic it is; who else is concerned must be within call. */
    private void mustBeCalled(Who who, Meeting meeting, @Nullable Item item, Draft draft) {
        if (draft.unitId() != null && draft.unitId() != meeting.organiserId() && (item == null || !draft.unitId().equals(item.unitId()))
                && rows.members(meeting.seriesId()).stream().noneMatch(member -> member.unitId() == draft.unitId())) {
            throw new Problem.Invalid("unit", "meetings.agenda.notMember");
        }
        if (draft.unitId() != null) {
            who.must(MeetingRights.CALL, draft.unitId());
        }
        draft.concerned().forEach(unit -> who.must(MeetingRights.CALL, unit));
    }

    private long insert(Meeting meeting, Draft draft, @Nullable Long topicId) {
        int place = 1 + sql.select(coalesce(max(ITEM.PLACE), val(0))).from(ITEM).where(ITEM.MEETING_ID.eq(meeting.id())).fetchSingle().value1();
        long id = sql.insertInto(ITEM).set(ITEM.MEETING_ID, meeting.id()).set(ITEM.PLACE, place).set(ITEM.TITLE, draft.title()).set(ITEM.UNIT_ID, draft.unitId())
                .set(ITEM.TOPIC_ID, topicId).set(ITEM.ACCESS, draft.access().name()).returning(ITEM.ID).fetchSingle(ITEM.ID);
        concern(id, draft.concerned());
        return id;
    }

    private void concern(long itemId, Set<Long> unitIds) {
        sql.deleteFrom(ITEM_UNIT).where(ITEM_UNIT.ITEM_ID.eq(itemId)).execute();
        unitIds.forEach(unit -> sql.insertInto(ITEM_UNIT).values(itemId, unit).execute());
    }
}
