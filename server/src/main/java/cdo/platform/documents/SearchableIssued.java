package cdo.platform.documents;

import static cdo.platform.documents.views.PublishedIssued.PUBLISHED_ISSUED;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Issued documents as the search finds them: title, number, organiser. */
@Component
class SearchableIssued implements Searchable {

    private final DSLContext sql;

    SearchableIssued(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "issued-document";
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of("issued-document");
    }

    @Override
    public void all(Consumer<Item> found) {
        var issued = PUBLISHED_ISSUED;
        sql.select(issued.ID, issued.TITLE, issued.NUMBER, issued.ORGANISER).from(issued).forEach(row -> found.accept(new Item(row.value1(), row.value2(),
                (row.value3() == null ? "" : row.value3()) + " " + row.value4())));
    }
}
