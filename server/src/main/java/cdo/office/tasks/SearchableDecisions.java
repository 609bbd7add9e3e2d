package cdo.office.tasks;

import static cdo.office.tasks.tables.DecisionTable.DECISION;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Decisions as the search finds them: title, number and text. */
@Component
class SearchableDecisions implements Searchable {

    private final DSLContext sql;

    SearchableDecisions(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return Decision.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(Decision.KIND);
    }

    @Override
    public void all(Consumer<Item> found) {
        sql.select(DECISION.ID, DECISION.TITLE, DECISION.NUMBER, DECISION.TEXT).from(DECISION)
                .forEach(row -> found.accept(new Item(row.value1(), row.value2(), (row.value3() == null ? "" : row.value3() + " ") + row.value4())));
    }
}
