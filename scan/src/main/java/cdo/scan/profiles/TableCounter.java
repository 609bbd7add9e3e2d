package cdo.scan.profiles;

import cdo.scan.Row;
import cdo.scan.RowVisitor;
import cdo.scan.Table;
import java.time.LocalDate;
import java.util.List;

/** Profiles all columns of a table in the single pass that hands it the rows. */
public final class TableCounter implements RowVisitor {

    private final List<ColumnCounter> columns;
    private long rows;

    public TableCounter(Table table) {
        columns = table.columns().stream().map(ColumnCounter::new).toList();
    }

    @Override
    public void row(Row row) {
        rows++;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(row.text(i), row.length(i));
        }
    }

    public long rows() {
        return rows;
    }

    /** @param today the day on which birth dates within identity numbers are judged */
    public List<ColumnProfile> profiles(LocalDate today) {
        return columns.stream().map(column -> column.profile(today)).toList();
    }
}
