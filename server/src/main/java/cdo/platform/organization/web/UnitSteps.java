package cdo.platform.organization.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.NewUnit;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Founding and changing units. Each step is first rehearsed – carried out and taken back – and shown for checking; only the
 * checked form is carried out for good.
 */
@Controller
class UnitSteps {

    private static final String CHANGE = "{change:renaming|move|merger|division|closing}";

    private final Units units;
    private final UnitPages pages;
    private final Names names;
    private final Clocks clocks;
    private final TransactionTemplate rehearsal;

    UnitSteps(Units units, UnitPages pages, Names names, Clocks clocks, PlatformTransactionManager transactions) {
        this.units = units;
        this.pages = pages;
        this.names = names;
        this.clocks = clocks;
        this.rehearsal = new TransactionTemplate(transactions);
    }

    @PostMapping("/units")
    Object founding(Who who, HttpServletRequest request) {
        who.must(OrganizationRights.EDIT_UNITS);
        return checked(request, read -> "/units/" + found(who, read).id(), form -> pages.newUnit(form, false), form -> pages.newUnit(form, true), "units.founded");
    }

    private Unit found(Who who, Reading read) {
        LocalDate from = read.date("from");
        long parent = names.read(read, "parent", from == null ? clocks.today() : from);
        var unit = new NewUnit(read.id("region"), read.choice("kind", UnitKind.class), read.text("name", 100), text(read, "nameEn"), text(read, "shortName"), parent,
                read.optional("uscc", 18), (int) read.number("position", 0, 99999));
        String basis = read.text("basis", 200);
        read.done();
        return units.found(who, unit, from, basis);
    }

    @GetMapping("/units/{id:\\d+}/" + CHANGE)
    Screen blank(Who who, @PathVariable long id, @PathVariable String change) {
        who.must(OrganizationRights.EDIT_UNITS, id);
        Unit unit = units.get(id);
        return screen(unit, change, Form.filled(Map.of("name", unit.name(), "nameEn", unit.nameEn(), "shortName", unit.shortName(), "on", clocks.today())), false);
    }

    @PostMapping("/units/{id:\\d+}/" + CHANGE)
    Object change(Who who, HttpServletRequest request, @PathVariable long id, @PathVariable String change) {
        who.must(OrganizationRights.EDIT_UNITS, id);
        Unit unit = units.get(id);
        return checked(request, read -> "/units/" + carryOut(who, unit, change, read), form -> screen(unit, change, form, false), form -> screen(unit, change, form, true), "units.changed");
    }

    /** Returns the unit whose page tells of the change. */
    private long carryOut(Who who, Unit unit, String change, Reading read) {
        LocalDate on = read.date("on");
        String basis = read.text("basis", 200);
        LocalDate day = on == null ? clocks.today() : on;
        switch (change) {
            case "renaming" -> {
                String name = read.text("name", 100);
                String en = text(read, "nameEn");
                String shorter = text(read, "shortName");
                read.done();
                units.rename(who, unit.id(), name, en, shorter, on, basis);
            }
            case "move" -> {
                long parent = names.read(read, "parent", day);
                read.done();
                units.move(who, unit.id(), parent, on, basis);
            }
            case "merger" -> {
                long into = names.read(read, "into", day);
                read.done();
                units.merge(who, Set.of(unit.id()), into, on, basis);
            }
            case "division" -> {
                List<NewUnit> parts = parts(unit, read);
                boolean continues = read.checked("continues");
                read.done();
                units.split(who, unit.id(), parts, continues, on, basis);
            }
            default -> {
                read.done();
                units.close(who, unit.id(), on, basis);
            }
        }
        return unit.id();
    }

    /** One new unit per line: its name. */
    private static List<NewUnit> parts(Unit unit, Reading read) {
        var parts = new ArrayList<NewUnit>();
        var names = new HashSet<String>();
        for (String line : read.text("parts", 1000).lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !names.add(line)) {
                read.wrong("parts", "organization.unit.partTwice", line);
            } else if (!line.isEmpty()) {
                parts.add(new NewUnit(unit.regionId(), unit.kind() == UnitKind.BUREAU ? UnitKind.DEPARTMENT : unit.kind(), line, "", "", unit.parentId(), null, unit.position()));
            }
        }
        return parts;
    }

    private static String text(Reading read, String field) {
        String typed = read.optional(field, 200);
        return typed == null ? "" : typed;
    }

    private static Screen screen(Unit unit, String change, Form form, boolean checking) {
        return Screen.of("platform/organization/unitChange").with("unit", unit).with("change", change).with("form", form).with("checking", checking);
    }

    private Object checked(HttpServletRequest request, Function<Reading, String> step, Function<Form, Screen> again, Function<Form, Screen> check, String said) {
        Form form = Form.of(request);
        if (form.has("edit", "yes")) {
            return again.apply(form);
        }
        boolean checked = form.has("checked", "yes");
        var shown = new boolean[1];
        Object answer = form.step(read -> {
            if (checked) {
                String address = step.apply(read);
                Flash.say(request, said);
                return address;
            }
            rehearsal.executeWithoutResult(status -> {
                status.setRollbackOnly();
                step.apply(read);
            });
            shown[0] = true;
            return "/units";
        }, again);
        return shown[0] ? check.apply(form) : answer;
    }
}
