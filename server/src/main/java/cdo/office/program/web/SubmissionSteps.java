package cdo.office.program.web;

import cdo.office.program.Parts;
import cdo.office.program.Submission;
import cdo.office.program.Submissions;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of a submission. The draft's form carries the file and both buttons: whatever is pressed, everything typed is kept first. */
@Controller
class SubmissionSteps {

    private final Submissions submissions;
    private final Attachments attachments;
    private final SubmissionPages pages;
    private final TransactionTemplate transaction;

    SubmissionSteps(Submissions submissions, Attachments attachments, SubmissionPages pages, TransactionTemplate transaction) {
        this.submissions = submissions;
        this.attachments = attachments;
        this.pages = pages;
        this.transaction = transaction;
    }

    @PostMapping("/programs/obligations/{id:\\d+}/submissions")
    Object begin(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> "/programs/submissions/" + submissions.draft(who, id), failed -> pages.owed(who, id, failed));
    }

    @PostMapping("/programs/submissions/{id:\\d+}/draft")
    Object draft(Who who, @PathVariable long id, @RequestParam @Nullable MultipartFile file, HttpServletRequest request) {
        boolean sign = "sign".equals(request.getParameter("then"));
        Form typed = Form.of(request);
        try {
            return typed.step(read -> {
                Parts parts = parts(read);
                read.done();
                int version = read.version();
                transaction.executeWithoutResult(status -> {
                    submissions.save(who, id, version, parts);
                    store(who, submissions.editable(who, id), file);
                });
                if (sign) {
                    submissions.requestSignature(who, id, version + 1);
                }
                Flash.say(request, sign ? "program.flash.sent" : "program.flash.saved");
                return "/programs/submissions/" + id;
            }, failed -> pages.submission(who, id, failed));
        } catch (UncheckedIOException unreadable) {
            return pages.submission(who, id, typed.refused(new Problem.Invalid("file", "documents.file.none")));
        }
    }

    private void store(Who who, Submission submission, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return;
        }
        try (var content = file.getInputStream()) {
            attachments.store(who, submission.ref(), file.getOriginalFilename() == null ? "file" : file.getOriginalFilename(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parts parts(Reading read) {
        LocalDate held = read.optionalDate("heldOn");
        String people = read.optional("participants", 7);
        Integer participants = people == null ? null : Integer.valueOf((int) read.number("participants", 0, 1_000_000));
        BigDecimal hours = read.optionalDecimal("hours");
        if (hours != null && (hours.signum() < 0 || hours.compareTo(BigDecimal.valueOf(10_000)) > 0)) {
            read.wrong("hours", "form.number", 0, 10_000);
        }
        return new Parts(held, text(read, "venue", 200), participants, hours, text(read, "content", 8000), text(read, "situation", 8000),
                text(read, "problems", 8000), text(read, "suggestions", 8000));
    }

    private static String text(Reading read, String name, int longest) {
        String typed = read.optional(name, longest);
        return typed == null ? "" : typed;
    }

    @PostMapping("/programs/submissions/{id:\\d+}/withdrawal")
    Object withdrawal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            submissions.withdraw(who, id);
            Flash.say(request, "program.flash.withdrawn");
            return "/programs/submissions/" + id;
        }, failed -> pages.submission(who, id, failed));
    }

    @PostMapping("/programs/submissions/{id:\\d+}/acceptance")
    Object acceptance(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.optional("remark", 500);
            read.done();
            submissions.accept(who, id, read.version(), remark == null ? "" : remark);
            Flash.say(request, "program.flash.accepted");
            return "/programs/submissions/" + id;
        }, failed -> pages.submission(who, id, failed));
    }

    @PostMapping("/programs/submissions/{id:\\d+}/return")
    Object giveBack(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.text("remark", 500);
            read.done();
            submissions.giveBack(who, id, read.version(), remark);
            Flash.say(request, "program.flash.returned");
            return "/programs/submissions/" + id;
        }, failed -> pages.submission(who, id, failed));
    }
}
