package cdo.platform.documents.web;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachment;
import cdo.platform.documents.Attachments;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Who;
import cdo.platform.web.FileLink;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of issued documents, each document as printed, and every attachment's download. */
@Controller
class DocumentPages {
    private final IssuedDocuments documents;
    private final Attachments attachments;
    private final Audit audit;

    DocumentPages(IssuedDocuments documents, Attachments attachments, Audit audit) {
        this.documents = documents;
        this.attachments = attachments;
        this.audit = audit;
    }

    @GetMapping("/documents")
    Screen register(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String year,
                    @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        Optional<DocumentKind> kindAsked = Stream.of(DocumentKind.values()).filter(each -> each.name().equals(kind)).findFirst();
        Optional<Integer> yearAsked = year.matches("\\d{4}") ? Optional.of(Integer.valueOf(year)) : Optional.empty();
        return Screen.of("platform/documents/register").with("rows", documents.list(who, q, kindAsked, yearAsked, new Slice.Ask(page, size)));
    }

    @GetMapping("/documents/{id}")
    Screen document(Who who, @PathVariable long id) {
        IssuedDocument document = documents.get(who, id);
        List<FileLink> files = attachments.of(document.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), "SM3 " + file.sm3().substring(0, 16))).toList();
        return Screen.of("platform/documents/document").with("document", document).with("preview", documents.preview(document)).with("files", files);
    }

    /** Looks of the preview, written from the same measures as the printed page. */
    @GetMapping("/documents/paper.css")
    ResponseEntity<String> paper() {
        return ResponseEntity.ok().contentType(MediaType.valueOf("text/css;charset=UTF-8")).cacheControl(CacheControl.maxAge(java.time.Duration.ofHours(1))).body(Papers.previewStyles());
    }

    /** Always as a download, never shown inside the site, whatever its content claims to be. */
    @GetMapping("/attachments/{id}")
    void attachment(Who who, @PathVariable long id, HttpServletResponse response) throws IOException {
        Attachment attachment = attachments.open(who, id);
        audit.exported(who, "documents.downloaded", attachment.subject(), "attachment", id, "name", attachment.name());
        response.setContentType(attachment.type().media());
        response.setContentLengthLong(attachment.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(attachment.name(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        attachments.write(attachment, response.getOutputStream());
    }
}
