package cdo.office.meetings;

import static cdo.office.meetings.tables.AttendanceTable.ATTENDANCE;
import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.TopicTable.TOPIC;
import static org.jooq.impl.DSL.noCondition;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.Posts;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The meetings of all series: planned, moved, cancelled; topics asked for. */
@Component
@Transactional
public class Meetings {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final MeetingAccess access;
    private final MeetingClock clock;
    private final Invitations invitations;
    private final Duties duties;
    private final Posts posts;
    private final Inbox inbox;
    private final Audit audit;
    private final Clocks clocks;

    Meetings(DSLContext sql, MeetingRows rows, MeetingAccess access, MeetingClock clock, Invitations invitations, Duties duties, Posts posts, Inbox inbox, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.access = access;
        this.clock = clock;
        this.invitations = invitations;
        this.duties = duties;
        this.posts = posts;
        this.inbox = inbox;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Plans a meeting; from now on the office owes its notice. */
    public long plan(Who who, long seriesId, MeetingKind kind, Meeting.Plan plan) {
        MeetingSeries series = rows.mustSeries(seriesId);
        who.must(MeetingRights.ORGANISE, series.organiserId());
        if (series.closedOn() != null) {
            throw new Problem.Refused("meetings.series.closed", series.closedOn());
        }
        mustCome(plan.heldOn());
        long id = sql.insertInto(MEETING).set(columns(plan)).set(MEETING.SERIES_ID, seriesId).set(MEETING.ORGANISER_ID, series.organiserId()).set(MEETING.KIND, kind.name())
                .set(MEETING.STAGE, MeetingStage.PREPARING.name()).returning(MEETING.ID).fetchSingle(MEETING.ID);
        Meeting meeting = rows.mustMeeting(id);
        oweNotice(meeting, series);
        rows.step(meeting.ref(), "planned", who.name(), plan.heldOn().toString());
        audit.did(who, "meetings.planned", meeting.ref(), "on", plan.heldOn(), "kind", kind);
        return id;
    }

    /** Moves date or place, or changes the title. After the notice a new date asks everybody anew. */
    public void move(Who who, long id, int version, Meeting.Plan plan) {
        Meeting meeting = own(who, id);
        meeting.mustBe(meeting.stage().before());
        boolean otherDay = !plan.heldOn().equals(meeting.plan().heldOn());
        var columns = columns(plan);
        if (otherDay) {
            mustCome(plan.heldOn());
            columns.put(MEETING.ROUND, meeting.round() + 1);
        }
        rows.change(meeting, version, columns);
        Meeting moved = rows.mustMeeting(id);
        rows.step(meeting.ref(), "moved", who.name(), plan.heldOn() + " " + plan.starts() + " " + plan.venue());
        audit.did(who, "meetings.moved", meeting.ref(), "from", meeting.plan().heldOn(), "to", plan.heldOn());
        if (meeting.stage() == MeetingStage.NOTICED) {
            invitations.tellMoved(meeting, moved, otherDay);
        } else if (otherDay) {
            duties.cancel(MeetingClock.noticeRule(meeting.kind()), meeting.ref(), occurrence(meeting), Message.of("meetings.why.moved", plan.heldOn()));
            oweNotice(moved, rows.mustSeries(meeting.seriesId()));
        }
    }

    /** Cancels it before it begins; its topics wait for a later one, whoever was called is told. */
    public void cancel(Who who, long id, int version, String reason) {
        Meeting meeting = own(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "form.missing");
        }
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(MEETING.STAGE, meeting.moveTo(MeetingStage.CANCELLED).name());
        columns.put(MEETING.END_REASON, reason);
        rows.change(meeting, version, columns);
        sql.update(TOPIC).set(TOPIC.STAGE, TopicStage.DEFERRED.name()).set(TOPIC.MEETING_ID, (Long) null).set(TOPIC.VERSION, TOPIC.VERSION.plus(1))
                .where(TOPIC.MEETING_ID.eq(id)).and(TOPIC.STAGE.eq(TopicStage.ON_AGENDA.name())).execute();
        invitations.settleMissed(meeting, Message.of("meetings.why.cancelled", reason));
        duties.cancelAll(meeting.ref(), Message.of("meetings.why.cancelled", reason));
        for (Attendance each : rows.attendance(id)) {
            inbox.tellPost(each.postId(), Message.of("meetings.tell.cancelled", meeting.plan().title(), reason), meeting.ref(), meeting.href());
        }
        rows.step(meeting.ref(), "cancelled", who.name(), reason);
        audit.did(who, "meetings.cancelled", meeting.ref(), "reason", reason);
    }

    /** 议题征集: every member owes an answer – a topic or none – by the day. */
    public void collectTopics(Who who, long id, int version, LocalDate due) {
        Meeting meeting = own(who, id);
        meeting.mustBe(meeting.stage() == MeetingStage.PREPARING);
        LocalDate today = clocks.today();
        if (due.isBefore(today) || due.isAfter(meeting.plan().heldOn())) {
            throw new Problem.Invalid("due", "meetings.topics.due", today, meeting.plan().heldOn());
        }
        if (meeting.topicsDue() != null) {
            throw new Problem.Refused("meetings.topics.begun", meeting.topicsDue());
        }
        rows.change(meeting, version, Map.of(MEETING.TOPICS_DUE, due));
        for (Member member : rows.members(meeting.seriesId())) {
            if (member.on(today)) {
                duties.open(new NewDuty(MeetingRules.TOPICS, member.postId(), member.unitId(), meeting.organiserId(), null, meeting.ref(), "topics",
                        Message.of("meetings.duty.topics", meeting.plan().title()), today, due, meeting.href()));
                inbox.tellPost(member.postId(), Message.of("meetings.tell.topics", meeting.plan().title(), due), meeting.ref(), meeting.href());
            }
        }
        rows.step(meeting.ref(), "topics-asked", who.name(), due.toString());
        audit.did(who, "meetings.topics-asked", meeting.ref(), "due", due);
    }

    /** 无议题: the unit answers that it has none. */
    public void noTopic(Who who, long id) {
        Meeting meeting = get(who, id);
        who.must(MeetingRights.REPLY, who.unitId());
        meeting.mustBe(meeting.topicsDue() != null && meeting.stage().before());
        if (!duties.dischargeFor(who.unitId(), MeetingRules.TOPICS, meeting.ref(), "topics", clocks.today(), Message.of("meetings.why.noTopic"))) {
            throw new Problem.Refused("meetings.topics.answered");
        }
        audit.did(who, "meetings.no-topic", meeting.ref(), "unit", who.unitId());
    }

    @Transactional(readOnly = true)
    public Meeting get(Who who, long id) {
        return Problem.Hidden.unless(rows.meeting(id), each -> access.visible(who, each), SubjectRef.of(Meeting.KIND, id));
    }

    @Transactional(readOnly = true)
    public MeetingSeries series(Meeting meeting) {
        return rows.mustSeries(meeting.seriesId());
    }

    @Transactional(readOnly = true)
    public List<Step> steps(Meeting meeting) {
        return rows.steps(meeting.ref());
    }

    /** @param words part of the title, may be empty */
    @Transactional(readOnly = true)
    public Slice<Meeting> slice(Who who, String words, @Nullable Long series, @Nullable MeetingStage stage, Slice.Ask ask) {
        who.must(MeetingRights.SEE);
        Condition mine = access.meetings(who);
        Condition asked = (words.isBlank() ? noCondition() : MEETING.TITLE.containsIgnoreCase(words.strip()))
                .and(series == null ? noCondition() : MEETING.SERIES_ID.eq(series)).and(stage == null ? noCondition() : MEETING.STAGE.eq(stage.name()));
        List<Meeting> found = sql.selectFrom(MEETING).where(mine.and(asked)).orderBy(MEETING.HELD_ON.desc(), MEETING.ID.desc()).limit(ask.size()).offset(ask.offset()).fetch(MeetingRows::meeting);
        return ask.of(found, sql.fetchCount(MEETING, mine.and(asked)), sql.fetchCount(MEETING, mine));
    }

    @Transactional(readOnly = true)
    public List<Meeting> between(Who who, LocalDate from, LocalDate to) {
        who.must(MeetingRights.SEE);
        return rows.meetings(access.meetings(who).and(MEETING.HELD_ON.between(from, to))).reversed();
    }

    /** Meetings to come to which this person is called, soonest first. */
    @Transactional(readOnly = true)
    public List<Meeting> calling(Who who) {
        return who.seat() == null ? List.of() : rows.meetings(MEETING.HELD_ON.ge(clocks.today()).and(MEETING.STAGE.in(MeetingStage.NOTICED.name(), MeetingStage.IN_SESSION.name()))
                .and(MEETING.ID.in(sql.select(ATTENDANCE.MEETING_ID).from(ATTENDANCE).where(ATTENDANCE.UNIT_ID.eq(who.seat().unitId()))))).reversed();
    }

    private Meeting own(Who who, long id) {
        Meeting meeting = rows.lock(id);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        return meeting;
    }

    private void oweNotice(Meeting meeting, MeetingSeries series) {
        LocalDate today = clocks.today();
        LocalDate by = clock.noticeBy(meeting.organiserId(), meeting.kind(), meeting.plan().heldOn());
        duties.open(new NewDuty(MeetingClock.noticeRule(meeting.kind()), null, meeting.organiserId(), posts.get(series.convenorPostId()).unitId(), null, meeting.ref(), occurrence(meeting),
                Message.of("meetings.duty.notice", meeting.plan().title()), today, by.isBefore(today) ? today : by, meeting.href()));
    }

    static String occurrence(Meeting meeting) {
        return "notice." + meeting.round();
    }

    private void mustCome(LocalDate day) {
        if (day.isBefore(clocks.today())) {
            throw new Problem.Invalid("heldOn", "meetings.past", clocks.today());
        }
    }

    private static LinkedHashMap<Field<?>, Object> columns(Meeting.Plan plan) {
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(MEETING.TITLE, plan.title());
        columns.put(MEETING.HELD_ON, plan.heldOn());
        columns.put(MEETING.STARTS, plan.starts());
        columns.put(MEETING.VENUE, plan.venue());
        columns.put(MEETING.GUESTS, plan.guests());
        return columns;
    }
}
