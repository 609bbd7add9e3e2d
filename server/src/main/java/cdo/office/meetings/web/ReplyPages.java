package cdo.office.meetings.web;

import cdo.office.meetings.Attendance;
import cdo.office.meetings.Invitations;
import cdo.office.meetings.MeetingNames;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingStage;
import cdo.office.meetings.Sittings;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Person;
import cdo.platform.organization.People;
import cdo.platform.web.Form;
import cdo.platform.web.Origin;
import cdo.platform.web.Page;
import cdo.platform.web.QrPicture;
import cdo.platform.web.Screen;
import cdo.platform.web.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The member's reply, the office's view of all replies, the desk where people sign in. */
@Controller("meetingReplyPages")
class ReplyPages {

    private final Invitations invitations;
    private final Sittings sittings;
    private final People people;
    private final MeetingNames names;
    private final Heads heads;
    private final Imprints imprints;
    private final Origin origin;
    private final Audit audit;

    ReplyPages(Invitations invitations, Sittings sittings, People people, MeetingNames names, Heads heads, Imprints imprints, Origin origin, Audit audit) {
        this.invitations = invitations;
        this.sittings = sittings;
        this.people = people;
        this.names = names;
        this.heads = heads;
        this.imprints = imprints;
        this.origin = origin;
        this.audit = audit;
    }

    @GetMapping("/meetings/{id:\\d+}/reply")
    Object reply(Who who, @PathVariable long id, @RequestParam(defaultValue = "0") long post) {
        List<Long> others = invitations.elsewhere(who, id, post);
        if (!others.isEmpty() && others.stream().noneMatch(each -> who.may(MeetingRights.REPLY, names.unitOf(each)))) {
            return Screen.of("office/meetings/otherPost").with("names", names).with("posts", others);
        }
        boolean mine = heads.of(who, id, "").mine().stream().anyMatch(each -> post == 0 || each.postId() == post);
        // who follows somebody else's duty is led to the meeting: only the member answers
        return mine ? reply(who, id, post, null) : SeeOther.at("/meetings/" + id);
    }

    Screen reply(Who who, long id, long post, @Nullable Form failed) {
        Heads.Head head = heads.of(who, id, "");
        Attendance place = head.mine().stream().filter(each -> post == 0 || each.postId() == post).findFirst().orElseThrow(() -> new Problem.NotFound(head.meeting().ref()));
        var values = new HashMap<String, Object>();
        if (place.reply() != null) {
            values.put("kind", place.reply().kind());
            values.put("note", place.reply().note());
        }
        if (place.substitute() != null) {
            if (place.substitute().personId() != null) {
                values.put("substituteId", place.substitute().personId());
            } else {
                String[] printed = place.substitute().name().split("　", 2);
                values.put("guestName", printed[0]);
                values.put("guestDuty", printed.length > 1 ? printed[1] : "");
                values.put("guestReason", place.substitute().reason());
            }
        }
        Long holder = names.holder(place.postId(), head.meeting().plan().heldOn()).map(tenure -> tenure.personId()).orElse(null);
        List<Person> colleagues = people.ofUnit(place.unitId()).stream().filter(each -> holder == null || each.id() != holder).toList();
        return Screen.of("office/meetings/reply").with("head", head).with("names", names).with("place", place).with("colleagues", colleagues)
                .with("form", failed == null ? Form.filled(values) : failed);
    }

    @GetMapping("/meetings/{id:\\d+}/replies")
    Screen replies(Who who, @PathVariable long id) {
        return replies(who, id, Form.empty());
    }

    Screen replies(Who who, long id, Form form) {
        Heads.Head head = heads.of(who, id, "replies");
        if (!head.office()) {
            throw new Problem.Hidden(head.meeting().ref());
        }
        List<Attendance> places = invitations.places(head.meeting());
        return Screen.of("office/meetings/replies").with("head", head).with("names", names).with("places", places).with("posts", posts(places)).with("holders", holders(head, places)).with("form", form);
    }

    @GetMapping("/meetings/{id:\\d+}/sign-in")
    Screen signIn(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        return signIn(who, id, request, Form.filled(Map.of("code", code.matches("\\d{6}") ? code : "")));
    }

    Screen signIn(Who who, long id, HttpServletRequest request, Form form) {
        Heads.Head head = heads.of(who, id, "sign-in");
        if (!head.office() && head.own().isEmpty()) {
            throw new Problem.Hidden(head.meeting().ref());
        }
        if (!head.meeting().stage().called()) {
            throw new Problem.NotFound(head.meeting().ref());
        }
        List<Attendance> places = head.office() ? invitations.places(head.meeting()) : List.of();
        return Screen.of("office/meetings/signIn").with("head", head).with("names", names).with("places", places).with("posts", posts(places)).with("holders", holders(head, places))
                .with("quorum", head.meeting().quorum() == null ? sittings.quorum(head.meeting()) : head.meeting().quorum()).with("form", form)
                .with("picture", shown(head) ? new QrPicture(origin.of(request) + head.base() + "/sign-in?code=" + head.meeting().code()) : null);
    }

    /** 签到表, as the office files it: one row for each member called, whoever came. */
    @GetMapping("/meetings/{id:\\d+}/attendance.xlsx")
    ResponseEntity<byte[]> attendance(Who who, @PathVariable long id, Page page) throws IOException {
        Heads.Head head = heads.of(who, id, "sign-in");
        if (!head.office() || !head.meeting().stage().called()) {
            throw new Problem.NotFound(head.meeting().ref());
        }
        List<Attendance> places = invitations.places(head.meeting());
        Map<Long, Message> posts = posts(places);
        Map<Long, MeetingNames.Holder> holders = holders(head, places);
        String title = page.t("meetings.sheet.title", head.meeting().plan().title());
        var out = new ByteArrayOutputStream();
        Workbook.write(out, title, imprints.of(who), List.of(
                new Workbook.Column<Attendance>(page.t("meetings.sheet.number"), 8, each -> places.indexOf(each) + 1),
                new Workbook.Column<Attendance>(page.t("meetings.sheet.unit"), 28, each -> page.t(names.unit(each.unitId()))),
                new Workbook.Column<Attendance>(page.t("meetings.member.post"), 28, each -> page.t(posts.get(each.postId()))),
                new Workbook.Column<Attendance>(page.t("meetings.member.onDay"), 14, each -> holders.containsKey(each.postId()) ? holders.get(each.postId()).name() : page.t("meetings.vacant")),
                new Workbook.Column<Attendance>(page.t("meetings.reply"), 10, each -> each.reply() == null ? "" : page.v(each.reply().kind())),
                new Workbook.Column<Attendance>(page.t("meetings.presence"), 10, each -> each.presence() == null ? "" : page.v(each.presence())),
                new Workbook.Column<Attendance>(page.t("meetings.sheet.came"), 24, each -> each.presence() != null && each.presence().attended() ? each.person() : ""),
                new Workbook.Column<Attendance>(page.t("meetings.sheet.at"), 18, Attendance::signedInAt),
                new Workbook.Column<Attendance>(page.t("meetings.sheet.note"), 36, each -> each.reply() == null ? "" : each.reply().note())), places);
        audit.exported(who, "meetings.attendance-exported", head.meeting().ref(), "rows", places.size());
        return ResponseEntity.ok().contentType(MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(title + ".xlsx", StandardCharsets.UTF_8).build().toString()).body(out.toByteArray());
    }

    /** The code is for the screen in the room, while people come. */
    private static boolean shown(Heads.Head head) {
        MeetingStage stage = head.meeting().stage();
        return head.organises() && head.meeting().code() != null && (stage == MeetingStage.NOTICED || stage == MeetingStage.IN_SESSION);
    }

    private Map<Long, Message> posts(List<Attendance> places) {
        return names.posts(places.stream().map(Attendance::postId).toList());
    }

    private Map<Long, MeetingNames.Holder> holders(Heads.Head head, List<Attendance> places) {
        return names.holders(places.stream().map(Attendance::postId).toList(), head.meeting().plan().heldOn());
    }
}
