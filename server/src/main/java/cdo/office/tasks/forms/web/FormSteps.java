package cdo.office.tasks.forms.web;

import cdo.office.tasks.Handing;
import cdo.office.tasks.TaskRights;
import cdo.office.tasks.forms.FieldKind;
import cdo.office.tasks.forms.FormField;
import cdo.office.tasks.forms.FormRequest;
import cdo.office.tasks.forms.FormRequests;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.UploadedWorkbooks;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The organiser's steps: draw up, settle the fields, send, chase, close, cancel. */
@Controller
class FormSteps {

    private final FormRequests requests;
    private final Handing handing;
    private final FormPages pages;
    private final UploadedWorkbooks uploads;
    private final Units units;

    FormSteps(FormRequests requests, Handing handing, FormPages pages, UploadedWorkbooks uploads, Units units) {
        this.units = units;
        this.requests = requests;
        this.handing = handing;
        this.pages = pages;
        this.uploads = uploads;
    }

    @PostMapping("/form-requests")
    Object request(Who who, @RequestParam @Nullable MultipartFile file, HttpServletRequest request) {
        who.must(TaskRights.ASK, who.unitId());
        return Form.of(request).step(read -> {
            String title = read.text("title", 100);
            String purpose = read.text("purpose", 1000);
            String basis = read.optional("basis", 200);
            LocalDate due = read.date("due");
            boolean many = read.checked("manyRows");
            read.done();
            FormRequests.Template template = template(file);
            long id = requests.draft(who, new FormRequest.Draft(title, purpose, basis, many, Objects.requireNonNull(due)), template);
            Optional.ofNullable(template).flatMap(requests::sheet)
                    .ifPresentOrElse(sheet -> Flash.say(request, "tasks.form.flash.begunSheet", sheet), () -> Flash.say(request, "tasks.form.flash.begun"));
            return "/form-requests/" + id;
        }, pages::blank);
    }

    private FormRequests.@Nullable Template template(@Nullable MultipartFile file) {
        return file == null || file.isEmpty() ? null : new FormRequests.Template(file.getOriginalFilename() == null ? "form" : file.getOriginalFilename(), uploads.take(file));
    }

    @PostMapping("/form-requests/{id:\\d+}/fields")
    Object fields(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            requests.get(who, id);
            var drafts = new ArrayList<FormField.Draft>();
            var renamed = new HashMap<String, String>();
            for (FormField field : requests.fields(id)) {
                if (!read.checked("drop-" + field.id())) {
                    drafts.add(field(read, "-" + field.id()));
                    renamed.put(field.title(), drafts.getLast().title());
                }
            }
            if (read.optional("title-new", 60) != null) {
                drafts.add(field(read, "-new"));
            }
            drafts.replaceAll(draft -> draft.adding(draft.parts().stream().map(part -> renamed.getOrDefault(part, part)).toList()));
            read.done();
            requests.fields(who, id, read.version(), drafts);
            Flash.say(request, "tasks.form.flash.fields");
            return "/form-requests/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    private static FormField.Draft field(Reading read, String suffix) {
        String title = read.text("title" + suffix, 60).replaceAll("[*＊]", "");
        FieldKind kind = read.choice("kind" + suffix, FieldKind.class);
        String choices = read.optional("choices" + suffix, 1000);
        List<String> listed = kind != FieldKind.CHOICE || choices == null ? List.of() : Arrays.stream(choices.split("[、;；,，\\n]")).map(String::strip).filter(each -> !each.isEmpty()).distinct().toList();
        BigDecimal least = kind == FieldKind.NUMBER ? read.optionalDecimal("least" + suffix) : null;
        BigDecimal most = kind == FieldKind.NUMBER ? read.optionalDecimal("most" + suffix) : null;
        if (least != null && most != null && least.compareTo(most) > 0) {
            read.wrong("most" + suffix, "tasks.form.bounds");
        }
        String parts = kind == FieldKind.NUMBER ? read.optional("parts" + suffix, 1000) : null;
        return new FormField.Draft(title, kind, read.checked("required" + suffix), listed, read.optional("fact" + suffix, 100), least, most,
                parts == null ? List.of() : Arrays.stream(parts.split("[+＋]")).map(String::strip).filter(part -> !part.isEmpty()).toList());
    }

    @PostMapping("/form-requests/{id:\\d+}/sending")
    Object sending(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            FormRequest form = requests.get(who, id);
            requests.send(who, id, read.version(), chosen(form, read));
            Flash.say(request, "tasks.form.flash.sent");
            return "/form-requests/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    /** The ticked units, and all of the ticked kinds. */
    private Set<Long> chosen(FormRequest form, Reading read) {
        Set<Long> to = new HashSet<>(read.ids("units"));
        List<Unit> offered = handing.offered(form.organiserId());
        if (read.checked("all-" + UnitKind.DEPARTMENT)) {
            offered.stream().filter(unit -> unit.kind() == UnitKind.DEPARTMENT && unit.id() != form.organiserId()).map(Unit::id).forEach(to::add);
        }
        if (read.checked("all-" + UnitKind.GOVERNMENT)) {
            // the government of the organiser's own region is no county
            offered.stream().filter(unit -> unit.kind() == UnitKind.GOVERNMENT && unit.regionId() != units.get(form.organiserId()).regionId()).map(Unit::id).forEach(to::add);
        }
        return to;
    }

    @PostMapping("/form-requests/{id:\\d+}/chase")
    Object chase(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Flash.say(request, "tasks.form.flash.chased", requests.chase(who, id));
            return "/form-requests/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/form-requests/{id:\\d+}/closing")
    Object closing(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            requests.close(who, id, read.version());
            Flash.say(request, "tasks.form.flash.closed");
            return "/form-requests/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/form-requests/{id:\\d+}/cancellation")
    Object cancellation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 500);
            read.done();
            requests.cancel(who, id, read.version(), reason);
            Flash.say(request, "tasks.form.flash.cancelled");
            return "/form-requests/" + id;
        }, failed -> pages.record(who, id, failed));
    }
}
