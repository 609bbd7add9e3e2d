package cdo.office.meetings.web;

import cdo.office.meetings.Agendas;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.Topic;
import cdo.office.meetings.TopicKind;
import cdo.office.meetings.Topics;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of a topic: draft, text, files, signature, withdrawal; the office's answer. */
@Controller("meetingTopicSteps")
class TopicSteps {

    private final Topics topics;
    private final Agendas agendas;
    private final Uploads uploads;
    private final TopicPages pages;

    TopicSteps(Topics topics, Agendas agendas, Uploads uploads, TopicPages pages) {
        this.topics = topics;
        this.agendas = agendas;
        this.uploads = uploads;
        this.pages = pages;
    }

    @PostMapping("/topics")
    Object draft(Who who, HttpServletRequest request) {
        who.must(MeetingRights.PROPOSE);
        return Form.of(request).step(read -> {
            long series = read.id("series");
            Topic.Text text = text(read);
            read.done();
            long id = topics.draft(who, series, text);
            Flash.say(request, "meetings.flash.drafted");
            return "/topics/" + id;
        }, failed -> pages.blank(who, failed));
    }

    private static Topic.Text text(Reading read) {
        return new Topic.Text(read.choice("kind", TopicKind.class), read.text("title", 100), read.text("background", 4000), read.text("proposal", 4000), read.checked("special"));
    }

    @PostMapping("/topics/{id:\\d+}/text")
    Object text(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Topic.Text text = text(read);
            read.done();
            topics.save(who, id, read.version(), text);
            Flash.say(request, "meetings.flash.saved");
            return "/topics/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/topics/{id:\\d+}/attachments")
    Object attachment(Who who, @PathVariable long id, @RequestParam @Nullable MultipartFile file, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Topic topic = topics.editable(who, id);
            uploads.store(who, topic.ref(), file, read);
            Flash.say(request, "meetings.flash.attached");
            return "/topics/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/topics/{id:\\d+}/signature")
    Object signature(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.sent", read -> topics.send(who, id, read.version()));
    }

    @PostMapping("/topics/{id:\\d+}/withdrawal")
    Object withdrawal(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.withdrawn", read -> topics.withdraw(who, id, read.version()));
    }

    @PostMapping("/topics/{id:\\d+}/deferral")
    Object deferral(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.answered", read -> {
            String answer = read.text("answer", 500);
            read.done();
            topics.defer(who, id, read.version(), answer);
        });
    }

    @PostMapping("/topics/{id:\\d+}/return")
    Object giveBack(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "meetings.flash.answered", read -> {
            String answer = read.text("answer", 500);
            read.done();
            topics.giveBack(who, id, read.version(), answer);
        });
    }

    @PostMapping("/topics/{id:\\d+}/placement")
    Object placement(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long meeting = read.id("meeting");
            read.done();
            agendas.place(who, id, read.version(), meeting);
            Flash.say(request, "meetings.flash.placed");
            return "/meetings/" + meeting + "/agenda";
        }, failed -> pages.record(who, id, failed));
    }

    private Object step(Who who, long id, HttpServletRequest request, String said, java.util.function.Consumer<Reading> command) {
        return Form.of(request).step(read -> {
            command.accept(read);
            Flash.say(request, said);
            return "/topics/" + id;
        }, failed -> again(who, id, failed));
    }

    private Screen again(Who who, long id, Form failed) {
        return pages.record(who, id, failed);
    }
}
