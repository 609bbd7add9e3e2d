package cdo.office.meetings;

import static cdo.office.meetings.tables.AdjustmentTable.ADJUSTMENT;
import static cdo.office.meetings.tables.AttendanceTable.ATTENDANCE;
import static cdo.office.meetings.tables.CorrectionTable.CORRECTION;
import static cdo.office.meetings.tables.ItemTable.ITEM;
import static cdo.office.meetings.tables.ItemUnitTable.ITEM_UNIT;
import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.MemberTable.MEMBER;
import static cdo.office.meetings.tables.OutcomeTable.OUTCOME;
import static cdo.office.meetings.tables.OutcomeUnitTable.OUTCOME_UNIT;
import static cdo.office.meetings.tables.SeriesTable.SERIES;
import static cdo.office.meetings.tables.StepTable.STEP;
import static cdo.office.meetings.tables.TopicTable.TOPIC;

import cdo.office.tasks.DutyArea;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the rows of joint meetings, writes their guarded changes and their steps. */
@Component
class MeetingRows {

    private final DSLContext sql;
    private final Clocks clocks;

    MeetingRows(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    Optional<MeetingSeries> series(long id) {
        return series(SERIES.ID.eq(id)).stream().findFirst();
    }

    List<MeetingSeries> series(Condition condition) {
        return sql.selectFrom(SERIES).where(condition).orderBy(SERIES.CLOSED_ON.desc().nullsFirst(), SERIES.ID).fetch(MeetingRows::series);
    }

    MeetingSeries mustSeries(long id) {
        return series(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(MeetingSeries.KIND, id)));
    }

    List<Member> members(long seriesId) {
        return members(MEMBER.SERIES_ID.eq(seriesId));
    }

    List<Member> members(Condition condition) {
        return sql.selectFrom(MEMBER).where(condition).orderBy(MEMBER.ID)
                .fetch(row -> new Member(row.getId(), row.getSeriesId(), row.getPostId(), row.getUnitId(), row.getSince(), row.getUntil()));
    }

    Optional<Meeting> meeting(long id) {
        return meetings(MEETING.ID.eq(id)).stream().findFirst();
    }

    Meeting mustMeeting(long id) {
        return meeting(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Meeting.KIND, id)));
    }

    /** Waits for whoever changes the same meeting: sign-ins, start and end of one meeting follow one another. */
    Meeting lock(long id) {
        sql.selectOne().from(MEETING).where(MEETING.ID.eq(id)).forUpdate().execute();
        return mustMeeting(id);
    }

    List<Meeting> meetings(Condition condition) {
        return sql.selectFrom(MEETING).where(condition).orderBy(MEETING.HELD_ON.desc(), MEETING.ID.desc()).fetch(MeetingRows::meeting);
    }

    Optional<Topic> topic(long id) {
        return topics(TOPIC.ID.eq(id)).stream().findFirst();
    }

    Topic mustTopic(long id) {
        return topic(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Topic.KIND, id)));
    }

    List<Topic> topics(Condition condition) {
        return sql.selectFrom(TOPIC).where(condition).orderBy(TOPIC.ID.desc()).fetch(MeetingRows::topic);
    }

    Item mustItem(long id) {
        return items(ITEM.ID.eq(id)).stream().findFirst().orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Item.KIND, id)));
    }

    Optional<Item> item(long id) {
        return items(ITEM.ID.eq(id)).stream().findFirst();
    }

    List<Item> items(long meetingId) {
        return items(ITEM.MEETING_ID.eq(meetingId));
    }

    private List<Item> items(Condition condition) {
        var rows = sql.selectFrom(ITEM).where(condition).orderBy(ITEM.PLACE, ITEM.ID).fetch();
        Map<Long, List<Long>> concerned = sql.selectFrom(ITEM_UNIT).where(ITEM_UNIT.ITEM_ID.in(rows.getValues(ITEM.ID))).fetchGroups(ITEM_UNIT.ITEM_ID, ITEM_UNIT.UNIT_ID);
        return rows.map(row -> new Item(row.getId(), row.getMeetingId(), row.getPlace(), row.getTitle(), row.getUnitId(), row.getTopicId(), MaterialAccess.valueOf(row.getAccess()),
                Set.copyOf(concerned.getOrDefault(row.getId(), List.of())), row.getText(), row.getCarried(), row.getEditedBy(), row.getEditedAt(), row.getVersion()));
    }

    List<Outcome> outcomes(Condition condition) {
        var rows = sql.select(OUTCOME.asterisk()).from(OUTCOME).join(ITEM).on(ITEM.ID.eq(OUTCOME.ITEM_ID)).where(condition).orderBy(ITEM.PLACE, OUTCOME.ID).fetchInto(OUTCOME);
        Map<Long, List<Long>> supporting = sql.selectFrom(OUTCOME_UNIT).where(OUTCOME_UNIT.OUTCOME_ID.in(rows.getValues(OUTCOME.ID))).fetchGroups(OUTCOME_UNIT.OUTCOME_ID, OUTCOME_UNIT.UNIT_ID);
        return rows.map(row -> new Outcome(row.getId(), row.getItemId(), new Outcome.Draft(OutcomeKind.valueOf(row.getKind()), row.getText(), row.getLeadPostId(), row.getArea() == null ? null : DutyArea.valueOf(row.getArea()),
                row.getCriterion(), row.getDue(), Set.copyOf(supporting.getOrDefault(row.getId(), List.of()))), row.getDecisionId(), row.getTaskId()));
    }

    List<Outcome> outcomes(long meetingId) {
        return outcomes(ITEM.MEETING_ID.eq(meetingId));
    }

    List<Attendance> attendance(long meetingId) {
        return sql.selectFrom(ATTENDANCE).where(ATTENDANCE.MEETING_ID.eq(meetingId)).orderBy(ATTENDANCE.ID).fetch(MeetingRows::attendance);
    }

    Attendance attendance(long meetingId, long postId) {
        return sql.selectFrom(ATTENDANCE).where(ATTENDANCE.MEETING_ID.eq(meetingId)).and(ATTENDANCE.POST_ID.eq(postId)).fetchOptional(MeetingRows::attendance)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Meeting.KIND, meetingId)));
    }

    List<Correction> corrections(long meetingId) {
        return sql.selectFrom(CORRECTION).where(CORRECTION.MEETING_ID.eq(meetingId)).orderBy(CORRECTION.ID)
                .fetch(row -> new Correction(row.getId(), CorrectionKind.valueOf(row.getWhat()), row.getItemId(), row.getOutcomeId(), row.getPostId(), row.getOldText(), row.getNewText(), row.getReason(), row.getActor(), row.getDay(), row.getDocumentId()));
    }

    List<HandingOut.Adjustment> adjustments(long meetingId) {
        return sql.select(ADJUSTMENT.asterisk()).from(ADJUSTMENT).join(OUTCOME).on(OUTCOME.ID.eq(ADJUSTMENT.OUTCOME_ID)).join(ITEM).on(ITEM.ID.eq(OUTCOME.ITEM_ID))
                .where(ITEM.MEETING_ID.eq(meetingId)).orderBy(ITEM.PLACE, OUTCOME.ID).fetchInto(ADJUSTMENT)
                .map(row -> new HandingOut.Adjustment(row.getOutcomeId(), row.getOldDue(), row.getNewDue(), row.getOldLead(), row.getNewLead(), row.getReason()));
    }

    /** Writes changed columns, guarded by the version that was read. */
    void change(Meeting meeting, int version, Map<? extends Field<?>, ?> columns) {
        int changed = sql.update(MEETING).set(columns).set(MEETING.VERSION, version + 1).where(MEETING.ID.eq(meeting.id())).and(MEETING.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(meeting.ref());
        }
    }

    void move(Meeting meeting, int version, MeetingStage next) {
        change(meeting, version, Map.of(MEETING.STAGE, meeting.moveTo(next).name()));
    }

    void change(Topic topic, int version, Map<? extends Field<?>, ?> columns) {
        int changed = sql.update(TOPIC).set(columns).set(TOPIC.VERSION, version + 1).where(TOPIC.ID.eq(topic.id())).and(TOPIC.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(topic.ref());
        }
    }

    void change(Attendance attendance, int version, Map<? extends Field<?>, ?> columns) {
        int changed = sql.update(ATTENDANCE).set(columns).set(ATTENDANCE.VERSION, version + 1).where(ATTENDANCE.ID.eq(attendance.id())).and(ATTENDANCE.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(SubjectRef.of(Meeting.KIND, attendance.meetingId()));
        }
    }

    void step(SubjectRef subject, String what, @Nullable String actor, String remark) {
        sql.insertInto(STEP).set(STEP.SUBJECT_KIND, subject.kind()).set(STEP.SUBJECT_ID, subject.id()).set(STEP.WHAT, what).set(STEP.AT, clocks.now())
                .set(STEP.DAY, clocks.today()).set(STEP.ACTOR, actor).set(STEP.REMARK, remark).execute();
    }

    List<Step> steps(SubjectRef subject) {
        return sql.selectFrom(STEP).where(STEP.SUBJECT_KIND.eq(subject.kind())).and(STEP.SUBJECT_ID.eq(subject.id())).orderBy(STEP.ID.desc())
                .fetch(row -> new Step(row.getWhat(), row.getAt(), row.getActor(), row.getRemark()));
    }

    private static MeetingSeries series(Record row) {
        var setting = new MeetingSeries.Setting(row.get(SERIES.NAME), row.get(SERIES.NAME_EN), MeetingFrequency.valueOf(row.get(SERIES.FREQUENCY)), row.get(SERIES.QUORUM_PERCENT),
                row.get(SERIES.QUORUM_SUBSTITUTES), row.get(SERIES.MINUTES_CODE), row.get(SERIES.OPEN_MINUTES));
        return new MeetingSeries(row.get(SERIES.ID), row.get(SERIES.ORGANISER_ID), row.get(SERIES.CONVENOR_POST_ID), setting, row.get(SERIES.LAST_PERIOD),
                row.get(SERIES.FOUNDED_ON), row.get(SERIES.CLOSED_ON), row.get(SERIES.VERSION));
    }

    static Meeting meeting(Record row) {
        var plan = new Meeting.Plan(row.get(MEETING.TITLE), row.get(MEETING.HELD_ON), row.get(MEETING.STARTS), row.get(MEETING.VENUE), row.get(MEETING.GUESTS));
        Quorum quorum = row.get(MEETING.QUORUM_NEEDED) == null ? null : new Quorum(row.get(MEETING.QUORUM_NEEDED), row.get(MEETING.QUORUM_PRESENT));
        Meeting.Issue issue = row.get(MEETING.PERIOD) == null ? null : new Meeting.Issue(row.get(MEETING.PERIOD), row.get(MEETING.NUMBER), row.get(MEETING.ISSUED_ON));
        return new Meeting(row.get(MEETING.ID), row.get(MEETING.SERIES_ID), row.get(MEETING.ORGANISER_ID), MeetingKind.valueOf(row.get(MEETING.KIND)), plan,
                MeetingStage.valueOf(row.get(MEETING.STAGE)), row.get(MEETING.ROUND), row.get(MEETING.SHORT_REASON), row.get(MEETING.TOPICS_DUE), row.get(MEETING.NOTICED_ON),
                row.get(MEETING.CODE), row.get(MEETING.STARTED_AT), row.get(MEETING.ENDED_AT), quorum, row.get(MEETING.OPENING), row.get(MEETING.RECORDER), issue,
                row.get(MEETING.END_REASON), row.get(MEETING.VERSION));
    }

    private static Topic topic(Record row) {
        var text = new Topic.Text(TopicKind.valueOf(row.get(TOPIC.KIND)), row.get(TOPIC.TITLE), row.get(TOPIC.BACKGROUND), row.get(TOPIC.PROPOSAL), row.get(TOPIC.SPECIAL));
        return new Topic(row.get(TOPIC.ID), row.get(TOPIC.SERIES_ID), row.get(TOPIC.ORGANISER_ID), row.get(TOPIC.UNIT_ID), text, TopicStage.valueOf(row.get(TOPIC.STAGE)),
                row.get(TOPIC.MEETING_ID), row.get(TOPIC.AUTHOR), row.get(TOPIC.SUBMITTED_ON), row.get(TOPIC.ANSWER), row.get(TOPIC.VERSION));
    }

    private static Attendance attendance(Record row) {
        Attendance.Reply reply = row.get(ATTENDANCE.REPLY) == null ? null : new Attendance.Reply(ReplyKind.valueOf(row.get(ATTENDANCE.REPLY)), row.get(ATTENDANCE.REPLY_NOTE),
                row.get(ATTENDANCE.REPLIED_FOR), row.get(ATTENDANCE.REPLIED_BY), row.get(ATTENDANCE.REPLIED_AT));
        Attendance.Substitute substitute = row.get(ATTENDANCE.SUBSTITUTE) == null ? null : new Attendance.Substitute(row.get(ATTENDANCE.SUBSTITUTE_ID), row.get(ATTENDANCE.SUBSTITUTE),
                row.get(ATTENDANCE.SUBSTITUTE_REASON), SubstituteState.valueOf(row.get(ATTENDANCE.SUBSTITUTE_STATE)), row.get(ATTENDANCE.DECIDED_BY), row.get(ATTENDANCE.DECISION_NOTE));
        return new Attendance(row.get(ATTENDANCE.ID), row.get(ATTENDANCE.MEETING_ID), row.get(ATTENDANCE.POST_ID), row.get(ATTENDANCE.UNIT_ID), reply, substitute,
                row.get(ATTENDANCE.PRESENCE) == null ? null : Presence.valueOf(row.get(ATTENDANCE.PRESENCE)), row.get(ATTENDANCE.PERSON_ID), row.get(ATTENDANCE.PERSON),
                row.get(ATTENDANCE.SIGNED_IN_AT), row.get(ATTENDANCE.SIGNED_IN_BY), row.get(ATTENDANCE.ROUND), row.get(ATTENDANCE.VERSION));
    }
}
