package cdo.office.meetings.web;

import cdo.office.meetings.Meeting;
import cdo.office.meetings.MeetingNames;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingSeries;
import cdo.office.meetings.MeetingStage;
import cdo.office.meetings.Meetings;
import cdo.office.meetings.SeriesRegister;
import cdo.office.meetings.Topic;
import cdo.office.meetings.TopicKind;
import cdo.office.meetings.TopicStage;
import cdo.office.meetings.Topics;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Who;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Topics: the list, a new one, one topic's page. */
@Controller("meetingTopicPages")
class TopicPages {

    private final Topics topics;
    private final Meetings meetings;
    private final SeriesRegister register;
    private final MeetingNames names;
    private final Attachments attachments;
    private final Routes routes;

    TopicPages(Topics topics, Meetings meetings, SeriesRegister register, MeetingNames names, Attachments attachments, Routes routes) {
        this.topics = topics;
        this.meetings = meetings;
        this.register = register;
        this.names = names;
        this.attachments = attachments;
        this.routes = routes;
    }

    @GetMapping("/topics")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String stage,
                @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        TopicKind about = Arrays.stream(TopicKind.values()).filter(each -> each.name().equals(kind)).findFirst().orElse(null);
        TopicStage at = Arrays.stream(TopicStage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null);
        return Screen.of("office/meetings/topics").with("slice", topics.slice(who, q, about, at, new Slice.Ask(page, size))).with("names", names)
                .with("proposes", who.may(MeetingRights.PROPOSE));
    }

    @GetMapping("/topics/new")
    Screen blank(Who who, @RequestParam(defaultValue = "") String series) {
        return blank(who, Form.filled(Map.of("series", series)));
    }

    Screen blank(Who who, Form form) {
        who.must(MeetingRights.PROPOSE, who.unitId());
        List<MeetingSeries> open = register.all(who).stream().filter(each -> each.closedOn() == null).toList();
        return Screen.of("office/meetings/topicNew").with("form", form).with("all", open);
    }

    @GetMapping("/topics/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    Screen record(Who who, long id, @Nullable Form failed) {
        Topic topic = topics.get(who, id);
        boolean mine = who.may(MeetingRights.PROPOSE, topic.unitId());
        boolean answers = topic.stage().waiting() && who.may(MeetingRights.ORGANISE, topic.organiserId());
        List<Meeting> open = answers ? meetings.slice(who, "", topic.seriesId(), MeetingStage.PREPARING, new Slice.Ask(1, 25)).rows() : List.of();
        boolean stale = failed != null && failed.reason() != null && failed.reason().key().equals("problem.stale");
        return Screen.of("office/meetings/topic").with("topic", topic).with("names", names).with("form", failed == null ? filled(topic.text()) : failed).with("stale", stale)
                .with("series", register.all(who).stream().filter(each -> each.id() == topic.seriesId()).map(each -> each.setting().name()).findFirst().orElse(""))
                .with("steps", topics.steps(topic)).with("edits", mine && topic.stage().editable()).with("answers", answers).with("open", open)
                .with("run", routes.current(topic.ref()).filter(run -> routes.maySign(who, run)).map(Run::id).orElse(0L)).with("largest", attachments.maxMegabytes())
                .with("files", attachments.of(topic.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList());
    }

    private static Form filled(Topic.Text text) {
        var values = new HashMap<String, Object>(Map.of("kind", text.kind(), "title", text.title(), "background", text.background(), "proposal", text.proposal()));
        if (text.special()) {
            values.put("special", "yes");
        }
        return Form.filled(values);
    }
}
