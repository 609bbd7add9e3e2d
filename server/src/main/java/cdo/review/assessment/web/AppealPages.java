package cdo.review.assessment.web;

import cdo.platform.kernel.Who;
import cdo.platform.organization.Groups;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Choice;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.review.assessment.Appeal;
import cdo.review.assessment.AppealStage;
import cdo.review.assessment.Appeals;
import cdo.review.assessment.Assessed;
import cdo.review.assessment.Assessees;
import cdo.review.assessment.Publicity;
import cdo.review.assessment.Scores;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Appeals of a run, one appeal, and rulings that answer several at once. */
@Controller
class AppealPages {

    private final RunPages runPages;
    private final Appeals appeals;
    private final Assessees assessees;
    private final Publicity publicity;
    private final Scores scores;
    private final Groups groups;
    private final Units units;

    AppealPages(RunPages runPages, Appeals appeals, Assessees assessees, Publicity publicity, Scores scores, Groups groups, Units units) {
        this.runPages = runPages;
        this.appeals = appeals;
        this.assessees = assessees;
        this.publicity = publicity;
        this.scores = scores;
        this.groups = groups;
        this.units = units;
    }

    @GetMapping("/assessments/{id:\\d+}/appeals")
    Screen list(Who who, @PathVariable long id) {
        return list(who, id, Form.empty());
    }

    private Screen list(Who who, long id, Form form) {
        RunPages.Head head = runPages.head(who, id, "appeals");
        List<Appeal> all = appeals.of(who, head.run());
        Map<Long, Unit> names = new LinkedHashMap<>();
        all.forEach(each -> names.computeIfAbsent(each.assessedId(), one -> units.get(assessees.get(who, one).unitId())));
        return Screen.of("review/assessment/appeals").with("head", head).with("appeals", all).with("units", names).with("until", publicity.windowEnd(head.run())).with("rulings", appeals.rulings(id))
                .with("groups", groups.all().stream().map(each -> Choice.of(Long.toString(each.id()), each.name())).toList()).with("form", form);
    }

    @PostMapping("/assessments/{id:\\d+}/rulings")
    Object ruling(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String indicator = read.text("indicator", 60);
            BigDecimal delta = read.optionalDecimal("delta");
            String answer = read.text("answer", 2000);
            read.done();
            appeals.rule(who, id, indicator, read.optionalId("group"), delta == null ? BigDecimal.ZERO : delta, answer);
            Flash.say(request, "assessment.flash.ruled");
            return "/assessments/" + id + "/appeals";
        }, failed -> list(who, id, failed));
    }

    @GetMapping("/assessments/appeals/{id:\\d+}")
    Screen appeal(Who who, @PathVariable long id) {
        return appeal(who, id, Form.empty());
    }

    private Screen appeal(Who who, long id, Form form) {
        Appeal appeal = appeals.get(who, id);
        RunPages.Head head = runPages.head(who, appeal.runId(), "appeals");
        Assessed assessed = assessees.get(who, appeal.assessedId());
        return Screen.of("review/assessment/appeal").with("indicators", scores.indicators(head.run(), assessed)).with("head", head).with("appeal", appeal).with("assessed", assessed).with("unit", units.get(assessed.unitId())).with("form", form)
                .with("line", scores.kept(assessed.id()).stream().filter(each -> each.indicator().equals(appeal.indicator())).findFirst())
                .with("deduction", appeals.deduction(head.run(), appeal.indicator())).with("veto", appeals.veto(head.run(), appeal.indicator())).with("answers", head.decides() && appeal.stage() == AppealStage.LODGED).with("withdraws", appeal.stage() == AppealStage.LODGED && assessees.answersFor(who, assessed));
    }

    @PostMapping("/assessments/appeals/{id:\\d+}/answer")
    Object answer(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String answer = read.text("answer", 2000);
            String about = read.optional("about", 60);
            BigDecimal points = read.optionalDecimal("points");
            boolean upheld = read.checked("upheld");
            read.done();
            appeals.answer(who, id, read.version(), upheld, about, upheld ? points : null, answer);
            Flash.say(request, "assessment.flash.answered");
            return "/assessments/appeals/" + id;
        }, failed -> appeal(who, id, failed));
    }

    @PostMapping("/assessments/appeals/{id:\\d+}/withdrawal")
    Object withdrawal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            appeals.withdraw(who, id, read.version());
            Flash.say(request, "assessment.flash.withdrawn");
            return "/assessments/appeals/" + id;
        }, failed -> appeal(who, id, failed));
    }
}
