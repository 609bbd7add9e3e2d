package cdo.platform.approvals.web;

import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 线下签批代录: the scan and the signature are kept together or not at all. */
@Controller
class PaperSteps {

    private final Routes routes;
    private final Attachments attachments;
    private final ApprovalPages pages;
    private final TransactionTemplate transaction;

    PaperSteps(Routes routes, Attachments attachments, ApprovalPages pages, TransactionTemplate transaction) {
        this.routes = routes;
        this.attachments = attachments;
        this.pages = pages;
        this.transaction = transaction;
    }

    @PostMapping("/approvals/{id}/paper-signature")
    Object paper(Who who, @PathVariable long id, @RequestParam @Nullable MultipartFile scan, HttpServletRequest request) {
        Run run = pages.readable(who, id);
        return Form.of(request).step(read -> {
            long signer = read.id("signer");
            LocalDate day = read.date("day");
            String remark = read.optional("remark", 500);
            if (scan == null || scan.isEmpty()) {
                read.wrong("scan", "approvals.paper.scan");
            }
            read.done();
            transaction.executeWithoutResult(status -> routes.recordPaper(who, id, read.version(), signer, day, store(who, run, scan), remark == null ? "" : remark));
            Flash.say(request, "approvals.flash.paper");
            return "/approvals/" + id;
        }, failed -> pages.run(who, id, failed));
    }

    private long store(Who who, Run run, MultipartFile scan) {
        try (var content = scan.getInputStream()) {
            String name = scan.getOriginalFilename() == null ? "scan" : scan.getOriginalFilename();
            return attachments.storeScan(who, run.subject(), name, content).id();
        } catch (Problem.Invalid refused) {
            // told at the field of this form
            throw new Problem.Invalid(refused.errors().stream().map(error -> new Problem.FieldError("scan", error.message())).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
