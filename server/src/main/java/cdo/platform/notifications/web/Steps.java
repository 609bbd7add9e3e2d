package cdo.platform.notifications.web;

import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.notifications.NewNotice;
import cdo.platform.notifications.NoticeRights;
import cdo.platform.notifications.Notices;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.SeeOther;
import cdo.platform.web.Slice;
import cdo.platform.web.Ticked;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller("notificationsSteps")
class Steps {

    private final Inbox inbox;
    private final Notices notices;
    private final Pages pages;

    Steps(Inbox inbox, Notices notices, Pages pages) {
        this.inbox = inbox;
        this.notices = notices;
        this.pages = pages;
    }

    /** Opening a letter marks it as read and goes to what it is about. */
    @PostMapping("/inbox/{id}/opening")
    Object opening(Who who, @PathVariable long id) {
        return SeeOther.at(inbox.open(who, id).href());
    }

    @PostMapping("/inbox/readings")
    Object readings(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Flash.say(request, "inbox.allRead", inbox.open(who, Ticked.of(read)));
            return "/inbox";
        }, failed -> pages.inbox(who, "", Slice.Ask.keyed(25, "", ""), failed));
    }

    @PostMapping("/inbox/openings")
    Object openings(Who who, HttpServletRequest request) {
        Flash.say(request, "inbox.allRead", inbox.openAll(who));
        return SeeOther.at("/inbox");
    }

    @PostMapping("/notices")
    Object draft(Who who, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            long id = notices.draft(who, typed(form, read));
            Flash.say(request, "notices.drafted");
            return "/notices/" + id;
        }, failed -> pages.form(who, null, failed));
    }

    @PostMapping("/notices/{id}/revision")
    Object revision(Who who, HttpServletRequest request, @PathVariable long id) {
        Form form = Form.of(request);
        return form.step(read -> {
            NewNotice typed = typed(form, read);
            notices.revise(who, id, read.version(), typed);
            Flash.say(request, "notices.drafted");
            return "/notices/" + id;
        }, failed -> pages.form(who, id, failed));
    }

    @PostMapping("/notices/{id}/publication")
    Object publication(Who who, HttpServletRequest request, @PathVariable long id) {
        return Form.of(request).step(read -> {
            Flash.say(request, "notices.publishedTo", notices.publish(who, id, read.version()));
            return "/notices/" + id;
        }, failed -> pages.notice(who, id).with("form", failed));
    }

    @PostMapping("/notices/{id}/withdrawal")
    Object withdrawal(Who who, HttpServletRequest request, @PathVariable long id) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 200);
            int version = read.version();
            read.done();
            notices.withdraw(who, id, version, reason);
            Flash.say(request, "notices.withdrawnNow");
            return "/notices/" + id;
        }, failed -> pages.notice(who, id).with("form", failed));
    }

    @PostMapping("/notices/{id}/reminder")
    Object reminder(Who who, HttpServletRequest request, @PathVariable long id) {
        return Form.of(request).step(read -> {
            Flash.say(request, "notices.remindedNow", notices.remind(who, id));
            return "/notices/" + id;
        }, failed -> pages.notice(who, id).with("form", failed));
    }

    private static NewNotice typed(Form form, Reading read) {
        String title = read.text("title", 100);
        String body = read.text("body", 10_000);
        var expiresOn = read.optionalDate("expiresOn");
        var units = Set.copyOf(read.ids("units"));
        Set<Role> roles = NoticeRights.READERS.stream().filter(role -> form.has("roles", role.name())).collect(Collectors.toSet());
        read.done();
        return new NewNotice(title, body, units, roles, expiresOn);
    }
}
