package cdo.office.tasks.web;

import cdo.office.tasks.LedgerBook;
import cdo.office.tasks.TaskRights;
import cdo.platform.documents.XlsxImport;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Languages;
import cdo.platform.web.Screen;
import cdo.platform.web.UploadedWorkbooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 督办台账 out of the system and into it. */
@Controller
class LedgerPages {

    static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final LedgerBook book;
    private final Words words;
    private final UploadedWorkbooks uploads;

    LedgerPages(LedgerBook book, Words words, UploadedWorkbooks uploads) {
        this.book = book;
        this.words = words;
        this.uploads = uploads;
    }

    @GetMapping("/tasks/ledger.xlsx")
    ResponseEntity<byte[]> ledger(Who who, HttpServletRequest request, @RequestParam Map<String, String> asked) throws IOException {
        var out = new ByteArrayOutputStream();
        book.write(who, TaskPages.filter(asked), Languages.of(request), out);
        return workbook(words.say(Languages.of(request), "tasks.ledger") + ".xlsx", out.toByteArray());
    }

    @GetMapping("/tasks/import")
    Screen form(Who who) {
        who.must(TaskRights.DECIDE, who.unitId());
        return Screen.of("office/tasks/import").with("form", Form.empty()).with("lines", List.of()).with("past", List.of());
    }

    @GetMapping("/tasks/import/template.xlsx")
    ResponseEntity<byte[]> template(Who who, HttpServletRequest request) throws IOException {
        who.must(TaskRights.DECIDE, who.unitId());
        var out = new ByteArrayOutputStream();
        book.template(out);
        return workbook(words.say(Languages.of(request), "tasks.import.template") + ".xlsx", out.toByteArray());
    }

    @PostMapping("/tasks/import")
    Object take(Who who, @RequestParam @Nullable MultipartFile file, HttpServletRequest request) {
        who.must(TaskRights.DECIDE, who.unitId());
        XlsxImport.Preview[] preview = new XlsxImport.Preview[1];
        return Form.of(request).step(read -> {
            boolean past = read.checked("past");
            read.done();
            preview[0] = previewed(who, uploads.take(file));
            int handed = book.take(who, preview[0], past);
            Flash.say(request, "tasks.flash.imported", preview[0].lines().size(), handed);
            return "/tasks";
        }, failed -> Screen.of("office/tasks/import").with("form", failed)
                .with("lines", preview[0] == null ? List.of() : preview[0].lines().stream().filter(line -> !line.good()).limit(50).toList())
                .with("past", preview[0] == null || !preview[0].good() ? List.of() : book.past(preview[0]).stream().limit(50).toList()));
    }

    private XlsxImport.Preview previewed(Who who, byte[] workbook) {
        try (var in = new ByteArrayInputStream(workbook)) {
            return book.preview(who, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(EXCEL))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
