package cdo.office.meetings;

import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.OutcomeTable.OUTCOME;
import static cdo.office.tasks.views.PublishedDecision.PUBLISHED_DECISION;
import static org.jooq.impl.DSL.select;

import cdo.office.tasks.TaskStage;
import cdo.platform.kernel.Clocks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 议定事项落实情况: how far what earlier meetings decided has come, computed from the tasks as they stand; what has no lead stands beside them. */
@Component
@Transactional(readOnly = true)
public class FollowUp {

    private final DSLContext sql;
    private final Carried carried;
    private final Clocks clocks;

    FollowUp(DSLContext sql, Carried carried, Clocks clocks) {
        this.sql = sql;
        this.carried = carried;
        this.clocks = clocks;
    }

    /** The task that carries a resolution, or one of several. */
    public record Led(long taskId, long leadPostId, long leadUnitId, LocalDate due, TaskStage stage, boolean overdue) {
    }

    /**
     * One resolution with its task.
     *
     * @param led null: agreed without a lead, nothing was handed out
     */
    public record Line(long meetingId, String meeting, LocalDate heldOn, String text, @Nullable Led led) {
        public boolean done() {
            return led != null && led.stage().done();
        }

        public boolean overdue() {
            return led != null && led.overdue();
        }
    }

    /** How many there are, how many are done, how many are late, how many have no lead. */
    public record Figures(int all, int done, int overdue, int unled) {
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
        var decision = PUBLISHED_DECISION;
        Map<Long, List<Carried.Carrier>> carriers = carried.byDecision(decision.ORIGIN_KIND.eq(Meeting.KIND).and(decision.ORIGIN_ID.in(select(MEETING.ID).from(MEETING).where(which))));
        var lines = new ArrayList<Line>();
        sql.select(MEETING.ID, MEETING.TITLE, MEETING.HELD_ON, decision.ID, decision.TITLE, OUTCOME.TEXT)
                .from(MEETING).join(decision).on(decision.ORIGIN_ID.eq(MEETING.ID).and(decision.ORIGIN_KIND.eq(Meeting.KIND))).leftJoin(OUTCOME).on(OUTCOME.DECISION_ID.eq(decision.ID))
                .where(which).orderBy(MEETING.HELD_ON, decision.ID).forEach(row -> {
                    String said = row.value6() == null ? row.value5() : row.value6();
                    if (!carriers.containsKey(row.value4())) {
                        lines.add(new Line(row.value1(), row.value2(), row.value3(), said, null));
                    }
                    carriers.getOrDefault(row.value4(), List.of()).forEach(task -> lines.add(new Line(row.value1(), row.value2(), row.value3(),
                            task.decisionId() == row.value4() ? task.content() : said, led(task))));
                });
        lines.sort(Comparator.comparing(Line::done).thenComparing(line -> line.led() == null ? LocalDate.MAX : line.led().due()));
        return List.copyOf(lines);
    }

    private Led led(Carried.Carrier task) {
        return new Led(task.id(), task.leadPostId(), task.leadUnitId(), task.due(), task.stage(), task.stage().running() && task.due().isBefore(clocks.today()));
    }

    public static Figures figures(List<Line> lines) {
        return new Figures(lines.size(), (int) lines.stream().filter(Line::done).count(), (int) lines.stream().filter(Line::overdue).count(),
                (int) lines.stream().filter(line -> line.led() == null).count());
    }
}
