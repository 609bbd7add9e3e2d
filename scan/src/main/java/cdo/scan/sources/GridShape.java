package cdo.scan.sources;

import cdo.scan.Column;
import cdo.scan.Limits;
import cdo.scan.Note;
import cdo.scan.SourceProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a grid looks like after one walk: where its data begins, what its columns are called, how many rows it holds.
 *
 * @param skipped rows before the first row of data (titles and header), not counting empty rows
 */
record GridShape(int skipped, List<Column> columns, long rows, List<Note> notes) {

    private static final int HEAD = 50;
    /** A column beyond the header is kept when at least one row in so many reaches it. */
    private static final int ROWS_PER_STRAY = 100;

    static GridShape of(Grid grid, Limits limits, String place) throws IOException {
        Counts counts = new Counts();
        grid.walk(counts::row);
        if (counts.head.isEmpty()) {
            return new GridShape(0, List.of(), 0, List.of());
        }
        HeaderRow header = HeaderRow.of(counts.head);
        long rows = Math.max(0, counts.filled - header.skipped());
        int width = counts.width(header.names().size(), rows);
        if (width > limits.columns()) {
            throw new SourceProblem(SourceProblem.Kind.TOO_LARGE, place);
        }
        List<Column> columns = new ArrayList<>();
        List<String> names = header.named(width);
        for (int i = 0; i < width; i++) {
            columns.add(Column.ofFile(i + 1, names.get(i)));
        }
        return new GridShape(header.skipped(), columns, rows, notes(header, counts, grid, width));
    }

    private static List<Note> notes(HeaderRow header, Counts counts, Grid grid, int width) {
        List<Note> notes = new ArrayList<>(header.notes());
        long longer = counts.wider(header.names().size());
        if (longer > 0) {
            notes.add(new Note("%d 行比表头多出单元格".formatted(longer), "%d rows have more cells than the header".formatted(longer)));
        }
        long lost = counts.wider(width);
        if (lost > 0) {
            notes.add(new Note("其中 %d 行多出的单元格未计入各列".formatted(lost), "surplus cells of %d of them belong to no column".formatted(lost)));
        }
        long shorter = counts.narrower(header.cells());
        if (grid.tellsShortRows() && shorter > 0) {
            notes.add(new Note("%d 行比表头少单元格".formatted(shorter), "%d rows have fewer cells than the header".formatted(shorter)));
        }
        if (counts.empty > 0) {
            notes.add(new Note("跳过 %d 个空行".formatted(counts.empty), "%d empty rows skipped".formatted(counts.empty)));
        }
        return notes;
    }

    /** @return whether a row holds nothing at all */
    static boolean isEmpty(List<@Nullable String> cells) {
        return filledWidth(cells) == 0;
    }

    static int filledWidth(List<@Nullable String> cells) {
        int width = cells.size();
        while (width > 0 && isBlank(cells.get(width - 1))) {
            width--;
        }
        return width;
    }

    static boolean isBlank(@Nullable String cell) {
        return cell == null || cell.isBlank();
    }

    /** Counted during the walk. */
    private static final class Counts {
        private final List<List<@Nullable String>> head = new ArrayList<>();
        private final TreeMap<Integer, Long> filledWidths = new TreeMap<>();
        private final TreeMap<Integer, Long> cellCounts = new TreeMap<>();
        private long filled;
        private long empty;

        boolean row(List<@Nullable String> cells) {
            int width = filledWidth(cells);
            if (width == 0) {
                empty++;
                return true;
            }
            filled++;
            if (head.size() < HEAD) {
                head.add(new ArrayList<>(cells.subList(0, Math.min(cells.size(), 10_000))));
            }
            filledWidths.merge(width, 1L, Long::sum);
            cellCounts.merge(cells.size(), 1L, Long::sum);
            return true;
        }

        int width(int named, long rows) {
            int width = named;
            for (int wider : filledWidths.tailMap(named, false).keySet()) {
                if (wider(wider - 1) * ROWS_PER_STRAY >= rows) {
                    width = wider;
                }
            }
            return width;
        }

        long wider(int width) {
            return filledWidths.tailMap(width, false).values().stream().mapToLong(Long::longValue).sum();
        }

        long narrower(int cells) {
            return cellCounts.headMap(cells, false).values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
