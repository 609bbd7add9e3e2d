package cdo.office.tasks.web;

import cdo.office.tasks.Decision;
import cdo.office.tasks.DecisionSource;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.DutyArea;
import cdo.office.tasks.Extensions;
import cdo.office.tasks.Handing;
import cdo.office.tasks.Milestone;
import cdo.office.tasks.Progress;
import cdo.office.tasks.Register;
import cdo.office.tasks.Regrouping;
import cdo.office.tasks.SeriesOfTasks;
import cdo.office.tasks.Task;
import cdo.office.tasks.TaskRights;
import cdo.office.tasks.TaskStage;
import cdo.office.tasks.TaskSteps;
import cdo.office.tasks.Tasks;
import cdo.office.tasks.Working;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of tasks, its counts, and one task's page. */
@Controller
public class TaskPages {

    private static final int FEWEST_PARTS = 2;
    /** What a page can bear; a decision with more parts is several decisions. */
    private static final int MOST_PARTS = 30;

    private final Register register;
    private final Tasks tasks;
    private final Decisions decisions;
    private final Working working;
    private final Extensions extensions;
    private final Regrouping regrouping;
    private final SeriesOfTasks series;
    private final Handing handing;
    private final TaskSteps steps;
    private final Attachments attachments;
    private final Units units;

    TaskPages(Register register, Tasks tasks, Decisions decisions, Working working, Extensions extensions, Regrouping regrouping, SeriesOfTasks series, Handing handing,
              TaskSteps steps, Attachments attachments, Units units) {
        this.register = register;
        this.tasks = tasks;
        this.decisions = decisions;
        this.working = working;
        this.extensions = extensions;
        this.regrouping = regrouping;
        this.series = series;
        this.handing = handing;
        this.steps = steps;
        this.attachments = attachments;
        this.units = units;
    }

    @GetMapping("/tasks")
    Screen list(Who who, @RequestParam Map<String, String> asked, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        return Screen.of("office/tasks/tasks").with("slice", register.slice(who, filter(asked), new Slice.Ask(page, size))).with("counts", register.counts(who))
                .with("decides", who.seat() != null && who.may(TaskRights.DECIDE, who.unitId())).with("units", units);
    }

    static Register.Filter filter(Map<String, String> asked) {
        DecisionSource source = Arrays.stream(DecisionSource.values()).filter(each -> each.name().equals(asked.get("source"))).findFirst().orElse(null);
        DutyArea area = Arrays.stream(DutyArea.values()).filter(each -> each.name().equals(asked.get("area"))).findFirst().orElse(null);
        String state = asked.getOrDefault("state", "");
        boolean known = List.of("", "running", "late", "judge", "done").contains(state) || Arrays.stream(TaskStage.values()).anyMatch(each -> each.name().equals(state));
        return new Register.Filter(asked.getOrDefault("q", ""), source, area, known ? state : "", number(asked.get("unit")), number(asked.get("post")), number(asked.get("person")));
    }

    private static @Nullable Long number(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
    }

    @GetMapping("/tasks/summary")
    Screen summary(Who who, @RequestParam(defaultValue = "UNIT") String by) {
        Register.GroupBy chosen = Arrays.stream(Register.GroupBy.values()).filter(each -> each.name().equals(by)).findFirst().orElse(Register.GroupBy.UNIT);
        return Screen.of("office/tasks/summary").with("by", chosen).with("groups", register.groups(who, chosen));
    }

    @GetMapping("/tasks/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, Form.empty());
    }

    Screen record(Who who, long id, Form form) {
        Task task = tasks.get(who, id);
        Decision decision = decisions.find(task.decisionId()).orElseThrow();
        var files = attachments.of(task.ref()).stream().collect(Collectors.toMap(file -> file.id(), file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())));
        return Screen.of("office/tasks/task").with("task", task).with("line", register.of(List.of(task)).getFirst()).with("decision", decision)
                .with("supporting", tasks.supporting(id).stream().map(units::get).toList()).with("milestones", tasks.milestones(id)).with("reports", reports(task, files))
                .with("extensions", extensions.of(id)).with("relatives", regrouping.relatives(id)).with("rhythm", series.rhythm(task)).with("steps", steps.of(task.ref()))
                .with("form", form).with("largest", attachments.maxMegabytes()).with("acts", acts(who, task)).with("units", units);
    }

    /** A report with its files and the other records that prove it. */
    public record Report(Progress progress, String unit, List<FileLink> files) {
    }

    private List<Report> reports(Task task, Map<Long, FileLink> files) {
        return working.reports(task.id()).stream().map(each -> new Report(each, units.get(each.unitId()).name(),
                each.evidence().stream().filter(one -> one.kind().equals(Progress.FILE)).map(one -> files.get(one.id())).filter(java.util.Objects::nonNull).toList())).toList();
    }

    /** What this person may do now. */
    public record Acts(boolean receives, boolean reports, boolean submits, boolean refuses, boolean asks, boolean judges, boolean answers, boolean decides, boolean moves) {
        public boolean any() {
            return receives || reports || submits || refuses || asks || judges || answers || decides || moves;
        }
    }

    private Acts acts(Who who, Task task) {
        boolean lead = who.may(TaskRights.WORK, task.leadUnitId());
        boolean sets = who.may(TaskRights.JUDGE, task.organiserId());
        boolean supports = tasks.supporting(task.id()).stream().anyMatch(unit -> who.may(TaskRights.WORK, unit));
        boolean withLead = task.stage().withLead();
        boolean waiting = extensions.open(task.id()).isPresent();
        return new Acts(lead && task.stage() == TaskStage.HANDED, withLead && (lead || supports), lead && withLead, withLead && who.may(TaskRights.REFUSE, task.leadUnitId()),
                lead && withLead && !waiting, sets && task.stage() == TaskStage.SUBMITTED, sets && task.stage() == TaskStage.REFUSED, sets && waiting && withLead,
                sets && (withLead || task.stage() == TaskStage.REFUSED));
    }

    @GetMapping("/tasks/{id:\\d+}/transfer")
    Screen transfer(Who who, @PathVariable long id) {
        Task task = tasks.get(who, id);
        return transfer(who, id, Form.filled(Map.of("due", task.due(), "version", task.version())));
    }

    Screen transfer(Who who, long id, Form form) {
        Task task = moved(who, id);
        return Screen.of("office/tasks/transfer").with("task", task).with("form", form).with("leads", handing.leads(task.organiserId()));
    }

    @GetMapping("/tasks/{id:\\d+}/division")
    Screen division(Who who, @PathVariable long id) {
        Task task = tasks.get(who, id);
        Form form = Form.filled(Map.of("version", task.version()));
        for (int part = 1; part <= FEWEST_PARTS; part++) {
            form = offered(form, task, part);
        }
        return division(who, id, form.with("milestones-1", open(id).stream().map(stop -> stop.title() + " " + stop.due()).collect(Collectors.joining("\n"))));
    }

    /** The stages that are not reached yet: the first part begins with them, so that none is lost unseen. */
    private List<Milestone> open(long id) {
        return tasks.milestones(id).stream().filter(stop -> stop.reachedOn() == null).toList();
    }

    /** A part begins as what is split: area, lead and date mostly stay. */
    private static Form offered(Form form, Task task, int part) {
        return form.with("area-" + part, task.area()).with("content-" + part, task.content()).with("criterion-" + part, task.criterion()).with("due-" + part, task.due())
                .with("lead-" + part, task.leadPostId());
    }

    Screen division(Who who, long id, Form form) {
        Task task = moved(who, id);
        return Screen.of("office/tasks/division").with("task", task).with("form", form).with("leads", handing.leads(task.organiserId())).with("parts", parts(form)).with("most", MOST_PARTS).with("open", open(id));
    }

    /** One more part beside what was typed. */
    Screen divisionWithOneMore(Who who, long id, Form typed) {
        int parts = Math.min(parts(typed) + 1, MOST_PARTS);
        Task task = moved(who, id);
        return division(who, id, typed.with("parts", parts).with("area-" + parts, task.area()).with("due-" + parts, task.due()).with("lead-" + parts, task.leadPostId()));
    }

    /** How many parts the form shows. */
    static int parts(Form form) {
        String typed = form.value("parts");
        return Math.clamp(typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : FEWEST_PARTS, FEWEST_PARTS, MOST_PARTS);
    }

    private Task moved(Who who, long id) {
        Task task = tasks.get(who, id);
        who.must(TaskRights.JUDGE, task.organiserId());
        return task;
    }

    @GetMapping("/tasks/merger")
    Screen merger(Who who, @RequestParam(defaultValue = "") List<String> ids) {
        List<Task> chosen = ids.stream().filter(id -> id.matches("\\d{1,18}")).distinct().map(id -> moved(who, Long.parseLong(id))).toList();
        if (chosen.size() < 2) {
            throw new Problem.Refused("tasks.merge.two");
        }
        Task first = chosen.getFirst();
        return merger(who, chosen, Form.filled(Map.of("area", first.area(), "content", chosen.stream().map(Task::content).collect(Collectors.joining("\n")), "criterion",
                chosen.stream().map(Task::criterion).collect(Collectors.joining("\n")), "lead", first.leadPostId(), "due", first.due())));
    }

    Screen merger(Who who, List<Task> chosen, Form form) {
        return Screen.of("office/tasks/merger").with("chosen", register.of(chosen)).with("form", form).with("leads", handing.leads(chosen.getFirst().organiserId()))
                .with("offered", handing.offered(chosen.getFirst().organiserId()));
    }
}
