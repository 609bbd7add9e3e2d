package cdo.start.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table to be made: its columns with their comments, and rows as text. */
record DraftTable(String name, String comment, List<Column> columns, List<List<@Nullable String>> rows) {

    /** @param type as PostgreSQL writes it, with constraints */
    record Column(String name, String type, String comment) {
    }

    static DraftTable of(String name, String comment, Column... columns) {
        return new DraftTable(name, comment, List.of(columns), new ArrayList<>());
    }

    static Column column(String name, String type, String comment) {
        return new Column(name, type, comment);
    }

    void add(@Nullable Object... values) {
        var row = new ArrayList<@Nullable String>();
        for (Object value : values) {
            row.add(value == null ? null : value.toString());
        }
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(name + ": " + row.size() + " values for " + columns.size() + " columns");
        }
        rows.add(row);
    }
}
