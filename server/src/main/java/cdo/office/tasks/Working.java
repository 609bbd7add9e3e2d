package cdo.office.tasks;

import static cdo.office.tasks.tables.TaskTable.TASK;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachment;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectDirectory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lead's side of a task: take it up, report progress with evidence, submit, take back, refuse. Supporting units report progress, too. */
@Component
@Transactional
public class Working {

    private final TaskRows rows;
    private final ProgressRows progress;
    private final TaskClock clock;
    private final TaskSteps steps;
    private final Extensions extensions;
    private final Desks desks;
    private final Attachments attachments;
    private final SubjectDirectory subjects;
    private final Clocks clocks;
    private final Audit audit;

    Working(TaskRows rows, ProgressRows progress, TaskClock clock, TaskSteps steps, Extensions extensions, Desks desks, Attachments attachments,
            SubjectDirectory subjects, Clocks clocks, Audit audit) {
        this.rows = rows;
        this.progress = progress;
        this.clock = clock;
        this.steps = steps;
        this.extensions = extensions;
        this.desks = desks;
        this.attachments = attachments;
        this.subjects = subjects;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** 接收: the lead takes it up. */
    public void receive(Who who, long id, int version) {
        Task task = led(who, id);
        if (task.stage() != TaskStage.HANDED) {
            throw new Problem.Refused("tasks.stage.cannot", task.stage(), TaskStage.UNDERWAY);
        }
        rows.change(task, version, TaskStage.UNDERWAY, Map.of());
        steps.add(task.ref(), "received", who.name(), "");
        audit.did(who, "tasks.received", task.ref());
    }

    /**
     * Reports progress; the lead's first report also takes the task up. Two people may report at once: both reports stand.
     *
     * @return the report's id
     */
    public long report(Who who, long id, NewProgress report) {
        Task task = rows.lock(id);
        long unit = worksFor(who, task);
        if (!task.stage().withLead()) {
            throw new Problem.Refused("tasks.progress.stage", task.stage());
        }
        check(who, task, report);
        if (report.milestoneId() != null) {
            reach(who, task, report);
        }
        if (task.stage() == TaskStage.HANDED && unit == task.leadUnitId()) {
            rows.change(task, task.version(), TaskStage.UNDERWAY, Map.of());
        }
        long reported = progress.insert(id, unit, who.name(), report);
        steps.add(task.ref(), "progress", who.name(), report.text());
        audit.did(who, "tasks.progress-reported", task.ref(), "evidence", report.records().size() + report.files().size());
        return reported;
    }

    private long worksFor(Who who, Task task) {
        if (who.may(TaskRights.WORK, task.leadUnitId())) {
            return task.leadUnitId();
        }
        return rows.supporting(task.id()).stream().filter(unit -> who.may(TaskRights.WORK, unit)).findFirst()
                .orElseThrow(() -> new Problem.Denied(TaskRights.WORK, task.leadUnitId()));
    }

    private void check(Who who, Task task, NewProgress report) {
        if (report.text().isBlank()) {
            throw new Problem.Invalid("text", "form.missing");
        }
        if (report.percent() != null && (report.percent() < 0 || report.percent() > 100)) {
            throw new Problem.Invalid("percent", "form.number", 0, 100);
        }
        for (SubjectRef record : report.records()) {
            if (record.equals(task.ref()) || !subjects.visible(who, record)) {
                throw new Problem.Invalid("record", "tasks.evidence.unknown");
            }
        }
        List<Long> own = attachments.of(task.ref()).stream().map(Attachment::id).toList();
        if (!own.containsAll(report.files())) {
            throw new Problem.Invalid("file", "tasks.evidence.unknown");
        }
    }

    private void reach(Who who, Task task, NewProgress report) {
        who.must(TaskRights.WORK, task.leadUnitId());
        Milestone stop = rows.milestones(task.id()).stream().filter(each -> report.milestoneId() != null && each.id() == report.milestoneId()).findFirst()
                .orElseThrow(() -> new Problem.Invalid("milestone", "form.choose"));
        if (stop.reachedOn() != null) {
            throw new Problem.Invalid("milestone", "tasks.milestone.reached", stop.title(), stop.reachedOn());
        }
        if (report.records().isEmpty() && report.files().isEmpty()) {
            throw new Problem.Invalid("file", "tasks.evidence.missing");
        }
        rows.reach(stop.id(), clocks.today());
        clock.reached(task, stop);
        steps.add(task.ref(), "milestone", who.name(), stop.title());
    }

    /** 提交办结: everything it needs is closed, every stage reached, something proves it. */
    public void submit(Who who, long id, int version, String remark) {
        Task task = led(who, id);
        List<Task> open = rows.needs(id).stream().filter(each -> each.stage().running()).toList();
        if (!open.isEmpty()) {
            throw new Problem.Refused("tasks.submit.needs", open.stream().map(TaskClock::brief).collect(Collectors.joining("；")));
        }
        List<Milestone> ahead = rows.milestones(id).stream().filter(each -> each.reachedOn() == null).toList();
        if (!ahead.isEmpty()) {
            throw new Problem.Refused("tasks.submit.milestones", ahead.stream().map(Milestone::title).collect(Collectors.joining("；")));
        }
        if (!progress.proved(id)) {
            throw new Problem.Refused("tasks.submit.evidence");
        }
        Task submitted = rows.change(task, version, TaskStage.SUBMITTED, Map.of(TASK.ROUND, task.round() + 1, TASK.SUBMITTED_ON, clocks.today()));
        extensions.lapse(id);
        clock.answered(task);
        clock.submitted(submitted);
        steps.add(task.ref(), "submitted", who.name(), remark);
        desks.unit(task.organiserId(), Message.of("tasks.tell.submitted", TaskClock.brief(task)), task.ref(), task.href());
        audit.did(who, "tasks.submitted", task.ref(), "round", submitted.round());
    }

    /** 申请退办: the lead says why the task is not its own; who set it insists, transfers or cancels. */
    public void refuse(Who who, long id, int version, String reason) {
        Task task = rows.lock(id);
        who.must(TaskRights.REFUSE, task.leadUnitId());
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "tasks.reason.missing");
        }
        Task refused = rows.change(task, version, TaskStage.REFUSED, Map.of());
        extensions.lapse(id);
        clock.answered(task);
        clock.refused(refused, reason);
        steps.add(task.ref(), "refused", who.name(), reason);
        desks.unit(task.organiserId(), Message.of("tasks.tell.refused", TaskClock.brief(task), reason), task.ref(), task.href());
        audit.did(who, "tasks.refused", task.ref(), "reason", reason);
    }

    /** For attaching files: the task, if this person may work on it now. */
    @Transactional(readOnly = true)
    public Task workable(Who who, long id) {
        Task task = rows.find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Task.KIND, id)));
        worksFor(who, task);
        if (!task.stage().withLead()) {
            throw new Problem.Refused("tasks.progress.stage", task.stage());
        }
        return task;
    }

    /** The reports on a task, latest first; the caller has checked that it may be read. */
    @Transactional(readOnly = true)
    public List<Progress> reports(long id) {
        return progress.of(id);
    }

    private Task led(Who who, long id) {
        Task task = rows.lock(id);
        who.must(TaskRights.WORK, task.leadUnitId());
        return task;
    }
}
