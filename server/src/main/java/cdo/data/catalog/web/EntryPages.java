package cdo.data.catalog.web;

import cdo.data.catalog.CatalogRights;
import cdo.data.catalog.Classifications;
import cdo.data.catalog.Content;
import cdo.data.catalog.Edition;
import cdo.data.catalog.Elements;
import cdo.data.catalog.Entries;
import cdo.data.catalog.Entry;
import cdo.data.catalog.EntryRegister;
import cdo.data.catalog.Providers;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Choice;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of the catalog, an entry's record, its form and its check page. */
@Controller
class EntryPages {

    private static final int BLANK_ROWS = 3;

    private final EntryRegister register;
    private final Entries entries;
    private final Elements elements;
    private final Classifications classifications;
    private final Providers providers;
    private final EntryRecord record;

    EntryPages(EntryRegister register, Entries entries, Elements elements, Classifications classifications, Providers providers, EntryRecord record) {
        this.register = register;
        this.entries = entries;
        this.elements = elements;
        this.classifications = classifications;
        this.providers = providers;
        this.record = record;
    }

    @GetMapping("/entries")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable Long unit, @RequestParam(defaultValue = "") String classification,
                @RequestParam(defaultValue = "") String sharing, @RequestParam(defaultValue = "") String open, @RequestParam(defaultValue = "") String stage,
                @RequestParam @Nullable Long system, @RequestParam(defaultValue = "") String sort, @RequestParam(defaultValue = "1") int page,
                @RequestParam(defaultValue = "25") int size) {
        var filter = new EntryRegister.Filter(q, unit, classification, sharing, open, stage, system, sort);
        return list(who, filter, new Slice.Ask(page, size), Form.empty());
    }

    Screen list(Who who, EntryRegister.Filter filter, Slice.Ask ask, Form form) {
        boolean reviews = who.seated().isPresent() && !who.powers().units(CatalogRights.REVIEW).isEmpty();
        return Screen.of("data/catalog/entries").with("slice", register.slice(who, filter, ask)).with("providers", register.providers(who)).with("form", form).with("reviews", reviews)
                .with("places", classifications.tree()).with("writes", who.seated().filter(seat -> who.may(CatalogRights.WRITE, seat.unitId())).isPresent());
    }

    @GetMapping("/entries/{id}")
    Screen record(Who who, @PathVariable long id, @RequestParam @Nullable Integer version) {
        return record.screen(who, id, version, Form.empty());
    }

    @GetMapping("/entries/new")
    Screen blank(Who who) {
        who.must(CatalogRights.WRITE, who.unitId());
        return Screen.of("data/catalog/new").with("form", Form.empty());
    }

    @GetMapping("/entries/{id}/form")
    Screen form(Who who, @PathVariable long id, @RequestParam(defaultValue = "0") int rows, @RequestParam(defaultValue = "false") boolean checked) {
        Edition edition = entries.underWay(who, id);
        Entry entry = entries.get(who, id);
        Form form = EntryForm.filled(edition.content(), entry.version());
        List<Problem.FieldError> errors = checked ? entries.checks(entry) : List.of();
        return form(who, entry, errors.isEmpty() ? form : form.refused(new Problem.Invalid(errors)), Math.clamp(rows, 0, 200), List.of());
    }

    /** The form as it was typed, after a refusal; a stale one shows what the other person wrote. */
    Screen again(Who who, long id, Form failed) {
        Edition edition = entries.underWay(who, id);
        Entry entry = entries.get(who, id);
        boolean stale = failed.reason() != null && failed.reason().key().equals("problem.stale");
        if (!stale) {
            return form(who, entry, failed, 0, List.of());
        }
        Content typed = EntryForm.read(failed, new Reading(failed));
        return form(who, entry, failed.with("version", entry.version()), 0, elements.differences(edition.content(), typed));
    }

    private Screen form(Who who, Entry entry, Form form, int more, List<Elements.Difference> other) {
        return Screen.of("data/catalog/form").with("entry", entry).with("form", form).with("rows", EntryForm.items(form) + Math.max(BLANK_ROWS, more)).with("other", other)
                .with("places", Choice.of(classifications.tree().stream().filter(Classifications.Place::takesEntries).toList(), place -> "" + place.id(),
                        place -> place.code() + " " + place.nameZh()))
                .with("units", Choice.of(providers.units(entry.unitId()), unit -> "" + unit.id(), Providers.Choosable::name))
                .with("systems", Choice.of(providers.systems(entry.unitId()), system -> "" + system.id(), Providers.Choosable::name))
                .with("maySubmit", who.may(CatalogRights.SUBMIT, entry.unitId()));
    }

    @GetMapping("/entries/{id}/check")
    Screen check(Who who, @PathVariable long id) {
        return check(who, id, Form.empty());
    }

    Screen check(Who who, long id, Form form) {
        Edition edition = entries.underWay(who, id);
        Entry entry = entries.get(who, id);
        return Screen.of("data/catalog/check").with("entry", entry).with("edition", edition).with("elements", elements.of(entry, edition)).with("kit", elements)
                .with("errors", entries.checks(entry)).with("form", form).with("maySubmit", who.may(CatalogRights.SUBMIT, entry.unitId()));
    }
}
