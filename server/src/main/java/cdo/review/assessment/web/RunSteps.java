package cdo.review.assessment.web;

import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.review.assessment.Assessees;
import cdo.review.assessment.FirstReview;
import cdo.review.assessment.Freezing;
import cdo.review.assessment.GamingSigns;
import cdo.review.assessment.Panels;
import cdo.review.assessment.Publicity;
import cdo.review.assessment.Runs;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The organiser's steps of a run, from stage to stage. */
@Controller("assessmentRunSteps")
class RunSteps {

    private final Runs runs;
    private final Assessees assessees;
    private final Freezing freezing;
    private final FirstReview first;
    private final Panels panels;
    private final Publicity publicity;
    private final GamingSigns signs;
    private final RunPages pages;

    RunSteps(Runs runs, Assessees assessees, Freezing freezing, FirstReview first, Panels panels, Publicity publicity, GamingSigns signs, RunPages pages) {
        this.runs = runs;
        this.assessees = assessees;
        this.freezing = freezing;
        this.first = first;
        this.panels = panels;
        this.publicity = publicity;
        this.signs = signs;
        this.pages = pages;
    }

    @PostMapping("/assessments")
    Object run(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long id = runs.begin(who, RunForm.read(read));
            Flash.say(request, "assessment.flash.begun");
            return "/assessments/" + id + "/scope";
        }, failed -> pages.blank(who, failed));
    }

    @PostMapping("/assessments/{id:\\d+}/settings")
    Object settings(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            int version = read.version();
            runs.change(who, id, version, RunForm.read(read));
            Flash.say(request, "assessment.flash.saved");
            return "/assessments/" + id;
        }, failed -> pages.settings(who, id, failed));
    }

    @PostMapping("/assessments/{id:\\d+}/scope")
    Object scope(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            int added = assessees.add(who, id, read.ids("units"), read.optionalId("group"));
            Flash.say(request, "assessment.flash.added", added);
            return "/assessments/" + id + "/scope";
        }, failed -> pages.scope(who, id, failed));
    }

    @PostMapping("/assessments/{id:\\d+}/removals")
    Object removal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            assessees.remove(who, id, read.id("assessed"));
            return "/assessments/" + id + "/scope";
        }, failed -> pages.scope(who, id, failed));
    }

    @PostMapping("/assessments/{id:\\d+}/issuance")
    Object issuance(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "assessment.flash.issued", read -> {
            LocalDate due = read.date("selfDue");
            read.done();
            runs.issue(who, id, read.version(), Objects.requireNonNull(due));
        });
    }

    @PostMapping("/assessments/{id:\\d+}/cancellation")
    Object cancellation(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "assessment.flash.cancelled", read -> {
            String reason = read.text("reason", 500);
            read.done();
            runs.cancel(who, id, read.version(), reason);
        });
    }

    @PostMapping("/assessments/{id:\\d+}/freeze")
    Object freeze(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "assessment.flash.frozen", read -> freezing.freeze(who, id, read.version()));
    }

    @PostMapping("/assessments/{id:\\d+}/first-review")
    Object firstReview(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "assessment.flash.moved", read -> first.finish(who, id, read.version()));
    }

    @PostMapping("/assessments/{id:\\d+}/panel-review")
    Object panelReview(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "assessment.flash.moved", read -> panels.finish(who, id, read.version()));
    }

    @PostMapping("/assessments/{id:\\d+}/publicity")
    Object publicity(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "assessment.flash.moved", read -> publicity.end(who, id, read.version()));
    }

    @PostMapping("/assessments/{id:\\d+}/settlement")
    Object settlement(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "assessment.flash.moved", read -> publicity.settle(who, id, read.version()));
    }

    @PostMapping("/assessments/{id:\\d+}/signs")
    Object signs(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "assessment.flash.looked", read -> signs.look(who, id));
    }

    private Object step(Who who, long id, HttpServletRequest request, String said, Consumer<Reading> step) {
        return Form.of(request).step(read -> {
            step.accept(read);
            Flash.say(request, said);
            return "/assessments/" + id;
        }, failed -> pages.record(who, id, failed));
    }
}
