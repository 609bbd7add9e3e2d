package cdo.office.meetings;

import static cdo.office.meetings.tables.AttendanceTable.ATTENDANCE;
import static cdo.office.meetings.tables.MeetingTable.MEETING;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.OfficerSeated;
import cdo.platform.organization.OfficerUnseated;
import cdo.platform.organization.Post;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 会议通知和回执. Posts are called, not people: whoever holds the post on the day of the meeting is invited; one who takes the post
 * over after the notice is told and asked anew, whatever the predecessor answered.
 */
@Component
@Transactional
public class Invitations {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final MeetingClock clock;
    private final MeetingPapers papers;
    private final MeetingNames names;
    private final IssuedDocuments issued;
    private final Imprints imprints;
    private final Duties duties;
    private final Inbox inbox;
    private final Posts posts;
    private final Units units;
    private final Substitutes substitutes;
    private final Audit audit;
    private final Clocks clocks;

    Invitations(DSLContext sql, MeetingRows rows, MeetingClock clock, MeetingPapers papers, MeetingNames names, IssuedDocuments issued, Imprints imprints, Duties duties, Inbox inbox, Posts posts,
                Units units, Substitutes substitutes, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
        this.papers = papers;
        this.names = names;
        this.issued = issued;
        this.imprints = imprints;
        this.duties = duties;
        this.inbox = inbox;
        this.posts = posts;
        this.units = units;
        this.substitutes = substitutes;
        this.audit = audit;
        this.clocks = clocks;
    }

    /**
     * Calls the members. The agenda must have been signed.
     *
     * @param reason why the notice is shorter than the rule asks; required only then
     */
    public void send(Who who, long meetingId, int version, String reason) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        meeting.mustBe(meeting.stage() == MeetingStage.AGENDA_SET);
        LocalDate today = clocks.today();
        if (meeting.plan().heldOn().isBefore(today)) {
            throw new Problem.Refused("meetings.notice.past", meeting.plan().heldOn());
        }
        LocalDate by = clock.noticeBy(meeting.organiserId(), meeting.kind(), meeting.plan().heldOn());
        if (today.isAfter(by) && reason.isBlank()) {
            throw new Problem.Invalid("reason", "meetings.notice.short", by, meeting.plan().heldOn());
        }
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(MEETING.STAGE, meeting.moveTo(MeetingStage.NOTICED).name());
        columns.put(MEETING.NOTICED_ON, today);
        columns.put(MEETING.CODE, Sittings.freshCode());
        if (today.isAfter(by)) {
            columns.put(MEETING.SHORT_REASON, reason);
        }
        rows.change(meeting, version, columns);
        Meeting called = rows.mustMeeting(meetingId);
        List<Member> members = rows.members(meeting.seriesId()).stream().filter(member -> member.on(meeting.plan().heldOn())).toList();
        var insert = sql.insertInto(ATTENDANCE, ATTENDANCE.MEETING_ID, ATTENDANCE.POST_ID, ATTENDANCE.UNIT_ID);
        for (Member member : members) {
            insert = insert.values(meetingId, member.postId(), member.unitId());
        }
        if (!members.isEmpty()) {
            insert.onConflictDoNothing().execute();
        }
        LocalDate answer = replyBy(called);
        rows.attendance(meetingId).forEach(place -> ask(called, place, "meetings.tell.called", answer));
        duties.cancel(MeetingRules.TOPICS, meeting.ref(), "topics", Message.of("meetings.why.agendaSet"));
        duties.discharge(MeetingClock.noticeRule(meeting.kind()), meeting.ref(), Meetings.occurrence(meeting), today, Message.of("meetings.why.noticed", meeting.plan().heldOn()));
        oweHolding(called);
        issued.issue(who, meeting.organiserId(), units.get(meeting.organiserId()).name(), meeting.ref(), papers.notice(called), false, imprints.demo());
        rows.step(meeting.ref(), "noticed", who.name(), today.isAfter(by) ? reason : "");
        audit.did(who, "meetings.noticed", meeting.ref(), "by", by, "reason", reason);
    }

    /** From the notice on the office owes the meeting itself. */
    private void oweHolding(Meeting meeting) {
        duties.open(new NewDuty(MeetingRules.HOLD, null, meeting.organiserId(), posts.get(rows.mustSeries(meeting.seriesId()).convenorPostId()).unitId(), null, meeting.ref(), holding(meeting),
                Message.of("meetings.duty.hold", meeting.plan().title()), clocks.today(), meeting.plan().heldOn(), meeting.href()));
    }

    static String holding(Meeting meeting) {
        return "hold." + meeting.round();
    }

    /** The day went by: moving or cancelling it now is what the office still owed. */
    void settleMissed(Meeting meeting, Message why) {
        if (meeting.passed(clocks.today())) {
            duties.discharge(MeetingRules.HOLD, meeting.ref(), holding(meeting), clocks.today(), why);
        }
    }

    /** Gives the post a place and asks it. */
    void call(Meeting meeting, long postId, long unitId) {
        // whoever was called before and dismissed is asked anew
        int round = (int) duties.about(meeting.ref()).stream().filter(duty -> duty.occurrence().startsWith("reply." + postId + ".")).count();
        sql.insertInto(ATTENDANCE).set(ATTENDANCE.MEETING_ID, meeting.id()).set(ATTENDANCE.POST_ID, postId).set(ATTENDANCE.UNIT_ID, unitId).set(ATTENDANCE.ROUND, round)
                .onConflictDoNothing().execute();
        ask(meeting, rows.attendance(meeting.id(), postId), "meetings.tell.called");
    }

    /**
     * Takes a place back that nobody answers for any more: it counts neither as absent nor for the quorum. Who signed in already was there.
     *
     * @param step under which name the meeting's history keeps it
     */
    void uncall(Meeting meeting, long postId, Message why, String step, String remark) {
        rows.attendance(meeting.id()).stream().filter(place -> place.postId() == postId && place.presence() == null).forEach(place -> {
            duties.cancel(MeetingRules.REPLY, meeting.ref(), occurrence(place), why);
            sql.deleteFrom(ATTENDANCE).where(ATTENDANCE.ID.eq(place.id())).execute();
            rows.step(meeting.ref(), step, null, remark);
        });
    }

    /** The meetings of the series to which members have been called and that are still to come on that day. */
    List<Meeting> toCome(long series, LocalDate on) {
        LocalDate from = on.isAfter(clocks.today()) ? on : clocks.today();
        return rows.meetings(MEETING.SERIES_ID.eq(series).and(MEETING.STAGE.eq(MeetingStage.NOTICED.name())).and(MEETING.HELD_ON.ge(from)));
    }

    private LocalDate replyBy(Meeting meeting) {
        return clock.replyBy(meeting.organiserId(), clocks.today(), meeting.plan().heldOn());
    }

    private void ask(Meeting meeting, Attendance place, String key) {
        ask(meeting, place, key, replyBy(meeting));
    }

    /** Tells the holder, or where the post is vacant the unit's liaisons and stewards, and opens the duty to answer. */
    private void ask(Meeting meeting, Attendance place, String key, LocalDate due) {
        Message text = Message.of(key, meeting.plan().title(), meeting.plan().heldOn(), meeting.plan().starts(), meeting.plan().venue());
        String href = meeting.href() + "/reply?post=" + place.postId();
        if (!inbox.tellPost(place.postId(), text, meeting.ref(), href)) {
            posts.ofUnit(place.unitId()).stream().filter(post -> post.kind() == PostKind.LIAISON || post.kind() == PostKind.DATA_STEWARD)
                    .forEach(post -> inbox.tellPost(post.id(), text, meeting.ref(), href));
        }
        duties.open(new NewDuty(MeetingRules.REPLY, place.postId(), place.unitId(), meeting.organiserId(), null, meeting.ref(), occurrence(place),
                Message.of("meetings.duty.reply", meeting.plan().title()), clocks.today(), due, href));
    }

    static String occurrence(Attendance place) {
        return "reply." + place.postId() + "." + place.round();
    }

    /**
     * What a member answers, or the unit's steward or liaison for the member.
     *
     * @param note         the reason of a leave or a substitution
     * @param substituteId 代会: somebody of the unit
     * @param guest        代会: somebody else, typed; null when chosen from the unit
     */
    public record Answer(ReplyKind kind, String note, @Nullable Long substituteId, @Nullable Guest guest) {
    }

    /** Somebody from outside the unit who is to come instead: name, duty, and why nobody of the unit does. */
    public record Guest(String name, String duty, String reason) {
    }

    /** Answers until the meeting begins; a later answer replaces an earlier one. */
    public void reply(Who who, long meetingId, long postId, int version, Answer answer) {
        Meeting meeting = rows.lock(meetingId);
        Attendance place = rows.attendance(meetingId, postId);
        who.must(MeetingRights.REPLY, place.unitId());
        meeting.mustBe(meeting.stage() == MeetingStage.NOTICED);
        if (answer.kind() != ReplyKind.ATTEND && answer.note().isBlank()) {
            throw new Problem.Invalid("note", "meetings.reply.reason");
        }
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(ATTENDANCE.REPLY, answer.kind().name());
        columns.put(ATTENDANCE.REPLY_NOTE, answer.note());
        columns.put(ATTENDANCE.REPLIED_FOR, posts.holder(postId, meeting.plan().heldOn()).map(tenure -> tenure.personId()).orElse(null));
        columns.put(ATTENDANCE.REPLIED_BY, who.name());
        columns.put(ATTENDANCE.REPLIED_AT, clocks.now());
        boolean substituted = answer.kind() == ReplyKind.SUBSTITUTE;
        Substitutes.Chosen chosen = substituted ? substitutes.check(meeting, place, answer) : null;
        String name = chosen == null ? null : chosen.printed();
        columns.put(ATTENDANCE.SUBSTITUTE_ID, chosen == null ? null : chosen.personId());
        columns.put(ATTENDANCE.SUBSTITUTE, name);
        columns.put(ATTENDANCE.SUBSTITUTE_REASON, chosen == null ? "" : chosen.reason());
        columns.put(ATTENDANCE.SUBSTITUTE_STATE, substituted ? SubstituteState.ASKED.name() : null);
        columns.put(ATTENDANCE.DECIDED_BY, null);
        columns.put(ATTENDANCE.DECISION_NOTE, "");
        rows.change(place, version, columns);
        duties.discharge(MeetingRules.REPLY, meeting.ref(), occurrence(place), clocks.today(), Message.of("meetings.why.replied", answer.kind()));
        if (substituted) {
            deciders(meeting).forEach(post -> inbox.tellPost(post, Message.of("meetings.tell.substitute", meeting.plan().title(), name), meeting.ref(), meeting.href() + "/replies"));
        }
        audit.did(who, "meetings.replied", meeting.ref(), "post", postId, "reply", answer.kind(), "substitute", name);
    }

    /** The convenor or the head of the office says whether the substitute may come. Refused, the member is asked anew. */
    public void decide(Who who, long meetingId, long postId, int version, boolean approve, String note) {
        Meeting meeting = rows.lock(meetingId);
        if (!mayDecide(who, meeting)) {
            who.must(MeetingRights.SUBSTITUTES, meeting.organiserId());
        }
        meeting.mustBe(meeting.stage() == MeetingStage.NOTICED || meeting.stage() == MeetingStage.IN_SESSION);
        Attendance place = rows.attendance(meetingId, postId);
        if (place.substitute() == null || place.substitute().state() != SubstituteState.ASKED) {
            throw new Problem.Refused("meetings.substitute.notAsked");
        }
        if (!approve && note.isBlank()) {
            throw new Problem.Invalid("note", "form.missing");
        }
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(ATTENDANCE.SUBSTITUTE_STATE, (approve ? SubstituteState.APPROVED : SubstituteState.REFUSED).name());
        columns.put(ATTENDANCE.DECIDED_BY, who.name());
        columns.put(ATTENDANCE.DECISION_NOTE, note);
        if (!approve) {
            columns.put(ATTENDANCE.ROUND, place.round() + 1);
        }
        rows.change(place, version, columns);
        if (approve) {
            inbox.tellPost(postId, Message.of("meetings.tell.approved", meeting.plan().title(), place.substitute().name()), meeting.ref(), meeting.href());
        } else {
            ask(meeting, rows.attendance(meetingId, postId), "meetings.tell.refused");
        }
        audit.did(who, approve ? "meetings.substitute-approved" : "meetings.substitute-refused", meeting.ref(), "post", postId, "name", place.substitute().name(), "note", note);
    }

    public boolean mayDecide(Who who, Meeting meeting) {
        return who.may(MeetingRights.SUBSTITUTES, meeting.organiserId())
                || who.seat() != null && who.seat().postId() != null && who.seat().postId() == rows.mustSeries(meeting.seriesId()).convenorPostId();
    }

    private List<Long> deciders(Meeting meeting) {
        List<Long> heads = posts.ofUnit(meeting.organiserId()).stream().filter(post -> post.kind() == PostKind.BUREAU_HEAD).map(post -> post.id()).toList();
        return heads.isEmpty() ? List.of(rows.mustSeries(meeting.seriesId()).convenorPostId()) : heads;
    }

    /** After the notice: another place is told, another day asks everybody anew. */
    void tellMoved(Meeting was, Meeting meeting, boolean otherDay) {
        if (otherDay) {
            Message why = Message.of("meetings.why.moved", meeting.plan().heldOn());
            settleMissed(was, why);
            duties.cancel(MeetingRules.HOLD, was.ref(), holding(was), why);
            oweHolding(meeting);
        }
        for (Attendance place : rows.attendance(meeting.id())) {
            if (otherDay) {
                askAnew(meeting, place, "meetings.tell.moved");
            } else {
                inbox.tellPost(place.postId(), Message.of("meetings.tell.moved", meeting.plan().title(), meeting.plan().heldOn(), meeting.plan().starts(), meeting.plan().venue()),
                        meeting.ref(), meeting.href());
            }
        }
    }

    private void askAnew(Meeting meeting, Attendance place, String key) {
        duties.cancel(MeetingRules.REPLY, meeting.ref(), occurrence(place), Message.of("meetings.why.anew"));
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        for (Field<?> each : List.of(ATTENDANCE.REPLY, ATTENDANCE.REPLIED_FOR, ATTENDANCE.REPLIED_BY, ATTENDANCE.REPLIED_AT, ATTENDANCE.SUBSTITUTE_ID, ATTENDANCE.SUBSTITUTE,
                ATTENDANCE.SUBSTITUTE_STATE, ATTENDANCE.DECIDED_BY)) {
            columns.put(each, null);
        }
        columns.put(ATTENDANCE.REPLY_NOTE, "");
        columns.put(ATTENDANCE.SUBSTITUTE_REASON, "");
        columns.put(ATTENDANCE.ROUND, place.round() + 1);
        rows.change(place, place.version(), columns);
        ask(meeting, rows.attendance(meeting.id(), place.postId()), key);
    }

    /** The successor is invited: what the predecessor answered does not bind. */
    @EventListener
    void on(OfficerSeated seated) {
        for (Meeting meeting : rows.meetings(MEETING.STAGE.eq(MeetingStage.NOTICED.name()).and(MEETING.HELD_ON.ge(seated.from())).and(MEETING.HELD_ON.ge(clocks.today()))
                .and(MEETING.ID.in(sql.select(ATTENDANCE.MEETING_ID).from(ATTENDANCE).where(ATTENDANCE.POST_ID.eq(seated.postId())))))) {
            boolean holdsThen = posts.holder(seated.postId(), meeting.plan().heldOn()).filter(tenure -> tenure.personId() == seated.personId()).isPresent();
            if (holdsThen) {
                askAnew(meeting, rows.attendance(meeting.id(), seated.postId()), "meetings.tell.called");
                inbox.tell(seated.personId(), Message.of("meetings.tell.called", meeting.plan().title(), meeting.plan().heldOn(), meeting.plan().starts(), meeting.plan().venue()),
                        meeting.ref(), meeting.href() + "/reply?post=" + seated.postId());
                rows.step(meeting.ref(), "successor", null, names.person(seated.personId()));
            }
        }
    }

    /** What a relieved officer answered falls with the office; the unit is asked anew, and a successor once there is one. */
    @EventListener
    void on(OfficerUnseated unseated) {
        for (Meeting meeting : rows.meetings(MEETING.STAGE.eq(MeetingStage.NOTICED.name()).and(MEETING.HELD_ON.gt(unseated.lastDay())).and(MEETING.HELD_ON.ge(clocks.today()))
                .and(MEETING.ID.in(sql.select(ATTENDANCE.MEETING_ID).from(ATTENDANCE).where(ATTENDANCE.POST_ID.eq(unseated.postId())).and(ATTENDANCE.REPLY.isNotNull())
                        .and(ATTENDANCE.PRESENCE.isNull()))))) {
            if (posts.holder(unseated.postId(), meeting.plan().heldOn()).isEmpty()) {
                askAnew(meeting, rows.attendance(meeting.id(), unseated.postId()), "meetings.tell.called");
                rows.step(meeting.ref(), "relieved", null, names.person(unseated.personId()));
            }
        }
    }

    @Transactional(readOnly = true)
    public List<Attendance> places(Meeting meeting) {
        return rows.attendance(meeting.id());
    }

    /**
     * Other posts of this person from which the notice may be answered, while he acts in one from which it may not.
     *
     * @param postId the member asked; 0: any
     */
    @Transactional(readOnly = true)
    public List<Long> elsewhere(Who who, long meetingId, long postId) {
        List<Long> asked = rows.attendance(meetingId).stream().filter(place -> postId == 0 || place.postId() == postId).map(Attendance::unitId).toList();
        return posts.ofPerson(who.personId(), clocks.today()).stream().map(tenure -> posts.get(tenure.postId()))
                .filter(post -> asked.contains(post.unitId()) && MeetingRights.REPLY.spans().containsKey(post.kind().role())).map(Post::id).toList();
    }

    @Transactional(readOnly = true)
    public Attendance place(Who who, long meetingId, long postId) {
        Attendance place = rows.attendance(meetingId, postId);
        who.must(MeetingRights.REPLY, place.unitId());
        return place;
    }
}
