package cdo.review.dutyreports.web;

import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Reading;
import cdo.review.dutyreports.DutyReport;
import cdo.review.dutyreports.Grades;
import cdo.review.dutyreports.ReportPapers;
import cdo.review.dutyreports.ReportRights;
import cdo.review.dutyreports.Reports;
import cdo.review.dutyreports.Sections;
import cdo.review.dutyreports.Suggestions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of a whole report: files, suggestions, signature, review, graders, archive. */
@Controller
class ReportSteps {

    private final Reports reports;
    private final Suggestions suggestions;
    private final Grades grades;
    private final ReportPapers papers;
    private final Attachments attachments;
    private final ReportPages pages;

    ReportSteps(Reports reports, Suggestions suggestions, Grades grades, ReportPapers papers, Attachments attachments, ReportPages pages) {
        this.reports = reports;
        this.suggestions = suggestions;
        this.grades = grades;
        this.papers = papers;
        this.attachments = attachments;
        this.pages = pages;
    }

    private Object step(Who who, Page page, long id, HttpServletRequest request, String said, Consumer<Reading> step) {
        return Form.of(request).step(read -> {
            step.accept(read);
            Flash.say(request, said);
            return "/duty-reports/" + id;
        }, failed -> pages.report(who, page, id, failed));
    }

    @PostMapping("/duty-reports/{id:\\d+}/files")
    Object file(Who who, Page page, @PathVariable long id, @RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.file", read -> {
            DutyReport report = reports.get(who, id);
            if (!Sections.mayWrite(who, report)) {
                throw new Problem.Denied(ReportRights.WRITE, report.unitId());
            }
            if (!report.stage().editable()) {
                throw new Problem.Refused("dutyreports.notEditable", report.stage());
            }
            if (file == null || file.isEmpty()) {
                throw new Problem.Invalid("file", "documents.file.none");
            }
            try (var content = file.getInputStream()) {
                attachments.store(who, report.ref(), file.getOriginalFilename() == null ? "file" : file.getOriginalFilename(), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @PostMapping("/duty-reports/{id:\\d+}/suggestions")
    Object suggestion(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.suggested", read -> {
            String title = read.text("title", 100);
            String text = read.text("text", 4000);
            read.done();
            suggestions.draft(who, id, title, text);
        });
    }

    @PostMapping("/duty-reports/{id:\\d+}/suggestions/{suggestion:\\d+}/removal")
    Object removal(Who who, Page page, @PathVariable long id, @PathVariable long suggestion, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.dropped", read -> suggestions.drop(who, suggestion));
    }

    @PostMapping("/duty-reports/{id:\\d+}/signature-request")
    Object signature(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.sent", read -> papers.requestSignature(who, id, read.version()));
    }

    @PostMapping("/duty-reports/{id:\\d+}/withdrawal")
    Object withdrawal(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.withdrawn", read -> reports.withdraw(who, id));
    }

    @PostMapping("/duty-reports/{id:\\d+}/confirmation")
    Object confirmation(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.confirmed", read -> {
            String how = read.optional("how", 200);
            read.done();
            reports.confirm(who, id, read.version(), how == null ? "" : how);
        });
    }

    @PostMapping("/duty-reports/{id:\\d+}/acceptance")
    Object acceptance(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.accepted", read -> {
            String remark = read.optional("remark", 500);
            read.done();
            reports.accept(who, id, read.version(), remark == null ? "" : remark);
        });
    }

    @PostMapping("/duty-reports/{id:\\d+}/return")
    Object giveBack(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.returned", read -> {
            String reason = read.text("reason", 1000);
            read.done();
            reports.giveBack(who, id, read.version(), reason);
        });
    }

    @PostMapping("/duty-reports/{id:\\d+}/excuse")
    Object excuse(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.excused", read -> {
            String reason = read.text("reason", 500);
            read.done();
            reports.excuse(who, id, read.version(), reason);
        });
    }

    @PostMapping("/duty-reports/{id:\\d+}/graders")
    Object graders(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            List<Long> posts = read.ids("posts");
            LocalDate due = read.date("due");
            read.done();
            int asked = grades.assign(who, id, posts, due);
            if (asked == 0) {
                throw new Problem.Invalid("posts", "dutyreports.graders.nobody");
            }
            if (asked < posts.size()) {
                Flash.say(request, "dutyreports.flash.gradersSome", asked, posts.size() - asked);
            } else {
                Flash.say(request, "dutyreports.flash.graders");
            }
            return "/duty-reports/" + id;
        }, failed -> pages.report(who, page, id, failed));
    }

    @PostMapping("/duty-reports/{id:\\d+}/score")
    Object score(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.concluded", read -> grades.conclude(who, id));
    }

    @PostMapping("/duty-reports/{id:\\d+}/archive")
    Object archive(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "dutyreports.flash.archived", read -> papers.archive(who, id, read.version()));
    }
}
