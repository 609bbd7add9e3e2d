package cdo.platform.organization;

import static cdo.platform.organization.tables.PersonTable.PERSON;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.kernel.Clocks;
import cdo.platform.web.Searchable;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** People as the search finds them: name, title and unit, nothing sensitive. */
@Component
class SearchablePeople implements Searchable {

    private final DSLContext sql;
    private final Clocks clocks;

    SearchablePeople(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    @Override
    public String kind() {
        return "person";
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of("person", "post", "tenure", "unit", "import");
    }

    @Override
    public void all(Consumer<Item> found) {
        var tenure = PUBLISHED_TENURE;
        Map<Long, String> units = sql.select(tenure.PERSON_ID, PUBLISHED_UNIT_LAST.NAME).from(tenure).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(tenure.UNIT_ID))
                .where(tenure.VALID_FROM.le(clocks.today())).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(clocks.today())))
                .fetchGroups(tenure.PERSON_ID, PUBLISHED_UNIT_LAST.NAME).entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> String.join(" ", new java.util.TreeSet<>(entry.getValue()))));
        sql.select(PERSON.ID, PERSON.NAME, PERSON.TITLE).from(PERSON).forEach(row -> found.accept(new Item(row.value1(), row.value2(),
                (units.getOrDefault(row.value1(), "") + " " + (row.value3() == null ? "" : row.value3())).strip())));
    }
}
