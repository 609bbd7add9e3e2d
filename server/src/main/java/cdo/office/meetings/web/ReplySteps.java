package cdo.office.meetings.web;

import cdo.office.meetings.Invitations;
import cdo.office.meetings.OwnSignIn;
import cdo.office.meetings.ReplyKind;
import cdo.office.meetings.Sittings;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of members and of the desk: reply, substitution, sign-in, beginning and end of the meeting. */
@Controller("meetingReplySteps")
class ReplySteps {

    private final Invitations invitations;
    private final Sittings sittings;
    private final OwnSignIn ownSignIn;
    private final ReplyPages pages;

    ReplySteps(Invitations invitations, Sittings sittings, OwnSignIn ownSignIn, ReplyPages pages) {
        this.invitations = invitations;
        this.sittings = sittings;
        this.ownSignIn = ownSignIn;
        this.pages = pages;
    }

    @PostMapping("/meetings/{id:\\d+}/replies")
    Object reply(Who who, @PathVariable long id, HttpServletRequest request) {
        Form typed = Form.of(request);
        long post = new Reading(typed).id("post");
        return typed.step(read -> {
            String note = read.optional("note", 300);
            var answer = new Invitations.Answer(read.choice("kind", ReplyKind.class), said(note), read.optionalId("substituteId"), guest(read));
            read.done();
            invitations.reply(who, id, post, read.version(), answer);
            Flash.say(request, "meetings.flash.replied");
            return "/meetings/" + id;
        }, failed -> pages.reply(who, id, post, failed));
    }

    /** Name, duty and reason of a substitute from outside the unit; null when nothing of it was filled in. */
    private static Invitations.@Nullable Guest guest(Reading read) {
        String name = read.optional("guestName", 60);
        String duty = read.optional("guestDuty", 60);
        String reason = read.optional("guestReason", 300);
        return name == null && duty == null && reason == null ? null : new Invitations.Guest(said(name), said(duty), said(reason));
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    @PostMapping("/meetings/{id:\\d+}/substitutions")
    Object substitution(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long post = read.id("post");
            String note = read.optional("note", 200);
            read.done();
            invitations.decide(who, id, post, read.version(), read.checked("approve"), said(note));
            Flash.say(request, "meetings.flash.decided");
            return "/meetings/" + id + "/replies";
        }, failed -> pages.replies(who, id, failed));
    }

    @PostMapping("/meetings/{id:\\d+}/sign-ins")
    Object signIn(Who who, @PathVariable long id, HttpServletRequest request) {
        return desk(who, id, request, read -> {
            long post = read.id("post");
            read.done();
            sittings.signIn(who, id, post, read.version(), read.checked("there"));
        });
    }

    @PostMapping("/meetings/{id:\\d+}/sign-ins-together")
    Object signInTogether(Who who, @PathVariable long id, HttpServletRequest request) {
        return desk(who, id, request, read -> {
            var posts = read.ids("ids");
            if (posts.isEmpty()) {
                read.wrong("ids", "form.choose");
            }
            read.done();
            Flash.say(request, "meetings.flash.signedInTogether", sittings.signInAll(who, id, posts));
        });
    }

    @PostMapping("/meetings/{id:\\d+}/own-sign-in")
    Object ownSignIn(Who who, @PathVariable long id, HttpServletRequest request) {
        return desk(who, id, request, read -> {
            String code = read.text("code", 10);
            read.done();
            ownSignIn.signIn(who, id, code);
            Flash.say(request, "meetings.flash.signedIn");
        });
    }

    @PostMapping("/meetings/{id:\\d+}/code")
    Object code(Who who, @PathVariable long id, HttpServletRequest request) {
        return desk(who, id, request, read -> {
            sittings.changeCode(who, id, read.version());
            Flash.say(request, "meetings.flash.code");
        });
    }

    @PostMapping("/meetings/{id:\\d+}/beginning")
    Object beginning(Who who, @PathVariable long id, HttpServletRequest request) {
        return desk(who, id, request, read -> {
            sittings.begin(who, id, read.version());
            Flash.say(request, "meetings.flash.began");
        });
    }

    @PostMapping("/meetings/{id:\\d+}/end")
    Object end(Who who, @PathVariable long id, HttpServletRequest request) {
        return desk(who, id, request, read -> {
            sittings.end(who, id, read.version());
            Flash.say(request, "meetings.flash.ended");
        });
    }

    private Object desk(Who who, long id, HttpServletRequest request, Consumer<Reading> command) {
        return Form.of(request).step(read -> {
            command.accept(read);
            return "/meetings/" + id + "/sign-in";
        }, failed -> pages.signIn(who, id, request, failed));
    }
}
