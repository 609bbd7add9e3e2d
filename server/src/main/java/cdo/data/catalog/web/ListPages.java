package cdo.data.catalog.web;

import cdo.data.catalog.CatalogRights;
import cdo.data.catalog.EntryRegister;
import cdo.data.catalog.ListKind;
import cdo.data.catalog.ListLine;
import cdo.data.catalog.ListLines;
import cdo.data.catalog.ListLineState;
import cdo.data.catalog.SupplyList;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The four lists. */
@Controller
class ListPages {

    private final SupplyList supply;
    private final ListLines lines;
    private final EntryRegister register;
    private final Units units;
    private final Clocks clocks;

    ListPages(SupplyList supply, ListLines lines, EntryRegister register, Units units, Clocks clocks) {
        this.supply = supply;
        this.lines = lines;
        this.register = register;
        this.units = units;
        this.clocks = clocks;
    }

    @GetMapping("/lists/supply")
    Screen supply(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String sharing, @RequestParam @Nullable Long unit,
                  @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        return Screen.of("data/catalog/supply").with("slice", supply.slice(who, q, sharing, unit, new Slice.Ask(page, size))).with("providers", register.providers(who));
    }

    @GetMapping("/lists/{list}")
    Screen list(Who who, @PathVariable String list, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String state, @RequestParam @Nullable Long unit,
                @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        ListKind kind = kind(list);
        return Screen.of("data/catalog/list").with("kind", kind).with("slice", lines.slice(who, kind, q, state, unit, new Slice.Ask(page, size))).with("writes", writes(who));
    }

    @GetMapping("/lists/{list}/new")
    Screen blank(Who who, @PathVariable String list) {
        who.must(CatalogRights.LISTS, who.unitId());
        return Screen.of("data/catalog/line").with("kind", kind(list)).with("form", Form.empty());
    }

    @GetMapping("/lists/{list}/{id}")
    Screen line(Who who, @PathVariable String list, @PathVariable long id) {
        ListLine line = lines.get(who, id);
        return line(who, line, Form.filled(line.fields()).with("version", line.version()));
    }

    Screen line(Who who, ListLine line, Form form) {
        boolean reviews = line.state() == ListLineState.PROPOSED && who.may(CatalogRights.REVIEW, line.unitId())
                && units.bureauOf(line.unitId(), clocks.today()).id() == who.unitId();
        return Screen.of("data/catalog/listLine").with("line", line).with("form", form).with("reviews", reviews)
                .with("writes", who.may(CatalogRights.LISTS, line.unitId()) && line.state() != ListLineState.WITHDRAWN);
    }

    static boolean writes(Who who) {
        return who.seated().filter(seat -> who.may(CatalogRights.LISTS, seat.unitId())).isPresent();
    }

    static ListKind kind(String path) {
        return Arrays.stream(ListKind.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(path)).findFirst()
                .orElseThrow(() -> new Problem.NotFound(Message.of("problem.address")));
    }
}
