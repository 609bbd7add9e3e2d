package cdo.review.dutyreports.web;

import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.review.dutyreports.Register;
import cdo.review.dutyreports.ReportRights;
import cdo.review.dutyreports.Reports;
import cdo.review.dutyreports.Suggestion;
import cdo.review.dutyreports.SuggestionStage;
import cdo.review.dutyreports.Suggestions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
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
    private final Units units;

    SuggestionPages(Suggestions suggestions, Reports reports, Register register, Units units) {
        this.suggestions = suggestions;
        this.reports = reports;
        this.register = register;
        this.units = units;
    }

    /** A suggestion with whose it is. */
    public record SuggestionLine(Suggestion suggestion, Register.Line report) {
    }

    @GetMapping("/suggestions")
    Screen suggestions(Who who, @RequestParam(defaultValue = "") String stage) {
        who.must(ReportRights.SEE);
        SuggestionStage wanted = Arrays.stream(SuggestionStage.values()).filter(each -> each.name().equals(stage) && each != SuggestionStage.DRAFT).findFirst().orElse(null);
        List<SuggestionLine> lines = suggestions.given(who, wanted).stream().map(this::line).toList();
        return Screen.of("review/dutyreports/suggestions").with("lines", lines);
    }

    private SuggestionLine line(Suggestion suggestion) {
        return new SuggestionLine(suggestion, register.line(reports.known(suggestion.reportId())));
    }

    @GetMapping("/suggestions/{id:\\d+}")
    Screen suggestion(Who who, @PathVariable long id) {
        return suggestion(who, id, Form.empty());
    }

    private Screen suggestion(Who who, long id, Form form) {
        Suggestion found = suggestions.get(who, id);
        return Screen.of("review/dutyreports/suggestion").with("line", line(found)).with("form", form).with("organiser", units.get(found.organiserId()))
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
}
