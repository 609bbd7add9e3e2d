package cdo.office.program.web;

import cdo.office.program.Phase;
import cdo.office.program.Phases;
import cdo.office.program.PilotReport;
import cdo.office.program.Progress;
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
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The report of a phase – preview, Word, PDF, issue – and the board as a workbook. */
@Controller
class ReportPages {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final PhasePages pages;
    private final Phases phases;
    private final Progress progress;
    private final PilotReport report;
    private final Papers papers;
    private final IssuedDocuments issued;
    private final Imprints imprints;
    private final Words words;
    private final Audit audit;

    ReportPages(PhasePages pages, Phases phases, Progress progress, PilotReport report, Papers papers, IssuedDocuments issued, Imprints imprints, Words words, Audit audit) {
        this.pages = pages;
        this.phases = phases;
        this.progress = progress;
        this.report = report;
        this.papers = papers;
        this.issued = issued;
        this.imprints = imprints;
        this.words = words;
        this.audit = audit;
    }

    @GetMapping("/programs/phases/{id:\\d+}/report")
    Screen report(Who who, @PathVariable long id) {
        Phase phase = phases.get(id);
        return report(who, id, Form.filled(Map.of("experience", phase.experience(), "outlook", phase.outlook())));
    }

    private Screen report(Who who, long id, Form form) {
        return Screen.of("office/program/report").with("head", pages.head(who, id, "report")).with("form", form)
                .with("preview", papers.html(report.compose(who, id, ""))).with("issued", issued.of(phases.get(id).ref()));
    }

    @GetMapping("/programs/phases/{id:\\d+}/report.docx")
    ResponseEntity<byte[]> word(Who who, @PathVariable long id) {
        return file(who, id, "docx", WORD, papers.docx(report.compose(who, id, ""), imprints.of(who)));
    }

    @GetMapping("/programs/phases/{id:\\d+}/report.pdf")
    ResponseEntity<byte[]> pdf(Who who, @PathVariable long id) {
        return file(who, id, "pdf", MediaType.APPLICATION_PDF_VALUE, papers.pdf(report.compose(who, id, ""), imprints.of(who)));
    }

    private ResponseEntity<byte[]> file(Who who, long id, String ending, String type, byte[] content) {
        Phase phase = phases.get(id);
        audit.exported(who, "program.report-exported", phase.ref(), "as", ending);
        return answer(phase.title() + "情况的报告." + ending, type, content);
    }

    @PostMapping("/programs/phases/{id:\\d+}/report-text")
    Object text(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String experience = read.optional("experience", 4000);
            String outlook = read.optional("outlook", 4000);
            read.done();
            phases.write(who, id, read.version(), experience == null ? "" : experience, outlook == null ? "" : outlook);
            Flash.say(request, "program.flash.saved");
            return "/programs/phases/" + id + "/report";
        }, failed -> report(who, id, failed));
    }

    @PostMapping("/programs/phases/{id:\\d+}/reports")
    Object issue(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String number = read.optional("number", 60);
            read.done();
            var paper = report.issue(who, id, number);
            Flash.say(request, "program.flash.issued");
            return paper.href();
        }, failed -> report(who, id, failed));
    }

    @GetMapping("/programs/phases/{id:\\d+}/board.xlsx")
    ResponseEntity<byte[]> board(Who who, HttpServletRequest request, @PathVariable long id) throws IOException {
        Language language = Languages.of(request);
        Progress.Board board = progress.board(who, id);
        var columns = new ArrayList<Workbook.Column<Progress.Row>>();
        columns.add(new Workbook.Column<>(words.say(language, "program.unit"), 30, row -> row.unit().name(language)));
        board.obligations().forEach(obligation -> {
            columns.add(new Workbook.Column<>(obligation.title(language), 18, row -> row.cells().containsKey(obligation.id()) ? words.value(language, row.cells().get(obligation.id()).state()) : null));
            columns.add(new Workbook.Column<>(words.say(language, "program.due"), 12, row -> row.cells().containsKey(obligation.id()) ? row.cells().get(obligation.id()).due() : null));
            columns.add(new Workbook.Column<>(words.say(language, "program.metOn"), 12, row -> row.cells().containsKey(obligation.id()) ? row.cells().get(obligation.id()).owed().metOn() : null));
        });
        var out = new ByteArrayOutputStream();
        Workbook.write(out, words.say(language, "program.board.sheet", board.phase().title(language)), imprints.of(who), columns, board.rows());
        audit.exported(who, "program.board-exported", board.phase().ref(), "rows", board.rows().size());
        return answer(words.say(language, "program.board.sheet", board.phase().title(language)) + ".xlsx", EXCEL, out.toByteArray());
    }

    private static ResponseEntity<byte[]> answer(String name, String type, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
