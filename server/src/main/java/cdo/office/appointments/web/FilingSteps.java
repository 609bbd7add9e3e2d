package cdo.office.appointments.web;

import cdo.office.appointments.FilePurpose;
import cdo.office.appointments.FilingReview;
import cdo.office.appointments.Filings;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Slice;
import cdo.platform.web.Ticked;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of a filing as a whole. */
@Controller
class FilingSteps {

    private final Filings filings;
    private final FilingReview review;
    private final FilingPages pages;

    FilingSteps(Filings filings, FilingReview review, FilingPages pages) {
        this.filings = filings;
        this.review = review;
        this.pages = pages;
    }

    @PostMapping("/filings")
    Object draft(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String number = read.optional("letterNumber", 60);
            String note = read.optional("note", 500);
            List<Long> posts = read.ids("posts");
            if (posts.isEmpty()) {
                read.wrong("posts", "appointments.filing.noPost");
            }
            read.done();
            long id = filings.draft(who, who.unitId(), posts, number == null ? "" : number, note == null ? "" : note);
            Flash.say(request, "appointments.flash.drafted");
            return "/filings/" + id;
        }, failed -> pages.blank(who, failed));
    }

    /** The bureau accepts every undecided nominee of the ticked filings. */
    @PostMapping("/filings/acceptances")
    Object acceptances(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            List<Long> ids = Ticked.of(read);
            int decided = review.accept(who, ids, read.checked("unscanned"));
            Flash.say(request, "appointments.flash.acceptedMany", decided, ids.size() - decided);
            return "/filings";
        }, failed -> pages.list(who, "", null, null, new Slice.Ask(1, 25), failed));
    }

    @PostMapping("/filings/{id}/description")
    Object description(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String number = read.optional("letterNumber", 60);
            String note = read.optional("note", 500);
            read.done();
            filings.describe(who, id, read.version(), number == null ? "" : number, note == null ? "" : note);
            Flash.say(request, "appointments.flash.saved");
            return "/filings/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/filings/{id}/signature")
    Object signature(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            filings.send(who, id, read.version());
            Flash.say(request, "appointments.flash.sent");
            return "/filings/" + id;
        }, failed -> pages.check(who, id, failed));
    }

    @PostMapping("/filings/{id}/withdrawal")
    Object withdrawal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 500);
            read.done();
            filings.withdraw(who, id, read.version(), reason);
            Flash.say(request, "appointments.flash.withdrawn");
            return "/filings/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/filings/{id}/discard")
    Object discard(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            filings.discard(who, id, read.version());
            Flash.say(request, "appointments.flash.discarded");
            return "/filings";
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/filings/{id}/completion")
    Object completion(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            review.file(who, id, read.version());
            Flash.say(request, "appointments.flash.filed");
            return "/filings/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    /** The stamped letter or the basis of one nominee, as a scan. */
    @PostMapping("/filings/{id}/files")
    Object file(Who who, @PathVariable long id, @RequestParam @Nullable MultipartFile file, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            FilePurpose purpose = read.choice("purpose", FilePurpose.class);
            Long line = read.optionalId("line");
            if (file == null || file.isEmpty()) {
                read.wrong("file", "appointments.file.missing");
            }
            if (purpose == FilePurpose.BASIS && line == null) {
                read.wrong("line", "appointments.file.whose");
            }
            read.done();
            try (var content = file.getInputStream()) {
                filings.attach(who, id, purpose == FilePurpose.BASIS ? line : null, purpose, file.getOriginalFilename() == null ? "scan" : file.getOriginalFilename(), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Flash.say(request, "appointments.flash.file");
            return "/filings/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/filings/{id}/files/removal")
    Object removal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long attachment = read.id("attachment");
            String reason = read.text("reason", 200);
            read.done();
            filings.detach(who, id, attachment, reason);
            Flash.say(request, "appointments.flash.fileRemoved");
            return "/filings/" + id;
        }, failed -> pages.record(who, id, failed));
    }
}
