package cdo.data.catalog;

import static cdo.data.catalog.views.PublishedEntry.PUBLISHED_ENTRY;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Published entries as the search finds them: name, code, provider, abstract and keywords. */
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
        var entry = PUBLISHED_ENTRY;
        sql.select(entry.ID, entry.NAME, entry.CODE, PUBLISHED_UNIT_LAST.NAME, entry.ABSTRACT, entry.KEYWORDS).from(entry).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(entry.UNIT_ID))
                .forEach(row -> found.accept(new Item(row.value1(), row.value2(), String.join(" ", text(row.value3()), text(row.value4()), text(row.value5()), text(row.value6())).strip())));
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
