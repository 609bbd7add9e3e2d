package cdo.platform.organization.web;

import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.Imports;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Languages;
import cdo.platform.web.Screen;
import cdo.platform.web.UploadedWorkbooks;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Import in three steps: template, preview row by row, confirmation. */
@Controller
class ImportPages {

    private final Imports imports;
    private final UploadedWorkbooks uploads;
    private final Words words;

    ImportPages(Imports imports, UploadedWorkbooks uploads, Words words) {
        this.imports = imports;
        this.uploads = uploads;
        this.words = words;
    }

    @GetMapping("/organization/import")
    Screen upload(Who who) {
        who.must(OrganizationRights.IMPORT);
        return upload(Form.empty());
    }

    private static Screen upload(Form form) {
        return Screen.of("platform/organization/import").with("form", form);
    }

    @GetMapping("/organization/import/template")
    ResponseEntity<byte[]> template(Who who, HttpServletRequest request) {
        who.must(OrganizationRights.IMPORT);
        return Spreadsheet.file(words.say(Languages.of(request), "import.template.file") + ".xlsx", imports.template(Languages.of(request)));
    }

    @PostMapping("/organization/import")
    Object kept(Who who, HttpServletRequest request, @RequestParam MultipartFile file) {
        return Form.of(request).step(read -> {
            if (file.isEmpty()) {
                read.wrong("file", "form.missing");
            }
            read.done();
            return "/organization/import/" + imports.keep(who, String.valueOf(file.getOriginalFilename()), uploads.take(file));
        }, ImportPages::upload);
    }

    @GetMapping("/organization/import/{id:\\d+}")
    Screen preview(Who who, @PathVariable long id) {
        return Screen.of("platform/organization/importPreview").with("preview", imports.preview(who, id));
    }

    @PostMapping("/organization/import/{id:\\d+}/confirmation")
    Object confirmation(Who who, HttpServletRequest request, @PathVariable long id) {
        return Form.of(request).step(read -> {
            Imports.Preview done = imports.confirm(who, id);
            Flash.say(request, "import.done", done.lines().size());
            return "/units";
        }, failed -> preview(who, id));
    }
}
