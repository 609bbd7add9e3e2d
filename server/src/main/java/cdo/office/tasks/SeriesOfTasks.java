package cdo.office.tasks;

import static cdo.office.tasks.tables.SeriesTable.SERIES;
import static cdo.office.tasks.tables.SeriesUnitTable.SERIES_UNIT;

import cdo.platform.audit.Audit;
import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 周期性任务: the first repetition is handed out at once, each further one on the day after the date of the one before – a task of its own, with its
 * own duty, whatever became of the earlier ones.
 */
@Component
public class SeriesOfTasks implements DayJob {

    /** A series never runs longer. */
    private static final int MOST = 120;

    private final DSLContext sql;
    private final Decisions decisions;
    private final Tasks tasks;
    private final TaskSteps steps;
    private final Handing handing;
    private final Posts posts;
    private final Clocks clocks;
    private final Audit audit;

    SeriesOfTasks(DSLContext sql, Decisions decisions, Tasks tasks, TaskSteps steps, Handing handing, Posts posts, Clocks clocks, Audit audit) {
        this.sql = sql;
        this.decisions = decisions;
        this.tasks = tasks;
        this.steps = steps;
        this.handing = handing;
        this.posts = posts;
        this.clocks = clocks;
        this.audit = audit;
    }

    /**
     * Hands a task out again and again; {@code first.due()} is the first date.
     *
     * @param until no repetition is due after this day
     * @return the first task's id
     */
    @Transactional
    public long begin(Who who, NewTask first, Every every, LocalDate until) {
        Decision decision = decisions.lock(first.decisionId());
        var units = new HashSet<>(first.supportingUnits());
        units.add(posts.get(first.leadPostId()).unitId());
        handing.must(who, TaskRights.DECIDE, decision.organiserId(), units);
        if (until.isBefore(first.due()) || every.date(first.due(), MOST).isBefore(until)) {
            throw new Problem.Invalid("until", "tasks.series.until", first.due());
        }
        if (!first.milestones().isEmpty() || !first.needs().isEmpty()) {
            throw new Problem.Invalid("every", "tasks.series.plain");
        }
        long id = tasks.hand(who, first);
        long series = sql.insertInto(SERIES).set(SERIES.DECISION_ID, decision.id()).set(SERIES.AREA, first.area().name()).set(SERIES.CONTENT, first.content().strip())
                .set(SERIES.CRITERION, first.criterion().strip()).set(SERIES.LEAD_POST_ID, first.leadPostId()).set(SERIES.EVERY, every.name()).set(SERIES.FIRST_DUE, first.due())
                .set(SERIES.HANDED, 1).set(SERIES.LAST_DUE, until).returning(SERIES.ID).fetchSingle(SERIES.ID);
        first.supportingUnits().forEach(unit -> sql.insertInto(SERIES_UNIT).values(series, unit).execute());
        var task = cdo.office.tasks.tables.TaskTable.TASK;
        sql.update(task).set(task.SERIES_ID, series).set(task.REPETITION, 1).where(task.ID.eq(id)).execute();
        audit.did(who, "tasks.series-begun", SubjectRef.of(Task.KIND, id), "every", every.name(), "until", until);
        return id;
    }

    /** No further repetitions; those handed out stay. */
    @Transactional
    public void end(Who who, long taskId) {
        Task task = tasks.get(who, taskId);
        who.must(TaskRights.JUDGE, task.organiserId());
        if (task.seriesId() == null || sql.update(SERIES).set(SERIES.ENDED_ON, clocks.today()).where(SERIES.ID.eq(task.seriesId())).and(SERIES.ENDED_ON.isNull()).execute() == 0) {
            throw new Problem.Refused("tasks.series.ended");
        }
        steps.add(task.ref(), "seriesEnded", who.name(), "");
        audit.did(who, "tasks.series-ended", task.ref());
    }

    /** How often it comes again and until when; empty for a task that does not, or no more. */
    public record Rhythm(Every every, LocalDate until) {
    }

    @Transactional(readOnly = true)
    public java.util.Optional<Rhythm> rhythm(Task task) {
        return task.seriesId() == null ? java.util.Optional.empty() : sql.selectFrom(SERIES).where(SERIES.ID.eq(task.seriesId())).and(SERIES.ENDED_ON.isNull())
                .fetchOptional(row -> new Rhythm(Every.valueOf(row.get(SERIES.EVERY)), row.get(SERIES.LAST_DUE)));
    }

    @Override
    public String key() {
        return "tasks.series";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    @Transactional
    public void run(LocalDate day) {
        for (var row : sql.selectFrom(SERIES).where(SERIES.ENDED_ON.isNull()).orderBy(SERIES.ID).forUpdate().fetch()) {
            Every every = Every.valueOf(row.get(SERIES.EVERY));
            int handed = row.get(SERIES.HANDED);
            LocalDate next = every.date(row.get(SERIES.FIRST_DUE), handed);
            while (!next.isAfter(row.get(SERIES.LAST_DUE)) && every.date(row.get(SERIES.FIRST_DUE), handed - 1).isBefore(day)) {
                hand(row.get(SERIES.ID), ++handed, next);
                next = every.date(row.get(SERIES.FIRST_DUE), handed);
            }
            sql.update(SERIES).set(SERIES.HANDED, handed).set(SERIES.ENDED_ON, next.isAfter(row.get(SERIES.LAST_DUE)) ? day : null).where(SERIES.ID.eq(row.get(SERIES.ID))).execute();
        }
    }

    private void hand(long series, int repetition, LocalDate due) {
        var row = sql.selectFrom(SERIES).where(SERIES.ID.eq(series)).fetchSingle();
        Set<Long> supporting = sql.select(SERIES_UNIT.UNIT_ID).from(SERIES_UNIT).where(SERIES_UNIT.SERIES_ID.eq(series)).fetchSet(SERIES_UNIT.UNIT_ID);
        Post lead = posts.get(row.get(SERIES.LEAD_POST_ID));
        NewTask wanted = new NewTask(row.get(SERIES.DECISION_ID), DutyArea.valueOf(row.get(SERIES.AREA)), row.get(SERIES.CONTENT), row.get(SERIES.CRITERION), lead.id(), supporting, due);
        Task task = tasks.put(decisions.lock(wanted.decisionId()), wanted, lead, new TaskRows.Repetition(series, repetition), null);
        audit.system(key(), "tasks.repeated", task.ref(), "repetition", repetition, "due", due);
    }
}
