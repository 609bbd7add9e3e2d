package cdo.data.survey.web;

import cdo.data.survey.SurveyRights;
import cdo.data.survey.SystemImports;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.UploadedWorkbooks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Registering many systems from a workbook: template, preview row by row, confirmation. */
@Controller("surveyImportPages")
class ImportPages {

    private final SystemImports imports;
    private final UploadedWorkbooks uploads;

    ImportPages(SystemImports imports, UploadedWorkbooks uploads) {
        this.imports = imports;
        this.uploads = uploads;
    }

    @GetMapping("/systems/template.xlsx")
    void template(Who who, HttpServletResponse response) throws IOException {
        who.must(SurveyRights.REGISTER);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(imports.template().title() + ".xlsx", StandardCharsets.UTF_8).build().toString());
        Workbook.template(response.getOutputStream(), imports.template());
    }

    @GetMapping("/systems/imports")
    Screen start(Who who) {
        return start(who, Form.empty());
    }

    private Screen start(Who who, Form form) {
        who.must(SurveyRights.REGISTER);
        return Screen.of("data/survey/imports").with("form", form);
    }

    @PostMapping("/systems/imports")
    Object upload(Who who, HttpServletRequest request, @RequestParam(required = false) @Nullable MultipartFile file) {
        return Form.of(request).step(read -> {
            if (file == null || file.isEmpty()) {
                throw new Problem.Invalid("file", "survey.import.noFile");
            }
            return "/systems/imports/" + imports.keep(who, String.valueOf(file.getOriginalFilename()), uploads.take(file));
        }, failed -> start(who, failed));
    }

    @GetMapping("/systems/imports/{id}")
    Screen preview(Who who, @PathVariable long id) {
        return preview(who, id, Form.empty());
    }

    private Screen preview(Who who, long id, Form form) {
        return Screen.of("data/survey/importPreview").with("preview", imports.preview(who, id)).with("form", form);
    }

    @PostMapping("/systems/imports/{id}")
    Object confirmation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            int rows = imports.confirm(who, id);
            Flash.say(request, "survey.flash.imported", rows);
            return "/systems?stage=DRAFT";
        }, failed -> preview(who, id, failed));
    }
}
