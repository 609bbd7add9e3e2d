package cdo.data.catalog;

import static cdo.data.catalog.tables.EditionTable.EDITION;
import static cdo.data.catalog.tables.EntryTable.ENTRY;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.coalesce;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Entries as the search finds them: name, code, provider, abstract, keywords and items of the edition that everybody sees, or of the first one under way – the same
 * that the list shows. Whoever may not read an unpublished one is not shown it.
 */
@Component
class SearchableEntries implements Searchable {

    private final DSLContext sql;

    SearchableEntries(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "entry";
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of("entry", "unit");
    }

    @Override
    public void all(Consumer<Item> found) {
        sql.select(ENTRY.ID, EDITION.NAME, ENTRY.CODE, PUBLISHED_UNIT_LAST.NAME, EDITION.ABSTRACT, EDITION.KEYWORDS, EntryRows.ITEM_NAMES).from(ENTRY)
                .join(EDITION).on(EDITION.ENTRY_ID.eq(ENTRY.ID)).and(EDITION.NUMBER.eq(coalesce(ENTRY.PUBLISHED_NUMBER, ENTRY.DRAFT_NUMBER)))
                .join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(ENTRY.UNIT_ID))
                .forEach(row -> found.accept(new Item(row.value1(), row.value2(), String.join(" ", text(row.value3()), text(row.value4()), text(row.value5()), text(row.value6())).strip(), text(row.value7()))));
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
