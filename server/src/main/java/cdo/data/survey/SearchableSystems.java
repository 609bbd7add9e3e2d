package cdo.data.survey;

import static cdo.data.survey.views.PublishedSystem.PUBLISHED_SYSTEM;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Information systems as the search finds them: name, code and unit. */
@Component
class SearchableSystems implements Searchable {

    private final DSLContext sql;

    SearchableSystems(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return InformationSystem.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(InformationSystem.KIND, "unit");
    }

    @Override
    public void all(Consumer<Item> found) {
        var system = PUBLISHED_SYSTEM;
        sql.select(system.ID, system.NAME, system.CODE, PUBLISHED_UNIT_LAST.NAME).from(system).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(system.UNIT_ID))
                .forEach(row -> found.accept(new Item(row.value1(), row.value2(), ((row.value3() == null ? "" : row.value3() + " ") + row.value4()))));
    }
}
