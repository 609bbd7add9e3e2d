package cdo.office.tasks.forms.web;

import cdo.office.tasks.Handing;
import cdo.office.tasks.TaskRights;
import cdo.office.tasks.TaskSteps;
import cdo.office.tasks.forms.AskedBefore;
import cdo.office.tasks.forms.FormField;
import cdo.office.tasks.forms.FormRequest;
import cdo.office.tasks.forms.FormRequests;
import cdo.office.tasks.forms.FormSheet;
import cdo.office.tasks.forms.FormStage;
import cdo.office.tasks.forms.KnownFacts;
import cdo.office.tasks.forms.MergedBook;
import cdo.office.tasks.forms.Sheets;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Languages;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Forms as their organiser sees them, and the register of what was asked before. */
@Controller
public class FormPages {

    private final FormRequests requests;
    private final Sheets sheets;
    private final AskedBefore before;
    private final KnownFacts facts;
    private final MergedBook book;
    private final Handing handing;
    private final TaskSteps steps;
    private final Attachments attachments;
    private final Units units;

    FormPages(FormRequests requests, Sheets sheets, AskedBefore before, KnownFacts facts, MergedBook book, Handing handing, TaskSteps steps, Attachments attachments, Units units) {
        this.requests = requests;
        this.sheets = sheets;
        this.before = before;
        this.facts = facts;
        this.book = book;
        this.handing = handing;
        this.steps = steps;
        this.attachments = attachments;
        this.units = units;
    }

    /** A copy that waits for the reader's unit. */
    public record Waiting(FormSheet sheet, FormRequest request) {
    }

    @GetMapping("/form-requests")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "1") int page,
                @RequestParam(defaultValue = "25") int size) {
        FormStage chosen = Arrays.stream(FormStage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null);
        return Screen.of("office/tasks/forms/requests").with("slice", requests.slice(who, q, chosen, new Slice.Ask(page, size)))
                .with("waiting", sheets.waiting(who).stream().map(sheet -> new Waiting(sheet, sheets.request(sheet))).toList());
    }

    @GetMapping("/form-requests/new")
    Screen blank(Who who) {
        who.must(TaskRights.ASK, who.unitId());
        return blank(Form.empty());
    }

    Screen blank(Form form) {
        return Screen.of("office/tasks/forms/requestNew").with("form", form).with("largest", attachments.maxMegabytes());
    }

    @GetMapping("/form-requests/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    Screen record(Who who, long id, @org.jspecify.annotations.Nullable Form failed) {
        FormRequest request = requests.get(who, id);
        List<FormField> fields = requests.fields(id);
        boolean asks = who.may(TaskRights.ASK, request.organiserId());
        boolean draft = request.stage() == FormStage.DRAFT;
        return Screen.of("office/tasks/forms/request").with("request", request).with("fields", fields).with("printed", requests.printed(id)).with("form", shown(fields, failed))
                .with("before", draft ? before.of(request, fields) : Map.of()).with("facts", facts.all()).with("offered", draft && asks ? handing.offered(request.organiserId()) : List.of())
                .with("copies", requests.copies(request)).with("chased", requests.chasedToday(request)).with("steps", steps.of(request.ref())).with("asks", asks).with("organiser", units.get(request.organiserId()))
                .with("files", attachments.of(request.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList());
    }

    /** After another form of the page was refused, the fields still show what is kept. */
    private static Form shown(List<FormField> fields, @org.jspecify.annotations.Nullable Form failed) {
        if (failed == null) {
            return filled(fields);
        }
        if (failed.values().keySet().stream().anyMatch(name -> name.startsWith("title-"))) {
            return failed;
        }
        var values = new HashMap<>(filled(fields).values());
        values.putAll(failed.values());
        return new Form(values, failed.errors(), failed.reason());
    }

    private static Form filled(List<FormField> fields) {
        var values = new HashMap<String, Object>();
        for (FormField field : fields) {
            values.put("title-" + field.id(), field.title());
            values.put("kind-" + field.id(), field.kind());
            values.put("choices-" + field.id(), String.join("、", field.choices()));
            values.put("parts-" + field.id(), String.join("＋", field.parts()));
            if (field.least() != null) {
                values.put("least-" + field.id(), field.least().stripTrailingZeros().toPlainString());
            }
            if (field.most() != null) {
                values.put("most-" + field.id(), field.most().stripTrailingZeros().toPlainString());
            }
            if (field.required()) {
                values.put("required-" + field.id(), "yes");
            }
            if (field.fact() != null) {
                values.put("fact-" + field.id(), field.fact());
            }
        }
        return Form.filled(values);
    }

    @GetMapping("/form-requests/{id:\\d+}/merged.xlsx")
    ResponseEntity<byte[]> merged(Who who, HttpServletRequest asked, @PathVariable long id) throws IOException {
        FormRequest request = requests.get(who, id);
        var out = new ByteArrayOutputStream();
        book.write(who, request, Languages.of(asked), out);
        return workbook(request.title() + ".xlsx", out.toByteArray());
    }

    @GetMapping("/form-fields")
    Screen fields(Who who, @RequestParam(defaultValue = "") String q) {
        return Screen.of("office/tasks/forms/fields").with("questions", before.all(who, q));
    }

    static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
