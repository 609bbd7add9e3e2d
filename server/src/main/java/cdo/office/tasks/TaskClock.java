package cdo.office.tasks;

import static cdo.office.tasks.tables.TaskTable.TASK;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.val;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyExtended;
import cdo.office.duties.NewDuty;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The clocks of a task, all of them duties. The lead's clock rests while who set it judges or answers – from the day after the submission to
 * the day of the return – so that nothing is gained and nothing lost by waiting; a return arms it again.
 */
@Component
class TaskClock {

    private final DSLContext sql;
    private final Duties duties;
    private final TaskRows rows;
    private final Clocks clocks;

    TaskClock(DSLContext sql, Duties duties, TaskRows rows, Clocks clocks) {
        this.sql = sql;
        this.duties = duties;
        this.rows = rows;
        this.clocks = clocks;
    }

    /** The lead owes the task and its stages that are not reached yet. */
    void opened(Task task) {
        LocalDate today = clocks.today();
        Set<Long> supporting = Set.copyOf(rows.supporting(task.id()));
        duties.open(new NewDuty(TaskRules.FINISH, task.leadPostId(), task.leadUnitId(), task.organiserId(), null, supporting, task.ref(), turn(task),
                Message.of("tasks.duty.finish", brief(task)), today, task.due(), task.href()));
        for (Milestone stop : rows.milestones(task.id())) {
            if (stop.reachedOn() == null) {
                duties.open(new NewDuty(TaskRules.MILESTONE, task.leadPostId(), task.leadUnitId(), task.organiserId(), null, supporting, task.ref(), stop(task, stop),
                        Message.of("tasks.duty.milestone", stop.title(), brief(task)), today, stop.due(), task.href()));
            }
        }
    }

    void reached(Task task, Milestone stop) {
        duties.discharge(TaskRules.MILESTONE, task.ref(), stop(task, stop), clocks.today(), null);
    }

    void submitted(Task task) {
        LocalDate today = clocks.today();
        duties.suspend(TaskRules.FINISH, task.ref(), turn(task), today.plusDays(1), Message.of("tasks.why.submitted"));
        duties.open(new NewDuty(TaskRules.ACCEPT, null, task.organiserId(), task.leadUnitId(), null, task.ref(), "accept-" + task.round(),
                Message.of("tasks.duty.accept", brief(task)), today, null, task.href()));
    }

    /** @return the due date as it stands after the waiting */
    LocalDate returned(Task task, String reason) {
        duties.discharge(TaskRules.ACCEPT, task.ref(), "accept-" + task.round(), clocks.today(), null);
        duties.resume(TaskRules.FINISH, task.ref(), turn(task), clocks.today(), Message.of("tasks.why.returned", reason));
        return due(task);
    }

    /** Done on the day on which it was submitted. */
    void accepted(Task task, LocalDate submittedOn) {
        duties.discharge(TaskRules.ACCEPT, task.ref(), "accept-" + task.round(), clocks.today(), null);
        duties.discharge(TaskRules.FINISH, task.ref(), turn(task), submittedOn, null);
        duties.cancelAll(task.ref(), Message.of("tasks.why.closed"));
    }

    void refused(Task task, String reason) {
        duties.suspend(TaskRules.FINISH, task.ref(), turn(task), clocks.today().plusDays(1), Message.of("tasks.why.refused", reason));
        asked(task, "refusal-" + task.version());
    }

    /** Who set it has to answer something: a refusal, a request for more time. */
    void asked(Task task, String occurrence) {
        duties.open(new NewDuty(TaskRules.ANSWER, null, task.organiserId(), task.leadUnitId(), null, task.ref(), occurrence,
                Message.of("tasks.duty.answer", brief(task)), clocks.today(), null, task.href()));
    }

    /** Everything that was asked has been answered. */
    void answered(Task task) {
        for (Duty duty : running(task, TaskRules.ANSWER)) {
            duties.discharge(TaskRules.ANSWER, task.ref(), duty.occurrence(), clocks.today(), null);
        }
    }

    LocalDate insisted(Task task, String reason) {
        answered(task);
        duties.resume(TaskRules.FINISH, task.ref(), turn(task), clocks.today(), Message.of("tasks.why.insisted", reason));
        return due(task);
    }

    LocalDate extended(Task task, int days, String actor, String reason) {
        answered(task);
        return duties.extend(TaskRules.FINISH, task.ref(), turn(task), days, actor, Message.of("duties.step.words", reason));
    }

    /** Nobody owes anything about it any more. */
    void ended(Task task, Message why) {
        answered(task);
        duties.cancelAll(task.ref(), why);
    }

    /** It goes on as other tasks: what was overdue has not been done in time and counts so, the rest is owed elsewhere now. */
    void regrouped(Task task, Message why) {
        answered(task);
        duties.lapseAll(task.ref(), why);
    }

    /** The lead's running duty. */
    Optional<Duty> finish(Task task) {
        return duties.about(task.ref()).stream().filter(duty -> duty.ruleKey().equals(TaskRules.FINISH) && duty.occurrence().equals(turn(task))).findFirst();
    }

    /** The units that led it in earlier turns: what they did and said then stays theirs to read. */
    Set<Long> earlierLeads(Task task) {
        return duties.about(task.ref()).stream().filter(duty -> duty.ruleKey().equals(TaskRules.FINISH) && !duty.occurrence().equals(turn(task))).map(Duty::debtorUnitId)
                .collect(Collectors.toSet());
    }

    private LocalDate due(Task task) {
        return finish(task).map(Duty::due).orElse(task.due());
    }

    /** More time was given on the duty's own page: the task's date follows. */
    @EventListener
    void on(DutyExtended extended) {
        if (extended.rule().equals(TaskRules.FINISH)) {
            sql.update(TASK).set(TASK.DUE, extended.due()).set(TASK.VERSION, TASK.VERSION.plus(1)).where(TASK.ID.eq(extended.subject().id()))
                    .and(concat(val("turn-"), TASK.TURN).eq(extended.occurrence())).execute();
        }
    }

    /** The task's own date follows its duty's. */
    void follow(Task task) {
        sql.update(TASK).set(TASK.DUE, due(task)).where(TASK.ID.eq(task.id())).execute();
    }

    private List<Duty> running(Task task, String rule) {
        return duties.about(task.ref()).stream().filter(duty -> duty.ruleKey().equals(rule) && duty.state().running()).toList();
    }

    static String turn(Task task) {
        return "turn-" + task.turn();
    }

    private static String stop(Task task, Milestone stop) {
        return "stop-" + stop.id() + "-" + task.turn();
    }

    /** The beginning of the content, for one line. */
    static String brief(Task task) {
        String content = task.content().replaceAll("\\s+", " ");
        return content.codePointCount(0, content.length()) <= 40 ? content : content.substring(0, content.offsetByCodePoints(0, 39)) + "…";
    }
}
