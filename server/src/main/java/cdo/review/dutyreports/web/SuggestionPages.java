package cdo.review.dutyreports.web;

import static java.util.stream.Collectors.toSet;

import cdo.office.tasks.DutyArea;
import cdo.office.tasks.Handing;
import cdo.office.tasks.Task;
import cdo.office.tasks.Tasks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.review.dutyreports.Adoptions;
import cdo.review.dutyreports.Register;
import cdo.review.dutyreports.ReportRights;
import cdo.review.dutyreports.Reports;
import cdo.review.dutyreports.Suggestion;
import cdo.review.dutyreports.SuggestionStage;
import cdo.review.dutyreports.Suggestions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 工作建议 with their answers. */
@Controller
public class SuggestionPages {

    private final Suggestions suggestions;
    private final Reports reports;
    private final Register register;
    private final Adoptions adoptions;
    private final Tasks tasks;
    private final Handing handing;
    private final Units units;

    SuggestionPages(Suggestions suggestions, Reports reports, Register register, Adoptions adoptions, Tasks tasks, Handing handing, Units units) {
        this.suggestions = suggestions;
        this.reports = reports;
        this.register = register;
        this.adoptions = adoptions;
        this.tasks = tasks;
        this.handing = handing;
        this.units = units;
    }

    /** A suggestion with whose it is. */
    public record SuggestionLine(Suggestion suggestion, Register.Line report) {
    }

    @GetMapping("/suggestions")
    Screen suggestions(Who who, @RequestParam(defaultValue = "") String stage) {
        who.must(ReportRights.SEE);
        SuggestionStage wanted = Arrays.stream(SuggestionStage.values()).filter(each -> each.name().equals(stage) && each != SuggestionStage.DRAFT).findFirst().orElse(null);
        List<Suggestion> given = suggestions.given(who, wanted);
        Map<Long, Register.Line> reports = register.lines(who, given.stream().map(Suggestion::reportId).collect(toSet()));
        List<SuggestionLine> lines = given.stream().map(each -> new SuggestionLine(each, reports.get(each.reportId()))).toList();
        return Screen.of("review/dutyreports/suggestions").with("lines", lines);
    }

    @GetMapping("/suggestions/{id:\\d+}")
    Screen suggestion(Who who, @PathVariable long id) {
        Suggestion found = suggestions.get(who, id);
        return suggestion(who, id, Form.filled(Map.of("content", found.title() + "\n" + found.text())));
    }

    private Screen suggestion(Who who, long id, Form form) {
        Suggestion found = suggestions.get(who, id);
        boolean hands = found.adopted() && who.may(ReportRights.ANSWER, found.organiserId());
        List<Task> handed = tasks.of(found.ref());
        return Screen.of("review/dutyreports/suggestion").with("line", new SuggestionLine(found, register.line(who, reports.known(found.reportId())))).with("form", form)
                .with("tasks", handed.stream().filter(task -> tasks.visible(who, task)).toList()).with("leads", hands && handed.isEmpty() ? handing.leads(found.organiserId()) : List.of()).with("organiser", units.get(found.organiserId()))
                .with("answers", found.stage() == SuggestionStage.GIVEN && who.may(ReportRights.ANSWER, found.organiserId())).with("steps", suggestions.steps(found));
    }

    @PostMapping("/suggestions/{id:\\d+}/answer")
    Object answer(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var outcome = read.choice("outcome", Suggestion.SuggestionOutcome.class);
            String answer = read.text("answer", 4000);
            read.done();
            suggestions.answer(who, id, read.version(), outcome, answer);
            Flash.say(request, "dutyreports.flash.answered");
            return "/suggestions/" + id;
        }, failed -> suggestion(who, id, failed));
    }

    @PostMapping("/suggestions/{id:\\d+}/task")
    Object task(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            DutyArea area = read.choice("area", DutyArea.class);
            String content = read.text("content", 2000);
            String criterion = read.text("criterion", 1000);
            long lead = read.id("lead");
            LocalDate typed = read.optionalDate("due");
            boolean counted = typed == null && read.optional("days", 3) != null;
            int days = counted ? (int) read.number("days", 1, 250) : 0;
            if (typed == null && !counted) {
                read.wrong("due", "form.missing");
            }
            read.done();
            long task = adoptions.hand(who, id, new Adoptions.Wanted(area, content, criterion, lead, typed == null ? tasks.after(lead, days) : typed));
            Flash.say(request, "dutyreports.flash.handed");
            return "/tasks/" + task;
        }, failed -> suggestion(who, id, failed));
    }
}
