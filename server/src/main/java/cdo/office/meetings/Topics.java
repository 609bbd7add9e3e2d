package cdo.office.meetings;

import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.TopicTable.TOPIC;
import static org.jooq.impl.DSL.noCondition;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.web.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 议题: written and signed in the unit, answered by the office. The way in for 重大、复杂事项. */
@Component
@Transactional
public class Topics {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final MeetingAccess access;
    private final Routes routes;
    private final Duties duties;
    private final Reach reach;
    private final Audit audit;
    private final Clocks clocks;

    Topics(DSLContext sql, MeetingRows rows, MeetingAccess access, Routes routes, Duties duties, Reach reach, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.access = access;
        this.routes = routes;
        this.duties = duties;
        this.reach = reach;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Begins a topic of the person's own unit, a member of the series or its office. */
    public long draft(Who who, long seriesId, Topic.Text text) {
        who.must(MeetingRights.PROPOSE, who.unitId());
        MeetingSeries series = Problem.Hidden.unless(rows.series(seriesId), each -> access.visible(who, each), SubjectRef.of(MeetingSeries.KIND, seriesId));
        boolean member = rows.members(seriesId).stream().anyMatch(each -> each.unitId() == who.unitId() && each.on(clocks.today()));
        if (!member && who.unitId() != series.organiserId() && !access.inside(who, series)) {
            throw new Problem.Refused("meetings.topic.notMember", series.setting().name());
        }
        if (series.closedOn() != null) {
            throw new Problem.Refused("meetings.series.closed", series.closedOn());
        }
        long id = sql.insertInto(TOPIC).set(columns(text)).set(TOPIC.SERIES_ID, seriesId).set(TOPIC.ORGANISER_ID, series.organiserId()).set(TOPIC.UNIT_ID, who.unitId())
                .set(TOPIC.STAGE, TopicStage.DRAFT.name()).set(TOPIC.AUTHOR, who.name()).returning(TOPIC.ID).fetchSingle(TOPIC.ID);
        SubjectRef ref = SubjectRef.of(Topic.KIND, id);
        rows.step(ref, "drafted", who.name(), "");
        audit.did(who, "meetings.topic-drafted", ref, "title", text.title());
        return id;
    }

    public void save(Who who, long id, int version, Topic.Text text) {
        Topic topic = editable(who, id);
        rows.change(topic, version, columns(text));
        audit.did(who, "meetings.topic-saved", topic.ref());
    }

    /** Sends it to signature inside the unit; signed, it is handed in. */
    public void send(Who who, long id, int version) {
        Topic topic = own(who, id);
        move(topic, version, TopicStage.SIGNING, Map.of());
        routes.start(who, MeetingRules.TOPIC_ROUTE, topic.ref(), topic.unitId(), Message.of("meetings.sign.topic", topic.text().title()));
        rows.step(topic.ref(), "sent", who.name(), "");
        audit.did(who, "meetings.topic-sent", topic.ref());
    }

    /** Gives it up before it was handed in. */
    public void withdraw(Who who, long id, int version) {
        Topic topic = own(who, id);
        move(topic, version, TopicStage.WITHDRAWN, Map.of());
        rows.step(topic.ref(), "withdrawn", who.name(), "");
        audit.did(who, "meetings.topic-withdrawn", topic.ref());
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!finished.routeKey().equals(MeetingRules.TOPIC_ROUTE)) {
            return;
        }
        Topic topic = rows.mustTopic(finished.subject().id());
        if (!finished.granted()) {
            move(topic, topic.version(), TopicStage.RETURNED, Map.of(TOPIC.ANSWER, finished.remark()));
            rows.step(topic.ref(), "not-signed", finished.by(), finished.remark());
            return;
        }
        move(topic, topic.version(), TopicStage.SUBMITTED, Map.of(TOPIC.SUBMITTED_ON, finished.on()));
        rows.step(topic.ref(), "submitted", finished.by(), finished.remark());
        duties.open(new NewDuty(MeetingRules.ANSWER, null, topic.organiserId(), topic.unitId(), null, topic.ref(), "answer." + topic.version(),
                Message.of("meetings.duty.answer", topic.text().title()), finished.on(), null, topic.href()));
        for (Meeting meeting : rows.meetings(MEETING.SERIES_ID.eq(topic.seriesId()).and(MEETING.TOPICS_DUE.isNotNull()))) {
            if (meeting.stage().before()) {
                duties.dischargeFor(topic.unitId(), MeetingRules.TOPICS, meeting.ref(), "topics", finished.on(), Message.of("meetings.why.topic", topic.text().title()));
            }
        }
    }

    /** 留待以后会议研究. */
    public void defer(Who who, long id, int version, String answer) {
        answer(who, id, version, TopicStage.DEFERRED, answer, "deferred");
    }

    /** 退回 to the unit, with what is missing. */
    public void giveBack(Who who, long id, int version, String answer) {
        answer(who, id, version, TopicStage.RETURNED, answer, "returned");
    }

    private void answer(Who who, long id, int version, TopicStage next, String answer, String what) {
        Topic topic = rows.mustTopic(id);
        who.must(MeetingRights.ORGANISE, topic.organiserId());
        if (answer.isBlank()) {
            throw new Problem.Invalid("answer", "form.missing");
        }
        move(topic, version, next, Map.of(TOPIC.ANSWER, answer));
        answered(topic);
        rows.step(topic.ref(), what, who.name(), answer);
        audit.did(who, "meetings.topic-" + what, topic.ref(), "answer", answer);
    }

    /** The office has answered; what it owed is done. */
    void answered(Topic topic) {
        duties.about(topic.ref()).stream().filter(duty -> duty.ruleKey().equals(MeetingRules.ANSWER) && duty.state().running())
                .forEach(duty -> duties.discharge(MeetingRules.ANSWER, topic.ref(), duty.occurrence(), clocks.today(), null));
    }

    void move(Topic topic, int version, TopicStage next, Map<? extends Field<?>, ?> more) {
        var columns = new LinkedHashMap<Field<?>, Object>(more);
        columns.put(TOPIC.STAGE, topic.moveTo(next).name());
        rows.change(topic, version, columns);
    }

    /** For changing text and files: the topic, if this person may now. */
    @Transactional(readOnly = true)
    public Topic editable(Who who, long id) {
        Topic topic = own(who, id);
        if (!topic.stage().editable()) {
            throw new Problem.Refused("meetings.topic.notEditable", topic.stage());
        }
        return topic;
    }

    private Topic own(Who who, long id) {
        Topic topic = rows.mustTopic(id);
        who.must(MeetingRights.PROPOSE, topic.unitId());
        return topic;
    }

    @Transactional(readOnly = true)
    public Topic get(Who who, long id) {
        return Problem.Hidden.unless(rows.topic(id), each -> access.visible(who, each), SubjectRef.of(Topic.KIND, id));
    }

    @Transactional(readOnly = true)
    public List<Step> steps(Topic topic) {
        return rows.steps(topic.ref());
    }

    /** What waits for a place on an agenda of the series. */
    @Transactional(readOnly = true)
    public List<Topic> waiting(long seriesId) {
        return rows.topics(TOPIC.SERIES_ID.eq(seriesId).and(TOPIC.STAGE.in(TopicStage.SUBMITTED.name(), TopicStage.DEFERRED.name()))).reversed();
    }

    /** @param words part of the title, may be empty */
    @Transactional(readOnly = true)
    public Slice<Topic> slice(Who who, String words, @Nullable TopicKind kind, @Nullable TopicStage stage, Slice.Ask ask) {
        who.must(MeetingRights.SEE);
        Condition mine = reach.readable(who, TOPIC.UNIT_ID).or(reach.readable(who, TOPIC.ORGANISER_ID));
        Condition asked = (words.isBlank() ? noCondition() : TOPIC.TITLE.containsIgnoreCase(words.strip())).and(kind == null ? noCondition() : TOPIC.KIND.eq(kind.name()))
                .and(stage == null ? noCondition() : TOPIC.STAGE.eq(stage.name()));
        List<Long> ids = sql.select(TOPIC.ID).from(TOPIC).where(mine.and(asked)).orderBy(TOPIC.ID.desc()).limit(ask.size()).offset(ask.offset()).fetch(TOPIC.ID);
        return ask.of(rows.topics(TOPIC.ID.in(ids)), sql.fetchCount(TOPIC, mine.and(asked)), sql.fetchCount(TOPIC, mine));
    }

    private static LinkedHashMap<Field<?>, Object> columns(Topic.Text text) {
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(TOPIC.KIND, text.kind().name());
        columns.put(TOPIC.TITLE, text.title());
        columns.put(TOPIC.BACKGROUND, text.background());
        columns.put(TOPIC.PROPOSAL, text.proposal());
        columns.put(TOPIC.SPECIAL, text.special());
        return columns;
    }
}
