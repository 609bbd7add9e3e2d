package cdo.scan.sources;

import cdo.scan.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row that names the columns: titles above it hold one thing only, data below it holds numbers or dates. Two rows are
 * joined when the upper one spans several columns.
 *
 * @param names   as found, blanks still blank
 * @param skipped rows before the data
 * @param cells   how many cells the header row has
 */
record HeaderRow(List<String> names, int skipped, int cells, List<Note> notes) {

    private static final int LOOK = 12;
    private static final Pattern DATA = Pattern.compile(
            "[-+]?\\d{1,3}(,\\d{3})*(\\.\\d+)?%?|[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?%?|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}.*|\\d{4}年\\d{1,2}月\\d{1,2}日.*|https?://.*");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");
    private static final int LONGEST_NAME = 100;

    static HeaderRow of(List<List<@Nullable String>> head) {
        int width = usualWidth(head);
        int titles = 0;
        for (int i = 0; i < Math.min(LOOK, head.size()); i++) {
            List<@Nullable String> row = head.get(i);
            if (isTitle(row, width) && i + 1 < head.size()) {
                titles++;
            } else if (isHeader(row, width)) {
                return joined(head, i, titles);
            } else {
                return headless(head, i, titles);
            }
        }
        return headless(head, 0, 0);
    }

    private static HeaderRow headless(List<List<@Nullable String>> head, int first, int titles) {
        int width = Math.max(GridShape.filledWidth(head.get(first)), usualWidth(head));
        List<String> blanks = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            blanks.add("");
        }
        List<Note> notes = new ArrayList<>(titleNotes(titles));
        notes.add(new Note("没有表头，列名由系统编号", "there is no header row; columns are numbered"));
        return new HeaderRow(blanks, first, 0, notes);
    }

    private static HeaderRow joined(List<List<@Nullable String>> head, int at, int titles) {
        List<String> upper = cleaned(head.get(at), GridShape.filledWidth(head.get(at)));
        int cells = head.get(at).size();
        if (spans(upper) && at + 1 < head.size() && head.get(at + 1).stream().noneMatch(HeaderRow::looksLikeData)) {
            int width = Math.max(upper.size(), GridShape.filledWidth(head.get(at + 1)));
            List<String> lower = cleaned(head.get(at + 1), width);
            List<String> both = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                String above = i < upper.size() ? upper.get(i) : "";
                String below = lower.get(i);
                both.add(above.equals(below) || below.isEmpty() ? above : above.isEmpty() ? below : above + "/" + below);
            }
            if (new HashSet<>(both).size() > new HashSet<>(upper).size()) {
                return new HeaderRow(both, at + 2, cells, titleNotes(titles));
            }
        }
        return new HeaderRow(upper, at + 1, cells, titleNotes(titles));
    }

    private static boolean spans(List<String> names) {
        for (int i = 1; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && names.get(i).equals(names.get(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private static List<Note> titleNotes(int titles) {
        return titles == 0 ? List.of() : List.of(new Note("表头前有 %d 行标题，已跳过".formatted(titles), "%d title rows above the header were skipped".formatted(titles)));
    }

    private static int usualWidth(List<List<@Nullable String>> head) {
        Map<Integer, Integer> widths = new TreeMap<>();
        head.forEach(row -> widths.merge(GridShape.filledWidth(row), 1, Integer::sum));
        int usual = 1;
        int most = 0;
        for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
            if (width.getValue() >= most) {
                most = width.getValue();
                usual = width.getKey();
            }
        }
        return usual;
    }

    private static boolean isTitle(List<@Nullable String> row, int width) {
        Set<String> distinct = new HashSet<>();
        int filled = 0;
        for (String cell : row) {
            if (cell != null && !cell.isBlank()) {
                distinct.add(cell);
                filled++;
            }
        }
        return width > 1 && (distinct.size() == 1 || filled * 3 < width);
    }

    private static boolean isHeader(List<@Nullable String> row, int width) {
        int data = 0;
        int years = 0;
        int filled = 0;
        for (String cell : row) {
            if (cell != null && !cell.isBlank()) {
                filled++;
                data += looksLikeData(cell) ? 1 : 0;
                years += YEAR.matcher(cell.strip()).matches() ? 1 : 0;
            }
        }
        return data == 0 && filled * 2 >= width || years > 0 && years == data && filled > years;
    }

    static boolean looksLikeData(@Nullable String cell) {
        return cell != null && !cell.isBlank() && (cell.length() > LONGEST_NAME || DATA.matcher(cell.strip()).matches());
    }

    private static List<String> cleaned(List<@Nullable String> row, int width) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String cell = i < row.size() ? row.get(i) : null;
            names.add(cell == null ? "" : cell.strip().replaceAll("\\s+", " "));
        }
        return names;
    }

    /** @return as many names as asked for, none blank, none twice */
    List<String> named(int width) {
        List<String> named = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < width; i++) {
            String name = i < names.size() ? names.get(i) : "";
            if (name.isEmpty()) {
                name = "列" + (i + 1);
            }
            String unique = name;
            while (seen.containsKey(unique)) {
                unique = name + "_" + seen.merge(name, 1, Integer::sum);
            }
            seen.put(unique, 1);
            named.add(unique);
        }
        return named;
    }
}
