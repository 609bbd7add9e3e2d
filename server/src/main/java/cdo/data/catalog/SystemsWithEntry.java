package cdo.data.catalog;

import static cdo.data.catalog.views.PublishedEntry.PUBLISHED_ENTRY;
import static cdo.data.survey.views.PublishedSystem.PUBLISHED_SYSTEM;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** 目录编制率: registered systems with at least one published entry ÷ registered systems. */
@Component
class SystemsWithEntry implements Measure {

    private final DSLContext sql;

    SystemsWithEntry(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "catalog.systems-with-entry";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var system = PUBLISHED_SYSTEM;
        var entry = PUBLISHED_ENTRY;
        var first = DSL.field(DSL.select(DSL.min(entry.PUBLISHED_ON)).from(entry).where(entry.SYSTEM_ID.eq(system.ID)).and(entry.PUBLISHED_ON.le(day)));
        return sql.select(system.ID, system.UNIT_ID, first).from(system).where(system.STAGE.eq("REGISTERED")).and(system.REGISTERED_ON.le(day)).orderBy(system.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of("system", row.value1()), row.value3() != null, row.value3(), row.value3() == null ? "none" : "published"));
    }
}
