package cdo.office.appointments.web;

import cdo.office.appointments.AppointmentRights;
import cdo.office.appointments.Filing;
import cdo.office.appointments.FilingPapers;
import cdo.office.appointments.FilingStage;
import cdo.office.appointments.Filings;
import cdo.office.appointments.PostNames;
import cdo.office.appointments.Register;
import cdo.platform.audit.Audit;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 报送备案: the register, a filing's record, its check before sending, its letter. */
@Controller
class FilingPages {

    private final Register register;
    private final Filings filings;
    private final FilingPapers papers;
    private final Papers press;
    private final Imprints imprints;
    private final PostNames names;
    private final OtherPanels panels;
    private final NomineeView view;
    private final Posts posts;
    private final Clocks clocks;
    private final Audit audit;

    FilingPages(Register register, Filings filings, FilingPapers papers, Papers press, Imprints imprints, PostNames names, OtherPanels panels, NomineeView view, Posts posts, Clocks clocks, Audit audit) {
        this.register = register;
        this.filings = filings;
        this.papers = papers;
        this.press = press;
        this.imprints = imprints;
        this.names = names;
        this.panels = panels;
        this.view = view;
        this.posts = posts;
        this.clocks = clocks;
        this.audit = audit;
    }

    @GetMapping("/filings")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String year,
                @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        FilingStage asked = Arrays.stream(FilingStage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null);
        Integer inYear = year.matches("20\\d{2}") ? Integer.valueOf(year) : null;
        return list(who, q, asked, inYear, new Slice.Ask(page, size), Form.empty());
    }

    Screen list(Who who, String q, @Nullable FilingStage stage, @Nullable Integer year, Slice.Ask ask, Form form) {
        Slice<Filing> slice = register.filings(who, q, stage, year, ask);
        Set<Long> reviews = slice.rows().stream().filter(filing -> filing.waits() && who.may(AppointmentRights.REVIEW, filing.unitId())).map(Filing::id).collect(Collectors.toSet());
        return Screen.of("office/appointments/filings").with("slice", slice).with("names", names).with("reviews", reviews).with("form", form);
    }

    @GetMapping("/filings/new")
    Screen blank(Who who) {
        return blank(who, Form.empty());
    }

    Screen blank(Who who, Form form) {
        who.must(AppointmentRights.SUBMIT, who.unitId());
        List<Post> officers = posts.ofUnit(who.unitId()).stream().filter(post -> post.kind().officer()).toList();
        return Screen.of("office/appointments/filingNew").with("form", form).with("posts", officers).with("unitId", who.unitId()).with("names", names);
    }

    @GetMapping("/filings/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, Form.empty());
    }

    Screen record(Who who, long id, Form form) {
        Filing filing = register.filing(who, id);
        List<Post> free = posts.ofUnit(filing.unitId()).stream().filter(post -> post.kind().officer() && filing.standing().stream().noneMatch(line -> line.postId() == post.id())).toList();
        return Screen.of("office/appointments/filing").with("panels", panels).with("filing", filing).with("form", form).with("names", names).with("free", free)
                .with("happened", register.happened(filing)).with("files", register.files(filing)).with("complaints", filings.complaints(filing))
                .with("submits", who.may(AppointmentRights.SUBMIT, filing.unitId())).with("reviews", who.may(AppointmentRights.REVIEW, filing.unitId()));
    }

    @GetMapping("/filings/{id:\\d+}/check")
    Screen check(Who who, @PathVariable long id) {
        return check(who, id, Form.empty());
    }

    Screen check(Who who, long id, Form form) {
        Filing filing = register.filing(who, id);
        who.must(AppointmentRights.SUBMIT, filing.unitId());
        return Screen.of("office/appointments/filingCheck").with("filing", filing).with("form", form).with("names", names).with("view", view).with("complaints", filings.complaints(filing));
    }

    @GetMapping("/filings/{id:\\d+}/letter")
    Screen letter(Who who, @PathVariable long id) {
        return letter(who, id, Form.empty());
    }

    Screen letter(Who who, long id, Form form) {
        Filing filing = letterReadable(who, id);
        audit.read(who, "appointments.letter-read", filing.ref());
        return Screen.of("office/appointments/letter").with("filing", filing).with("form", form).with("names", names).with("preview", press.html(papers.letter(filing)))
                .with("files", register.files(filing)).with("submits", who.may(AppointmentRights.SUBMIT, filing.unitId()));
    }

    @GetMapping("/filings/{id:\\d+}/letter.docx")
    ResponseEntity<byte[]> letterWord(Who who, @PathVariable long id) {
        OfficialDocument letter = taken(who, id);
        return Downloads.word(letter.heading(), press.docx(letter, imprints.demo()));
    }

    @GetMapping("/filings/{id:\\d+}/letter.pdf")
    ResponseEntity<byte[]> letterPdf(Who who, @PathVariable long id) {
        OfficialDocument letter = taken(who, id);
        return Downloads.pdf(letter.heading(), press.pdf(letter, imprints.demo()));
    }

    /** The letter carries telephone numbers and months of birth: only the unit itself and its bureau take it out, and it is audited. */
    private OfficialDocument taken(Who who, long id) {
        Filing filing = letterReadable(who, id);
        audit.exported(who, "appointments.letter-exported", filing.ref());
        return papers.letter(filing);
    }

    private Filing letterReadable(Who who, long id) {
        Filing filing = register.filing(who, id);
        if (!who.may(AppointmentRights.REVIEW, filing.unitId())) {
            who.must(AppointmentRights.SUBMIT, filing.unitId());
        }
        return filing;
    }
}
