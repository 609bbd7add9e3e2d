package cdo.review.assessment;

import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static cdo.review.assessment.tables.RunTable.RUN;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Runs as the search finds them: title, organiser, 办法. */
@Component
class SearchableRuns implements Searchable {

    private final DSLContext sql;

    SearchableRuns(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return AssessmentRun.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(AssessmentRun.KIND, "unit");
    }

    @Override
    public void all(Consumer<Item> found) {
        sql.select(RUN.ID, RUN.TITLE, RUN.METHOD_TITLE, RUN.METHOD_NUMBER, PUBLISHED_UNIT_LAST.NAME).from(RUN).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(RUN.ORGANISER_ID))
                .forEach(row -> found.accept(new Item(row.value1(), row.value2(), row.value3() + " " + (row.value4() == null ? "" : row.value4() + " ") + row.value5())));
    }
}
