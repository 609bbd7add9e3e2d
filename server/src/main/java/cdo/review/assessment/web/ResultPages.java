package cdo.review.assessment.web;

import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.Papers;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Languages;
import cdo.platform.web.Screen;
import cdo.review.assessment.AssessmentRights;
import cdo.review.assessment.Grades;
import cdo.review.assessment.Ranking;
import cdo.review.assessment.RunReport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Ranking, grades, the report and the lists in which results go into use. */
@Controller("assessmentResultPages")
class ResultPages {

    private final RunPages runPages;
    private final Ranking ranking;
    private final Grades grades;
    private final RunReport report;
    private final Routes routes;
    private final Papers papers;
    private final Downloads downloads;
    private final IssuedDocuments issued;
    private final Imprints imprints;
    private final Words words;
    private final Audit audit;

    ResultPages(RunPages runPages, Ranking ranking, Grades grades, RunReport report, Routes routes, Papers papers, Downloads downloads, IssuedDocuments issued, Imprints imprints, Words words, Audit audit) {
        this.runPages = runPages;
        this.ranking = ranking;
        this.grades = grades;
        this.report = report;
        this.routes = routes;
        this.papers = papers;
        this.downloads = downloads;
        this.issued = issued;
        this.imprints = imprints;
        this.words = words;
        this.audit = audit;
    }

    @GetMapping("/assessments/{id:\\d+}/ranking")
    Screen ranking(Who who, @PathVariable long id) {
        RunPages.Head head = runPages.head(who, id, "ranking");
        return Screen.of("review/assessment/ranking").with("head", head).with("places", ranking.of(who, head.run()));
    }

    @GetMapping("/assessments/{id:\\d+}/grades")
    Screen grades(Who who, @PathVariable long id) {
        return grades(who, id, Form.empty());
    }

    private Screen grades(Who who, long id, Form form) {
        RunPages.Head head = runPages.head(who, id, "grades");
        who.must(AssessmentRights.ORGANISE, head.run().organiserId());
        return Screen.of("review/assessment/grades").with("head", head).with("places", ranking.of(who, head.run())).with("form", form)
                .with("route", routes.current(head.run().ref()).map(Run::id).orElse(0L));
    }

    @PostMapping("/assessments/{id:\\d+}/grades")
    Object proposal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            grades.propose(who, id, read.version());
            Flash.say(request, "assessment.flash.proposed");
            return "/assessments/" + id + "/grades";
        }, failed -> grades(who, id, failed));
    }

    @PostMapping("/assessments/{id:\\d+}/signature")
    Object signature(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            grades.requestSignature(who, id, read.version());
            Flash.say(request, "assessment.flash.signature");
            return "/assessments/" + id + "/grades";
        }, failed -> grades(who, id, failed));
    }

    @GetMapping("/assessments/{id:\\d+}/report")
    Screen report(Who who, @PathVariable long id) {
        RunPages.Head head = runPages.head(who, id, "report");
        return report(who, id, Form.filled(Map.of("findings", head.run().findings(), "outlook", head.run().outlook())));
    }

    private Screen report(Who who, long id, Form form) {
        RunPages.Head head = runPages.head(who, id, "report");
        return Screen.of("review/assessment/report").with("head", head).with("form", form).with("preview", papers.html(report.compose(who, id, ""))).with("issued", issued.of(head.run().ref()));
    }

    @GetMapping("/assessments/{id:\\d+}/report.docx")
    ResponseEntity<byte[]> word(Who who, @PathVariable long id) {
        return downloads.word(who, "assessment.report-exported", runPages.head(who, id, "report").run().ref(), report.compose(who, id, ""));
    }

    @GetMapping("/assessments/{id:\\d+}/report.pdf")
    ResponseEntity<byte[]> pdf(Who who, @PathVariable long id) {
        return downloads.pdf(who, "assessment.report-exported", runPages.head(who, id, "report").run().ref(), report.compose(who, id, ""));
    }

    @PostMapping("/assessments/{id:\\d+}/report-text")
    Object text(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String findings = read.optional("findings", 4000);
            String outlook = read.optional("outlook", 4000);
            read.done();
            report.write(who, id, read.version(), findings == null ? "" : findings, outlook == null ? "" : outlook);
            Flash.say(request, "assessment.flash.saved");
            return "/assessments/" + id + "/report";
        }, failed -> report(who, id, failed));
    }

    @PostMapping("/assessments/{id:\\d+}/reports")
    Object issue(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String number = read.optional("number", 60);
            read.done();
            var paper = report.issue(who, id, read.version(), number);
            Flash.say(request, "assessment.flash.reported");
            return paper.href();
        }, failed -> report(who, id, failed));
    }

    /** Everyone's total and grade: for project arrangement (信息化项目安排) and units' performance (绩效评估). */
    @GetMapping("/assessments/{id:\\d+}/scores.xlsx")
    ResponseEntity<byte[]> scores(Who who, @PathVariable long id, HttpServletRequest request) throws IOException {
        Language language = Languages.of(request);
        var run = runPages.head(who, id, "ranking").run();
        List<Ranking.Place> places = ranking.of(who, run);
        var columns = List.<Workbook.Column<Ranking.Place>>of(
                new Workbook.Column<>(words.say(language, "assessment.rank"), 8, place -> place.rank() == 0 ? null : place.rank()),
                new Workbook.Column<>(words.say(language, "assessment.object"), 40, place -> place.unit() == null ? words.say(language, "assessment.ranking.unnamed") : place.name(language)),
                new Workbook.Column<>(words.say(language, "assessment.total"), 12, place -> place.total() == null ? null : place.total().setScale(2, RoundingMode.HALF_UP)),
                new Workbook.Column<>(words.say(language, "assessment.grade"), 12, place -> place.grade() == null ? null : words.value(language, place.grade())));
        var out = new ByteArrayOutputStream();
        Workbook.write(out, run.title(), imprints.of(who), columns, places);
        audit.exported(who, "assessment.scores-exported", run.ref(), "rows", places.size());
        return Downloads.workbook(run.title(), out.toByteArray());
    }
}
