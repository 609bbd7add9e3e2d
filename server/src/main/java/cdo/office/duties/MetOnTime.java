package cdo.office.duties;

import static org.jooq.impl.DSL.noCondition;

import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 按时办结率: duties met on time ÷ duties that were met or fell due this year; running ones not yet due do not count. */
@Component
class MetOnTime implements Measure {

    private final DSLContext sql;

    MetOnTime(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "duties.met-on-time";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        return DutiesOnTime.rows(sql, noCondition(), day);
    }
}
