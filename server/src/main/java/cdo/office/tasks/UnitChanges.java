package cdo.office.tasks;

import static cdo.office.tasks.tables.DecisionTable.DECISION;
import static cdo.office.tasks.tables.NoticeTable.NOTICE;
import static cdo.office.tasks.tables.SeriesTable.SERIES;
import static cdo.office.tasks.tables.SeriesUnitTable.SERIES_UNIT;
import static cdo.office.tasks.tables.TaskTable.TASK;
import static cdo.office.tasks.tables.TaskUnitTable.TASK_UNIT;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import cdo.platform.kernel.Message;
import cdo.platform.organization.Posts;
import cdo.platform.organization.UnitSplit;
import cdo.platform.organization.UnitsMerged;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When units merge, the successor leads, supports and organises what they did; the duties are passed on by the ledger. When a unit is split,
 * who set its tasks is asked to say who carries on.
 */
@Component
@Transactional
class UnitChanges {

    private final DSLContext sql;
    private final TaskRows rows;
    private final TaskSteps steps;
    private final Desks desks;
    private final Posts posts;

    UnitChanges(DSLContext sql, TaskRows rows, TaskSteps steps, Desks desks, Posts posts) {
        this.sql = sql;
        this.rows = rows;
        this.steps = steps;
        this.desks = desks;
        this.posts = posts;
    }

    @EventListener
    void on(UnitsMerged merged) {
        for (Task task : rows.tasks(TASK.LEAD_UNIT_ID.in(merged.from()))) {
            sql.update(TASK).set(TASK.LEAD_UNIT_ID, merged.into()).set(TASK.LEAD_POST_ID, successor(task.leadPostId(), merged.into())).set(TASK.VERSION, TASK.VERSION.plus(1))
                    .where(TASK.ID.eq(task.id())).execute();
            steps.add(task.ref(), "unitMerged", null, "");
        }
        Set<Long> from = merged.from();
        sql.insertInto(TASK_UNIT, TASK_UNIT.TASK_ID, TASK_UNIT.UNIT_ID).select(select(TASK_UNIT.TASK_ID, val(merged.into())).from(TASK_UNIT).where(TASK_UNIT.UNIT_ID.in(from)))
                .onConflictDoNothing().execute();
        sql.deleteFrom(TASK_UNIT).where(TASK_UNIT.UNIT_ID.in(from)).execute();
        sql.deleteFrom(TASK_UNIT).using(TASK).where(TASK.ID.eq(TASK_UNIT.TASK_ID)).and(TASK.LEAD_UNIT_ID.eq(TASK_UNIT.UNIT_ID)).and(TASK_UNIT.UNIT_ID.eq(merged.into())).execute();
        List<Long> series = sql.select(SERIES.ID).from(SERIES).where(SERIES.ENDED_ON.isNull()).fetch(SERIES.ID);
        for (long each : series) {
            long post = sql.select(SERIES.LEAD_POST_ID).from(SERIES).where(SERIES.ID.eq(each)).fetchSingle(SERIES.LEAD_POST_ID);
            if (from.contains(posts.get(post).unitId())) {
                sql.update(SERIES).set(SERIES.LEAD_POST_ID, successor(post, merged.into())).where(SERIES.ID.eq(each)).execute();
            }
        }
        sql.insertInto(SERIES_UNIT, SERIES_UNIT.SERIES_ID, SERIES_UNIT.UNIT_ID).select(select(SERIES_UNIT.SERIES_ID, val(merged.into())).from(SERIES_UNIT).where(SERIES_UNIT.UNIT_ID.in(from)))
                .onConflictDoNothing().execute();
        sql.deleteFrom(SERIES_UNIT).where(SERIES_UNIT.UNIT_ID.in(from)).execute();
        sql.update(DECISION).set(DECISION.ORGANISER_UNIT_ID, merged.into()).where(DECISION.ORGANISER_UNIT_ID.in(from)).execute();
        sql.update(TASK).set(TASK.ORGANISER_UNIT_ID, merged.into()).where(TASK.ORGANISER_UNIT_ID.in(from)).execute();
        sql.update(NOTICE).set(NOTICE.ORGANISER_UNIT_ID, merged.into()).where(NOTICE.ORGANISER_UNIT_ID.in(from)).execute();
        sql.update(NOTICE).set(NOTICE.UNIT_ID, merged.into()).where(NOTICE.UNIT_ID.in(from)).execute();
    }

    private long successor(long postId, long into) {
        return posts.of(into, posts.get(postId).kind()).id();
    }

    @EventListener
    void on(UnitSplit split) {
        for (Task task : rows.tasks(TASK.LEAD_UNIT_ID.eq(split.from()))) {
            if (task.stage().running()) {
                steps.add(task.ref(), "unitSplit", null, "");
                desks.unit(task.organiserId(), Message.of("tasks.tell.unitSplit", TaskClock.brief(task)), task.ref(), task.href());
            }
        }
    }
}
