package cdo.data.catalog.web;

import cdo.data.catalog.CatalogRights;
import cdo.data.catalog.Edition;
import cdo.data.catalog.Elements;
import cdo.data.catalog.Entries;
import cdo.data.catalog.Entry;
import cdo.data.catalog.EntryStage;
import cdo.data.catalog.History;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.Contribution;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Templates;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The page of one entry: what it says, where it stands, what this person may do now and why not. */
@Component
class EntryRecord {

    private final Entries entries;
    private final Elements elements;
    private final History history;
    private final Units units;
    private final Clocks clocks;
    private final Templates templates;
    private final ObjectProvider<Contribution> contributions;

    EntryRecord(Entries entries, Elements elements, History history, Units units, Clocks clocks, Templates templates, ObjectProvider<Contribution> contributions) {
        this.entries = entries;
        this.elements = elements;
        this.history = history;
        this.units = units;
        this.clocks = clocks;
        this.templates = templates;
        this.contributions = contributions;
    }

    Screen screen(Who who, long id, @Nullable Integer number, Form form) {
        Entry entry = entries.get(who, id);
        Edition shown = number == null ? entries.shown(who, entry) : entries.edition(who, entry, number);
        List<Edition> editions = entries.editions(who, entry);
        Edition before = editions.stream().filter(each -> each.number() < shown.number()).findFirst().orElse(null);
        List<Contribution.Panel> panels = contributions.stream().flatMap(each -> each.panels(who, entry.ref()).stream()).sorted(Comparator.comparingInt(Contribution.Panel::order)).toList();
        return Screen.of("data/catalog/entry").with("entry", entry).with("edition", shown).with("editions", editions).with("elements", elements.of(entry, shown))
                .with("kit", elements).with("differences", before == null ? List.of() : elements.differences(entry, before, shown))
                .with("steps", entries.reads(who, entry) ? history.of(entry) : List.of()).with("reads", entries.reads(who, entry)).with("actions", actions(who, entry)).with("form", form)
                .with("panels", panels).with("templates", templates).with("today", clocks.today());
    }

    private Actions actions(Who who, Entry entry) {
        var why = new LinkedHashMap<String, @Nullable Message>();
        if (who.may(CatalogRights.WRITE, entry.unitId())) {
            writing(who, entry, why);
        }
        boolean bureau = who.may(CatalogRights.REVIEW, entry.unitId()) && units.bureauOf(entry.unitId(), clocks.today()).id() == who.unitId();
        if (bureau && entry.draftNumber() != null && entry.stage() != EntryStage.ABOLISHED) {
            Message wait = entry.stage() == EntryStage.AUTHORITY_REVIEW ? null : Message.of("catalog.why.notReceived", entry.stage());
            why.put("publish", wait);
            why.put("return", wait);
        }
        if (who.may(CatalogRights.WITHDRAW, entry.unitId()) && entry.publishedNumber() != null && entry.stage() != EntryStage.ABOLISHED) {
            withdrawing(entry, why);
        }
        return new Actions(why);
    }

    private static void writing(Who who, Entry entry, Map<String, @Nullable Message> why) {
        if (entry.stage().open()) {
            why.put("edit", null);
            why.put("submit", who.may(CatalogRights.SUBMIT, entry.unitId()) ? null : Message.of("catalog.why.submit"));
            why.put(entry.publishedNumber() == null ? "discard" : "drop", null);
        } else if (entry.stage() == EntryStage.UNIT_SIGNATURE && who.may(CatalogRights.SUBMIT, entry.unitId())) {
            why.put("takeBack", null);
        }
        if (entry.publishedNumber() != null && entry.stage() != EntryStage.ABOLISHED) {
            why.put("change", entry.stage() == EntryStage.PUBLISHED ? null : Message.of("catalog.why.change", entry.stage()));
        }
    }

    private static void withdrawing(Entry entry, Map<String, @Nullable Message> why) {
        if (entry.stage() == EntryStage.OFFLINE) {
            why.put("online", null);
        } else {
            why.put("offline", entry.stage() == EntryStage.PUBLISHED ? null : Message.of("catalog.why.underWay"));
        }
        why.put("abolish", entry.stage() == EntryStage.PUBLISHED || entry.stage() == EntryStage.OFFLINE ? null : Message.of("catalog.why.underWay"));
    }
}
