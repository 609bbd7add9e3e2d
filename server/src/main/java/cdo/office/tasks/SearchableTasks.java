package cdo.office.tasks;

import static cdo.office.tasks.tables.DecisionTable.DECISION;
import static cdo.office.tasks.tables.TaskTable.TASK;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Tasks as the search finds them: content, criterion, decision, lead unit. */
@Component
class SearchableTasks implements Searchable {

    private final DSLContext sql;

    SearchableTasks(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return Task.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(Task.KIND, "unit");
    }

    @Override
    public void all(Consumer<Item> found) {
        sql.select(TASK.ID, TASK.CONTENT, TASK.CRITERION, DECISION.TITLE, DECISION.NUMBER, PUBLISHED_UNIT_LAST.NAME).from(TASK).join(DECISION).on(DECISION.ID.eq(TASK.DECISION_ID))
                .join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(TASK.LEAD_UNIT_ID))
                .forEach(row -> found.accept(new Item(row.value1(), row.value2(), row.value3() + " " + row.value4() + " " + (row.value5() == null ? "" : row.value5() + " ") + row.value6())));
    }
}
