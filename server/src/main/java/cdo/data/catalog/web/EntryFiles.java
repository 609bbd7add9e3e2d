package cdo.data.catalog.web;

import cdo.data.catalog.CatalogRights;
import cdo.data.catalog.Edition;
import cdo.data.catalog.Entries;
import cdo.data.catalog.Entry;
import cdo.data.catalog.EntryBook;
import cdo.data.catalog.EntryImports;
import cdo.data.catalog.EntryPaper;
import cdo.data.catalog.EntryRegister;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.Papers;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.UploadedWorkbooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What goes in and out of the catalog as a file. */
@Controller
class EntryFiles {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Entries entries;
    private final EntryRegister register;
    private final EntryBook book;
    private final EntryPaper paper;
    private final EntryImports imports;
    private final UploadedWorkbooks uploads;
    private final Papers papers;
    private final Imprints imprints;
    private final Audit audit;

    EntryFiles(Entries entries, EntryRegister register, EntryBook book, EntryPaper paper, EntryImports imports, UploadedWorkbooks uploads, Papers papers, Imprints imprints, Audit audit) {
        this.entries = entries;
        this.register = register;
        this.book = book;
        this.paper = paper;
        this.imports = imports;
        this.uploads = uploads;
        this.papers = papers;
        this.imprints = imprints;
        this.audit = audit;
    }

    /** Exactly what the register shows under the same address. */
    @GetMapping("/entries/export.xlsx")
    ResponseEntity<byte[]> export(Who who, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable Long unit, @RequestParam(defaultValue = "") String classification,
                                  @RequestParam(defaultValue = "") String sharing, @RequestParam(defaultValue = "") String open, @RequestParam(defaultValue = "") String stage,
                                  @RequestParam @Nullable Long system, @RequestParam(defaultValue = "") String sort) {
        var rows = register.all(who, new EntryRegister.Filter(q, unit, classification, sharing, open, stage, system, sort));
        var out = new ByteArrayOutputStream();
        book.write(out, imprints.of(who), rows);
        audit.exported(who, "catalog.exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", rows.size(), "filter", q + "|" + unit + "|" + classification + "|" + sharing + "|" + open + "|" + stage);
        return file(out.toByteArray(), XLSX, "政务数据目录.xlsx");
    }

    @GetMapping("/entries/{id}/paper.docx")
    ResponseEntity<byte[]> docx(Who who, @PathVariable long id, @RequestParam @Nullable Integer version) {
        Entry entry = entries.get(who, id);
        Edition edition = edition(who, entry, version);
        audit.exported(who, "catalog.printed", entry.ref(), "edition", edition.number());
        return file(papers.docx(paper.of(entry, edition), imprints.of(who)), DOCX, edition.content().name() + ".docx");
    }

    @GetMapping("/entries/{id}/paper.pdf")
    ResponseEntity<byte[]> pdf(Who who, @PathVariable long id, @RequestParam @Nullable Integer version) {
        Entry entry = entries.get(who, id);
        Edition edition = edition(who, entry, version);
        audit.exported(who, "catalog.printed", entry.ref(), "edition", edition.number());
        return file(papers.pdf(paper.of(entry, edition), imprints.of(who)), MediaType.APPLICATION_PDF_VALUE, edition.content().name() + ".pdf");
    }

    private Edition edition(Who who, Entry entry, @Nullable Integer version) {
        return version == null ? entries.shown(who, entry) : entries.edition(who, entry, version);
    }

    @GetMapping("/entries/imports")
    Screen start(Who who) {
        who.must(CatalogRights.WRITE, who.unitId());
        return Screen.of("data/catalog/import").with("form", Form.empty());
    }

    @GetMapping("/entries/imports/template.xlsx")
    ResponseEntity<byte[]> template(Who who) throws IOException {
        who.must(CatalogRights.WRITE, who.unitId());
        var out = new ByteArrayOutputStream();
        Workbook.template(out, book.template());
        return file(out.toByteArray(), XLSX, "政务数据目录导入模板.xlsx");
    }

    @PostMapping("/entries/imports")
    Object upload(Who who, @RequestParam("file") MultipartFile file, HttpServletRequest request) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return Form.of(request).step(read -> "/entries/imports/" + imports.keep(who, name, uploads.take(file)), failed -> Screen.of("data/catalog/import").with("form", failed));
    }

    @GetMapping("/entries/imports/{id}")
    Screen preview(Who who, @PathVariable long id) {
        return Screen.of("data/catalog/preview").with("preview", imports.preview(who, id)).with("form", Form.empty());
    }

    @PostMapping("/entries/imports/{id}/confirmation")
    Object confirmation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Flash.say(request, "catalog.flash.imported", imports.confirm(who, id).size());
            return "/entries?stage=DRAFT";
        }, failed -> Screen.of("data/catalog/preview").with("preview", imports.preview(who, id)).with("form", failed));
    }

    static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
