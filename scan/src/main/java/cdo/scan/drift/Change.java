package cdo.scan.drift;

import org.jspecify.annotations.Nullable;

/** One difference between two surveys. Tables are named as {@code schema.table}. */
public sealed interface Change {

    String table();

    record TableAdded(String table) implements Change {
    }

    record TableRemoved(String table) implements Change {
    }

    record ColumnAdded(String table, String column, String type) implements Change {
    }

    record ColumnRemoved(String table, String column, String type) implements Change {
    }

    record TypeChanged(String table, String column, String before, String after) implements Change {
    }

    record NullabilityChanged(String table, String column, boolean nullableNow) implements Change {
    }

    /** @param column null when the table's own comment changed */
    record CommentChanged(String table, @Nullable String column, @Nullable String before, @Nullable String after) implements Change {
    }

    record RowsChanged(String table, long before, long after) implements Change {
        public long by() {
            return after - before;
        }
    }

    /** @return whether programs that read the table may break: something is gone or of another type */
    default boolean isBreaking() {
        return this instanceof TableRemoved || this instanceof ColumnRemoved || this instanceof TypeChanged;
    }
}
