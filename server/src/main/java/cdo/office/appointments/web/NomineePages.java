package cdo.office.appointments.web;

import cdo.office.appointments.AppointmentRights;
import cdo.office.appointments.FilePurpose;
import cdo.office.appointments.Filing;
import cdo.office.appointments.FilingLine;
import cdo.office.appointments.FilingPapers;
import cdo.office.appointments.Filings;
import cdo.office.appointments.NomineeState;
import cdo.office.appointments.PostNames;
import cdo.office.appointments.PrincipleRule;
import cdo.office.appointments.Register;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Person;
import cdo.platform.organization.Posts;
import cdo.platform.kernel.Clocks;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One nominee of a filing: what is said, what changed since it was returned, the bureau's decision; and its form. */
@Controller
class NomineePages {

    private final Register register;
    private final Filings filings;
    private final FilingPapers papers;
    private final Papers press;
    private final Imprints imprints;
    private final PostNames names;
    private final NomineeView view;
    private final Posts posts;
    private final Clocks clocks;
    private final Audit audit;

    NomineePages(Register register, Filings filings, FilingPapers papers, Papers press, Imprints imprints, PostNames names, NomineeView view, Posts posts, Clocks clocks, Audit audit) {
        this.register = register;
        this.filings = filings;
        this.papers = papers;
        this.press = press;
        this.imprints = imprints;
        this.names = names;
        this.view = view;
        this.posts = posts;
        this.clocks = clocks;
        this.audit = audit;
    }

    @GetMapping("/filings/{id:\\d+}/lines/{lineId:\\d+}")
    Screen line(Who who, @PathVariable long id, @PathVariable long lineId) {
        return line(who, id, lineId, Form.empty());
    }

    Screen line(Who who, long id, long lineId, Form form) {
        Filing filing = register.filing(who, id);
        FilingLine line = filing.line(lineId);
        boolean submits = who.may(AppointmentRights.SUBMIT, filing.unitId());
        boolean reviews = who.may(AppointmentRights.REVIEW, filing.unitId());
        if (reviews && !submits) {
            // The unit sees what it typed itself; whoever else is shown the numbers leaves a line.
            audit.read(who, "appointments.nominee-read", filing.ref(), "line", lineId);
        }
        return Screen.of("office/appointments/line").with("filing", filing).with("line", line).with("form", form).with("names", names).with("view", view)
                .with("editions", register.editions(line)).with("submits", submits).with("reviews", reviews).with("full", submits || reviews)
                .with("departure", PrincipleRule.departure(line.kind(), line.nominee().title(), line.nominee().portfolio()))
                .with("sitting", posts.holder(line.postId(), clocks.today()).map(held -> names.post(line.postId())))
                .with("scans", register.files(filing).stream().filter(file -> file.purpose() == FilePurpose.STAMPED_LETTER).toList())
                .with("files", register.files(filing).stream().filter(file -> file.line().equals(line.nominee().name())).toList());
    }

    @GetMapping("/filings/{id:\\d+}/lines/{lineId:\\d+}/form")
    Screen form(Who who, @PathVariable long id, @PathVariable long lineId, @RequestParam @Nullable Long person) {
        Filing filing = register.filing(who, id);
        FilingLine line = filing.line(lineId);
        Optional<Person> chosen = filings.candidates(filing.unitId()).stream().filter(each -> person != null && each.id() == person).findFirst();
        return form(who, id, lineId, NomineeForm.filled(line, chosen.orElse(null)));
    }

    Screen form(Who who, long id, long lineId, Form form) {
        Filing filing = register.filing(who, id);
        who.must(AppointmentRights.SUBMIT, filing.unitId());
        FilingLine line = filing.line(lineId);
        List<Person> people = filings.candidates(filing.unitId());
        return Screen.of("office/appointments/lineForm").with("filing", filing).with("line", line).with("form", form).with("names", names).with("view", view).with("people", people)
                .with("correcting", line.state() == NomineeState.RETURNED);
    }

    @GetMapping("/filings/{id:\\d+}/lines/{lineId:\\d+}/form.docx")
    ResponseEntity<byte[]> word(Who who, @PathVariable long id, @PathVariable long lineId) {
        OfficialDocument form = taken(who, id, lineId);
        return Downloads.word(form.heading(), press.docx(form, imprints.demo()));
    }

    @GetMapping("/filings/{id:\\d+}/lines/{lineId:\\d+}/form.pdf")
    ResponseEntity<byte[]> pdf(Who who, @PathVariable long id, @PathVariable long lineId) {
        OfficialDocument form = taken(who, id, lineId);
        return Downloads.pdf(form.heading(), press.pdf(form, imprints.demo()));
    }

    private OfficialDocument taken(Who who, long id, long lineId) {
        Filing filing = register.filing(who, id);
        if (!who.may(AppointmentRights.REVIEW, filing.unitId())) {
            who.must(AppointmentRights.SUBMIT, filing.unitId());
        }
        audit.exported(who, "appointments.form-exported", filing.ref(), "line", lineId);
        return papers.form(filing, filing.line(lineId));
    }
}
