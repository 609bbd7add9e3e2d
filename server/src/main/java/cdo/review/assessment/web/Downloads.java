package cdo.review.assessment.web;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Files made for this reader; that they were taken is in the trail. */
@Component("assessmentDownloads")
class Downloads {

    private final Papers papers;
    private final Imprints imprints;
    private final Audit audit;

    Downloads(Papers papers, Imprints imprints, Audit audit) {
        this.papers = papers;
        this.imprints = imprints;
        this.audit = audit;
    }

    ResponseEntity<byte[]> word(Who who, String action, SubjectRef subject, OfficialDocument document) {
        byte[] content = papers.docx(document, imprints.of(who));
        audit.exported(who, action, subject, "as", "docx", "title", document.heading());
        return file(document.heading() + ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", content);
    }

    ResponseEntity<byte[]> pdf(Who who, String action, SubjectRef subject, OfficialDocument document) {
        byte[] content = papers.pdf(document, imprints.of(who));
        audit.exported(who, action, subject, "as", "pdf", "title", document.heading());
        return file(document.heading() + ".pdf", MediaType.APPLICATION_PDF_VALUE, content);
    }

    static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return file(name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content);
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
