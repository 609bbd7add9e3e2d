package cdo.office.meetings.web;

import cdo.office.meetings.Agendas;
import cdo.office.meetings.FollowUp;
import cdo.office.meetings.Item;
import cdo.office.meetings.MeetingAccess;
import cdo.office.meetings.MeetingNames;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingStage;
import cdo.office.meetings.SeriesRegister;
import cdo.office.meetings.Topics;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The agenda: how far earlier resolutions have come, then the items with their materials. */
@Controller("meetingAgendaPages")
public class AgendaPages {

    private final Agendas agendas;
    private final Topics topics;
    private final FollowUp followUp;
    private final SeriesRegister register;
    private final MeetingAccess access;
    private final MeetingNames names;
    private final Heads heads;
    private final Units units;
    private final Attachments attachments;

    AgendaPages(Agendas agendas, Topics topics, FollowUp followUp, SeriesRegister register, MeetingAccess access, MeetingNames names, Heads heads, Units units, Attachments attachments) {
        this.agendas = agendas;
        this.topics = topics;
        this.followUp = followUp;
        this.register = register;
        this.access = access;
        this.names = names;
        this.heads = heads;
        this.units = units;
        this.attachments = attachments;
    }

    /**
     * An item as the agenda shows it.
     *
     * @param opens    may this person open its materials
     * @param supplies may this person add some
     */
    public record Line(Item item, boolean opens, boolean supplies, List<FileLink> files) {
    }

    @GetMapping("/meetings/{id:\\d+}/agenda")
    Screen agenda(Who who, @PathVariable long id) {
        return agenda(who, id, null);
    }

    Screen agenda(Who who, long id, @Nullable Form failed) {
        Heads.Head head = heads.of(who, id, "agenda");
        if (!head.seesAgenda()) {
            throw new Problem.Hidden(head.meeting().ref());
        }
        boolean orders = head.organises() && head.meeting().stage() == MeetingStage.PREPARING;
        boolean adds = orders || head.organises() && head.meeting().stage() == MeetingStage.IN_SESSION;
        boolean open = head.meeting().stage().before() || head.meeting().stage() == MeetingStage.IN_SESSION;
        List<Line> lines = agendas.items(head.meeting()).stream().map(item -> {
            boolean opens = access.seesMaterials(who, head.meeting(), item);
            return new Line(item, opens, open && agendas.supplies(who, head.meeting(), item), opens ? files(item) : List.of());
        }).toList();
        return Screen.of("office/meetings/agenda").with("head", head).with("names", names).with("lines", lines).with("earlier", followUp.before(head.meeting()))
                .with("orders", orders).with("adds", adds).with("waiting", orders ? topics.waiting(head.series().id()) : List.of())
                .with("units", adds ? concerned(head) : List.of()).with("form", failed == null ? Form.filled(Map.of("access", "MEMBERS")) : failed).with("largest", attachments.maxMegabytes());
    }

    private List<FileLink> files(Item item) {
        return attachments.of(item.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList();
    }

    private List<Unit> concerned(Heads.Head head) {
        return Stream.concat(Stream.of(head.series().organiserId()), register.members(head.series()).stream().map(member -> member.unitId())).distinct().map(units::get).toList();
    }

    @GetMapping("/meetings/items/{item:\\d+}")
    Screen item(Who who, @PathVariable long item) {
        return item(who, item, null);
    }

    Screen item(Who who, long itemId, @Nullable Form failed) {
        Item item = agendas.mustSee(who, itemId);
        Heads.Head head = heads.of(who, item.meetingId(), "agenda");
        if (!head.organises()) {
            who.must(MeetingRights.ORGANISE, head.meeting().organiserId());
        }
        var values = new java.util.HashMap<String, Object>(Map.of("title", item.title(), "access", item.access(), "concerned", item.concerned()));
        if (item.unitId() != null) {
            values.put("unit", item.unitId());
        }
        return Screen.of("office/meetings/item").with("head", head).with("item", item).with("units", concerned(head)).with("form", failed == null ? Form.filled(values) : failed);
    }
}
