package cdo.office.meetings.web;

import cdo.office.meetings.MeetingFrequency;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingSeries;
import cdo.office.meetings.SeriesRegister;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of a series: founding, settings, members, closure. */
@Controller("meetingSeriesSteps")
class SeriesSteps {

    private final SeriesRegister register;
    private final SeriesPages pages;

    SeriesSteps(SeriesRegister register, SeriesPages pages) {
        this.register = register;
        this.pages = pages;
    }

    @PostMapping("/meeting-series")
    Object founding(Who who, HttpServletRequest request) {
        who.must(MeetingRights.ORGANISE);
        return Form.of(request).step(read -> {
            MeetingSeries.Setting setting = setting(read);
            long convenor = read.id("convenor");
            read.done();
            long id = register.found(who, convenor, setting);
            Flash.say(request, "meetings.flash.founded", setting.name());
            return "/meeting-series/" + id;
        }, failed -> pages.blank(who, failed));
    }

    private static MeetingSeries.Setting setting(Reading read) {
        String english = read.optional("nameEn", 100);
        return new MeetingSeries.Setting(read.text("name", 60), english == null ? "" : english, read.choice("frequency", MeetingFrequency.class), (int) read.number("quorum", 0, 100),
                read.checked("substitutes"), read.text("code", 20), read.checked("open"));
    }

    @PostMapping("/meeting-series/{id:\\d+}/settings")
    Object settings(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            MeetingSeries.Setting setting = setting(read);
            long convenor = read.id("convenor");
            read.done();
            register.change(who, id, read.version(), convenor, setting);
            Flash.say(request, "meetings.flash.saved");
            return "/meeting-series/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/meeting-series/{id:\\d+}/members")
    Object members(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Set<Long> posts = Set.copyOf(read.ids("posts"));
            if (posts.isEmpty()) {
                read.wrong("posts", "form.choose");
            }
            read.done();
            Flash.say(request, "meetings.flash.admitted", register.admit(who, id, posts));
            return "/meeting-series/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/meeting-series/{id:\\d+}/dismissals")
    Object dismissal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long member = read.id("member");
            String reason = read.text("reason", 200);
            read.done();
            register.dismiss(who, id, member, reason);
            Flash.say(request, "meetings.flash.dismissed");
            return "/meeting-series/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/meeting-series/{id:\\d+}/closure")
    Object closure(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 200);
            read.done();
            register.close(who, id, read.version(), reason);
            Flash.say(request, "meetings.flash.closed");
            return "/meeting-series/" + id;
        }, failed -> pages.record(who, id, failed));
    }
}
