package cdo.office.tasks;

import cdo.office.duties.DutyWaived;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 免予办理: when who set a task lets its duty go on the duty's own page, the task ends with it, and says so; it does not run on owed by nobody. */
@Component("tasksWaived")
class Waived {

    private final TaskRows rows;
    private final TaskClock clock;
    private final TaskSteps steps;
    private final Tasks tasks;
    private final Extensions extensions;
    private final Clocks clocks;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Waived(TaskRows rows, TaskClock clock, TaskSteps steps, Tasks tasks, Extensions extensions, Clocks clocks, Audit audit, ApplicationEventPublisher events) {
        this.rows = rows;
        this.clock = clock;
        this.steps = steps;
        this.tasks = tasks;
        this.extensions = extensions;
        this.clocks = clocks;
        this.audit = audit;
        this.events = events;
    }

    @EventListener
    @Transactional
    void on(DutyWaived waived) {
        if (waived.rule().equals(TaskRules.MILESTONE)) {
            steps.add(waived.subject(), "milestoneWaived", waived.by(), waived.reason());
        } else if (waived.rule().equals(TaskRules.FINISH)) {
            Task task = rows.lock(waived.subject().id());
            if (TaskClock.turn(task).equals(waived.occurrence()) && task.stage().running()) {
                end(task, waived);
            }
        }
    }

    private void end(Task task, DutyWaived waived) {
        if (task.stage() == TaskStage.SUBMITTED) {
            throw new Problem.Refused("tasks.waive.submitted");
        }
        Task ended = rows.change(task, task.version(), TaskStage.CANCELLED, Map.of());
        extensions.lapse(task.id());
        clock.ended(task, Message.of("tasks.why.waived", waived.reason()));
        steps.add(task.ref(), "waived", waived.by(), waived.reason());
        tasks.tell(ended, Message.of("tasks.tell.waived", TaskClock.brief(task), waived.reason()));
        audit.system("tasks", "tasks.waived", task.ref(), "by", waived.by(), "reason", waived.reason());
        events.publishEvent(new TaskClosed(task.id(), task.decisionId(), task.leadUnitId(), ended.stage(), clocks.today()));
    }
}
