package cdo.scan.sources;

import cdo.scan.Row;
import org.jspecify.annotations.Nullable;

/** The row handed to visitors; its arrays are refilled for every row. */
record ArrayRow(@Nullable String[] texts, long[] lengths) implements Row {

    @Override
    public @Nullable String text(int column) {
        return texts[column];
    }

    @Override
    public long length(int column) {
        return lengths[column];
    }
}
