package cdo.office.plans.web;

import cdo.office.plans.Handling;
import cdo.office.plans.Issuing;
import cdo.office.plans.OpinionKind;
import cdo.office.plans.Opinions;
import cdo.office.plans.Plan;
import cdo.office.plans.PlanKind;
import cdo.office.plans.PlanRights;
import cdo.office.plans.Plans;
import cdo.office.plans.Reviews;
import cdo.office.plans.ReviewVerdict;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of a plan: draft, opinions, signature, issue, review, repeal. */
@Controller
class PlanSteps {

    private final Plans plans;
    private final Opinions opinions;
    private final Issuing issuing;
    private final Reviews reviews;
    private final Attachments attachments;
    private final PlanPages pages;

    PlanSteps(Plans plans, Opinions opinions, Issuing issuing, Reviews reviews, Attachments attachments, PlanPages pages) {
        this.plans = plans;
        this.opinions = opinions;
        this.issuing = issuing;
        this.reviews = reviews;
        this.attachments = attachments;
        this.pages = pages;
    }

    private Object step(Who who, long id, HttpServletRequest request, String said, Consumer<Reading> step) {
        return Form.of(request).step(read -> {
            step.accept(read);
            Flash.say(request, said);
            return "/plans/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    private static String or(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @PostMapping("/plans")
    Object draft(Who who, HttpServletRequest request) {
        who.must(PlanRights.EDIT);
        return Form.of(request).step(read -> {
            Plan.Text text = text(read);
            read.done();
            long id = plans.draft(who, text);
            Flash.say(request, "plans.flash.drafted");
            return "/plans/" + id;
        }, failed -> pages.blank(who, failed));
    }

    private static Plan.Text text(Reading read) {
        return new Plan.Text(read.choice("kind", PlanKind.class), read.text("title", 120), read.text("content", 60_000), read.date("starts"), read.optionalDate("ends"), read.optionalId("replaces"));
    }

    @PostMapping("/plans/{id:\\d+}/revision")
    Object revision(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            plans.editable(who, id);
            Plan.Text text = text(read);
            read.done();
            plans.revise(who, id, read.version(), text);
            Flash.say(request, "plans.flash.saved");
            return "/plans/" + id;
        }, failed -> pages.edit(who, id, failed));
    }

    @PostMapping("/plans/{id:\\d+}/attachments")
    Object attachment(Who who, @PathVariable long id, @RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.attached", read -> {
            Plan plan = plans.mine(who, id);
            if (file == null || file.isEmpty()) {
                read.wrong("file", "form.missing");
            }
            read.done();
            try (var content = file.getInputStream()) {
                attachments.store(who, plan.ref(), file.getOriginalFilename() == null ? "file" : file.getOriginalFilename(), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @PostMapping("/plans/{id:\\d+}/consultations")
    Object consultation(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.consulted", read -> {
            LocalDate due = read.date("due");
            var units = new HashSet<>(read.ids("units"));
            units.addAll(pages.ofKinds(who, id, read.all("unitsGroup")));
            if (units.isEmpty()) {
                read.wrong("units", "form.choose");
            }
            read.done();
            opinions.seek(who, id, read.version(), units, due);
        });
    }

    @PostMapping("/plans/{id:\\d+}/consultation-end")
    Object consultationEnd(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.consultationClosed", read -> opinions.close(who, id, read.version()));
    }

    @PostMapping("/plans/{id:\\d+}/opinions/{opinion:\\d+}")
    Object opinion(Who who, @PathVariable long id, @PathVariable long opinion, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.given", read -> {
            OpinionKind kind = read.choice("kind", OpinionKind.class);
            String text = or(read.optional("text", 8000));
            read.done();
            opinions.give(who, id, opinion, kind, text);
        });
    }

    @PostMapping("/plans/{id:\\d+}/opinions/{opinion:\\d+}/handling")
    Object handling(Who who, @PathVariable long id, @PathVariable long opinion, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.handled", read -> {
            Handling handling = read.choice("handling", Handling.class);
            String why = or(read.optional("why", 2000));
            read.done();
            opinions.handle(who, id, opinion, handling, why);
        });
    }

    @PostMapping("/plans/{id:\\d+}/signature")
    Object signature(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.signature", read -> issuing.requestSignature(who, id, read.version()));
    }

    @PostMapping("/plans/{id:\\d+}/taking-back")
    Object takingBack(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.takenBack", read -> {
            String remark = read.text("remark", 500);
            read.done();
            issuing.takeBack(who, id, read.version(), remark);
        });
    }

    @PostMapping("/plans/{id:\\d+}/issue")
    Object issue(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.issued", read -> {
            String code = read.optional("code", 20);
            String number = read.optional("number", 60);
            // the form opens with the unit's last code: left as it was, it is nobody's choice
            boolean untouched = number != null && code != null && code.equals(issuing.lastCode(plans.get(id).unitId()));
            var terms = new Issuing.Terms(untouched ? null : code, number, read.date("issuedOn"), read.date("validFrom"), read.optionalDate("validTo"));
            read.done();
            issuing.issue(who, id, read.version(), terms);
        });
    }

    @PostMapping("/plans/{id:\\d+}/reviews")
    Object review(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.reviewed", read -> {
            String progress = read.text("progress", 8000);
            ReviewVerdict verdict = read.choice("verdict", ReviewVerdict.class);
            read.done();
            reviews.review(who, id, progress, verdict);
        });
    }

    @PostMapping("/plans/{id:\\d+}/repeal")
    Object repeal(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "plans.flash.repealed", read -> {
            LocalDate last = read.date("lastDay");
            String remark = read.text("remark", 500);
            read.done();
            issuing.repeal(who, id, read.version(), last, remark);
        });
    }
}
