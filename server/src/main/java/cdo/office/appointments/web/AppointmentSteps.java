package cdo.office.appointments.web;

import cdo.office.appointments.Appointments;
import cdo.office.appointments.Appointments.NewAppointment;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of a document of appointment. */
@Controller
class AppointmentSteps {

    private final Appointments appointments;
    private final AppointmentPages pages;

    AppointmentSteps(Appointments appointments, AppointmentPages pages) {
        this.appointments = appointments;
        this.pages = pages;
    }

    @PostMapping("/appointments")
    Object draft(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String basis = read.text("basis", 300);
            read.done();
            return "/appointments/" + appointments.draft(who, basis);
        }, failed -> pages.blank(who, failed));
    }

    /** A filed nominee, chosen as «line:post:person», or another person for a post. */
    @PostMapping("/appointments/{id}/appointees")
    Object appointee(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "appointments.flash.added", read -> {
            List<Long> chosen = read.joinedIds("candidate", 3);
            LocalDate from = read.date("from");
            String reason = read.optional("reason", 500);
            read.done();
            long line = chosen.get(0);
            appointments.appoint(who, id, new NewAppointment(line == 0 ? null : line, chosen.get(1), chosen.get(2), from,
                    read.checked("acting"), read.checked("concurrent"), reason == null ? "" : reason, read.checked("farDay")));
        });
    }

    @PostMapping("/appointments/{id}/reliefs")
    Object relief(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "appointments.flash.added", read -> {
            long tenure = read.id("tenure");
            LocalDate lastDay = read.date("lastDay");
            String reason = read.text("reason", 300);
            read.done();
            appointments.relieve(who, id, tenure, lastDay, reason, read.checked("farDay"));
        });
    }

    @PostMapping("/appointments/{id}/lines/{lineId}/removal")
    Object removal(Who who, @PathVariable long id, @PathVariable long lineId, HttpServletRequest request) {
        return step(who, id, request, "appointments.flash.removed", read -> appointments.remove(who, id, lineId));
    }

    @PostMapping("/appointments/{id}/signature")
    Object signature(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "appointments.flash.sentToHead", read -> appointments.send(who, id, read.version()));
    }

    @PostMapping("/appointments/{id}/taking-back")
    Object takingBack(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "appointments.flash.takenBack", read -> {
            String reason = read.text("reason", 500);
            read.done();
            appointments.takeBack(who, id, read.version(), reason);
        });
    }

    @PostMapping("/appointments/{id}/issue")
    Object issue(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "appointments.flash.issued", read -> {
            String number = read.optional("number", 60);
            read.done();
            appointments.issue(who, id, read.version(), number);
        });
    }

    @PostMapping("/appointments/{id}/discard")
    Object discard(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "appointments.flash.discarded", read -> appointments.discard(who, id, read.version()));
    }

    private Object step(Who who, long id, HttpServletRequest request, String said, java.util.function.Consumer<Reading> command) {
        Function<Reading, String> step = read -> {
            command.accept(read);
            Flash.say(request, said);
            return "/appointments/" + id;
        };
        return Form.of(request).step(step, failed -> pages.record(who, id, null, failed));
    }
}
