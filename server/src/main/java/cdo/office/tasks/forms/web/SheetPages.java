package cdo.office.tasks.forms.web;

import cdo.office.tasks.TaskRights;
import cdo.office.tasks.TaskSteps;
import cdo.office.tasks.forms.FormField;
import cdo.office.tasks.forms.FormRequest;
import cdo.office.tasks.forms.FormRequests;
import cdo.office.tasks.forms.FormSheet;
import cdo.office.tasks.forms.FormStage;
import cdo.office.tasks.forms.SheetStage;
import cdo.office.tasks.forms.Sheets;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.FileLink;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.UploadedWorkbooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A unit's copy of a form: filled in by browser or by file, handed in, returned. */
@Controller
class SheetPages {

    /** More rows than this come by file. */
    private static final int MOST_SHOWN = 50;

    private final Sheets sheets;
    private final FormRequests requests;
    private final TaskSteps steps;
    private final Attachments attachments;
    private final Units units;
    private final UploadedWorkbooks uploads;

    SheetPages(Sheets sheets, FormRequests requests, TaskSteps steps, Attachments attachments, Units units, UploadedWorkbooks uploads) {
        this.sheets = sheets;
        this.requests = requests;
        this.steps = steps;
        this.attachments = attachments;
        this.units = units;
        this.uploads = uploads;
    }

    @GetMapping("/form-sheets/{id:\\d+}")
    Screen record(Who who, @PathVariable long id, @RequestParam(defaultValue = "0") int more) {
        return record(who, id, null, more);
    }

    private Screen record(Who who, long id, @Nullable Form failed, int more) {
        FormSheet sheet = sheets.get(who, id);
        FormRequest request = sheets.request(sheet);
        List<FormField> fields = requests.fields(request.id());
        List<Map<Long, String>> cells = sheets.cells(id);
        boolean fills = request.stage() == FormStage.SENT && sheet.stage().missing() && who.may(TaskRights.FILL, sheet.unitId());
        Map<Integer, Map<Long, Message>> faults = fills ? sheets.faults(id) : Map.of();
        int typed = failed == null ? 0 : rows(failed);
        int shown = Math.min(MOST_SHOWN, Math.max(typed, cells.size() + (request.manyRows() ? Math.clamp(more, 0, 10) : 0)));
        return Screen.of("office/tasks/forms/sheet").with("sheet", sheet).with("request", request).with("fields", fields).with("cells", cells).with("shown", shown)
                .with("form", failed != null ? failed : filled(cells)).with("faults", faults).with("fills", fills).with("unit", units.get(sheet.unitId()))
                .with("organiser", units.get(request.organiserId())).with("steps", steps.of(sheet.ref()))
                .with("returns", request.stage() == FormStage.SENT && sheet.stage() == SheetStage.SUBMITTED && who.may(TaskRights.ASK, request.organiserId()))
                .with("files", attachments.of(request.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList());
    }

    private static Form filled(List<Map<Long, String>> cells) {
        var values = new HashMap<String, Object>();
        for (int row = 0; row < cells.size(); row++) {
            int at = row;
            cells.get(row).forEach((field, value) -> values.put("f" + field + "-" + at, value));
        }
        return Form.filled(values);
    }

    private static int rows(Form form) {
        String typed = form.value("rows");
        return typed.matches("\\d{1,3}") ? Math.min(Integer.parseInt(typed), MOST_SHOWN) : 1;
    }

    @PostMapping("/form-sheets/{id:\\d+}/draft")
    Object draft(Who who, @PathVariable long id, HttpServletRequest request) {
        Form typed = Form.of(request);
        String then = request.getParameter("then");
        return typed.step(read -> {
            FormSheet sheet = sheets.get(who, id);
            sheets.save(who, id, read.version(), typed(sheet, typed));
            if ("submit".equals(then)) {
                return submitted(who, id, request);
            }
            Flash.say(request, "tasks.form.flash.saved");
            return "/form-sheets/" + id + ("more".equals(then) ? "?more=1" : "");
        }, failed -> record(who, id, failed, 0));
    }

    /** What was typed is kept already; with faults the copy is shown again with each fault at its field. */
    private String submitted(Who who, long id, HttpServletRequest request) {
        try {
            sheets.submit(who, id, sheets.get(who, id).version());
            Flash.say(request, "tasks.form.flash.submitted");
        } catch (Problem.Invalid faults) {
            Flash.say(request, "tasks.form.flash.faults", faults.errors().size());
        }
        return "/form-sheets/" + id;
    }

    private List<Map<Long, String>> typed(FormSheet sheet, Form form) {
        List<FormField> fields = requests.fields(sheet.requestId());
        var all = new ArrayList<Map<Long, String>>();
        for (int row = 0; row < rows(form); row++) {
            var values = new LinkedHashMap<Long, String>();
            for (FormField field : fields) {
                values.put(field.id(), form.value(field.name() + "-" + row));
            }
            all.add(values);
        }
        List<Map<Long, String>> kept = sheets.cells(sheet.id());
        // rows that the page did not show stay as they are
        all.addAll(kept.size() > rows(form) ? kept.subList(rows(form), kept.size()) : List.of());
        return all;
    }

    @PostMapping("/form-sheets/{id:\\d+}/file")
    Object file(Who who, @PathVariable long id, @RequestParam @Nullable MultipartFile file, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            sheets.get(who, id);
            read.done();
            try (var in = new ByteArrayInputStream(uploads.take(file))) {
                said(request, sheets.read(who, id, read.version(), in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return "/form-sheets/" + id;
        }, failed -> record(who, id, refilled(id, failed), 0));
    }

    private static void said(HttpServletRequest request, Sheets.Taken taken) {
        String unread = String.join("、", taken.unread());
        String left = String.join("、", taken.left());
        if (!unread.isEmpty() && !left.isEmpty()) {
            Flash.say(request, "tasks.form.flash.readPartly", unread, left);
        } else if (!unread.isEmpty()) {
            Flash.say(request, "tasks.form.flash.readUnread", unread);
        } else if (!left.isEmpty()) {
            Flash.say(request, "tasks.form.flash.readLeft", left);
        } else {
            Flash.say(request, "tasks.form.flash.read");
        }
    }

    /** The upload's form carries no cells: those that are kept are shown beside its faults. */
    private Form refilled(long id, Form failed) {
        Form kept = filled(sheets.cells(id));
        var values = new HashMap<>(kept.values());
        values.putAll(failed.values());
        return new Form(values, failed.errors(), failed.reason());
    }

    @GetMapping("/form-sheets/{id:\\d+}/form.xlsx")
    ResponseEntity<byte[]> form(Who who, @PathVariable long id) throws IOException {
        FormSheet sheet = sheets.get(who, id);
        var out = new ByteArrayOutputStream();
        sheets.write(sheet, out);
        return FormPages.workbook(sheets.request(sheet).title() + ".xlsx", out.toByteArray());
    }

    @PostMapping("/form-sheets/{id:\\d+}/return")
    Object giveBack(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            sheets.get(who, id);
            String reason = read.text("reason", 500);
            read.done();
            sheets.giveBack(who, id, read.version(), reason);
            Flash.say(request, "tasks.form.flash.returned");
            return "/form-sheets/" + id;
        }, failed -> record(who, id, refilled(id, failed), 0));
    }
}
