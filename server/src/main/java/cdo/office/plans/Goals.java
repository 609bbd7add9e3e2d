package cdo.office.plans;

import static cdo.office.plans.tables.GoalTable.GOAL;
import static cdo.office.plans.tables.GoalTaskTable.GOAL_TASK;
import static cdo.office.tasks.views.PublishedTask.PUBLISHED_TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import cdo.office.tasks.TaskStage;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.platform.web.SubjectDirectory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The goals of plans, tied to measures and tasks. They are part of the text: changed only while it is a draft; tasks may be tied at any time. */
@Component
@Transactional
public class Goals {

    private final DSLContext sql;
    private final PlanRows rows;
    private final Plans plans;
    private final CityGoals cityGoals;
    private final SubjectDirectory subjects;
    private final Audit audit;

    Goals(DSLContext sql, PlanRows rows, Plans plans, CityGoals cityGoals, SubjectDirectory subjects, Audit audit) {
        this.sql = sql;
        this.rows = rows;
        this.plans = plans;
        this.cityGoals = cityGoals;
        this.subjects = subjects;
        this.audit = audit;
    }

    /**
     * A goal with what is known of it today.
     *
     * @param reading null: not yet computable
     * @param reached null: nothing to compare with
     */
    public record Progress(Goal goal, CityGoals.@Nullable Reading reading, @Nullable Boolean reached, List<Tied> tasks) {
    }

    /** A task by which a goal is worked towards. */
    public record Tied(long id, String content, TaskStage stage, @Nullable LocalDate due) {
        public String href() {
            return "/tasks/" + id;
        }

        public boolean done() {
            return stage == TaskStage.ACCEPTED || stage == TaskStage.RESERVED;
        }
    }

    public long add(Who who, long planId, Goal.Text text) {
        Plan plan = plans.editable(who, planId);
        checked(plan, text);
        int place = sql.select(coalesce(max(GOAL.PLACE), val(0))).from(GOAL).where(GOAL.PLAN_ID.eq(planId)).fetchSingle().value1() + 1;
        long id = sql.insertInto(GOAL).set(columns(text)).set(GOAL.PLAN_ID, planId).set(GOAL.PLACE, place).returning(GOAL.ID).fetchSingle(GOAL.ID);
        audit.did(who, "plans.goal-added", plan.ref(), "goal", id, "title", text.title(), "measure", text.measureKey());
        return id;
    }

    public void change(Who who, long planId, long goalId, Goal.Text text) {
        Plan plan = plans.editable(who, planId);
        Goal goal = get(planId, goalId);
        checked(plan, text);
        sql.update(GOAL).set(columns(text)).where(GOAL.ID.eq(goal.id())).execute();
        audit.did(who, "plans.goal-changed", plan.ref(), "goal", goalId, "measure", text.measureKey(), "target", text.target());
    }

    public void remove(Who who, long planId, long goalId) {
        Plan plan = plans.editable(who, planId);
        Goal goal = get(planId, goalId);
        sql.deleteFrom(GOAL_TASK).where(GOAL_TASK.GOAL_ID.eq(goal.id())).execute();
        sql.deleteFrom(GOAL).where(GOAL.ID.eq(goal.id())).execute();
        audit.did(who, "plans.goal-removed", plan.ref(), "goal", goalId, "title", goal.text().title());
    }

    /** Ties a task to a goal, also after the plan was issued: it is by tasks that a plan is worked through. */
    public void tie(Who who, long planId, long goalId, long taskId) {
        Plan plan = mine(who, planId);
        Goal goal = get(planId, goalId);
        SubjectRef task = SubjectRef.of("task", taskId);
        if (!subjects.visible(who, task)) {
            throw new Problem.Invalid("task", "plans.goal.noTask", Long.toString(taskId));
        }
        if (sql.insertInto(GOAL_TASK).values(goal.id(), taskId).onConflictDoNothing().execute() == 1) {
            audit.did(who, "plans.goal-tied", plan.ref(), "goal", goalId, "task", taskId);
        }
    }

    public void untie(Who who, long planId, long goalId, long taskId) {
        Plan plan = mine(who, planId);
        Goal goal = get(planId, goalId);
        if (sql.deleteFrom(GOAL_TASK).where(GOAL_TASK.GOAL_ID.eq(goal.id())).and(GOAL_TASK.TASK_ID.eq(taskId)).execute() == 1) {
            audit.did(who, "plans.goal-untied", plan.ref(), "goal", goalId, "task", taskId);
        }
    }

    private Plan mine(Who who, long planId) {
        Plan plan = rows.get(planId);
        who.must(PlanRights.EDIT, plan.unitId());
        return plan;
    }

    @Transactional(readOnly = true)
    public List<Goal> of(long planId) {
        return sql.selectFrom(GOAL).where(GOAL.PLAN_ID.eq(planId)).orderBy(GOAL.PLACE, GOAL.ID).fetch(Goals::read);
    }

    @Transactional(readOnly = true)
    public Goal get(long planId, long goalId) {
        return sql.selectFrom(GOAL).where(GOAL.ID.eq(goalId)).and(GOAL.PLAN_ID.eq(planId)).fetchOptional(Goals::read)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Plan.KIND, planId)));
    }

    /** Each goal with its measure's last value over the units that the plan covers. */
    @Transactional(readOnly = true)
    public List<Progress> progress(Plan plan) {
        Set<Long> covered = cityGoals.covered(plan.unitId());
        Map<Long, List<Tied>> tasks = sql.select(GOAL_TASK.GOAL_ID, PUBLISHED_TASK.ID, PUBLISHED_TASK.CONTENT, PUBLISHED_TASK.STAGE, PUBLISHED_TASK.DUE).from(GOAL_TASK)
                .join(GOAL).on(GOAL.ID.eq(GOAL_TASK.GOAL_ID)).join(PUBLISHED_TASK).on(PUBLISHED_TASK.ID.eq(GOAL_TASK.TASK_ID)).where(GOAL.PLAN_ID.eq(plan.id())).orderBy(GOAL_TASK.TASK_ID)
                .fetchGroups(GOAL_TASK.GOAL_ID, Goals::tied);
        return of(plan.id()).stream().map(goal -> {
            Optional<CityGoals.Reading> reading = Optional.ofNullable(goal.text().measureKey()).flatMap(key -> cityGoals.read(key, covered));
            return new Progress(goal, reading.orElse(null), reached(goal, reading.orElse(null)),
                    tasks.getOrDefault(goal.id(), List.of()));
        }).toList();
    }

    /** The tasks that the plan's unit leads or has set, latest first: what a goal may be tied to. */
    @Transactional(readOnly = true)
    public List<Tied> tieable(Plan plan) {
        var task = PUBLISHED_TASK;
        return sql.select(task.ID, task.CONTENT, task.STAGE, task.DUE).from(task).where(task.LEAD_UNIT_ID.eq(plan.unitId()).or(task.ORGANISER_ID.eq(plan.unitId())))
                .and(task.STAGE.notIn(TaskStage.CANCELLED.name(), TaskStage.MERGED.name(), TaskStage.SPLIT.name())).orderBy(task.ID.desc()).limit(100).fetch(Goals::tied);
    }

    private static Tied tied(Record row) {
        var task = PUBLISHED_TASK;
        return new Tied(row.get(task.ID), row.get(task.CONTENT), TaskStage.valueOf(row.get(task.STAGE)), row.get(task.DUE));
    }

    private static @Nullable Boolean reached(Goal goal, CityGoals.@Nullable Reading reading) {
        if (reading == null || goal.text().target() == null || reading.taken() == null) {
            return null;
        }
        Value value = reading.value();
        if (value.value() == null) {
            return null;
        }
        int compared = value.compareTo(reading.measure().kind(), goal.text().target());
        return reading.measure().moreIsBetter() ? compared >= 0 : compared <= 0;
    }

    private void checked(Plan plan, Goal.Text text) {
        LocalDate ends = plan.text().ends();
        if (text.due() != null && ends != null && text.due().isAfter(ends)) {
            throw new Problem.Invalid("due", "plans.goal.afterEnd", ends);
        }
        if (text.measureKey() == null && text.notComputable() == null) {
            throw new Problem.Invalid("notComputable", "plans.goal.measureOrWhy");
        }
        if (text.measureKey() != null && cityGoals.find(text.measureKey()).isEmpty()) {
            throw new Problem.Invalid("measure", "measures.unknown", text.measureKey());
        }
        if (text.measureKey() != null && text.target() == null) {
            throw new Problem.Invalid("target", "plans.goal.target");
        }
        if (text.measureKey() != null && text.target() != null && text.target().signum() < 0) {
            throw new Problem.Invalid("target", rate(text.measureKey()) ? "plans.goal.rate" : "form.amount");
        }
        if (text.measureKey() != null && text.target() != null && rate(text.measureKey()) && text.target().compareTo(BigDecimal.ONE) > 0) {
            throw new Problem.Invalid("target", "plans.goal.rate");
        }
    }

    /** Is this measure a rate, whose targets people write in percent and records keep between 0 and 1? */
    @Transactional(readOnly = true)
    public boolean rate(@Nullable String measureKey) {
        return measureKey != null && cityGoals.find(measureKey).filter(measure -> measure.kind() == Measure.Kind.RATIO).isPresent();
    }

    private static Map<Field<?>, @Nullable Object> columns(Goal.Text text) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(GOAL.TITLE, text.title());
        columns.put(GOAL.CITY_GOAL, text.cityGoal() == null ? null : text.cityGoal().name());
        columns.put(GOAL.MEASURE_KEY, text.measureKey());
        columns.put(GOAL.TARGET, text.measureKey() == null ? null : text.target());
        columns.put(GOAL.DUE, text.due());
        columns.put(GOAL.CRITERION, text.criterion());
        columns.put(GOAL.NOT_COMPUTABLE, text.measureKey() == null ? text.notComputable() : null);
        return columns;
    }

    private static Goal read(Record row) {
        String city = row.get(GOAL.CITY_GOAL);
        return new Goal(row.get(GOAL.ID), row.get(GOAL.PLAN_ID), row.get(GOAL.PLACE), new Goal.Text(row.get(GOAL.TITLE), city == null ? null : CityGoal.valueOf(city),
                row.get(GOAL.MEASURE_KEY), row.get(GOAL.TARGET), row.get(GOAL.DUE), row.get(GOAL.CRITERION), row.get(GOAL.NOT_COMPUTABLE)));
    }
}
