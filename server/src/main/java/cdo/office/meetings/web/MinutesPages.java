package cdo.office.meetings.web;

import cdo.office.meetings.Agendas;
import cdo.office.meetings.FollowUp;
import cdo.office.meetings.HandingOut;
import cdo.office.meetings.Item;
import cdo.office.meetings.Meeting;
import cdo.office.meetings.MeetingNames;
import cdo.office.meetings.MeetingPapers;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingStage;
import cdo.office.meetings.Minutes;
import cdo.office.meetings.Outcome;
import cdo.office.meetings.OutcomeKind;
import cdo.office.meetings.Publications;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachments;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The editor of the minutes, and the minutes as a document: preview, Word, PDF; corrections. */
@Controller("meetingMinutesPages")
class MinutesPages {

    private static final MediaType WORD = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Minutes minutes;
    private final Agendas agendas;
    private final Publications publications;
    private final HandingOut handingOut;
    private final FollowUp followUp;
    private final MeetingPapers compositions;
    private final MeetingNames names;
    private final Heads heads;
    private final Units units;
    private final Papers papers;
    private final Imprints imprints;
    private final IssuedDocuments issued;
    private final Attachments attachments;
    private final Audit audit;

    MinutesPages(Minutes minutes, Agendas agendas, Publications publications, HandingOut handingOut, FollowUp followUp, MeetingPapers compositions, MeetingNames names, Heads heads, Units units, Papers papers, Imprints imprints,
                 IssuedDocuments issued, Attachments attachments, Audit audit) {
        this.minutes = minutes;
        this.agendas = agendas;
        this.publications = publications;
        this.handingOut = handingOut;
        this.followUp = followUp;
        this.compositions = compositions;
        this.names = names;
        this.heads = heads;
        this.units = units;
        this.papers = papers;
        this.imprints = imprints;
        this.issued = issued;
        this.attachments = attachments;
        this.audit = audit;
    }

    @GetMapping("/meetings/{id:\\d+}/minutes")
    Screen editor(Who who, @PathVariable long id) {
        return editor(who, id, 0, null);
    }

    /**
     * The editor, or after a refusal the same with what was typed.
     *
     * @param at the item whose form was refused; 0: another form
     */
    Screen editor(Who who, long id, long at, @Nullable Form failed) {
        Heads.Head head = heads.of(who, id, "minutes");
        who.must(MeetingRights.ORGANISE, head.meeting().organiserId());
        Meeting meeting = head.meeting();
        Map<Long, List<Outcome>> outcomes = minutes.outcomes(meeting).stream().collect(Collectors.groupingBy(Outcome::itemId));
        boolean stale = failed != null && failed.reason() != null && failed.reason().key().equals("problem.stale");
        List<Unit> called = meetingUnits(head);
        return Screen.of("office/meetings/minutes").with("head", head).with("names", names).with("items", agendas.items(meeting)).with("outcomes", outcomes)
                .with("leads", names.posts(minutes.leads(meeting))).with("units", called).with("form", failed == null ? Form.empty() : failed).with("at", at).with("stale", stale && at != 0)
                .with("opening", failed != null && at == 0 ? failed : Form.filled(Map.of("opening", meeting.opening(), "guests", meeting.plan().guests(), "recorder", meeting.recorder())))
                .with("writes", meeting.stage().writable()).with("numbered", followUp.before(meeting).isEmpty() ? 1 : 2);
    }

    private List<Unit> meetingUnits(Heads.Head head) {
        return minutes.leads(head.meeting()).stream().map(names::unitOf).distinct().map(units::get).toList();
    }

    @GetMapping("/meetings/{id:\\d+}/notice")
    Screen notice(Who who, @PathVariable long id) {
        Heads.Head head = heads.of(who, id, "");
        if (!head.seesAgenda()) {
            throw new Problem.Hidden(head.meeting().ref());
        }
        List<IssuedDocument> all = publications.notices(head.meeting());
        return Screen.of("office/meetings/notice").with("head", head).with("sent", !all.isEmpty())
                .with("preview", all.isEmpty() ? papers.html(compositions.notice(head.meeting())) : issued.preview(all.getFirst()));
    }

    @GetMapping("/meetings/{id:\\d+}/document")
    Screen document(Who who, @PathVariable long id) {
        return document(who, id, Form.empty());
    }

    Screen document(Who who, long id, Form form) {
        Heads.Head head = readable(who, id);
        List<IssuedDocument> all = publications.papers(head.meeting());
        String preview = all.isEmpty() ? papers.html(compositions.minutes(head.meeting())) : issued.preview(all.getFirst());
        boolean issues = head.meeting().stage() == MeetingStage.SIGNED && who.may(MeetingRights.ISSUE, head.meeting().organiserId());
        return Screen.of("office/meetings/document").with("head", head).with("preview", preview).with("issued", all).with("form", form).with("corrections", publications.corrections(head.meeting()))
                .with("items", agendas.items(head.meeting())).with("corrects", head.meeting().stage() == MeetingStage.ISSUED && who.may(MeetingRights.CORRECT, head.meeting().organiserId()))
                .with("outcomes", minutes.outcomes(head.meeting())).with("issues", issues).with("stale", issues ? handingOut.stale(head.meeting()) : List.of())
                .with("leads", issues ? names.posts(handingOut.leads(head.meeting())) : Map.of()).with("names", names)
                .with("reopens", head.meeting().stage() == MeetingStage.SIGNED && head.organises())
                .with("decides", minutes.outcomes(head.meeting()).stream().filter(each -> each.draft().kind() != OutcomeKind.NOTED).count());
    }

    /** What is done instead, for the outcomes that can no longer be handed out as signed. */
    Map<Long, HandingOut.Anew> anew(Who who, long id, Reading read) {
        return handingOut.stale(heads.of(who, id, "document").meeting()).stream().map(each -> each.outcome().id()).collect(Collectors.toMap(outcome -> outcome, outcome -> {
            String reason = read.optional("reason" + outcome, 200);
            return new HandingOut.Anew(read.optionalId("lead" + outcome), read.optionalDate("due" + outcome), reason == null ? "" : reason);
        }));
    }

    private Heads.Head readable(Who who, long id) {
        Heads.Head head = heads.of(who, id, "document");
        if (!head.seesMinutes()) {
            throw new Problem.Hidden(head.meeting().ref());
        }
        if (!head.meeting().stage().held()) {
            throw new Problem.NotFound(head.meeting().ref());
        }
        return head;
    }

    @GetMapping("/meetings/{id:\\d+}/minutes.docx")
    ResponseEntity<byte[]> word(Who who, @PathVariable long id) throws IOException {
        Heads.Head head = readable(who, id);
        List<IssuedDocument> all = publications.papers(head.meeting());
        return answer(who, head, "docx", WORD, all.isEmpty() ? papers.docx(compositions.minutes(head.meeting()), imprints.of(who)) : stored(all.getFirst(), all.getFirst().wordId()));
    }

    @GetMapping("/meetings/{id:\\d+}/minutes.pdf")
    ResponseEntity<byte[]> pdf(Who who, @PathVariable long id) throws IOException {
        Heads.Head head = readable(who, id);
        List<IssuedDocument> all = publications.papers(head.meeting());
        return answer(who, head, "pdf", MediaType.APPLICATION_PDF, all.isEmpty() ? papers.pdf(compositions.minutes(head.meeting()), imprints.of(who)) : stored(all.getFirst(), all.getFirst().pdfId()));
    }

    /** The file as it was issued. */
    private byte[] stored(IssuedDocument paper, @Nullable Long file) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var each : attachments.of(SubjectRef.of(IssuedDocument.SUBJECT, paper.id()))) {
            if (file != null && each.id() == file) {
                attachments.write(each, out);
            }
        }
        return out.toByteArray();
    }

    private ResponseEntity<byte[]> answer(Who who, Heads.Head head, String ending, MediaType type, byte[] content) {
        audit.exported(who, "meetings.minutes-exported", head.meeting().ref(), "as", ending);
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(head.meeting().plan().title() + "纪要." + ending, StandardCharsets.UTF_8).build().toString()).body(content);
    }

    @GetMapping("/meetings/items/{item:\\d+}/correction")
    Screen correction(Who who, @PathVariable long item) {
        return correction(who, item, null);
    }

    Screen correction(Who who, long itemId, @Nullable Form failed) {
        Item item = agendas.mustSee(who, itemId);
        Heads.Head head = heads.of(who, item.meetingId(), "document");
        who.must(MeetingRights.CORRECT, head.meeting().organiserId());
        if (head.meeting().stage() != MeetingStage.ISSUED) {
            throw new Problem.Refused("meetings.correct.notIssued", head.meeting().stage());
        }
        boolean stale = failed != null && failed.reason() != null && failed.reason().key().equals("problem.stale");
        return Screen.of("office/meetings/correction").with("head", head).with("item", item).with("form", failed == null ? Form.filled(Map.of("text", item.text())) : failed).with("stale", stale);
    }
}
