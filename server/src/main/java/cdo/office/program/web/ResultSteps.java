package cdo.office.program.web;

import cdo.office.program.ProgramRights;
import cdo.office.program.Result;
import cdo.office.program.ResultCategory;
import cdo.office.program.Results;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of a result: proposal, improvement, attachment, review, return, publication. */
@Controller
class ResultSteps {

    private final Results results;
    private final Attachments attachments;
    private final ResultPages pages;

    ResultSteps(Results results, Attachments attachments, ResultPages pages) {
        this.results = results;
        this.attachments = attachments;
        this.pages = pages;
    }

    @PostMapping("/results")
    Object proposal(Who who, HttpServletRequest request) {
        who.must(ProgramRights.PROPOSE);
        return Form.of(request).step(read -> {
            Result.Text text = text(read);
            read.done();
            long id = results.propose(who, text);
            Flash.say(request, "program.flash.proposed");
            return "/results/" + id;
        }, failed -> Screen.of("office/program/resultNew").with("form", failed));
    }

    private static Result.Text text(Reading read) {
        return new Result.Text(read.text("title", 100), read.choice("category", ResultCategory.class), read.text("what", 4000), read.text("why", 4000),
                read.text("how", 4000), read.text("effects", 4000));
    }

    @PostMapping("/results/{id:\\d+}/improvement")
    Object improvement(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Result.Text text = text(read);
            read.done();
            results.improve(who, id, read.version(), text);
            Flash.say(request, "program.flash.proposed");
            return "/results/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/results/{id:\\d+}/attachments")
    Object attachment(Who who, @PathVariable long id, @RequestParam @Nullable MultipartFile file, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Result result = results.editable(who, id);
            if (file == null || file.isEmpty()) {
                read.wrong("file", "form.missing");
            }
            read.done();
            try (var content = file.getInputStream()) {
                attachments.store(who, result.ref(), file.getOriginalFilename() == null ? "file" : file.getOriginalFilename(), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Flash.say(request, "program.flash.attached");
            return "/results/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/results/{id:\\d+}/review")
    Object review(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.optional("remark", 500);
            read.done();
            results.review(who, id, read.version(), remark == null ? "" : remark);
            Flash.say(request, "program.flash.reviewed");
            return "/results/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/results/{id:\\d+}/return")
    Object giveBack(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.text("remark", 500);
            read.done();
            results.giveBack(who, id, read.version(), remark);
            Flash.say(request, "program.flash.returned");
            return "/results/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/results/{id:\\d+}/publication")
    Object publication(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            results.publish(who, id, read.version());
            Flash.say(request, "program.flash.published");
            return "/results/" + id;
        }, failed -> pages.record(who, id, failed));
    }
}
