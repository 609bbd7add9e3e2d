package cdo.data.survey.web;

import cdo.data.survey.Answers;
import cdo.data.survey.Systems;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of a system's registration. */
@Controller("surveySystemSteps")
class SystemSteps {

    private final Systems systems;
    private final Answers answers;
    private final SystemPages pages;

    SystemSteps(Systems systems, Answers answers, SystemPages pages) {
        this.systems = systems;
        this.answers = answers;
        this.pages = pages;
    }

    @PostMapping("/systems")
    Object draft(Who who, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            long unit = read.id("unit");
            long id = systems.draft(who, SystemForm.read(read, form, answers, unit));
            Flash.say(request, "survey.flash.drafted");
            return "/systems/" + id;
        }, failed -> pages.blank(who, failed));
    }

    @PostMapping("/systems/{id}")
    Object revision(Who who, @PathVariable long id, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            systems.revise(who, id, read.version(), SystemForm.read(read, form, answers, systems.get(who, id).unitId()));
            Flash.say(request, "survey.flash.revised");
            return "/systems/" + id;
        }, failed -> pages.edit(who, id, failed));
    }

    @PostMapping("/systems/{id}/registration")
    Object registration(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "survey.flash.registered", read -> systems.register(who, id, read.version()));
    }

    @PostMapping("/systems/{id}/confirmation")
    Object confirmation(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "survey.flash.sent", read -> systems.askConfirmation(who, id, read.version()));
    }

    @PostMapping("/systems/{id}/suspension")
    Object suspension(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "survey.flash.suspended", read -> {
            String reason = read.text("reason", 500);
            read.done();
            systems.suspend(who, id, read.version(), reason);
        });
    }

    @PostMapping("/systems/{id}/resumption")
    Object resumption(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "survey.flash.resumed", read -> systems.resume(who, id, read.version()));
    }

    @PostMapping("/systems/{id}/retirement")
    Object retirement(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "survey.flash.retired", read -> {
            String reason = read.text("reason", 500);
            read.done();
            systems.retire(who, id, read.version(), reason);
        });
    }

    @PostMapping("/systems/{id}/owner")
    Object owner(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return step(who, page, id, request, "survey.flash.handedOver", read -> {
            long unit = read.id("unit");
            String reason = read.text("reason", 500);
            read.done();
            systems.handOver(who, id, read.version(), unit, reason);
        });
    }

    private Object step(Who who, Page page, long id, HttpServletRequest request, String said, Consumer<Reading> step) {
        return Form.of(request).step(read -> {
            step.accept(read);
            Flash.say(request, said);
            return "/systems/" + id;
        }, failed -> pages.record(who, page, id, failed));
    }
}
