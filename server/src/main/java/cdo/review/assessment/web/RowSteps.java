package cdo.review.assessment.web;

import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.review.assessment.AssessmentRights;
import cdo.review.assessment.RowAdjustments;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Adjustments of the frozen rows of one assessed. */
@Controller
class RowSteps {

    private final RowAdjustments adjustments;
    private final ObjectPages pages;

    RowSteps(RowAdjustments adjustments, ObjectPages pages) {
        this.adjustments = adjustments;
        this.pages = pages;
    }

    @PostMapping("/assessments/objects/{id:\\d+}/row-adjustments")
    Object ask(Who who, @PathVariable long id, HttpServletRequest request) {
        ObjectPages.Subject subject = pages.subject(who, id);
        adjustments.mustConcern(who, subject.head().run(), subject.assessed());
        return Form.of(request).step(read -> {
            Long row = read.optionalId("row");
            BigDecimal numerator = read.optionalDecimal("numerator");
            BigDecimal denominator = read.optionalDecimal("denominator");
            String reason = read.text("reason", 1000);
            if (row == null || adjustments.assessedOf(row) != id) {
                read.wrong("row", "form.choose");
            }
            if (numerator == null || denominator == null) {
                read.wrong("numerator", "form.missing");
            }
            read.done();
            adjustments.ask(who, Objects.requireNonNull(row), Objects.requireNonNull(numerator), Objects.requireNonNull(denominator), reason);
            Flash.say(request, "measures.flash.asked");
            return "/assessments/objects/" + id;
        }, failed -> pages.object(who, id, failed));
    }

    @PostMapping("/assessments/row-adjustments/{id:\\d+}/decision")
    Object decide(Who who, @PathVariable long id, HttpServletRequest request) {
        long assessed = adjustments.assessedOfAdjustment(id);
        who.must(AssessmentRights.DECIDE, pages.subject(who, assessed).head().run().organiserId());
        return Form.of(request).step(read -> {
            String answer = read.text("answer", 1000);
            boolean approve = "yes".equals(request.getParameter("approve"));
            read.done();
            adjustments.decide(who, id, read.version(), approve, answer);
            Flash.say(request, "measures.flash.decided");
            return "/assessments/objects/" + assessed;
        }, failed -> pages.object(who, assessed, failed));
    }
}
