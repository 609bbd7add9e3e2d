package cdo.platform.organization.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.GuidanceLines;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The editor of a unit's guidance lines (条线). */
@Controller
class LinePages {

    private final GuidanceLines lines;
    private final Units units;
    private final Names names;
    private final Clocks clocks;

    LinePages(GuidanceLines lines, Units units, Names names, Clocks clocks) {
        this.lines = lines;
        this.units = units;
        this.names = names;
        this.clocks = clocks;
    }

    @GetMapping("/units/{id:\\d+}/lines")
    Screen list(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String on) {
        return list(who, id, Names.on(on, clocks.today()), Form.filled(Map.of("from", clocks.today(), "lastDay", clocks.today())));
    }

    /** Today's page tells every line there has been; that of another day those which held then. */
    private Screen list(Who who, long id, LocalDate day, Form form) {
        boolean today = day.equals(clocks.today());
        Unit unit = units.find(id, day).orElseGet(() -> units.get(id));
        return Screen.of("platform/organization/lines").with("unit", unit).with("lines", lines.of(id).stream().filter(line -> today || line.on(day)).toList()).with("on", day).with("names", names).with("form", form)
                .with("may", today && who.may(OrganizationRights.EDIT_LINES, id));
    }

    @PostMapping("/units/{id:\\d+}/lines")
    Object drawing(Who who, HttpServletRequest request, @PathVariable long id) {
        who.must(OrganizationRights.EDIT_LINES, id);
        return Form.of(request).step(read -> {
            LocalDate from = read.date("from");
            long lower = names.read(read, "lower", from == null ? clocks.today() : from);
            read.done();
            lines.draw(who, id, lower, from);
            Flash.say(request, "lines.drawn");
            return "/units/" + id + "/lines";
        }, failed -> list(who, id, clocks.today(), failed));
    }

    @PostMapping("/units/{id:\\d+}/lines/{line:\\d+}/ending")
    Object ending(Who who, HttpServletRequest request, @PathVariable long id, @PathVariable long line) {
        who.must(OrganizationRights.EDIT_LINES, id);
        return Form.of(request).step(read -> {
            LocalDate lastDay = read.date("lastDay");
            read.done();
            lines.end(who, line, lastDay);
            Flash.say(request, "lines.ended");
            return "/units/" + id + "/lines";
        }, failed -> list(who, id, clocks.today(), failed));
    }
}
