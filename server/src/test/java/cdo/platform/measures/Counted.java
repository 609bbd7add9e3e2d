package cdo.platform.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A measure whose facts a test sets. */
@Component
public class Counted implements Measure {

    public final List<Row> rows = new ArrayList<>();
    /** How often the live query was run. */
    public int asked;

    private final org.jooq.DSLContext sql;

    Counted(org.jooq.DSLContext sql) {
        this.sql = sql;
    }

    /** As if it had never been taken. */
    public void forget() {
        rows.clear();
        for (String table : new String[] {"row_interval", "value", "snapshot"}) {
            sql.query("delete from measures." + table + " where measure_key = 'test.counted'").execute();
        }
    }

    @Override
    public String key() {
        return "test.counted";
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
        asked++;
        return List.copyOf(rows);
    }
}
