package cdo.office.meetings.web;

import cdo.office.meetings.Agendas;
import cdo.office.meetings.CorrectionKind;
import cdo.office.meetings.HandingOut;
import cdo.office.meetings.Invitations;
import cdo.office.meetings.Item;
import cdo.office.meetings.MeetingNames;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingStage;
import cdo.office.meetings.Minutes;
import cdo.office.meetings.Outcome;
import cdo.office.meetings.Presence;
import cdo.office.meetings.Publications;
import cdo.office.meetings.Sittings;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Corrections of outcomes, attendance and opening after issue, outcomes that were forgotten; attendance that is entered while the minutes are written. */
@Controller("meetingCorrectionSteps")
class CorrectionSteps {

    private final Publications publications;
    private final Minutes minutes;
    private final Sittings sittings;
    private final Invitations invitations;
    private final Agendas agendas;
    private final HandingOut handingOut;
    private final Units units;
    private final MeetingNames names;
    private final Heads heads;

    CorrectionSteps(Publications publications, Minutes minutes, Sittings sittings, Invitations invitations, Agendas agendas, HandingOut handingOut, Units units,
                    MeetingNames names, Heads heads) {
        this.publications = publications;
        this.minutes = minutes;
        this.sittings = sittings;
        this.invitations = invitations;
        this.agendas = agendas;
        this.handingOut = handingOut;
        this.units = units;
        this.names = names;
        this.heads = heads;
    }

    @GetMapping("/meetings/outcomes/{outcome:\\d+}/correction")
    Screen outcome(Who who, @PathVariable long outcome) {
        return outcome(who, outcome, null);
    }

    private Screen outcome(Who who, long id, @Nullable Form failed) {
        Item item = minutes.itemOf(who, id);
        Outcome outcome = minutes.outcome(who, id);
        return screen(who, item.meetingId(), CorrectionKind.OUTCOME, "/meetings/outcomes/" + id + "/correction",
                failed == null ? Form.filled(Map.of("text", outcome.draft().text())) : failed).with("was", outcome.draft().text());
    }

    @PostMapping("/meetings/outcomes/{outcome:\\d+}/correction")
    Object correctOutcome(Who who, @PathVariable long outcome, HttpServletRequest request) {
        Item item = minutes.itemOf(who, outcome);
        return Form.of(request).step(read -> {
            String text = read.text("text", 2000);
            String reason = read.text("reason", 300);
            String was = read.text("was", 2000);
            read.done();
            publications.correctOutcome(who, outcome, was, text, reason);
            return corrected(request, item.meetingId());
        }, failed -> outcome(who, outcome, failed));
    }

    @GetMapping("/meetings/items/{item:\\d+}/outcome-addition")
    Screen addition(Who who, @PathVariable long item) {
        return addition(who, item, Form.empty());
    }

    private Screen addition(Who who, long itemId, Form form) {
        Item item = agendas.mustSee(who, itemId);
        return screen(who, item.meetingId(), CorrectionKind.ADDED, "/meetings/items/" + itemId + "/outcome-addition", form).with("was", item.title());
    }

    @PostMapping("/meetings/items/{item:\\d+}/outcome-addition")
    Object addOutcome(Who who, @PathVariable long item, HttpServletRequest request) {
        Item found = agendas.mustSee(who, item);
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 300);
            publications.addOutcome(who, item, MinutesSteps.draft(read), reason);
            return corrected(request, found.meetingId());
        }, failed -> addition(who, item, failed));
    }

    @GetMapping("/meetings/{id:\\d+}/opening-correction")
    Screen opening(Who who, @PathVariable long id) {
        var meeting = heads.of(who, id, "document").meeting();
        return screen(who, id, CorrectionKind.OPENING, "/meetings/" + id + "/opening-correction", Form.filled(Map.of("opening", meeting.opening(), "guests", meeting.plan().guests())));
    }

    @PostMapping("/meetings/{id:\\d+}/opening-correction")
    Object correctOpening(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String opening = read.optional("opening", 4000);
            String guests = read.optional("guests", 500);
            String reason = read.text("reason", 300);
            read.done();
            publications.correctOpening(who, id, read.version(), opening == null ? "" : opening, guests == null ? "" : guests, reason);
            return corrected(request, id);
        }, failed -> screen(who, id, CorrectionKind.OPENING, "/meetings/" + id + "/opening-correction", failed));
    }

    @GetMapping("/meetings/{id:\\d+}/attendance-correction")
    Screen attendance(Who who, @PathVariable long id) {
        return attendance(who, id, Form.empty());
    }

    private Screen attendance(Who who, long id, Form form) {
        return screen(who, id, CorrectionKind.ATTENDANCE, "/meetings/" + id + "/attendance-correction", form);
    }

    /** While the minutes are written the office enters what the sign-in missed; after issue the head corrects. */
    @PostMapping("/meetings/{id:\\d+}/attendance-correction")
    Object correctAttendance(Who who, @PathVariable long id, HttpServletRequest request) {
        boolean written = heads.of(who, id, "document").meeting().stage() == MeetingStage.WRITING;
        return Form.of(request).step(read -> {
            long post = read.id("post");
            Presence presence = read.choice("presence", Presence.class);
            String name = read.optional("name", 60);
            String reason = read.text("reason", 300);
            read.done();
            if (written) {
                sittings.record(who, id, read.version(), post, presence, name, reason);
                Flash.say(request, "meetings.flash.saved");
                return "/meetings/" + id + "/sign-in";
            }
            publications.correctAttendance(who, id, read.version(), post, presence, name, reason);
            return corrected(request, id);
        }, failed -> attendance(who, id, failed));
    }

    private static String corrected(HttpServletRequest request, long id) {
        Flash.say(request, "meetings.flash.corrected");
        return "/meetings/" + id + "/document";
    }

    private Screen screen(Who who, long id, CorrectionKind kind, String action, Form form) {
        Heads.Head head = heads.of(who, id, "document");
        boolean written = kind == CorrectionKind.ATTENDANCE && head.meeting().stage() == MeetingStage.WRITING;
        who.must(written ? MeetingRights.ORGANISE : MeetingRights.CORRECT, head.meeting().organiserId());
        if (!written && head.meeting().stage() != MeetingStage.ISSUED) {
            throw new Problem.Refused("meetings.correct.notIssued", head.meeting().stage());
        }
        boolean added = kind == CorrectionKind.ADDED;
        Set<Long> leads = added ? handingOut.present(head.meeting(), minutes.leads(head.meeting())) : Set.of();
        return Screen.of("office/meetings/correctionOf").with("leads", names.posts(leads)).with("units", leads.stream().map(names::unitOf).distinct().map(units::get).toList()).with("head", head).with("kind", kind).with("action", action).with("form", form).with("was", "").with("written", written)
                .with("posts", kind == CorrectionKind.ATTENDANCE ? names.posts(invitations.places(head.meeting()).stream().map(each -> each.postId()).toList()) : Map.of());
    }
}
