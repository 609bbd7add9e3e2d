package cdo.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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

    /** Of a register that is made whole in memory: turned by the number of its rows. */
    public static <R, T> Turned<T> of(List<R> all, ToLongFunction<R> number, Slice.Ask ask, Function<R, T> row) {
        long last = ask.after().matches("\\d{1,18}") ? Long.parseLong(ask.after()) : -1;
        List<R> later = new ArrayList<>(all.stream().filter(each -> number.applyAsLong(each) > last).sorted(java.util.Comparator.comparingLong(number)).limit(ask.size() + 1L).toList());
        boolean more = later.size() > ask.size();
        if (more) {
            later.removeLast();
        }
        return new Turned<>(later.stream().map(row).toList(), all.size(), more ? Long.toString(number.applyAsLong(later.getLast())) : null);
    }
}
