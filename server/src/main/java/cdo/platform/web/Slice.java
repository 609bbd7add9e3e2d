package cdo.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list with honest totals. A large register turns its pages by key (see {@link Keyset}): what was added or
 * removed meanwhile neither repeats nor hides a row, and the thousandth page costs what the first does.
 *
 * @param rows     what is shown
 * @param filtered how many rows match the filters
 * @param total    how many there are for this person without filters
 * @param page     from 1; always 1 when turned by key
 * @param size     25, 50 or 100
 * @param keyed    true when turned by key
 * @param before   by key: the mark of the first row, when there are rows before it
 * @param after    by key: the mark of the last row, when there are rows after it
 */
public record Slice<T>(List<T> rows, int filtered, int total, int page, int size, boolean keyed, @Nullable String before, @Nullable String after) {

    /** A page turned by its number. */
    public Slice(List<T> rows, int filtered, int total, int page, int size) {
        this(rows, filtered, total, page, size, false, null, null);
    }

    public int pages() {
        return Math.max(1, (filtered + size - 1) / size);
    }

    public boolean empty() {
        return rows.isEmpty();
    }

    /**
     * What the address asks for, brought into bounds.
     *
     * @param after  by key: rows after this mark; empty for the first ones
     * @param before by key: rows before this mark
     */
    public record Ask(int page, int size, String after, String before) {
        public Ask {
            page = Math.max(1, page);
            size = size <= 25 ? 25 : size <= 50 ? 50 : 100;
        }

        /** By page number. */
        public Ask(int page, int size) {
            this(page, size, "", "");
        }

        /** By key. */
        public static Ask keyed(int size, String after, String before) {
            return new Ask(1, size, after, before);
        }

        public int offset() {
            return (page - 1) * size;
        }

        public <T> Slice<T> of(List<T> rows, int filtered, int total) {
            return new Slice<>(rows, filtered, total, page, size);
        }
    }
}
