package cdo.platform.organization.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Groups;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The editor of comparable groups. */
@Controller
class GroupPages {

    private final Groups groups;
    private final Units units;
    private final Regions regions;
    private final Names names;
    private final Clocks clocks;

    GroupPages(Groups groups, Units units, Regions regions, Names names, Clocks clocks) {
        this.groups = groups;
        this.units = units;
        this.regions = regions;
        this.names = names;
        this.clocks = clocks;
    }

    @GetMapping("/groups")
    Screen list(Who who, @RequestParam(defaultValue = "") String on) {
        return list(who, Names.on(on, clocks.today()), Form.empty());
    }

    private Screen list(Who who, LocalDate day, Form form) {
        boolean may = day.equals(clocks.today()) && who.seated().isPresent() && who.may(OrganizationRights.EDIT_GROUPS, who.unitId());
        return Screen.of("platform/organization/groups").with("groups", groups.all(day).stream().filter(group -> who.seat() != null || who.reads(group.organiserId())).toList()).with("names", names).with("form", form).with("may", may).with("on", day);
    }

    @PostMapping("/groups")
    Object forming(Who who, HttpServletRequest request) {
        who.must(OrganizationRights.EDIT_GROUPS, who.unitId());
        return Form.of(request).step(read -> {
            String name = read.text("name", 60);
            String en = read.optional("nameEn", 100);
            read.done();
            long id = groups.form(who, name, en == null ? "" : en);
            Flash.say(request, "groups.formed");
            return "/groups/" + id;
        }, failed -> list(who, clocks.today(), failed));
    }

    @GetMapping("/groups/{id:\\d+}")
    Screen record(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "") String on) {
        return record(who, id, region, Names.on(on, clocks.today()), Form.filled(Map.of("from", clocks.today(), "lastDay", clocks.today())));
    }

    /** Today's page tells every membership there has been; that of another day those which held then. */
    private Screen record(Who who, long id, String region, LocalDate day, Form form) {
        boolean today = day.equals(clocks.today());
        Groups.Group group = groups.get(id);
        Set<Long> inside = groups.on(id, clocks.today());
        var candidates = units.all(clocks.today()).stream().filter(unit -> unit.kind() != UnitKind.AUTHORITY && unit.kind() != UnitKind.TOWNSHIP)
                .filter(unit -> region.isEmpty() ? unit.kind() == UnitKind.GOVERNMENT && unit.parentId() != null : region.equals(Long.toString(unit.regionId())))
                .filter(unit -> !inside.contains(unit.id()) && who.reads(unit.id())).toList();
        return Screen.of("platform/organization/group").with("group", group).with("members", groups.members(id).stream().filter(member -> today || member.on(day)).toList()).with("on", day).with("candidates", candidates).with("names", names).with("form", form)
                .with("regions", regions.all(clocks.today()).stream().filter(each -> each.level() == RegionLevel.CITY || each.level().county()).toList())
                .with("may", today && who.may(OrganizationRights.EDIT_GROUPS, group.organiserId()));
    }

    @PostMapping("/groups/{id:\\d+}/members")
    Object joining(Who who, HttpServletRequest request, @PathVariable long id) {
        who.must(OrganizationRights.EDIT_GROUPS, groups.get(id).organiserId());
        return Form.of(request).step(read -> {
            var chosen = new LinkedHashSet<Long>(read.ids("units"));
            LocalDate from = read.date("from");
            if (chosen.isEmpty()) {
                read.wrong("units", "form.choose");
            }
            read.done();
            groups.join(who, id, chosen, from);
            Flash.say(request, "groups.joined");
            return "/groups/" + id;
        }, failed -> record(who, id, "", clocks.today(), failed));
    }

    @PostMapping("/groups/{id:\\d+}/members/{member:\\d+}/ending")
    Object leaving(Who who, HttpServletRequest request, @PathVariable long id, @PathVariable long member) {
        who.must(OrganizationRights.EDIT_GROUPS, groups.get(id).organiserId());
        return Form.of(request).step(read -> {
            LocalDate lastDay = read.date("lastDay");
            read.done();
            groups.leave(who, id, member, lastDay);
            Flash.say(request, "groups.left");
            return "/groups/" + id;
        }, failed -> record(who, id, "", clocks.today(), failed));
    }
}
