package cdo.office.appointments.web;

import cdo.office.appointments.FilingReview;
import cdo.office.appointments.Filings;
import cdo.office.appointments.Nominee;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of one nominee: the unit writes and corrects, the bureau decides. */
@Controller
class NomineeSteps {

    private final Filings filings;
    private final FilingReview review;
    private final FilingPages filingPages;
    private final NomineePages pages;

    NomineeSteps(Filings filings, FilingReview review, FilingPages filingPages, NomineePages pages) {
        this.filings = filings;
        this.review = review;
        this.filingPages = filingPages;
        this.pages = pages;
    }

    @PostMapping("/filings/{id}/lines")
    Object line(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long post = read.id("posts");
            read.done();
            return "/filings/" + id + "/lines/" + filings.add(who, id, post) + "/form";
        }, failed -> filingPages.record(who, id, failed));
    }

    @PostMapping("/filings/{id}/lines/{lineId}")
    Object nominee(Who who, @PathVariable long id, @PathVariable long lineId, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Nominee nominee = NomineeForm.read(read);
            Long person = read.optionalId("person");
            read.done();
            filings.save(who, id, lineId, read.version(), person, nominee);
            Flash.say(request, "appointments.flash.nominee", nominee.name().isEmpty() ? "…" : nominee.name());
            return "stay".equals(request.getParameter("next")) ? "/filings/" + id + "/lines/" + lineId + "/form" : "/filings/" + id + "/lines/" + lineId;
        }, failed -> pages.form(who, id, lineId, failed));
    }

    @PostMapping("/filings/{id}/lines/{lineId}/removal")
    Object removal(Who who, @PathVariable long id, @PathVariable long lineId, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            filings.remove(who, id, lineId);
            Flash.say(request, "appointments.flash.removed");
            return "/filings/" + id;
        }, failed -> filingPages.record(who, id, failed));
    }

    @PostMapping("/filings/{id}/lines/{lineId}/acceptance")
    Object acceptance(Who who, @PathVariable long id, @PathVariable long lineId, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            review.accept(who, id, lineId, read.version(), read.checked("unscanned"));
            Flash.say(request, "appointments.flash.accepted");
            return "/filings/" + id;
        }, failed -> pages.line(who, id, lineId, failed));
    }

    @PostMapping("/filings/{id}/lines/{lineId}/return")
    Object back(Who who, @PathVariable long id, @PathVariable long lineId, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 500);
            read.done();
            review.returnLine(who, id, lineId, read.version(), reason);
            Flash.say(request, "appointments.flash.returned");
            return "/filings/" + id;
        }, failed -> pages.line(who, id, lineId, failed));
    }

    @PostMapping("/filings/{id}/lines/{lineId}/resubmission")
    Object resubmission(Who who, @PathVariable long id, @PathVariable long lineId, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            filings.resubmit(who, id, lineId, read.version());
            Flash.say(request, "appointments.flash.resubmitted");
            return "/filings/" + id;
        }, failed -> pages.line(who, id, lineId, failed));
    }

    @PostMapping("/filings/{id}/lines/{lineId}/withdrawal")
    Object withdrawal(Who who, @PathVariable long id, @PathVariable long lineId, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 500);
            read.done();
            filings.withdrawLine(who, id, lineId, read.version(), reason);
            Flash.say(request, "appointments.flash.lineWithdrawn");
            return "/filings/" + id;
        }, failed -> pages.line(who, id, lineId, failed));
    }
}
