package cdo.review.dutyreports.web;

import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.review.dutyreports.Grade;
import cdo.review.dutyreports.Grades;
import cdo.review.dutyreports.Hearings;
import cdo.review.dutyreports.Reports;
import cdo.review.dutyreports.ScoringSheets;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The course of a hearing, and grading. */
@Controller
class HearingSteps {

    private final Hearings hearings;
    private final Grades grades;
    private final ScoringSheets sheets;
    private final Reports reports;
    private final HearingPages pages;
    private final ReportPages reportPages;

    HearingSteps(Hearings hearings, Grades grades, ScoringSheets sheets, Reports reports, HearingPages pages, ReportPages reportPages) {
        this.hearings = hearings;
        this.grades = grades;
        this.sheets = sheets;
        this.reports = reports;
        this.pages = pages;
        this.reportPages = reportPages;
    }

    @PostMapping("/duty-reports/hearings/{id:\\d+}/order")
    Object order(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            List<Long> order = CampaignSteps.ordered(read, hearings.get(who, id).reports());
            read.done();
            hearings.reorder(who, id, read.version(), order);
            Flash.say(request, "dutyreports.flash.ordered");
            return "/duty-reports/hearings/" + id;
        }, failed -> pages.hearing(who, id, failed));
    }

    @PostMapping("/duty-reports/hearings/{id:\\d+}/record")
    Object hold(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Set<Long> present = Set.copyOf(read.ids("present"));
            String note = read.optional("note", 4000);
            LocalDate due = read.date("due");
            read.done();
            hearings.hold(who, id, read.version(), present, note == null ? "" : note, due);
            Flash.say(request, "dutyreports.flash.held");
            return "/duty-reports/hearings/" + id;
        }, failed -> pages.hearing(who, id, failed));
    }

    @PostMapping("/duty-reports/hearings/{id:\\d+}/cancellation")
    Object cancel(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 500);
            read.done();
            hearings.cancel(who, id, read.version(), reason);
            Flash.say(request, "dutyreports.flash.cancelled");
            return "/duty-reports/hearings/" + id;
        }, failed -> pages.hearing(who, id, failed));
    }

    @PostMapping("/duty-reports/grades/{id:\\d+}/sheet")
    Object grade(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Grade grade = grades.mine(who, id);
            var points = new HashMap<Long, BigDecimal>();
            for (Grade.SheetLine line : sheets.of(reports.get(who, grade.reportId()).campaignId())) {
                BigDecimal given = read.optionalDecimal("line" + line.id());
                if (given != null) {
                    points.put(line.id(), given);
                }
            }
            String remark = read.optional("remark", 1000);
            read.done();
            grades.grade(who, id, read.version(), points, remark == null ? "" : remark);
            Flash.say(request, "dutyreports.flash.graded");
            return "/duty-reports/grades/" + id;
        }, failed -> pages.grade(who, id, failed));
    }

    @PostMapping("/duty-reports/grades/{id:\\d+}/dismissal")
    Object dismissal(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        long report = grades.reportOf(who, id);
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 300);
            read.done();
            grades.dismiss(who, id, reason);
            Flash.say(request, "dutyreports.flash.dismissed");
            return "/duty-reports/" + report;
        }, failed -> reportPages.report(who, page, report, failed));
    }
}
