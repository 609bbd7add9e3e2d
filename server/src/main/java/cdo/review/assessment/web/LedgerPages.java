package cdo.review.assessment.web;

import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Choice;
import cdo.platform.web.FileLink;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.RecordAddresses;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.review.assessment.AssessmentRights;
import cdo.review.assessment.LedgerEntries;
import cdo.review.assessment.LedgerEntry;
import cdo.review.assessment.LedgerKind;
import cdo.review.assessment.LedgerStage;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The daily ledger: list, one entry, a new one, and what is done with it. */
@Controller("assessmentLedgerPages")
class LedgerPages {

    private final LedgerEntries ledger;
    private final Units units;
    private final Posts posts;
    private final Attachments attachments;
    private final Uploads uploads;
    private final RecordAddresses addresses;
    private final Clocks clocks;

    LedgerPages(LedgerEntries ledger, Units units, Posts posts, Attachments attachments, Uploads uploads, RecordAddresses addresses, Clocks clocks) {
        this.ledger = ledger;
        this.units = units;
        this.posts = posts;
        this.attachments = attachments;
        this.uploads = uploads;
        this.addresses = addresses;
        this.clocks = clocks;
    }

    @GetMapping("/ledger-entries")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String stage,
                @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        return Screen.of("review/assessment/ledger").with("slice", ledger.slice(who, q, one(LedgerKind.values(), kind), one(LedgerStage.values(), stage), new Slice.Ask(page, size)))
                .with("records", who.may(AssessmentRights.RECORD));
    }

    private static <E extends Enum<E>> @Nullable E one(E[] all, String name) {
        return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    @GetMapping("/ledger-entries/new")
    Screen blank(Who who) {
        return blank(who, Form.empty());
    }

    private Screen blank(Who who, Form form) {
        who.must(AssessmentRights.RECORD);
        var reached = who.powers().units(AssessmentRights.RECORD);
        List<Unit> concerned = units.all(clocks.today()).stream().filter(unit -> reached.contains(unit.id()) && unit.id() != who.unitId()).toList();
        return Screen.of("review/assessment/ledgerNew").with("form", form).with("units", concerned.stream().map(unit -> Choice.of(Long.toString(unit.id()), unit.name())).toList());
    }

    @PostMapping("/ledger-entries")
    Object entry(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long id = ledger.record(who, draft(who, read));
            Flash.say(request, "assessment.flash.recorded");
            return "/ledger-entries/" + id;
        }, failed -> blank(who, failed));
    }

    private LedgerEntry.Draft draft(Who who, Reading read) {
        long unit = read.id("unit");
        LedgerKind kind = read.choice("kind", LedgerKind.class);
        BigDecimal points = read.optionalDecimal("points");
        LocalDate happened = read.date("happenedOn");
        String title = read.text("title", 100);
        String facts = read.text("facts", 2000);
        String basis = read.text("basis", 300);
        SubjectRef record = addresses.one(who, read, "evidence");
        Long post = read.checked("officer") && unit != 0 ? officer(read, unit) : null;
        read.done();
        return new LedgerEntry.Draft(unit, post, kind, points == null ? BigDecimal.ZERO : points, Objects.requireNonNull(happened), title, facts, basis, record);
    }

    private @Nullable Long officer(Reading read, long unit) {
        var post = posts.ofUnit(unit).stream().filter(each -> each.kind().officer()).min(Comparator.comparing(Post::kind));
        if (post.isEmpty()) {
            read.wrong("officer", "assessment.ledger.post");
        }
        return post.map(Post::id).orElse(null);
    }

    @GetMapping("/ledger-entries/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, Form.empty());
    }

    private Screen record(Who who, long id, Form form) {
        LedgerEntry entry = ledger.get(who, id);
        boolean decides = who.may(AssessmentRights.DECIDE, entry.organiserId());
        boolean stands = entry.stage() != LedgerStage.WITHDRAWN;
        return Screen.of("review/assessment/ledgerEntry").with("entry", entry).with("form", form).with("unit", units.get(entry.unitId())).with("organiser", units.get(entry.organiserId()))
                .with("steps", ledger.steps(entry)).with("largest", attachments.maxMegabytes())
                .with("files", attachments.of(entry.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList())
                .with("answers", ledger.answers(who, entry)).with("decides", decides && entry.stage() == LedgerStage.CONTESTED && entry.recordedById() != who.personId())
                .with("withdraws", decides && stands && entry.stage() != LedgerStage.CONTESTED).with("attaches", stands && ledger.attaches(who, entry));
    }

    @PostMapping("/ledger-entries/{id:\\d+}/answer")
    Object answer(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String answer = read.optional("answer", 2000);
            boolean contest = read.checked("contest");
            read.done();
            if (contest) {
                ledger.contest(who, id, read.version(), answer == null ? "" : answer);
            } else {
                ledger.acknowledge(who, id, read.version());
            }
            Flash.say(request, contest ? "assessment.flash.contested" : "assessment.flash.acknowledged");
            return "/ledger-entries/" + id;
        }, failed -> record(who, id, failed));
    }

    @PostMapping("/ledger-entries/{id:\\d+}/decision")
    Object decision(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reasons = read.text("reasons", 1000);
            boolean uphold = read.checked("uphold");
            read.done();
            ledger.decide(who, id, read.version(), uphold, reasons);
            Flash.say(request, "assessment.flash.decided");
            return "/ledger-entries/" + id;
        }, failed -> record(who, id, failed));
    }

    @PostMapping("/ledger-entries/{id:\\d+}/withdrawal")
    Object withdrawal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reasons = read.text("reasons", 1000);
            read.done();
            ledger.withdraw(who, id, read.version(), reasons);
            Flash.say(request, "assessment.flash.withdrawn");
            return "/ledger-entries/" + id;
        }, failed -> record(who, id, failed));
    }

    @PostMapping("/ledger-entries/{id:\\d+}/files")
    Object file(Who who, @PathVariable long id, @RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            LedgerEntry entry = ledger.editable(who, id);
            if (uploads.store(who, entry.ref(), file) == null) {
                throw new Problem.Invalid("file", "documents.file.none");
            }
            Flash.say(request, "assessment.flash.attached");
            return "/ledger-entries/" + id;
        }, failed -> record(who, id, failed));
    }
}
