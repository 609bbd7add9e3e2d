package cdo.office.tasks;

import static cdo.office.tasks.tables.ExtensionTable.EXTENSION;
import static cdo.office.tasks.tables.TaskTable.TASK;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 延期: asked for by the lead, granted or declined by who set the task and nobody else. */
@Component
@Transactional
public class Extensions {

    private final DSLContext sql;
    private final TaskRows rows;
    private final TaskClock clock;
    private final TaskSteps steps;
    private final Desks desks;
    private final Clocks clocks;
    private final Audit audit;

    Extensions(DSLContext sql, TaskRows rows, TaskClock clock, TaskSteps steps, Desks desks, Clocks clocks, Audit audit) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
        this.steps = steps;
        this.desks = desks;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** @param days working days on top of the present date */
    public void ask(Who who, long taskId, int version, int days, String reason) {
        Task task = rows.lock(taskId);
        who.must(TaskRights.WORK, task.leadUnitId());
        if (days < 1 || days > 60) {
            throw new Problem.Invalid("days", "tasks.extension.days");
        }
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "form.missing");
        }
        if (!task.stage().withLead()) {
            throw new Problem.Refused("tasks.extension.stage", task.stage());
        }
        if (open(taskId).isPresent()) {
            throw new Problem.Refused("tasks.extension.waiting");
        }
        Task changed = rows.change(task, version, task.stage(), Map.of());
        sql.insertInto(EXTENSION).set(EXTENSION.TASK_ID, taskId).set(EXTENSION.DAYS, days).set(EXTENSION.REASON, reason.strip()).set(EXTENSION.ASKED_ON, clocks.today())
                .set(EXTENSION.ASKED_BY, who.name()).set(EXTENSION.STATE, ExtensionState.ASKED.name()).set(EXTENSION.OLD_DUE, task.due()).execute();
        clock.asked(task, "extension-" + changed.version());
        steps.add(task.ref(), "extensionAsked", who.name(), reason);
        desks.unit(task.organiserId(), Message.of("tasks.tell.extension", TaskClock.brief(task), days), task.ref(), task.href());
        audit.did(who, "tasks.extension-asked", task.ref(), "days", days, "reason", reason);
    }

    /** @return the new date */
    public LocalDate grant(Who who, long taskId, int version, String answer) {
        Task task = judged(who, taskId);
        Extension asked = open(taskId).orElseThrow(() -> new Problem.Refused("tasks.extension.none"));
        if (!task.stage().withLead()) {
            throw new Problem.Refused("tasks.extension.stage", task.stage());
        }
        LocalDate due = clock.extended(task, asked.days(), who.name(), asked.reason());
        rows.change(task, version, task.stage(), Map.of(TASK.DUE, due));
        answer(asked, ExtensionState.GRANTED, who, answer, due);
        steps.add(task.ref(), "extensionGranted", who.name(), answer);
        desks.post(task.leadPostId(), Message.of("tasks.tell.extended", TaskClock.brief(task), due), task.ref(), task.href());
        audit.did(who, "tasks.extension-granted", task.ref(), "days", asked.days(), "due", due);
        return due;
    }

    public void decline(Who who, long taskId, int version, String answer) {
        Task task = judged(who, taskId);
        if (answer.isBlank()) {
            throw new Problem.Invalid("remark", "tasks.reason.missing");
        }
        Extension asked = open(taskId).orElseThrow(() -> new Problem.Refused("tasks.extension.none"));
        clock.answered(task);
        rows.change(task, version, task.stage(), Map.of());
        answer(asked, ExtensionState.DECLINED, who, answer, null);
        steps.add(task.ref(), "extensionDeclined", who.name(), answer);
        desks.post(task.leadPostId(), Message.of("tasks.tell.declined", TaskClock.brief(task), answer), task.ref(), task.href());
        audit.did(who, "tasks.extension-declined", task.ref(), "reason", answer);
    }

    private Task judged(Who who, long taskId) {
        Task task = rows.lock(taskId);
        who.must(TaskRights.JUDGE, task.organiserId());
        return task;
    }

    private void answer(Extension asked, ExtensionState state, Who who, String answer, @org.jspecify.annotations.Nullable LocalDate due) {
        sql.update(EXTENSION).set(EXTENSION.STATE, state.name()).set(EXTENSION.ANSWER, answer).set(EXTENSION.ANSWERED_ON, clocks.today()).set(EXTENSION.ANSWERED_BY, who.name())
                .set(EXTENSION.NEW_DUE, due).where(EXTENSION.ID.eq(asked.id())).execute();
    }

    /** A request that nobody will answer any more: the task went another way. */
    void lapse(long taskId) {
        sql.update(EXTENSION).set(EXTENSION.STATE, ExtensionState.LAPSED.name()).set(EXTENSION.ANSWERED_ON, clocks.today())
                .where(EXTENSION.TASK_ID.eq(taskId)).and(EXTENSION.STATE.eq(ExtensionState.ASKED.name())).execute();
    }

    @Transactional(readOnly = true)
    public Optional<Extension> open(long taskId) {
        return sql.selectFrom(EXTENSION).where(EXTENSION.TASK_ID.eq(taskId)).and(EXTENSION.STATE.eq(ExtensionState.ASKED.name())).fetchOptional(Extensions::read);
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<Extension> of(long taskId) {
        return sql.selectFrom(EXTENSION).where(EXTENSION.TASK_ID.eq(taskId)).orderBy(EXTENSION.ID.desc()).fetch(Extensions::read);
    }

    private static Extension read(Record row) {
        return new Extension(row.get(EXTENSION.ID), row.get(EXTENSION.DAYS), row.get(EXTENSION.REASON), row.get(EXTENSION.ASKED_ON), row.get(EXTENSION.ASKED_BY),
                ExtensionState.valueOf(row.get(EXTENSION.STATE)), row.get(EXTENSION.ANSWER), row.get(EXTENSION.ANSWERED_ON), row.get(EXTENSION.OLD_DUE), row.get(EXTENSION.NEW_DUE));
    }
}
