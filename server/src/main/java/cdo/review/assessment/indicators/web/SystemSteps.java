package cdo.review.assessment.indicators.web;

import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.review.assessment.indicators.GradeScale;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.IndicatorSystems;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Steps of a system: beginning, revision, issue, giving up a draft, borders of grades. */
@Controller
class SystemSteps {

    private final IndicatorSystems systems;
    private final SystemPages pages;

    SystemSteps(IndicatorSystems systems, SystemPages pages) {
        this.systems = systems;
        this.pages = pages;
    }

    @PostMapping("/indicator-systems")
    Object beginning(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String title = read.text("title", 100);
            String titleEn = read.optional("titleEn", 200);
            String template = read.optional("template", 30);
            read.done();
            long id = systems.begin(who, title, titleEn == null ? "" : titleEn, template == null || template.equals("none") ? null : template);
            Flash.say(request, "indicators.flash.begun", title);
            return "/indicator-systems/" + id;
        }, failed -> pages.blank(who, failed));
    }

    @PostMapping("/indicator-systems/{id:\\d+}/revisions")
    Object revision(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 500);
            read.done();
            long draft = systems.revise(who, id, reason);
            Flash.say(request, "indicators.flash.revised");
            return "/indicator-systems/" + draft;
        }, failed -> pages.tree(who, id, failed));
    }

    @PostMapping("/indicator-systems/{id:\\d+}/issue")
    Object issue(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            systems.issue(who, id, read.version());
            Flash.say(request, "indicators.flash.issued");
            return "/indicator-systems/" + id;
        }, failed -> pages.tree(who, id, failed));
    }

    @PostMapping("/indicator-systems/{id:\\d+}/discard")
    Object discard(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            IndicatorSystem draft = systems.read(who, id);
            systems.discard(who, id, read.version());
            Flash.say(request, "indicators.flash.discarded", draft.number());
            return systems.inForce(draft.systemId()).map(current -> "/indicator-systems/" + current.versionId()).orElse("/indicator-systems");
        }, failed -> pages.tree(who, id, failed));
    }

    @PostMapping("/indicator-systems/{id:\\d+}/grades")
    Object grades(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var scale = new GradeScale(border(read.optionalDecimal("excellentFrom")), border(read.optionalDecimal("goodFrom")), border(read.optionalDecimal("passFrom")));
            read.done();
            systems.rescale(who, id, read.version(), scale);
            Flash.say(request, "indicators.flash.grades");
            return "/indicator-systems/" + id;
        }, failed -> pages.tree(who, id, failed));
    }

    private static BigDecimal border(@Nullable BigDecimal typed) {
        return typed == null ? BigDecimal.ZERO : typed;
    }
}
