package cdo.office.meetings.web;

import cdo.office.meetings.Agendas;
import cdo.office.meetings.Item;
import cdo.office.meetings.Minutes;
import cdo.office.meetings.Outcome;
import cdo.office.meetings.OutcomeKind;
import cdo.office.meetings.Publications;
import cdo.office.tasks.DutyArea;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of the minutes: texts, outcomes, signature, issue, correction. */
@Controller("meetingMinutesSteps")
class MinutesSteps {

    private final Minutes minutes;
    private final Agendas agendas;
    private final Publications publications;
    private final MinutesPages pages;

    MinutesSteps(Minutes minutes, Agendas agendas, Publications publications, MinutesPages pages) {
        this.minutes = minutes;
        this.agendas = agendas;
        this.publications = publications;
        this.pages = pages;
    }

    @PostMapping("/meetings/items/{item:\\d+}/text")
    Object text(Who who, @PathVariable long item, HttpServletRequest request) {
        Item found = agendas.mustSee(who, item);
        return Form.of(request).step(read -> {
            String text = read.optional("text", 20_000);
            read.done();
            minutes.write(who, item, read.version(), text == null ? "" : text);
            Flash.say(request, "meetings.flash.saved");
            return "/meetings/" + found.meetingId() + "/minutes#item" + item;
        }, failed -> pages.editor(who, found.meetingId(), item, failed));
    }

    @PostMapping("/meetings/items/{item:\\d+}/outcomes")
    Object outcome(Who who, @PathVariable long item, HttpServletRequest request) {
        Item found = agendas.mustSee(who, item);
        return Form.of(request).step(read -> {
            Outcome.Draft draft = draft(read);
            minutes.settle(who, item, draft);
            Flash.say(request, "meetings.flash.settled");
            return "/meetings/" + found.meetingId() + "/minutes#item" + item;
        }, failed -> pages.editor(who, found.meetingId(), item, failed));
    }

    /** What came of an item, as the secretary typed it; refuses with everything noted so far. */
    static Outcome.Draft draft(Reading read) {
        String kind = read.text("kind", 20);
        String text = read.text("outcome", 2000);
        String criterion = read.optional("criterion", 500);
        Long lead = read.optionalId("lead");
        var due = read.optionalDate("due");
        read.done();
        return new Outcome.Draft(OutcomeKind.parse(kind), text, lead, read.optionalChoice("area", DutyArea.class), criterion == null ? "" : criterion, due, Set.copyOf(read.ids("supporting")));
    }

    @PostMapping("/meetings/outcomes/{outcome:\\d+}/removal")
    Object removal(Who who, @PathVariable long outcome, HttpServletRequest request) {
        Item item = minutes.itemOf(who, outcome);
        return Form.of(request).step(read -> {
            minutes.unsettle(who, outcome);
            Flash.say(request, "meetings.flash.unsettled");
            return "/meetings/" + item.meetingId() + "/minutes#item" + item.id();
        }, failed -> pages.editor(who, item.meetingId(), 0, failed));
    }

    @PostMapping("/meetings/{id:\\d+}/preamble")
    Object preamble(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String opening = read.optional("opening", 4000);
            String guests = read.optional("guests", 500);
            String recorder = read.text("recorder", 40);
            read.done();
            minutes.open(who, id, read.version(), opening == null ? "" : opening, guests == null ? "" : guests, recorder);
            Flash.say(request, "meetings.flash.saved");
            return "/meetings/" + id + "/minutes";
        }, failed -> pages.editor(who, id, 0, failed));
    }

    @PostMapping("/meetings/{id:\\d+}/minutes-signature")
    Object signature(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            minutes.send(who, id, read.version());
            Flash.say(request, "meetings.flash.sent");
            return "/meetings/" + id + "/document";
        }, failed -> pages.editor(who, id, 0, failed));
    }

    @PostMapping("/meetings/{id:\\d+}/issue")
    Object issue(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            publications.issue(who, id, read.version(), pages.anew(who, id, read));
            Flash.say(request, "meetings.flash.issued");
            return "/meetings/" + id + "/document";
        }, failed -> pages.document(who, id, failed));
    }

    @PostMapping("/meetings/{id:\\d+}/minutes-reopening")
    Object reopening(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 200);
            read.done();
            minutes.reopen(who, id, read.version(), reason);
            Flash.say(request, "meetings.flash.minutesReopened");
            return "/meetings/" + id + "/minutes";
        }, failed -> pages.document(who, id, failed));
    }

    @PostMapping("/meetings/items/{item:\\d+}/corrections")
    Object correction(Who who, @PathVariable long item, HttpServletRequest request) {
        Item found = agendas.mustSee(who, item);
        return Form.of(request).step(read -> {
            String text = read.text("text", 20_000);
            String reason = read.text("reason", 300);
            read.done();
            publications.correct(who, item, read.version(), text, reason);
            Flash.say(request, "meetings.flash.corrected");
            return "/meetings/" + found.meetingId() + "/document";
        }, failed -> pages.correction(who, item, failed));
    }
}
