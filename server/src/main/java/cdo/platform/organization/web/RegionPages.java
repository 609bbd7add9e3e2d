package cdo.platform.organization.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Authorities;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.organization.Region;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Regions with their government, bureau and authority, and the change-over of the authority per region. */
@Controller
class RegionPages {

    private final Regions regions;
    private final Units units;
    private final Authorities authorities;
    private final Names names;
    private final Clocks clocks;

    RegionPages(Regions regions, Units units, Authorities authorities, Names names, Clocks clocks) {
        this.regions = regions;
        this.units = units;
        this.authorities = authorities;
        this.names = names;
        this.clocks = clocks;
    }

    @GetMapping("/regions")
    Screen list(Who who, @RequestParam(defaultValue = "") String on) {
        LocalDate day = Names.on(on, clocks.today());
        List<Unit> all = units.all(day);
        List<RegionRow> rows = regions.all(day).stream().filter(region -> region.level() == RegionLevel.CITY || region.level().county()).map(region -> row(region, all, day)).toList();
        return Screen.of("platform/organization/regions").with("rows", rows).with("on", day);
    }

    private RegionRow row(Region region, List<Unit> all, LocalDate day) {
        Optional<Unit> government = government(region, all);
        return new RegionRow(region, government.orElse(null), government.map(any -> units.bureau(region.id(), day)).orElse(null), units.authority(region.id(), day).orElse(null));
    }

    private static Optional<Unit> government(Region region, List<Unit> all) {
        return all.stream().filter(unit -> unit.kind() == UnitKind.GOVERNMENT && unit.regionId() == region.id()).findFirst();
    }

    @GetMapping("/regions/{id:\\d+}")
    Screen record(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String on) {
        return record(who, id, Names.on(on, clocks.today()), Form.empty());
    }

    private Screen record(Who who, long id, LocalDate day, Form form) {
        List<Unit> all = units.all(day);
        Region region = regions.find(id, day).orElseGet(() -> regions.get(id));
        RegionRow row = row(region, all, day);
        return Screen.of("platform/organization/region").with("row", row).with("terms", authorities.terms(id)).with("children", regions.children(id, day)).with("on", day)
                .with("candidates", all.stream().filter(unit -> unit.kind() == UnitKind.AUTHORITY && unit.regionId() == id).toList()).with("names", names).with("form", form)
                .with("may", day.equals(clocks.today()) && row.government() != null && who.may(OrganizationRights.CHANGE_AUTHORITY, row.government().id()));
    }

    @PostMapping("/regions/{id:\\d+}/authorities")
    Object changeOver(Who who, HttpServletRequest request, @PathVariable long id) {
        who.must(OrganizationRights.CHANGE_AUTHORITY, government(regions.get(id), units.all(clocks.today())).map(Unit::id).orElse(0L));
        return Form.of(request).step(read -> {
            long unit = read.id("unit");
            LocalDate from = read.date("from");
            String basis = read.text("basis", 200);
            read.done();
            authorities.changeOver(who, id, unit, from, basis);
            Flash.say(request, "regions.changed");
            return "/regions/" + id;
        }, failed -> record(who, id, clocks.today(), failed));
    }
}
