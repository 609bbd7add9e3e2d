package cdo.platform.web;

import java.util.List;

/**
 * One page of a list with honest totals.
 *
 * @param rows     what is shown
 * @param filtered how many rows match the filters
 * @param total    how many there are for this person without filters
 * @param page     from 1
 * @param size     25, 50 or 100
 */
public record Slice<T>(List<T> rows, int filtered, int total, int page, int size) {

    public int pages() {
        return Math.max(1, (filtered + size - 1) / size);
    }

    public boolean empty() {
        return rows.isEmpty();
    }

    /** A page number and size as they came in the address, brought into bounds. */
    public record Ask(int page, int size) {
        public Ask {
            page = Math.max(1, page);
            size = size <= 25 ? 25 : size <= 50 ? 50 : 100;
        }

        public int offset() {
            return (page - 1) * size;
        }

        public <T> Slice<T> of(List<T> rows, int filtered, int total) {
            return new Slice<>(rows, filtered, total, page, size);
        }
    }
}
