package cdo.office.tasks.web;

import cdo.office.tasks.Decision;
import cdo.office.tasks.DecisionSource;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.Handing;
import cdo.office.tasks.NewDecision;
import cdo.office.tasks.Register;
import cdo.office.tasks.Task;
import cdo.office.tasks.TaskRights;
import cdo.office.tasks.TaskSteps;
import cdo.office.tasks.Tasks;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Decisions: the list, one with its tasks, and the form that registers one. */
@Controller
class DecisionPages {

    private final Decisions decisions;
    private final Tasks tasks;
    private final Register register;
    private final Handing handing;
    private final TaskSteps steps;
    private final Units units;
    private final Clocks clocks;

    DecisionPages(Decisions decisions, Tasks tasks, Register register, Handing handing, TaskSteps steps, Units units, Clocks clocks) {
        this.decisions = decisions;
        this.tasks = tasks;
        this.register = register;
        this.handing = handing;
        this.steps = steps;
        this.units = units;
        this.clocks = clocks;
    }

    @GetMapping("/decisions")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "1") int page,
                @RequestParam(defaultValue = "25") int size) {
        DecisionSource from = Arrays.stream(DecisionSource.values()).filter(each -> each.name().equals(source)).findFirst().orElse(null);
        return Screen.of("office/tasks/decisions").with("slice", decisions.slice(who, q, from, new Slice.Ask(page, size))).with("units", units);
    }

    @GetMapping("/decisions/new")
    Screen blank(Who who) {
        who.must(TaskRights.DECIDE, who.unitId());
        return Screen.of("office/tasks/decisionNew").with("form", Form.filled(Map.of("decidedOn", clocks.today())));
    }

    @PostMapping("/decisions")
    Object decision(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            DecisionSource source = read.choice("source", DecisionSource.class);
            String number = read.optional("number", 60);
            String title = read.text("title", 200);
            String text = read.text("text", 8000);
            LocalDate on = read.date("decidedOn");
            read.done();
            long id = decisions.decide(who, new NewDecision(who.unitId(), source, number, title, text, Objects.requireNonNull(on), null));
            Flash.say(request, "tasks.flash.decided");
            return "/decisions/" + id;
        }, failed -> Screen.of("office/tasks/decisionNew").with("form", failed));
    }

    @GetMapping("/decisions/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        Decision decision = decisions.get(who, id);
        List<Task> all = tasks.ofDecision(id).stream().filter(task -> tasks.visible(who, task)).toList();
        return Screen.of("office/tasks/decision").with("decision", decision).with("organiser", units.get(decision.organiserId())).with("lines", register.of(all))
                .with("steps", steps.of(decision.ref())).with("hands", who.may(TaskRights.DECIDE, decision.organiserId()));
    }

    @GetMapping("/decisions/{id:\\d+}/tasks/new")
    Screen task(Who who, @PathVariable long id) {
        return task(who, id, Form.empty());
    }

    Screen task(Who who, long id, Form form) {
        Decision decision = decisions.get(who, id);
        who.must(TaskRights.DECIDE, decision.organiserId());
        return Screen.of("office/tasks/taskNew").with("decision", decision).with("form", form).with("leads", handing.leads(decision.organiserId()))
                .with("offered", handing.offered(decision.organiserId())).with("others", tasks.ofDecision(id).stream().filter(each -> each.stage().running() || each.stage().done()).toList());
    }
}
