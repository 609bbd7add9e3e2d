package cdo.office.tasks;

import static cdo.office.tasks.tables.TaskTable.TASK;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The side of who set a task: accept, return, close with reservation, insist, transfer, cancel. */
@Component
@Transactional
public class Judging {

    private final TaskRows rows;
    private final TaskClock clock;
    private final TaskSteps steps;
    private final Tasks tasks;
    private final Extensions extensions;
    private final Handing handing;
    private final Desks desks;
    private final Posts posts;
    private final Clocks clocks;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Judging(TaskRows rows, TaskClock clock, TaskSteps steps, Tasks tasks, Extensions extensions, Handing handing, Desks desks, Posts posts, Clocks clocks, Audit audit,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.clock = clock;
        this.steps = steps;
        this.tasks = tasks;
        this.extensions = extensions;
        this.handing = handing;
        this.desks = desks;
        this.posts = posts;
        this.clocks = clocks;
        this.audit = audit;
        this.events = events;
    }

    /** 验收通过: it counts as done on the day on which it was submitted. */
    public void accept(Who who, long id, int version, String remark) {
        close(who, id, version, TaskStage.ACCEPTED, remark, Map.of(TASK.ACCEPTED_ON, clocks.today()));
    }

    /** 保留意见销号: closed, and what is still to be done stays written on it. */
    public void reserve(Who who, long id, int version, String reservation) {
        judged(who, id);
        if (reservation.isBlank()) {
            throw new Problem.Invalid("remark", "tasks.reserve.missing");
        }
        close(who, id, version, TaskStage.RESERVED, reservation, Map.of(TASK.ACCEPTED_ON, clocks.today(), TASK.RESERVATION, reservation.strip()));
    }

    private void close(Who who, long id, int version, TaskStage stage, String remark, Map<? extends Field<?>, ?> columns) {
        Task task = judged(who, id);
        Task closed = rows.change(task, version, stage, columns);
        clock.accepted(task, Objects.requireNonNull(task.submittedOn()));
        steps.add(task.ref(), stage == TaskStage.ACCEPTED ? "accepted" : "reserved", who.name(), remark);
        tasks.tell(closed, Message.of(stage == TaskStage.ACCEPTED ? "tasks.tell.accepted" : "tasks.tell.reserved", TaskClock.brief(task)));
        audit.did(who, stage == TaskStage.ACCEPTED ? "tasks.accepted" : "tasks.reserved", task.ref(), "remark", remark);
        ended(closed);
    }

    /** 退回: the lead completes; its clock runs again from today. */
    public void giveBack(Who who, long id, int version, String reason) {
        mustSay(reason);
        Task task = judged(who, id);
        if (task.stage() != TaskStage.SUBMITTED) {
            throw new Problem.Refused("tasks.stage.cannot", task.stage(), TaskStage.RETURNED);
        }
        rows.change(task, version, TaskStage.RETURNED, Map.of());
        LocalDate due = clock.returned(task, reason);
        clock.follow(task);
        steps.add(task.ref(), "returned", who.name(), reason);
        desks.post(task.leadPostId(), Message.of("tasks.tell.returned", TaskClock.brief(task), reason, due), task.ref(), task.href());
        audit.did(who, "tasks.returned", task.ref(), "reason", reason);
    }

    /** Answers a refusal: it stays with the lead. */
    public void insist(Who who, long id, int version, String reason) {
        mustSay(reason);
        Task task = judged(who, id);
        if (task.stage() != TaskStage.REFUSED) {
            throw new Problem.Refused("tasks.stage.cannot", task.stage(), TaskStage.UNDERWAY);
        }
        rows.change(task, version, TaskStage.UNDERWAY, Map.of());
        LocalDate due = clock.insisted(task, reason);
        clock.follow(task);
        steps.add(task.ref(), "insisted", who.name(), reason);
        desks.post(task.leadPostId(), Message.of("tasks.tell.insisted", TaskClock.brief(task), reason, due), task.ref(), task.href());
        audit.did(who, "tasks.insisted", task.ref(), "reason", reason);
    }

    /** 转办: another post leads from now on; the date stays unless another is given. */
    public void transfer(Who who, long id, int version, long leadPostId, LocalDate due, String reason) {
        mustSay(reason);
        Task task = judged(who, id);
        Post lead = posts.get(leadPostId);
        handing.must(who, TaskRights.JUDGE, task.organiserId(), Set.of(lead.unitId()));
        handing.mustOffer(task.organiserId(), lead);
        if (lead.id() == task.leadPostId()) {
            throw new Problem.Invalid("lead", "tasks.transfer.same");
        }
        if (due.isBefore(clocks.today())) {
            throw new Problem.Invalid("due", "tasks.due.past", clocks.today());
        }
        if (task.stage() == TaskStage.SUBMITTED) {
            throw new Problem.Refused("tasks.stage.cannot", task.stage(), TaskStage.HANDED);
        }
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(TASK.LEAD_UNIT_ID, lead.unitId());
        columns.put(TASK.LEAD_POST_ID, lead.id());
        columns.put(TASK.TURN, task.turn() + 1);
        columns.put(TASK.HANDED_ON, clocks.today());
        columns.put(TASK.DUE, due);
        Task moved = rows.change(task, version, TaskStage.HANDED, columns);
        extensions.lapse(id);
        clock.ended(task, Message.of("tasks.why.transferred"));
        clock.opened(moved);
        steps.add(task.ref(), "transferred", who.name(), reason);
        desks.post(task.leadPostId(), Message.of("tasks.tell.transferred", TaskClock.brief(task)), task.ref(), task.href());
        tasks.tell(moved, Message.of("tasks.tell.taken", TaskClock.brief(task), due));
        audit.did(who, "tasks.transferred", task.ref(), "unit", lead.unitId(), "post", lead.id(), "due", due, "reason", reason);
        events.publishEvent(new TaskHanded(id, task.decisionId(), lead.unitId(), lead.id(), due));
    }

    /** 撤销: it is owed no more. */
    public void cancel(Who who, long id, int version, String reason) {
        mustSay(reason);
        Task task = judged(who, id);
        if (task.stage() == TaskStage.SUBMITTED) {
            throw new Problem.Refused("tasks.stage.cannot", task.stage(), TaskStage.CANCELLED);
        }
        Task cancelled = rows.change(task, version, TaskStage.CANCELLED, Map.of());
        extensions.lapse(id);
        clock.ended(task, Message.of("tasks.why.cancelled", reason));
        steps.add(task.ref(), "cancelled", who.name(), reason);
        tasks.tell(cancelled, Message.of("tasks.tell.cancelled", TaskClock.brief(task), reason));
        audit.did(who, "tasks.cancelled", task.ref(), "reason", reason);
        ended(cancelled);
    }

    private void ended(Task task) {
        events.publishEvent(new TaskClosed(task.id(), task.decisionId(), task.leadUnitId(), task.stage(), clocks.today()));
    }

    private Task judged(Who who, long id) {
        Task task = rows.lock(id);
        who.must(TaskRights.JUDGE, task.organiserId());
        return task;
    }

    private static void mustSay(String reason) {
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "tasks.reason.missing");
        }
    }
}
