package cdo.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a register for programs, turned by key: what was added or removed meanwhile neither repeats nor hides a row.
 *
 * @param filtered how many rows match
 * @param next     goes into {@code after} of the next request; null after the last row
 */
public record Turned<T>(List<T> rows, int filtered, @Nullable String next) {

    public static <R, T> Turned<T> of(Slice<R> slice, Function<R, T> row) {
        return new Turned<>(slice.rows().stream().map(row).toList(), slice.filtered(), slice.after());
    }
}
