package cdo.office.tasks;

import static cdo.office.tasks.tables.DecisionTable.DECISION;
import static cdo.office.tasks.tables.DependencyTable.DEPENDENCY;
import static cdo.office.tasks.tables.LineageTable.LINEAGE;
import static cdo.office.tasks.tables.MilestoneTable.MILESTONE;
import static cdo.office.tasks.tables.TaskTable.TASK;
import static cdo.office.tasks.tables.TaskUnitTable.TASK_UNIT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Reach;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of tasks, their units, stages, dependencies and lineage. */
@Component
class TaskRows {

    private final DSLContext sql;

    TaskRows(DSLContext sql) {
        this.sql = sql;
    }

    /** A repetition of a series, when the task is one. */
    record Repetition(long seriesId, int number) {
    }

    long insert(Decision decision, NewTask wanted, Post lead, LocalDate today, @Nullable Repetition repetition) {
        Integer last = sql.select(max(TASK.PLACE)).from(TASK).where(TASK.DECISION_ID.eq(decision.id())).fetchOne(max(TASK.PLACE));
        long id = sql.insertInto(TASK).set(TASK.DECISION_ID, decision.id()).set(TASK.SERIES_ID, repetition == null ? null : repetition.seriesId())
                .set(TASK.REPETITION, repetition == null ? null : repetition.number()).set(TASK.PLACE, last == null ? 1 : last + 1)
                .set(TASK.ORGANISER_UNIT_ID, decision.organiserId()).set(TASK.AREA, wanted.area().name()).set(TASK.CONTENT, wanted.content().strip())
                .set(TASK.CRITERION, wanted.criterion().strip()).set(TASK.LEAD_UNIT_ID, lead.unitId()).set(TASK.LEAD_POST_ID, lead.id()).set(TASK.STAGE, TaskStage.HANDED.name())
                .set(TASK.HANDED_ON, today).set(TASK.FIRST_DUE, wanted.due()).set(TASK.DUE, wanted.due()).returning(TASK.ID).fetchSingle(TASK.ID);
        for (long unit : wanted.supportingUnits()) {
            support(id, unit, lead.unitId());
        }
        int place = 0;
        for (NewTask.Stop stop : wanted.milestones()) {
            sql.insertInto(MILESTONE).set(MILESTONE.TASK_ID, id).set(MILESTONE.PLACE, ++place).set(MILESTONE.TITLE, stop.title().strip()).set(MILESTONE.DUE, stop.due()).execute();
        }
        for (long needed : wanted.needs()) {
            sql.insertInto(DEPENDENCY).values(id, needed).execute();
        }
        return id;
    }

    private void support(long task, long unit, long lead) {
        if (unit != lead) {
            sql.insertInto(TASK_UNIT).values(task, unit).onConflictDoNothing().execute();
        }
    }

    Optional<Task> find(long id) {
        return tasks(TASK.ID.eq(id)).stream().findFirst();
    }

    /** Waits for whoever is changing the same task. */
    Task lock(long id) {
        return sql.selectFrom(TASK).where(TASK.ID.eq(id)).forUpdate().fetchOptional(TaskRows::read).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Task.KIND, id)));
    }

    List<Task> tasks(Condition condition) {
        return sql.selectFrom(TASK).where(condition).orderBy(TASK.DECISION_ID, TASK.PLACE).fetch(TaskRows::read);
    }

    /** Writes a move guarded by the version that was read. */
    Task change(Task task, int version, TaskStage next, Map<? extends Field<?>, ?> columns) {
        if (task.version() != version) {
            throw new Problem.Stale(task.ref());
        }
        sql.update(TASK).set(TASK.STAGE, task.moveTo(next).name()).set(TASK.VERSION, task.version() + 1).set(columns).where(TASK.ID.eq(task.id())).execute();
        return find(task.id()).orElseThrow();
    }

    List<Long> supporting(long task) {
        return sql.select(TASK_UNIT.UNIT_ID).from(TASK_UNIT).where(TASK_UNIT.TASK_ID.eq(task)).orderBy(TASK_UNIT.UNIT_ID).fetch(TASK_UNIT.UNIT_ID);
    }

    List<Milestone> milestones(long task) {
        return sql.selectFrom(MILESTONE).where(MILESTONE.TASK_ID.eq(task)).orderBy(MILESTONE.PLACE)
                .fetch(row -> new Milestone(row.get(MILESTONE.ID), row.get(MILESTONE.PLACE), row.get(MILESTONE.TITLE), row.get(MILESTONE.DUE), row.get(MILESTONE.REACHED_ON)));
    }

    void reach(long milestone, LocalDate on) {
        sql.update(MILESTONE).set(MILESTONE.REACHED_ON, on).where(MILESTONE.ID.eq(milestone)).execute();
    }

    /** The tasks that must be closed first. */
    List<Task> needs(long task) {
        return tasks(TASK.ID.in(select(DEPENDENCY.NEEDS_ID).from(DEPENDENCY).where(DEPENDENCY.TASK_ID.eq(task))));
    }

    /** The tasks that wait for this one. */
    List<Task> waiting(long task) {
        return tasks(TASK.ID.in(select(DEPENDENCY.TASK_ID).from(DEPENDENCY).where(DEPENDENCY.NEEDS_ID.eq(task))));
    }

    /** What waited for one task waits for others now. */
    void passNeeds(long from, Set<Long> into) {
        for (Task waiting : waiting(from)) {
            for (long each : into) {
                if (each != waiting.id()) {
                    sql.insertInto(DEPENDENCY).values(waiting.id(), each).onConflictDoNothing().execute();
                }
            }
        }
        sql.deleteFrom(DEPENDENCY).where(DEPENDENCY.NEEDS_ID.eq(from)).execute();
    }

    void lineage(long from, long into, TaskStage kind, LocalDate on) {
        sql.insertInto(LINEAGE).values(from, into, kind.name(), on).execute();
    }

    /** The tasks that this one came from. */
    List<Task> cameFrom(long task) {
        return tasks(TASK.ID.in(select(LINEAGE.FROM_ID).from(LINEAGE).where(LINEAGE.INTO_ID.eq(task))));
    }

    /** The tasks that this one became. */
    List<Task> became(long task) {
        return tasks(TASK.ID.in(select(LINEAGE.INTO_ID).from(LINEAGE).where(LINEAGE.FROM_ID.eq(task))));
    }

    List<Task> ofOrigin(SubjectRef origin) {
        return tasks(TASK.DECISION_ID.in(select(DECISION.ID).from(DECISION).where(DECISION.ORIGIN_KIND.eq(origin.kind())).and(DECISION.ORIGIN_ID.eq(origin.id()))));
    }

    /** Tasks whose organiser, lead or a supporting unit this person reads. */
    static Condition readable(Reach reach, Who who) {
        return reach.readable(who, TASK.LEAD_UNIT_ID).or(reach.readable(who, TASK.ORGANISER_UNIT_ID))
                .or(exists(selectOne().from(TASK_UNIT).where(TASK_UNIT.TASK_ID.eq(TASK.ID)).and(reach.readable(who, TASK_UNIT.UNIT_ID))));
    }

    static Select<Record1<Long>> decisionsReadable(Reach reach, Who who) {
        return select(TASK.DECISION_ID).from(TASK).where(readable(reach, who));
    }

    static Task read(Record row) {
        return new Task(row.get(TASK.ID), row.get(TASK.DECISION_ID), row.get(TASK.SERIES_ID), row.get(TASK.PLACE), row.get(TASK.ORGANISER_UNIT_ID),
                DutyArea.valueOf(row.get(TASK.AREA)), row.get(TASK.CONTENT), row.get(TASK.CRITERION), row.get(TASK.LEAD_UNIT_ID), row.get(TASK.LEAD_POST_ID),
                TaskStage.valueOf(row.get(TASK.STAGE)), row.get(TASK.TURN), row.get(TASK.ROUND), row.get(TASK.HANDED_ON), row.get(TASK.FIRST_DUE), row.get(TASK.DUE),
                row.get(TASK.SUBMITTED_ON), row.get(TASK.ACCEPTED_ON), row.get(TASK.RESERVATION), row.get(TASK.VERSION));
    }
}
