package cdo.review.cockpit;

import static cdo.office.meetings.views.PublishedAttendance.PUBLISHED_ATTENDANCE;
import static cdo.office.meetings.views.PublishedMeeting.PUBLISHED_MEETING;
import static cdo.office.talent.views.PublishedLearning.PUBLISHED_LEARNING;
import static cdo.office.talent.views.PublishedTraining.PUBLISHED_TRAINING;
import static cdo.office.tasks.views.PublishedTask.PUBLISHED_TASK;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.review.assessment.views.PublishedLedgerEntry.PUBLISHED_LEDGER_ENTRY;
import static cdo.review.assessment.views.PublishedScore.PUBLISHED_SCORE;
import static cdo.review.dutyreports.views.PublishedDutyReport.PUBLISHED_DUTY_REPORT;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What published records of other modules say of an officer: reports, scores, tasks, meetings, the daily ledger, learning. Of each unit only to its readers. */
@Component
@Transactional(readOnly = true)
public class OfficerParts {

    private final DSLContext sql;
    private final Reach reach;

    OfficerParts(DSLContext sql, Reach reach) {
        this.sql = sql;
        this.reach = reach;
    }

    /** One card of the page; {@code title} is a message key. */
    public record Part(String title, List<Line> lines) {
    }

    /** A record, when it was, and what matters of it. */
    public record Line(Message when, SubjectRef subject, Message text, Message detail) {
    }

    /** The parts that have anything to say. */
    public List<Part> of(Who who, long personId) {
        return Stream.of(new Part("cockpit.part.scores", scores(who, personId)), new Part("cockpit.part.reports", reports(who, personId)),
                new Part("cockpit.part.tasks", tasks(who, personId)), new Part("cockpit.part.meetings", meetings(who, personId)), new Part("cockpit.part.ledger", ledger(who, personId)), new Part("cockpit.part.learning", learning(who, personId))).filter(part -> !part.lines().isEmpty()).toList();
    }

    private List<Line> scores(Who who, long personId) {
        var score = PUBLISHED_SCORE;
        return sql.select(score.ID, score.YEAR, score.TITLE, score.TOTAL, score.GRADE).from(score).where(score.PERSON_ID.eq(personId)).and(readable(who, personId, score.UNIT_ID))
                .orderBy(score.YEAR.desc(), score.ID.desc())
                .fetch(row -> new Line(year(row.value2()), SubjectRef.of("assessed", row.value1()), plain(row.value3()), Message.of("cockpit.part.score", points(row.value4()), row.value5() == null ? "" : Message.of("enum.Grade." + row.value5()))));
    }

    private List<Line> reports(Who who, long personId) {
        var report = PUBLISHED_DUTY_REPORT;
        return sql.select(report.ID, report.YEAR, report.SUBMITTED_ON, report.LATE, report.SCORE).from(report).where(report.PERSON_ID.eq(personId)).and(readable(who, personId, report.UNIT_ID))
                .orderBy(report.YEAR.desc(), report.ID.desc())
                .fetch(row -> new Line(year(row.value2()), SubjectRef.of("duty-report", row.value1()), Message.of("cockpit.part.report", Integer.toString(row.value2())),
                        row.value3() == null ? Message.of("cockpit.part.report.none") : Message.of(Boolean.TRUE.equals(row.value4()) ? "cockpit.part.report.late" : "cockpit.part.report.onTime", row.value3(),
                                row.value5() == null ? "" : Message.of("cockpit.part.report.score", points(row.value5())))));
    }

    /** Tasks led from a post while the person held it; one taken over stands with both holders. */
    private List<Line> tasks(Who who, long personId) {
        var task = PUBLISHED_TASK;
        var tenure = PUBLISHED_TENURE;
        return sql.selectDistinct(task.ID, task.HANDED_ON, task.CONTENT, task.STAGE, task.DUE).from(task).join(tenure).on(tenure.POST_ID.eq(task.LEAD_POST_ID)).and(tenure.PERSON_ID.eq(personId))
                .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(task.HANDED_ON))).and(task.ACCEPTED_ON.isNull().or(tenure.VALID_FROM.le(task.ACCEPTED_ON)))
                .where(readable(who, personId, task.LEAD_UNIT_ID)).orderBy(task.HANDED_ON.desc(), task.ID.desc())
                .fetch(row -> new Line(day(row.value2()), SubjectRef.of("task", row.value1()), plain(row.value3()), Message.of("cockpit.part.task", Message.of("enum.TaskStage." + row.value4()), row.value5())));
    }

    private List<Line> meetings(Who who, long personId) {
        var attended = PUBLISHED_ATTENDANCE;
        var meeting = PUBLISHED_MEETING;
        return sql.select(meeting.ID, meeting.HELD_ON, meeting.TITLE, attended.ATTENDANCE).from(attended).join(meeting).on(meeting.ID.eq(attended.MEETING_ID)).where(attended.PERSON_ID.eq(personId))
                .and(readable(who, personId, attended.UNIT_ID)).orderBy(meeting.HELD_ON.desc(), meeting.ID.desc())
                .fetch(row -> new Line(day(row.value2()), SubjectRef.of("meeting", row.value1()), plain(row.value3()), Message.of("enum.Presence." + row.value4())));
    }

    private List<Line> ledger(Who who, long personId) {
        var entry = PUBLISHED_LEDGER_ENTRY;
        return sql.select(entry.ID, entry.HAPPENED_ON, entry.KIND, entry.POINTS, entry.TITLE, entry.STAGE).from(entry).where(entry.PERSON_ID.eq(personId)).and(readable(who, personId, entry.UNIT_ID))
                .orderBy(entry.HAPPENED_ON.desc(), entry.ID.desc())
                .fetch(row -> new Line(day(row.value2()), SubjectRef.of("ledger-entry", row.value1()), plain(row.value5()),
                        Message.of("cockpit.part.entry", Message.of("enum.LedgerKind." + row.value3()), points(row.value4()), Message.of("enum.LedgerStage." + row.value6()))));
    }

    private List<Line> learning(Who who, long personId) {
        var learned = PUBLISHED_LEARNING;
        var training = PUBLISHED_TRAINING;
        return sql.select(learned.EVENT_ID, learned.ATTENDED_ON, learned.HOURS, training.TOPIC).from(learned).join(training).on(training.ID.eq(learned.EVENT_ID))
                .where(learned.PERSON_ID.eq(personId)).and(readable(who, personId, learned.UNIT_ID)).orderBy(learned.ATTENDED_ON.desc())
                .fetch(row -> new Line(day(row.value2()), SubjectRef.of("training", row.value1()), plain(row.value4()), Message.of("cockpit.part.hours", points(row.value3()))));
    }

    private Condition readable(Who who, long personId, Field<Long> unit) {
        return who.personId() == personId ? noCondition() : reach.readable(who, unit);
    }

    private static Message year(int year) {
        return plain(Integer.toString(year));
    }

    private static Message day(java.time.LocalDate day) {
        return plain(day.toString());
    }

    private static Message plain(String text) {
        return Message.of("organization.named", text, text);
    }

    private static String points(@Nullable BigDecimal points) {
        return points == null ? "–" : points.stripTrailingZeros().toPlainString();
    }
}
