package cdo.data.catalog.web;

import cdo.data.catalog.CatalogRights;
import cdo.data.catalog.EntryRegister;
import cdo.data.catalog.EntrySubject;
import cdo.data.catalog.SurveyedTables;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the catalog adds to the common pages: its entries in the navigation, and panels on the records of systems and units. */
@Component("catalogContributions")
class Contributions implements Contribution {

    private final EntryRegister register;
    private final EntrySubject subject;
    private final SurveyedTables tables;

    Contributions(EntryRegister register, EntrySubject subject, SurveyedTables tables) {
        this.register = register;
        this.subject = subject;
        this.tables = tables;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.DATA, 20, "catalog.nav.entries", "books", "/entries", CatalogRights.READ, register::waiting),
                new NavItem(Chapter.DATA, 22, "catalog.nav.lists", "list-details", "/lists/supply", CatalogRights.READ),
                new NavItem(Chapter.DATA, 24, "catalog.nav.classifications", "sitemap", "/classifications", CatalogRights.CLASSIFY));
    }

    @Override
    public List<Right> rights() {
        return CatalogRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(40, "catalog.new", "/entries/new", CatalogRights.WRITE));
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(subject);
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef record) {
        if (!who.may(CatalogRights.READ)) {
            return List.of();
        }
        return switch (record.kind()) {
            case "system" -> List.of(new Panel(30, "data/catalog/systemPanel", Map.of("rows", register.all(who, filter(null, record.id())), "system", record.id())));
            case "unit" -> List.of(new Panel(30, "data/catalog/unitPanel", Map.of("rows", register.all(who, filter(record.id(), null)), "unit", record.id())));
            case "survey" -> tables.usable(who, record.id()).map(found -> new Panel(30, "data/catalog/surveyPanel", Map.<String, Object>of("tables", found, "survey", record.id())))
                    .stream().toList();
            default -> List.of();
        };
    }

    private static EntryRegister.Filter filter(@org.jspecify.annotations.Nullable Long unit, @org.jspecify.annotations.Nullable Long system) {
        return new EntryRegister.Filter("", unit, "", "", "", "", system, "");
    }
}
