package cdo.office.tasks;

import static cdo.office.tasks.tables.TaskTable.TASK;

import cdo.platform.audit.Audit;
import cdo.platform.calendar.Calendars;
import cdo.platform.calendar.DayUnit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 任务: handed out from a decision, found again by whoever may read them. */
@Component
@Transactional
public class Tasks {

    private final Decisions decisions;
    private final TaskRows rows;
    private final TaskClock clock;
    private final TaskSteps steps;
    private final Handing handing;
    private final Desks desks;
    private final Posts posts;
    private final Units units;
    private final Regions regions;
    private final Calendars calendars;
    private final Clocks clocks;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Tasks(Decisions decisions, TaskRows rows, TaskClock clock, TaskSteps steps, Handing handing, Desks desks, Posts posts, Units units, Regions regions, Calendars calendars,
          Clocks clocks, Audit audit, ApplicationEventPublisher events) {
        this.units = units;
        this.regions = regions;
        this.calendars = calendars;
        this.decisions = decisions;
        this.rows = rows;
        this.clock = clock;
        this.steps = steps;
        this.handing = handing;
        this.desks = desks;
        this.posts = posts;
        this.clocks = clocks;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Hands a task of a decision to a post: opens its duty, tells the lead and the supporting units.
     *
     * @return its id
     */
    public long hand(Who who, NewTask wanted) {
        Decision decision = decisions.lock(wanted.decisionId());
        Post lead = posts.get(wanted.leadPostId());
        handing.must(who, TaskRights.DECIDE, decision.organiserId(), Set.of(lead.unitId()));
        handing.mustOffer(decision.organiserId(), lead);
        return handSettled(who, wanted);
    }

    /**
     * As {@link #hand}, for what a meeting settled: its minutes name the lead, who may be any member called.
     *
     * @return its id
     */
    public long handSettled(Who who, NewTask wanted) {
        if (wanted.due().isBefore(clocks.today())) {
            throw new Problem.Invalid("due", "tasks.due.past", clocks.today());
        }
        return takeOver(who, wanted);
    }

    /** Does this post's own unit stand among the supporting units? It leads; it cannot also support. */
    @Transactional(readOnly = true)
    public boolean supportsItself(NewTask wanted) {
        return wanted.supportingUnits().contains(posts.get(wanted.leadPostId()).unitId());
    }

    /**
     * As {@link #hand}, for a task of a ledger that was kept elsewhere before: its date may have passed, and then it is overdue from the first day.
     *
     * @return its id
     */
    long takeOver(Who who, NewTask wanted) {
        Decision decision = decisions.lock(wanted.decisionId());
        Post lead = posts.get(wanted.leadPostId());
        var units = new HashSet<>(wanted.supportingUnits());
        units.add(lead.unitId());
        handing.must(who, TaskRights.DECIDE, decision.organiserId(), units);
        check(wanted);
        needed(decision, wanted.needs());
        Task task = put(decision, wanted, lead, null, who.name());
        audit.did(who, "tasks.handed", task.ref(), "decision", decision.id(), "unit", lead.unitId(), "post", lead.id(), "due", wanted.due());
        return task.id();
    }

    /** Writes a task down with its clock and tells everybody; the caller has checked the right. */
    Task put(Decision decision, NewTask wanted, Post lead, TaskRows.@Nullable Repetition repetition, @Nullable String actor) {
        long id = rows.insert(decision, wanted, lead, clocks.today(), repetition);
        Task task = rows.find(id).orElseThrow();
        steps.add(task.ref(), "handed", actor, "");
        clock.opened(task);
        tell(task, Message.of("tasks.tell.handed", decision.title(), TaskClock.brief(task), task.due()));
        events.publishEvent(new TaskHanded(id, decision.id(), lead.unitId(), lead.id(), task.due()));
        return task;
    }

    void tell(Task task, Message text) {
        desks.post(task.leadPostId(), text, task.ref(), task.href());
        rows.supporting(task.id()).forEach(unit -> desks.unit(unit, text, task.ref(), task.href()));
    }

    private void check(NewTask wanted) {
        if (wanted.content().isBlank()) {
            throw new Problem.Invalid("content", "form.missing");
        }
        if (wanted.criterion().isBlank()) {
            throw new Problem.Invalid("criterion", "form.missing");
        }
        LocalDate before = clocks.today();
        for (NewTask.Stop stop : wanted.milestones()) {
            if (stop.due().isBefore(before) || stop.due().isAfter(wanted.due())) {
                throw new Problem.Invalid("milestones", "tasks.milestone.order", stop.title(), before, wanted.due());
            }
            before = stop.due();
        }
    }

    /** The day that is so many working days after today, by the calendar of the lead's region: a due date by rule. */
    @Transactional(readOnly = true)
    public LocalDate after(long leadPostId, int workingDays) {
        return calendars.in(regions.get(units.get(posts.get(leadPostId).unitId()).regionId()).code()).dueDate(clocks.today(), workingDays, DayUnit.WORKING).due();
    }

    /** What a task waits for is of the same organiser and not given up. A new task cannot be waited for yet, so no circle can arise. */
    private void needed(Decision decision, Set<Long> needs) {
        for (long id : needs) {
            Task needed = rows.find(id).filter(each -> each.organiserId() == decision.organiserId()).orElseThrow(() -> new Problem.Invalid("needs", "tasks.needs.unknown"));
            if (!needed.stage().running() && !needed.stage().done()) {
                throw new Problem.Invalid("needs", "tasks.needs.ended", TaskClock.brief(needed), needed.stage());
            }
        }
    }

    /** The tasks of all decisions that were made in this record, e.g. a meeting; the caller has checked that it may be read. */
    @Transactional(readOnly = true)
    public List<Task> of(SubjectRef origin) {
        return rows.ofOrigin(origin);
    }

    @Transactional(readOnly = true)
    public List<Task> ofDecision(long decisionId) {
        return rows.tasks(TASK.DECISION_ID.eq(decisionId));
    }

    @Transactional(readOnly = true)
    public Optional<Task> find(long id) {
        return rows.find(id);
    }

    /** The task, if this person may read it. */
    @Transactional(readOnly = true)
    public Task get(Who who, long id) {
        return Problem.Hidden.unless(rows.find(id), each -> visible(who, each), SubjectRef.of(Task.KIND, id));
    }

    /** Who reads its lead, its organiser or one of its supporting units; also a unit that led it before it went to another. */
    @Transactional(readOnly = true)
    public boolean visible(Who who, Task task) {
        return who.reads(task.leadUnitId()) || who.reads(task.organiserId()) || rows.supporting(task.id()).stream().anyMatch(who::reads)
                || task.turn() > 1 && clock.earlierLeads(task).stream().anyMatch(who::reads);
    }

    @Transactional(readOnly = true)
    public List<Long> supporting(long id) {
        return rows.supporting(id);
    }

    @Transactional(readOnly = true)
    public List<Milestone> milestones(long id) {
        return rows.milestones(id);
    }
}
