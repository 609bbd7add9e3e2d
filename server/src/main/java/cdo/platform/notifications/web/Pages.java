package cdo.platform.notifications.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.notifications.Notice;
import cdo.platform.notifications.NoticeRights;
import cdo.platform.notifications.NoticeStage;
import cdo.platform.notifications.Notices;
import cdo.platform.notifications.Receipts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller("notificationsPages")
class Pages {

    private final Inbox inbox;
    private final Notices notices;
    private final Receipts receipts;
    private final Units units;
    private final Clocks clocks;

    Pages(Inbox inbox, Notices notices, Receipts receipts, Units units, Clocks clocks) {
        this.inbox = inbox;
        this.notices = notices;
        this.receipts = receipts;
        this.units = units;
        this.clocks = clocks;
    }

    @GetMapping("/inbox")
    Screen inbox(Who who, @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String before, @RequestParam(defaultValue = "25") int size,
                 @RequestParam(defaultValue = "") String show) {
        return inbox(who, show, Slice.Ask.keyed(size, after, before), Form.empty());
    }

    Screen inbox(Who who, String show, Slice.Ask ask, Form form) {
        return Screen.of("platform/notifications/inbox").with("rows", inbox.list(who, show.equals("unread"), ask)).with("unread", inbox.unread(who)).with("form", form);
    }

    @GetMapping("/notices")
    Screen notices(Who who, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size, @RequestParam(defaultValue = "") String q) {
        Slice<Notice> rows = notices.list(who, q, new Slice.Ask(page, size));
        Map<Long, Receipts.Count> counts = new LinkedHashMap<>();
        rows.rows().stream().filter(notice -> notices.manages(who, notice)).forEach(notice -> counts.put(notice.id(), receipts.count(notice.id())));
        return Screen.of("platform/notifications/notices").with("rows", rows).with("counts", counts);
    }

    @GetMapping("/notices/{id}")
    Screen notice(Who who, @PathVariable long id) {
        Notice notice = notices.read(who, id);
        boolean manages = notices.manages(who, notice);
        return Screen.of("platform/notifications/notice").with("notice", notice).with("manages", manages).with("form", Form.empty())
                .with("readers", manages ? notices.readers(who, id) : List.of()).with("addressed", names(notice));
    }

    @GetMapping("/notices/new")
    Screen blank(Who who) {
        who.must(NoticeRights.PUBLISH, who.unitId());
        return form(who, null, Form.empty());
    }

    @GetMapping("/notices/{id}/revision")
    Screen revision(Who who, @PathVariable long id) {
        Notice notice = notices.get(who, id);
        who.must(NoticeRights.PUBLISH, notice.organiserId());
        if (notice.stage() != NoticeStage.DRAFT) {
            throw new Problem.Refused("notices.notDraft", notice.stage());
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("title", notice.title());
        values.put("body", notice.body());
        values.put("units", notice.units());
        values.put("roles", notice.roles());
        values.put("version", notice.version());
        if (notice.expiresOn() != null) {
            values.put("expiresOn", notice.expiresOn());
        }
        return form(who, id, Form.filled(values));
    }

    Screen form(Who who, @Nullable Long id, Form form) {
        var reached = who.powers().units(NoticeRights.PUBLISH);
        List<Unit> offered = units.all(clocks.today()).stream().filter(unit -> reached.contains(unit.id())).toList();
        return Screen.of("platform/notifications/edit").with("form", form).with("units", offered)
                .with("action", id == null ? "/notices" : "/notices/" + id + "/revision").with("created", id == null);
    }

    private List<String> names(Notice notice) {
        return units.all(clocks.today()).stream().filter(unit -> notice.units().contains(unit.id())).map(Unit::name).toList();
    }
}
