package cdo.review.dutyreports.web;

import cdo.platform.approvals.Routes;
import cdo.platform.documents.Attachments;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.review.dutyreports.DutyReport;
import cdo.review.dutyreports.Editions;
import cdo.review.dutyreports.FigureTexts;
import cdo.review.dutyreports.Figures;
import cdo.review.dutyreports.Grades;
import cdo.review.dutyreports.OfficerDuties;
import cdo.review.dutyreports.Register;
import cdo.review.dutyreports.Remarks;
import cdo.review.dutyreports.ReportPapers;
import cdo.review.dutyreports.ReportPart;
import cdo.review.dutyreports.ReportRights;
import cdo.review.dutyreports.ReportStage;
import cdo.review.dutyreports.Reports;
import cdo.review.dutyreports.Section;
import cdo.review.dutyreports.Sections;
import cdo.review.dutyreports.Suggestions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A report, the page on which one part of it is written, and its preview. */
@Controller
public class ReportPages {

    private final Reports reports;
    private final Register register;
    private final Sections sections;
    private final Editions editions;
    private final Figures figures;
    private final FigureTexts texts;
    private final OfficerDuties officerDuties;
    private final Remarks remarks;
    private final Suggestions suggestions;
    private final Grades grades;
    private final ReportPapers reportPapers;
    private final Papers papers;
    private final IssuedDocuments issued;
    private final Attachments attachments;
    private final Routes routes;
    private final Units units;

    ReportPages(Reports reports, Register register, Sections sections, Editions editions, Figures figures, FigureTexts texts, OfficerDuties officerDuties, Remarks remarks,
                Suggestions suggestions, Grades grades, ReportPapers reportPapers, Papers papers, IssuedDocuments issued, Attachments attachments, Routes routes, Units units) {
        this.reports = reports;
        this.register = register;
        this.sections = sections;
        this.editions = editions;
        this.figures = figures;
        this.texts = texts;
        this.officerDuties = officerDuties;
        this.remarks = remarks;
        this.suggestions = suggestions;
        this.grades = grades;
        this.reportPapers = reportPapers;
        this.papers = papers;
        this.issued = issued;
        this.attachments = attachments;
        this.routes = routes;
        this.units = units;
    }

    /** What this person may do with the report now. */
    public record May(boolean writes, boolean withdraws, boolean confirms, boolean reviews, boolean organises, boolean excuses, boolean remarks, long signs) {
    }

    /** A part as it is shown. {@code text}: with its figures filled in. */
    public record Shown(ReportPart part, Section section, String text, List<FigureTexts.Line> figures, List<Remarks.Remark> remarks) {
    }

    @GetMapping("/duty-reports/{id:\\d+}")
    Screen report(Who who, Page page, @PathVariable long id) {
        return report(who, page, id, Form.empty());
    }

    Screen report(Who who, Page page, long id, Form form) {
        DutyReport report = reports.get(who, id);
        var all = figures.of(report);
        List<Remarks.Remark> said = remarks.of(id);
        var shown = new EnumMap<ReportPart, Shown>(ReportPart.class);
        sections.of(id).forEach((part, section) -> shown.put(part, new Shown(part, section, texts.filled(section.text(), all, page.language()),
                texts.lines(all.stream().filter(figure -> figure.part() == part).toList(), page.language()), said.stream().filter(each -> each.part() == part).toList())));
        boolean organises = who.may(ReportRights.ORGANISE, report.organiserId());
        return Screen.of("review/dutyreports/report").with("report", report).with("line", register.line(who, report)).with("campaign", reports.campaign(report))
                .with("title", page.t(reports.title(report))).with("writer", units.get(report.unitId())).with("organiser", units.get(report.organiserId())).with("parts", List.copyOf(shown.values()))
                .with("duties", officerDuties.of(id)).with("suggestions", suggestions.of(report)).with("files", files(report)).with("largest", attachments.maxMegabytes())
                .with("steps", reports.steps(report)).with("may", may(who, report)).with("left", report.stage().editable() && reports.left(report)).with("form", form)
                .with("issued", issued.of(report.ref())).with("grades", organises || report.stage() == ReportStage.GRADED || report.stage() == ReportStage.ARCHIVED ? grades.of(id) : List.of())
                .with("graders", organises && report.stage() == ReportStage.ACCEPTED ? Posts.choices(page, grades.candidates(who)) : List.of());
    }

    private List<FileLink> files(DutyReport report) {
        return attachments.of(report.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList();
    }

    private May may(Who who, DutyReport report) {
        boolean writes = Sections.mayWrite(who, report);
        boolean own = who.personId() == report.personId();
        boolean reviews = who.may(ReportRights.REVIEW, report.organiserId()) && !own;
        return new May(writes && report.stage().editable(), report.stage() == ReportStage.UNIT_SIGNATURE && who.seat() != null && who.seat().unitId() == report.unitId()
                && who.may(ReportRights.WRITE, report.unitId()), writes && report.stage().editable() && report.confirmedOn() == null && reports.left(report),
                reviews && report.stage() == ReportStage.SUBMITTED, who.may(ReportRights.ORGANISE, report.organiserId()), reviews && report.stage().editable(), Remarks.mayRemark(who, report),
                routes.current(report.ref()).filter(run -> routes.maySign(who, run)).map(run -> run.id()).orElse(0L));
    }

    /** What a figure was counted from, for everybody who may read the report. */
    @GetMapping("/duty-reports/{id:\\d+}/figures/{key}")
    Screen figure(Who who, Page page, @PathVariable long id, @PathVariable String key) {
        DutyReport report = reports.get(who, id);
        Figures.FigureRows found = figures.rows(report, key);
        return Screen.of("review/dutyreports/figure").with("report", report).with("line", register.line(who, report)).with("found", found).with("text", texts.line(found.figure(), page.language()))
                .with("freezeShown", who.reads(report.organiserId()));
    }

    @GetMapping("/duty-reports/{id:\\d+}/parts/{part:[A-Z]+}")
    Screen part(Who who, Page page, @PathVariable long id, @PathVariable String part) {
        return part(who, page, id, named(part), null);
    }

    static ReportPart named(String part) {
        return Arrays.stream(ReportPart.values()).filter(each -> each.name().equals(part)).findFirst().orElseThrow(() -> new Problem.NotFound(Message.of("dutyreports.part.unknown", part)));
    }

    /** @param failed the form with what was typed and refused; null: what is stored */
    Screen part(Who who, Page page, long id, ReportPart part, @Nullable Form failed) {
        DutyReport report = reports.get(who, id);
        Section section = sections.get(id, part);
        var all = figures.of(report);
        boolean stale = failed != null && failed.reason() != null && failed.reason().key().equals("problem.stale");
        return Screen.of("review/dutyreports/part").with("report", report).with("line", register.line(who, report)).with("part", part).with("section", section)
                .with("writes", Sections.mayWrite(who, report) && report.stage().editable()).with("stale", stale)
                .with("form", failed == null ? Form.filled(Map.of("text", section.text())) : failed)
                .with("shown", texts.filled(section.text(), all, page.language())).with("own", texts.lines(all.stream().filter(figure -> figure.part() == part).toList(), page.language()))
                .with("all", texts.lines(all, page.language())).with("before", sections.lastYear(report, part)).with("editions", editions.of(id, part))
                .with("remarks", remarks.of(id).stream().filter(each -> each.part() == part).toList()).with("remarking", Remarks.mayRemark(who, report));
    }

    /** What stands where the form keeps its version: answered to an automatic save. */
    Screen saved(long id, ReportPart part, int version, @Nullable String refused) {
        return Screen.of("review/dutyreports/saved").with("id", id).with("part", part).with("section", sections.get(id, part)).with("version", version)
                .with("refused", refused == null ? "" : refused);
    }

    @GetMapping("/duty-reports/{id:\\d+}/preview")
    Screen preview(Who who, Page page, @PathVariable long id) {
        DutyReport report = reports.get(who, id);
        return Screen.of("review/dutyreports/preview").with("report", report).with("title", page.t(reports.title(report))).with("preview", papers.html(reportPapers.compose(who, id)));
    }
}
