package cdo.review.cockpit.web;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Choice;
import cdo.platform.web.Screen;
import cdo.review.cockpit.Briefs;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 月度简报: preview, Word and PDF. */
@Controller
class BriefPages {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final int MONTHS = 12;

    private final Briefs briefs;
    private final Papers papers;
    private final Imprints imprints;
    private final Units units;
    private final Clocks clocks;
    private final Audit audit;

    BriefPages(Briefs briefs, Papers papers, Imprints imprints, Units units, Clocks clocks, Audit audit) {
        this.briefs = briefs;
        this.papers = papers;
        this.imprints = imprints;
        this.units = units;
        this.clocks = clocks;
        this.audit = audit;
    }

    @GetMapping("/cockpit/units/{id}/brief")
    Screen brief(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String month) {
        YearMonth asked = month(month);
        Unit unit = units.get(id);
        OfficialDocument brief = briefs.compose(who, id, asked);
        List<Choice> months = IntStream.range(0, MONTHS).mapToObj(YearMonth.from(clocks.today())::minusMonths).map(each -> Choice.of(each.toString(), each.toString())).toList();
        return Screen.of("review/cockpit/brief").with("unit", unit).with("month", asked.toString()).with("months", months).with("preview", papers.html(brief));
    }

    @GetMapping("/cockpit/units/{id}/brief.docx")
    ResponseEntity<byte[]> word(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String month) {
        OfficialDocument brief = briefs.compose(who, id, month(month));
        return file(who, id, brief, "docx", WORD, papers.docx(brief, imprints.of(who)));
    }

    @GetMapping("/cockpit/units/{id}/brief.pdf")
    ResponseEntity<byte[]> pdf(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String month) {
        OfficialDocument brief = briefs.compose(who, id, month(month));
        return file(who, id, brief, "pdf", MediaType.APPLICATION_PDF_VALUE, papers.pdf(brief, imprints.of(who)));
    }

    private ResponseEntity<byte[]> file(Who who, long id, OfficialDocument brief, String ending, String type, byte[] content) {
        audit.exported(who, "cockpit.brief-exported", SubjectRef.of("unit", id), "title", Briefs.fileName(brief), "as", ending);
        String name = Briefs.fileName(brief) + "." + ending;
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .contentType(MediaType.parseMediaType(type)).body(content);
    }

    /** The running month where none is named. */
    private YearMonth month(String typed) {
        if (!typed.isEmpty() && !typed.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw new Problem.Invalid("month", "cockpit.brief.month", typed);
        }
        return typed.isEmpty() ? YearMonth.from(clocks.today()) : YearMonth.parse(typed);
    }
}
