package cdo.office.talent.web;

import cdo.office.talent.OpenTo;
import cdo.office.talent.SignInCodes;
import cdo.office.talent.TalentRights;
import cdo.office.talent.Training;
import cdo.office.talent.TrainingCategory;
import cdo.office.talent.Trainings;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.platform.web.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The organiser's steps: planning, revision, opening, cancellation, closing, materials, the code for the room. */
@Controller
class TrainingSteps {

    private final Trainings trainings;
    private final SignInCodes codes;
    private final Attachments attachments;
    private final TrainingPages pages;

    TrainingSteps(Trainings trainings, SignInCodes codes, Attachments attachments, TrainingPages pages) {
        this.trainings = trainings;
        this.codes = codes;
        this.attachments = attachments;
        this.pages = pages;
    }

    @PostMapping("/trainings")
    Object planning(Who who, HttpServletRequest request) {
        who.must(TalentRights.TRAIN);
        return Form.of(request).step(read -> {
            Training.Text text = text(read);
            read.done();
            long id = trainings.plan(who, text);
            Flash.say(request, "talent.flash.planned");
            return "/trainings/" + id;
        }, failed -> pages.blank(who, failed));
    }

    private static Training.Text text(Reading read) {
        BigDecimal hours = read.optionalDecimal("hours");
        if (hours == null) {
            read.wrong("hours", "form.missing");
            hours = BigDecimal.ONE;
        }
        OpenTo openTo = read.choice("openTo", OpenTo.class);
        String capacity = read.optional("capacity", 6);
        return new Training.Text(read.choice("category", TrainingCategory.class), read.text("topic", 120), or(read.optional("lecturer", 120)), or(read.optional("audience", 200)),
                or(read.optional("content", 4000)), read.text("venue", 120), read.date("heldOn"), or(read.optional("begins", 20)), hours,
                capacity == null ? null : (int) read.number("capacity", 1, 100_000), read.optionalDate("signUpUntil"), openTo,
                openTo == OpenTo.LISTED ? new HashSet<>(read.ids("invited")) : Set.of());
    }

    private static String or(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @PostMapping("/trainings/{id:\\d+}/revision")
    Object revision(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            trainings.mine(who, id);
            Training.Text text = text(read);
            read.done();
            trainings.revise(who, id, read.version(), text);
            Flash.say(request, "talent.flash.revised");
            return "/trainings/" + id;
        }, failed -> pages.edit(who, id, failed));
    }

    @PostMapping("/trainings/{id:\\d+}/opening")
    Object opening(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            trainings.open(who, id, read.version());
            Flash.say(request, "talent.flash.opened");
            return "/trainings/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/trainings/{id:\\d+}/cancellation")
    Object cancellation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.text("remark", 500);
            read.done();
            trainings.cancel(who, id, read.version(), remark);
            Flash.say(request, "talent.flash.cancelled");
            return "/trainings/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/trainings/{id:\\d+}/closing")
    Object closing(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            int met = trainings.close(who, id, read.version());
            Flash.say(request, met > 0 ? "talent.flash.heldMet" : "talent.flash.held", met);
            return "/trainings/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/trainings/{id:\\d+}/attachments")
    Object attachment(Who who, @PathVariable long id, @RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Training training = trainings.mine(who, id);
            if (file == null || file.isEmpty()) {
                read.wrong("file", "form.missing");
            }
            read.done();
            try (var content = file.getInputStream()) {
                attachments.store(who, training.ref(), file.getOriginalFilename() == null ? "file" : file.getOriginalFilename(), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Flash.say(request, "talent.flash.attached");
            return "/trainings/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/trainings/{id:\\d+}/codes")
    Object code(Who who, @PathVariable long id) {
        codes.next(who, id);
        return SeeOther.at("/trainings/" + id + "/code");
    }

    @PostMapping("/trainings/check-in")
    Object checkIn(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String code = read.text("code", 20);
            read.done();
            Training training = codes.signIn(who, code);
            Flash.say(request, "talent.flash.signedIn", training.text().topic());
            return training.href();
        }, failed -> Screen.of("office/talent/checkIn").with("form", failed));
    }
}
