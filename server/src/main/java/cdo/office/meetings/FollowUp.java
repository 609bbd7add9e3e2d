package cdo.office.meetings;

import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.tasks.views.PublishedDecision.PUBLISHED_DECISION;
import static cdo.office.tasks.views.PublishedTask.PUBLISHED_TASK;

import cdo.office.tasks.TaskStage;
import cdo.platform.kernel.Clocks;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 议定事项落实情况: how far what earlier meetings handed out has come, computed from the tasks as they stand. */
@Component
@Transactional(readOnly = true)
public class FollowUp {

    /** Withdrawn, or carried on by other tasks of the same decision. */
    static final List<String> ENDED_OTHERWISE = List.of(TaskStage.CANCELLED.name(), TaskStage.MERGED.name(), TaskStage.SPLIT.name());

    private final DSLContext sql;
    private final Clocks clocks;

    FollowUp(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /** One resolution with its task. */
    public record Line(long meetingId, String meeting, LocalDate heldOn, long taskId, String text, long leadPostId, long leadUnitId, LocalDate due, TaskStage stage, boolean overdue) {
    }

    /** How many there are, how many are done, how many are late. */
    public record Figures(int all, int done, int overdue) {
    }

    /** What meetings of the same series before this one handed out; what is still open first, soonest due first. */
    public List<Line> before(Meeting meeting) {
        return lines(MEETING.SERIES_ID.eq(meeting.seriesId()).and(MEETING.ID.ne(meeting.id())).and(MEETING.HELD_ON.le(meeting.plan().heldOn())));
    }

    /** What this meeting handed out. */
    public List<Line> of(Meeting meeting) {
        return lines(MEETING.ID.eq(meeting.id()));
    }

    public List<Line> ofSeries(long seriesId) {
        return lines(MEETING.SERIES_ID.eq(seriesId));
    }

    private List<Line> lines(Condition which) {
        LocalDate today = clocks.today();
        var task = PUBLISHED_TASK;
        var decision = PUBLISHED_DECISION;
        return sql.select(MEETING.ID, MEETING.TITLE, MEETING.HELD_ON, task.ID, task.CONTENT, task.LEAD_POST_ID, task.LEAD_UNIT_ID, task.DUE, task.STAGE)
                .from(MEETING).join(decision).on(decision.ORIGIN_ID.eq(MEETING.ID).and(decision.ORIGIN_KIND.eq(Meeting.KIND))).join(task).on(task.DECISION_ID.eq(decision.ID))
                .where(which).and(task.STAGE.notIn(ENDED_OTHERWISE)).orderBy(task.ACCEPTED_ON.asc().nullsFirst(), task.DUE, task.ID)
                .fetch(row -> {
                    TaskStage stage = TaskStage.valueOf(row.get(task.STAGE));
                    LocalDate due = row.get(task.DUE);
                    return new Line(row.get(MEETING.ID), row.get(MEETING.TITLE), row.get(MEETING.HELD_ON), row.get(task.ID), row.get(task.CONTENT), row.get(task.LEAD_POST_ID),
                            row.get(task.LEAD_UNIT_ID), due, stage, stage.running() && due.isBefore(today));
                });
    }

    public static Figures figures(List<Line> lines) {
        return new Figures(lines.size(), (int) lines.stream().filter(line -> line.stage().done()).count(), (int) lines.stream().filter(Line::overdue).count());
    }
}
