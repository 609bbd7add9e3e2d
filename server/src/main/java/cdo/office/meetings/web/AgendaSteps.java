package cdo.office.meetings.web;

import cdo.office.meetings.Agendas;
import cdo.office.meetings.Item;
import cdo.office.meetings.MaterialAccess;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of an agenda: items added, topics placed, order, access, materials, removal. */
@Controller("meetingAgendaSteps")
class AgendaSteps {

    private final Agendas agendas;
    private final Uploads uploads;
    private final AgendaPages pages;

    AgendaSteps(Agendas agendas, Uploads uploads, AgendaPages pages) {
        this.agendas = agendas;
        this.uploads = uploads;
        this.pages = pages;
    }

    @PostMapping("/meetings/{id:\\d+}/items")
    Object addition(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Agendas.Draft draft = draft(read);
            read.done();
            agendas.add(who, id, draft);
            Flash.say(request, "meetings.flash.itemAdded");
            return "/meetings/" + id + "/agenda";
        }, failed -> pages.agenda(who, id, failed));
    }

    private static Agendas.Draft draft(Reading read) {
        return new Agendas.Draft(read.text("title", 100), read.optionalId("unit"), read.choice("access", MaterialAccess.class), Set.copyOf(read.ids("concerned")));
    }

    @PostMapping("/meetings/{id:\\d+}/topics")
    Object placement(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long topic = read.id("topic");
            read.done();
            agendas.place(who, topic, read.version(), id);
            Flash.say(request, "meetings.flash.placed");
            return "/meetings/" + id + "/agenda";
        }, failed -> pages.agenda(who, id, failed));
    }

    @PostMapping("/meetings/items/{item:\\d+}/change")
    Object change(Who who, @PathVariable long item, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Agendas.Draft draft = draft(read);
            read.done();
            agendas.change(who, item, draft);
            Flash.say(request, "meetings.flash.saved");
            return agenda(who, item);
        }, failed -> pages.item(who, item, failed));
    }

    @PostMapping("/meetings/items/{item:\\d+}/shift")
    Object shift(Who who, @PathVariable long item, HttpServletRequest request) {
        Item found = agendas.mustSee(who, item);
        return Form.of(request).step(read -> {
            agendas.shift(who, item, read.checked("up"));
            return "/meetings/" + found.meetingId() + "/agenda";
        }, failed -> pages.agenda(who, found.meetingId(), failed));
    }

    @PostMapping("/meetings/items/{item:\\d+}/removal")
    Object removal(Who who, @PathVariable long item, HttpServletRequest request) {
        Item found = agendas.mustSee(who, item);
        return Form.of(request).step(read -> {
            agendas.remove(who, item);
            Flash.say(request, "meetings.flash.itemRemoved");
            return "/meetings/" + found.meetingId() + "/agenda";
        }, failed -> pages.agenda(who, found.meetingId(), failed));
    }

    @PostMapping("/meetings/items/{item:\\d+}/materials")
    Object material(Who who, @PathVariable long item, @RequestParam @Nullable MultipartFile file, HttpServletRequest request) {
        Item found = agendas.open(who, item);
        return Form.of(request).step(read -> {
            uploads.store(who, found.ref(), file, read);
            Flash.say(request, "meetings.flash.attached");
            return "/meetings/" + found.meetingId() + "/agenda";
        }, failed -> pages.agenda(who, found.meetingId(), failed));
    }

    private String agenda(Who who, long item) {
        return "/meetings/" + agendas.mustSee(who, item).meetingId() + "/agenda";
    }
}
