package cdo.office.appointments.web;

import cdo.office.appointments.Appointment;
import cdo.office.appointments.AppointmentPapers;
import cdo.office.appointments.AppointmentRights;
import cdo.office.appointments.AppointmentStage;
import cdo.office.appointments.Candidates;
import cdo.office.appointments.FilingOrder;
import cdo.office.appointments.Filings;
import cdo.office.appointments.Handovers;
import cdo.office.appointments.Offices;
import cdo.office.appointments.PostNames;
import cdo.office.appointments.Register;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Person;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Units;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 任免: the register, and one document with its lines, its notice as it will print, and its steps. */
@Controller
class AppointmentPages {

    private final Register register;
    private final Candidates candidates;
    private final Filings filings;
    private final Offices offices;
    private final Handovers handovers;
    private final AppointmentPapers papers;
    private final Papers press;
    private final IssuedDocuments issued;
    private final PostNames names;
    private final OtherPanels panels;
    private final Posts posts;
    private final Units units;
    private final Clocks clocks;

    AppointmentPages(Register register, Candidates candidates, Filings filings, Offices offices, Handovers handovers, AppointmentPapers papers, Papers press,
                     IssuedDocuments issued, PostNames names, OtherPanels panels, Posts posts, Units units, Clocks clocks) {
        this.register = register;
        this.candidates = candidates;
        this.filings = filings;
        this.offices = offices;
        this.handovers = handovers;
        this.papers = papers;
        this.press = press;
        this.issued = issued;
        this.names = names;
        this.panels = panels;
        this.posts = posts;
        this.units = units;
        this.clocks = clocks;
    }

    @GetMapping("/appointments")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "1") int page,
                @RequestParam(defaultValue = "25") int size) {
        AppointmentStage asked = Arrays.stream(AppointmentStage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null);
        return Screen.of("office/appointments/appointments").with("slice", register.appointments(who, q, asked, new Slice.Ask(page, size))).with("names", names);
    }

    @GetMapping("/appointments/new")
    Screen blank(Who who) {
        return blank(who, Form.empty());
    }

    Screen blank(Who who, Form form) {
        who.must(AppointmentRights.APPOINT);
        return Screen.of("office/appointments/appointmentNew").with("form", form).with("waiting", candidates.filed(who)).with("names", names);
    }

    @GetMapping("/appointments/{id:\\d+}")
    Screen record(Who who, @PathVariable long id, @RequestParam @Nullable Long post) {
        return record(who, id, post, Form.empty());
    }

    Screen record(Who who, long id, @Nullable Long post, Form form) {
        Appointment appointment = register.appointment(who, id);
        boolean own = who.may(AppointmentRights.APPOINT) && who.unitId() == appointment.organiserId();
        boolean drafts = own && appointment.stage() == AppointmentStage.DRAFT;
        String preview = appointment.lines().isEmpty() ? "" : appointment.documentId() == null ? press.html(papers.notice(appointment, "", clocks.today())) : issued.find(appointment.documentId()).map(issued::preview).orElse("");
        List<Post> officerPosts = drafts ? units.all(clocks.today()).stream().filter(unit -> who.powers().units(AppointmentRights.APPOINT).contains(unit.id()))
                .flatMap(unit -> posts.ofUnit(unit.id()).stream()).filter(each -> each.kind().officer()).toList() : List.of();
        List<Person> people = officerPosts.stream().filter(each -> post != null && each.id() == post).findFirst().map(each -> filings.candidates(each.unitId())).orElse(List.of());
        return Screen.of("office/appointments/appointment").with("panels", panels).with("appointment", appointment).with("form", form).with("names", names).with("own", own).with("drafts", drafts)
                .with("preview", preview).with("happened", register.happened(appointment)).with("handovers", handovers.of(appointment))
                .with("filed", drafts ? candidates.filed(who) : List.of()).with("sitting", drafts ? candidates.sitting(who) : List.of())
                .with("officerPosts", officerPosts).with("people", people).with("post", post == null ? 0L : post)
                .with("fileFirst", offices.order(units.get(appointment.organiserId()).regionId()) == FilingOrder.FILE_FIRST);
    }
}
