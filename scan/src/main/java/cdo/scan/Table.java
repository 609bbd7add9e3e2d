package cdo.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as its source declares it.
 *
 * @param schema        schema or database; empty for files
 * @param expectedRows  the source's own estimate, for progress only; null when it has none
 * @param notes         what was odd about a file (title rows skipped, damaged characters), in both languages
 */
public record Table(String schema, String name, Kind kind, @Nullable String comment, List<Column> columns, @Nullable Long expectedRows,
                    List<Note> notes) {

    public enum Kind { TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, FILE, SHEET }

    public Table {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    public String qualifiedName() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
