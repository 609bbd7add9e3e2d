package cdo.office.talent.web;

import cdo.office.talent.Draw;
import cdo.office.talent.DrawFrom;
import cdo.office.talent.Draws;
import cdo.office.talent.Lending;
import cdo.office.talent.NewDraw;
import cdo.office.talent.ProfessionalField;
import cdo.office.talent.TalentRights;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Draws: the list, a draw made by hand for a panel of one's own unit, and the page on which anybody checks it. */
@Controller
class DrawPages {

    private static final int MOST = 50;

    private final Draws draws;
    private final Lending lending;
    private final Level level;

    DrawPages(Draws draws, Lending lending, Level level) {
        this.draws = draws;
        this.lending = lending;
        this.level = level;
    }

    @GetMapping("/draws")
    Screen register(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        return Screen.of("office/talent/draws").with("slice", draws.slice(who, q, new Slice.Ask(page, size)));
    }

    @GetMapping("/draws/new")
    Screen blank(Who who) {
        who.must(TalentRights.DRAW);
        return blank(who, Form.empty());
    }

    private Screen blank(Who who, Form form) {
        boolean lent = lending.upper(level.unit(who.unitId()).regionId()).isPresent();
        return Screen.of("office/talent/drawNew").with("form", form).with("units", level.units(who)).with("available", available(who, DrawFrom.OWN)).with("lent", lent)
                .with("both", lent ? available(who, DrawFrom.WITH_UPPER) : 0);
    }

    private int available(Who who, DrawFrom from) {
        return draws.available(who, new NewDraw(who.unitId(), SubjectRef.of("unit", who.unitId()), "", 1, null, Set.of(), Set.of(), from));
    }

    @GetMapping("/draws/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    private Screen record(Who who, long id, @Nullable Form failed) {
        Draw draw = draws.get(who, id);
        return Screen.of("office/talent/draw").with("draw", draw).with("organiser", level.unit(draw.organiserId())).with("same", draws.alike(draw)).with("named", who.reads(draw.organiserId()))
                .with("form", failed == null ? Form.empty() : failed).with("substitutes", who.may(TalentRights.DRAW, draw.organiserId()));
    }

    @PostMapping("/draws")
    Object draw(Who who, HttpServletRequest request) {
        who.must(TalentRights.DRAW);
        return Form.of(request).step(read -> {
            String purpose = read.text("purpose", 200);
            int count = (int) read.number("count", 1, MOST);
            ProfessionalField field = read.optionalChoice("field", ProfessionalField.class);
            var avoid = new HashSet<>(read.ids("avoid"));
            if (!level.units(who).stream().map(Unit::id).collect(Collectors.toSet()).containsAll(avoid)) {
                read.wrong("avoid", "form.choose");
            }
            DrawFrom from = read.optionalChoice("from", DrawFrom.class);
            read.done();
            Draw drawn = draws.draw(who, new NewDraw(who.unitId(), SubjectRef.of("unit", who.unitId()), purpose, count, field == null ? null : field.name(), avoid, Set.of(), from == null ? DrawFrom.OWN : from));
            Flash.say(request, "talent.flash.drawn", count);
            return drawn.href();
        }, failed -> blank(who, failed));
    }

    @PostMapping("/draws/{id:\\d+}/substitution")
    Object substitution(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long person = read.id("person");
            String why = read.text("why", 300);
            read.done();
            draws.substitute(who, id, person, why);
            Flash.say(request, "talent.flash.substituted");
            return "/draws/" + id;
        }, failed -> record(who, id, failed));
    }
}
