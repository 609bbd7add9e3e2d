package cdo.office.meetings.web;

import cdo.office.meetings.Attendance;
import cdo.office.meetings.Invitations;
import cdo.office.meetings.MeetingNames;
import cdo.office.meetings.Sittings;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Person;
import cdo.platform.organization.People;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.SeeOther;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    ReplyPages(Invitations invitations, Sittings sittings, People people, MeetingNames names, Heads heads) {
        this.invitations = invitations;
        this.sittings = sittings;
        this.people = people;
        this.names = names;
        this.heads = heads;
    }

    @GetMapping("/meetings/{id:\\d+}/reply")
    Object reply(Who who, @PathVariable long id, @RequestParam(defaultValue = "0") long post) {
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
            values.put("substitute", place.substitute().personId() == null ? place.substitute().name() : "");
            if (place.substitute().personId() != null) {
                values.put("substituteId", place.substitute().personId());
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
            throw new Problem.NotFound(head.meeting().ref());
        }
        List<Attendance> places = invitations.places(head.meeting());
        return Screen.of("office/meetings/replies").with("head", head).with("names", names).with("places", places).with("posts", posts(places)).with("holders", holders(head, places)).with("form", form);
    }

    @GetMapping("/meetings/{id:\\d+}/sign-in")
    Screen signIn(Who who, @PathVariable long id) {
        return signIn(who, id, Form.empty());
    }

    Screen signIn(Who who, long id, Form form) {
        Heads.Head head = heads.of(who, id, "sign-in");
        if (!head.office() && head.own().isEmpty() || !head.meeting().stage().called()) {
            throw new Problem.NotFound(head.meeting().ref());
        }
        List<Attendance> places = head.office() ? invitations.places(head.meeting()) : List.of();
        return Screen.of("office/meetings/signIn").with("head", head).with("names", names).with("places", places).with("posts", posts(places)).with("holders", holders(head, places))
                .with("quorum", head.meeting().quorum() == null ? sittings.quorum(head.meeting()) : head.meeting().quorum()).with("form", form);
    }

    private Map<Long, Message> posts(List<Attendance> places) {
        return names.posts(places.stream().map(Attendance::postId).toList());
    }

    private Map<Long, MeetingNames.Holder> holders(Heads.Head head, List<Attendance> places) {
        return names.holders(places.stream().map(Attendance::postId).toList(), head.meeting().plan().heldOn());
    }
}
