package cdo.review.dutyreports;

import static cdo.review.dutyreports.views.PublishedSuggestion.PUBLISHED_SUGGESTION;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Given suggestions as the search finds them. */
@Component
class SearchableSuggestions implements Searchable {

    private final DSLContext sql;

    SearchableSuggestions(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return Suggestion.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(Suggestion.KIND, DutyReport.KIND);
    }

    @Override
    public void all(Consumer<Item> found) {
        var given = PUBLISHED_SUGGESTION;
        sql.select(given.ID, given.TITLE).from(given).forEach(row -> found.accept(new Item(row.value1(), row.value2(), "")));
    }
}
