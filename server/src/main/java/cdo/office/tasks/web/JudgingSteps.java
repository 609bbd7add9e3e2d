package cdo.office.tasks.web;

import cdo.office.tasks.Decision;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.Every;
import cdo.office.tasks.Judging;
import cdo.office.tasks.NewTask;
import cdo.office.tasks.Regrouping;
import cdo.office.tasks.SeriesOfTasks;
import cdo.office.tasks.Task;
import cdo.office.tasks.Tasks;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of who set a task: hand out, judge, answer, transfer, cancel, merge, split. */
@Controller
class JudgingSteps {

    private final Decisions decisions;
    private final Tasks tasks;
    private final Judging judging;
    private final Regrouping regrouping;
    private final SeriesOfTasks series;
    private final TaskPages pages;
    private final DecisionPages decisionPages;

    JudgingSteps(Decisions decisions, Tasks tasks, Judging judging, Regrouping regrouping, SeriesOfTasks series, TaskPages pages, DecisionPages decisionPages) {
        this.decisions = decisions;
        this.tasks = tasks;
        this.judging = judging;
        this.regrouping = regrouping;
        this.series = series;
        this.pages = pages;
        this.decisionPages = decisionPages;
    }

    @PostMapping("/decisions/{id:\\d+}/tasks")
    Object task(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Decision decision = decisions.get(who, id);
            NewTask wanted = TaskForm.read(read, decision.id(), "", tasks::after);
            Every every = read.optionalChoice("every", Every.class);
            LocalDate until = read.optionalDate("until");
            if (wanted != null && tasks.supportsItself(wanted)) {
                read.wrong("supporting", "tasks.supporting.lead");
            }
            if (every != null && until == null) {
                read.wrong("until", "form.missing");
            }
            read.done();
            Objects.requireNonNull(wanted);
            if (every == null) {
                tasks.hand(who, wanted);
            } else {
                series.begin(who, wanted, every, Objects.requireNonNull(until));
            }
            Flash.say(request, "tasks.flash.handed");
            return "more".equals(request.getParameter("then")) ? "/decisions/" + id + "/tasks/new" : "/decisions/" + id;
        }, failed -> decisionPages.task(who, id, failed));
    }

    private Object step(Who who, long id, HttpServletRequest request, String flash, Consumer<Reading> act) {
        return Form.of(request).step(read -> {
            act.accept(read);
            Flash.say(request, flash);
            return "/tasks/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/tasks/{id:\\d+}/acceptance")
    Object acceptance(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.accepted", read -> {
            String remark = read.optional("remark", 500);
            read.done();
            judging.accept(who, id, read.version(), remark == null ? "" : remark);
        });
    }

    @PostMapping("/tasks/{id:\\d+}/reservation")
    Object reservation(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.reserved", read -> {
            String remark = read.text("remark", 1000);
            read.done();
            judging.reserve(who, id, read.version(), remark);
        });
    }

    @PostMapping("/tasks/{id:\\d+}/return")
    Object giveBack(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.returned", read -> {
            String reason = read.text("reason", 500);
            read.done();
            judging.giveBack(who, id, read.version(), reason);
        });
    }

    @PostMapping("/tasks/{id:\\d+}/insistence")
    Object insistence(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.insisted", read -> {
            String reason = read.text("reason", 500);
            read.done();
            judging.insist(who, id, read.version(), reason);
        });
    }

    @PostMapping("/tasks/{id:\\d+}/cancellation")
    Object cancellation(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.cancelled", read -> {
            String reason = read.text("reason", 500);
            read.done();
            judging.cancel(who, id, read.version(), reason);
        });
    }

    @PostMapping("/tasks/{id:\\d+}/transfer")
    Object transfer(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long lead = read.id("lead");
            LocalDate due = read.date("due");
            String reason = read.text("reason", 500);
            read.done();
            judging.transfer(who, id, read.version(), lead, Objects.requireNonNull(due), reason);
            Flash.say(request, "tasks.flash.transferred");
            return "/tasks/" + id;
        }, failed -> pages.transfer(who, id, failed));
    }

    @PostMapping("/tasks/{id:\\d+}/division")
    Object division(Who who, @PathVariable long id, HttpServletRequest request) {
        Form typed = Form.of(request);
        if (typed.has("then", "more")) {
            return pages.divisionWithOneMore(who, id, typed);
        }
        return typed.step(read -> {
            Task task = tasks.get(who, id);
            var parts = new ArrayList<NewTask>();
            for (int part = 1; part <= TaskPages.parts(typed); part++) {
                if (part <= 2 || !typed.value("content-" + part).isBlank()) {
                    NewTask wanted = TaskForm.read(read, task.decisionId(), "-" + part, tasks::after);
                    if (wanted != null) {
                        parts.add(wanted);
                    }
                }
            }
            String reason = read.text("reason", 500);
            read.done();
            regrouping.split(who, id, read.version(), parts, reason);
            Flash.say(request, "tasks.flash.split");
            return "/tasks/" + id;
        }, failed -> pages.division(who, id, failed));
    }

    @PostMapping("/tasks/merger")
    Object merger(Who who, HttpServletRequest request) {
        List<Task> chosen = Form.of(request).values("ids").stream().filter(id -> id.matches("\\d{1,18}")).distinct().map(id -> tasks.get(who, Long.parseLong(id))).toList();
        if (chosen.isEmpty()) {
            throw new cdo.platform.kernel.Problem.Refused("tasks.merge.two");
        }
        return Form.of(request).step(read -> {
            NewTask into = TaskForm.read(read, chosen.getFirst().decisionId(), "", tasks::after);
            if (into != null && tasks.supportsItself(into)) {
                read.wrong("supporting", "tasks.supporting.lead");
            }
            String reason = read.text("reason", 500);
            Map<Long, Integer> versions = new LinkedHashMap<>();
            chosen.forEach(task -> versions.put(task.id(), (int) read.number("version-" + task.id(), 0, Integer.MAX_VALUE)));
            read.done();
            long id = regrouping.merge(who, versions, Objects.requireNonNull(into), reason);
            Flash.say(request, "tasks.flash.merged");
            return "/tasks/" + id;
        }, failed -> pages.merger(who, chosen, failed));
    }
}
