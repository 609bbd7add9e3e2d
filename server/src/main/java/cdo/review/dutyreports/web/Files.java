package cdo.review.dutyreports.web;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.review.dutyreports.Campaign;
import cdo.review.dutyreports.DutyReport;
import cdo.review.dutyreports.ReportPapers;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Reports and the compiled volume as Word and PDF. */
@Controller
class Files {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final ReportPapers reportPapers;
    private final Papers papers;
    private final Imprints imprints;
    private final Audit audit;

    Files(ReportPapers reportPapers, Papers papers, Imprints imprints, Audit audit) {
        this.reportPapers = reportPapers;
        this.papers = papers;
        this.imprints = imprints;
        this.audit = audit;
    }

    @GetMapping("/duty-reports/{id:\\d+}/report.docx")
    ResponseEntity<byte[]> word(Who who, @PathVariable long id) {
        return word(who, reportPapers.compose(who, id), SubjectRef.of(DutyReport.KIND, id));
    }

    @GetMapping("/duty-reports/{id:\\d+}/report.pdf")
    ResponseEntity<byte[]> pdf(Who who, @PathVariable long id) {
        return pdf(who, reportPapers.compose(who, id), SubjectRef.of(DutyReport.KIND, id));
    }

    @GetMapping("/duty-reports/campaigns/{id:\\d+}/volume.docx")
    ResponseEntity<byte[]> volume(Who who, @PathVariable long id) {
        return word(who, reportPapers.volume(who, id), SubjectRef.of(Campaign.KIND, id));
    }

    @GetMapping("/duty-reports/campaigns/{id:\\d+}/volume.pdf")
    ResponseEntity<byte[]> volumePdf(Who who, @PathVariable long id) {
        return pdf(who, reportPapers.volume(who, id), SubjectRef.of(Campaign.KIND, id));
    }

    private ResponseEntity<byte[]> word(Who who, OfficialDocument document, SubjectRef subject) {
        byte[] content = papers.docx(document, imprints.of(who));
        audit.exported(who, "dutyreports.exported", subject, "as", "docx");
        return answer(document.heading() + ".docx", WORD, content);
    }

    private ResponseEntity<byte[]> pdf(Who who, OfficialDocument document, SubjectRef subject) {
        byte[] content = papers.pdf(document, imprints.of(who));
        audit.exported(who, "dutyreports.exported", subject, "as", "pdf");
        return answer(document.heading() + ".pdf", MediaType.APPLICATION_PDF_VALUE, content);
    }

    private static ResponseEntity<byte[]> answer(String name, String type, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
