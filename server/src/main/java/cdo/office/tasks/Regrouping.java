package cdo.office.tasks;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 合并 and 拆分: tasks become other tasks; the old ones stay readable with everything that happened to them. */
@Component
@Transactional
public class Regrouping {

    private final TaskRows rows;
    private final TaskClock clock;
    private final TaskSteps steps;
    private final Tasks tasks;
    private final Extensions extensions;
    private final Clocks clocks;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Regrouping(TaskRows rows, TaskClock clock, TaskSteps steps, Tasks tasks, Extensions extensions, Clocks clocks, Audit audit, ApplicationEventPublisher events) {
        this.rows = rows;
        this.clock = clock;
        this.steps = steps;
        this.tasks = tasks;
        this.extensions = extensions;
        this.clocks = clocks;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Merges tasks of one organiser into a new one; what waited for one of them waits for the new one.
     *
     * @param versions the version of each task as it was read, by id
     * @return the new task's id
     */
    public long merge(Who who, Map<Long, Integer> versions, NewTask into, String reason) {
        List<Task> old = locked(who, versions);
        if (versions.size() < 2) {
            throw new Problem.Invalid("ids", "tasks.merge.two");
        }
        if (old.stream().map(Task::organiserId).distinct().count() > 1) {
            throw new Problem.Invalid("ids", "tasks.merge.organisers");
        }
        var needs = new LinkedHashSet<>(into.needs());
        old.forEach(task -> rows.needs(task.id()).forEach(needed -> needs.add(needed.id())));
        versions.keySet().forEach(needs::remove);
        mustNotCircle(versions.keySet(), needs);
        NewTask wanted = new NewTask(into.decisionId(), into.area(), into.content(), into.criterion(), into.leadPostId(), into.supportingUnits(), into.due(), into.milestones(),
                Set.copyOf(needs));
        long id = tasks.hand(who, wanted);
        old.forEach(task -> end(who, task, versions.get(task.id()), TaskStage.MERGED, Set.of(id), reason));
        audit.did(who, "tasks.merged", rows.find(id).orElseThrow().ref(), "from", versions.keySet(), "reason", reason);
        return id;
    }

    /** The new task may need nothing that waits for one of the old ones, directly or through others: neither could ever be finished. */
    private void mustNotCircle(Set<Long> merged, Set<Long> needs) {
        var waiting = new LinkedHashSet<Long>();
        merged.forEach(id -> rows.waiting(id).forEach(task -> waiting.add(task.id())));
        waiting.removeAll(merged);
        var seen = new LinkedHashSet<Long>();
        var open = new ArrayDeque<>(needs);
        while (!open.isEmpty()) {
            long id = open.pop();
            if (waiting.contains(id)) {
                throw new Problem.Invalid("ids", "tasks.merge.circle", rows.find(id).map(TaskClock::brief).orElse(""));
            }
            if (seen.add(id)) {
                rows.needs(id).forEach(task -> open.push(task.id()));
            }
        }
    }

    /**
     * Splits a task into several; what waited for it waits for all of them.
     *
     * @return the new tasks' ids
     */
    public List<Long> split(Who who, long id, int version, List<NewTask> into, String reason) {
        Task old = locked(who, Map.of(id, version)).getFirst();
        if (into.size() < 2) {
            throw new Problem.Invalid("parts", "tasks.split.two");
        }
        Set<Long> needed = new LinkedHashSet<>(rows.needs(id).stream().map(Task::id).toList());
        var parts = new ArrayList<Long>();
        for (NewTask part : into) {
            if (part.decisionId() != old.decisionId()) {
                throw new Problem.Invalid("parts", "tasks.split.decision");
            }
            parts.add(tasks.hand(who, new NewTask(part.decisionId(), part.area(), part.content(), part.criterion(), part.leadPostId(), part.supportingUnits(), part.due(),
                    part.milestones(), needed)));
        }
        List<String> dropped = dropped(old, into);
        end(who, old, version, TaskStage.SPLIT, new LinkedHashSet<>(parts), reason);
        if (!dropped.isEmpty()) {
            steps.add(old.ref(), "stagesDropped", who.name(), String.join("、", dropped));
        }
        audit.did(who, "tasks.split", old.ref(), "into", parts, "reason", reason);
        return parts;
    }

    /** Stages that were still open and that no part goes on with. */
    private List<String> dropped(Task old, List<NewTask> into) {
        Set<String> kept = new LinkedHashSet<>();
        into.forEach(part -> part.milestones().forEach(stop -> kept.add(stop.title().strip())));
        return rows.milestones(old.id()).stream().filter(stop -> stop.reachedOn() == null && !kept.contains(stop.title())).map(Milestone::title).toList();
    }

    private List<Task> locked(Who who, Map<Long, Integer> versions) {
        return versions.keySet().stream().sorted().map(rows::lock).peek(task -> {
            who.must(TaskRights.JUDGE, task.organiserId());
            if (task.stage() == TaskStage.SUBMITTED || !task.stage().running()) {
                throw new Problem.Refused("tasks.regroup.stage", TaskClock.brief(task), task.stage());
            }
        }).toList();
    }

    private void end(Who who, Task task, int version, TaskStage stage, Set<Long> into, String reason) {
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "tasks.reason.missing");
        }
        Task ended = rows.change(task, version, stage, Map.of());
        into.forEach(each -> rows.lineage(task.id(), each, stage, clocks.today()));
        rows.passNeeds(task.id(), into);
        extensions.lapse(task.id());
        clock.regrouped(task, Message.of(stage == TaskStage.MERGED ? "tasks.why.merged" : "tasks.why.split"));
        steps.add(task.ref(), stage == TaskStage.MERGED ? "merged" : "split", who.name(), reason);
        into.forEach(each -> steps.add(cdo.platform.kernel.SubjectRef.of(Task.KIND, each), stage == TaskStage.MERGED ? "mergedFrom" : "splitFrom", who.name(), TaskClock.brief(task)));
        tasks.tell(ended, Message.of(stage == TaskStage.MERGED ? "tasks.tell.merged" : "tasks.tell.split", TaskClock.brief(task)));
        events.publishEvent(new TaskClosed(task.id(), task.decisionId(), task.leadUnitId(), stage, clocks.today()));
    }

    /** What this task came from and what it became. */
    public record Relatives(List<Task> from, List<Task> into, List<Task> needs, List<Task> waiting) {
        public boolean any() {
            return !(from.isEmpty() && into.isEmpty() && needs.isEmpty() && waiting.isEmpty());
        }
    }

    @Transactional(readOnly = true)
    public Relatives relatives(long id) {
        return new Relatives(rows.cameFrom(id), rows.became(id), rows.needs(id), rows.waiting(id));
    }
}
