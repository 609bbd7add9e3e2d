package cdo.office.meetings.web;

import cdo.office.meetings.Agendas;
import cdo.office.meetings.Invitations;
import cdo.office.meetings.Meeting;
import cdo.office.meetings.MeetingKind;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.Meetings;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps before a meeting: planning, moving, collecting topics, signature of the agenda, notice, cancellation. */
@Controller("jointMeetingSteps")
class MeetingSteps {

    private final Meetings meetings;
    private final Agendas agendas;
    private final Invitations invitations;
    private final MeetingPages pages;

    MeetingSteps(Meetings meetings, Agendas agendas, Invitations invitations, MeetingPages pages) {
        this.meetings = meetings;
        this.agendas = agendas;
        this.invitations = invitations;
        this.pages = pages;
    }

    @PostMapping("/meetings")
    Object planning(Who who, HttpServletRequest request) {
        who.must(MeetingRights.ORGANISE);
        return Form.of(request).step(read -> {
            long series = read.id("series");
            MeetingKind kind = read.choice("kind", MeetingKind.class);
            Meeting.Plan plan = plan(read);
            read.done();
            long id = meetings.plan(who, series, kind, plan);
            Flash.say(request, "meetings.flash.planned", plan.title());
            return "/meetings/" + id;
        }, failed -> pages.blank(who, failed));
    }

    private static Meeting.Plan plan(Reading read) {
        LocalDate day = read.date("heldOn");
        String starts = read.text("starts", 5);
        if (!starts.isEmpty() && !starts.matches("([01]?\\d|2[0-3])[:：][0-5]\\d")) {
            read.wrong("starts", "meetings.starts.form");
        }
        String guests = read.optional("guests", 500);
        return new Meeting.Plan(read.text("title", 100), day == null ? LocalDate.MAX : day, starts.replace('：', ':'), read.text("venue", 100), guests == null ? "" : guests);
    }

    @PostMapping("/meetings/{id:\\d+}/schedule")
    Object schedule(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.moved", read -> {
            Meeting.Plan plan = plan(read);
            read.done();
            meetings.move(who, id, read.version(), plan);
        });
    }

    @PostMapping("/meetings/{id:\\d+}/topics-collection")
    Object collection(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.collecting", read -> {
            LocalDate due = read.date("due");
            read.done();
            meetings.collectTopics(who, id, read.version(), due);
        });
    }

    @PostMapping("/meetings/{id:\\d+}/no-topic")
    Object noTopic(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.noTopic", read -> meetings.noTopic(who, id));
    }

    @PostMapping("/meetings/{id:\\d+}/agenda-signature")
    Object agendaSignature(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.sent", read -> agendas.send(who, id, read.version()));
    }

    @PostMapping("/meetings/{id:\\d+}/agenda-reopening")
    Object agendaReopening(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.reopened", read -> agendas.reopen(who, id, read.version()));
    }

    @PostMapping("/meetings/{id:\\d+}/notice")
    Object notice(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.noticed", read -> {
            String reason = read.optional("reason", 200);
            read.done();
            invitations.send(who, id, read.version(), reason == null ? "" : reason);
        });
    }

    @PostMapping("/meetings/{id:\\d+}/cancellation")
    Object cancellation(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.cancelled", read -> {
            String reason = read.text("reason", 200);
            read.done();
            meetings.cancel(who, id, read.version(), reason);
        });
    }

    private Object step(Who who, long id, HttpServletRequest request, String said, Consumer<Reading> command) {
        return Form.of(request).step(read -> {
            command.accept(read);
            Flash.say(request, said);
            return "/meetings/" + id;
        }, failed -> pages.record(who, id, failed));
    }
}
