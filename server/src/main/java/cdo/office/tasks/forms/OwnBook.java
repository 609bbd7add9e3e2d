package cdo.office.tasks.forms;

import cdo.platform.documents.CellText;
import cdo.platform.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The first visible sheet of a workbook as an office draws it up: the heading is the fullest of the first rows, a row of groups above it (合并单元格) goes
 * before the titles beneath, rows follow until the notes at the end (填表说明、注). What is to be filled in above the heading (填报单位：) is no group.
 */
final class OwnBook {

    static final int MOST_ROWS = 1_000;
    /** Without its format a date is a mere number. */
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);
    private static final int HEAD_ROWS = 20;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_CHOICES = 100;
    /** C5+D5, SUM(C5:E5), or both together. */
    private static final Pattern SUM = Pattern.compile("(SUM\\([A-Z0-9:,]+\\)|[A-Z]{1,3}\\d{1,7})(\\+(SUM\\([A-Z0-9:,]+\\)|[A-Z]{1,3}\\d{1,7}))*");

    /** A cell as text, whether it was text, and how it is reckoned. */
    private record Written(String text, boolean words, @Nullable String formula) {
        static final Written NONE = new Written("", false, null);

        /** A formula that found nothing to reckon with says nothing. */
        boolean said() {
            return !text.isEmpty() && (formula == null || !text.matches("0(\\.0+)?"));
        }
    }

    private final @Nullable String sheet;
    private final List<List<Written>> rows;
    private final SheetMarks marks;
    private final Map<String, List<List<Written>>> others;
    private final int head;
    private final int width;

    private OwnBook(@Nullable String sheet, List<List<Written>> rows, SheetMarks marks, Map<String, List<List<Written>>> others) {
        this.sheet = sheet;
        this.rows = rows;
        this.marks = marks;
        this.others = others;
        marks.merged().forEach(this::spread);
        int fullest = IntStream.range(0, Math.min(rows.size(), HEAD_ROWS)).boxed().max(Comparator.<Integer>comparingLong(this::filled).thenComparing(Comparator.reverseOrder())).orElse(0);
        this.head = grouped(fullest) && titlesBelow(fullest) ? fullest + 1 : fullest;
        this.width = rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /** @throws Problem.Invalid at the field {@code file} when it is no workbook */
    static OwnBook read(byte[] content) {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS)) {
            SheetMarks marks = SheetMarks.read(content);
            Map<String, List<List<Written>>> others = new LinkedHashMap<>();
            if (!marks.choices().isEmpty()) {
                for (Sheet sheet : book.getSheets().limit(30).toList()) {
                    others.put(sheet.getName(), rows(sheet, book.isDate1904()));
                }
            }
            List<Sheet> shown = book.getSheets().filter(each -> each.getVisibility() == SheetVisibility.VISIBLE).toList();
            Sheet first = shown.isEmpty() ? book.getFirstSheet() : shown.getFirst();
            return new OwnBook(shown.size() > 1 ? first.getName() : null, rows(first, book.isDate1904()), marks, others);
        } catch (IOException | RuntimeException unreadable) {
            throw new Problem.Invalid("file", "documents.import.unreadable");
        }
    }

    /** The name of the sheet that was read, where others could be meant. */
    Optional<String> sheet() {
        return Optional.ofNullable(sheet);
    }

    private static List<List<Written>> rows(Sheet sheet, boolean since1904) throws IOException {
        var rows = new ArrayList<List<Written>>();
        try (var stream = sheet.openStream()) {
            var iterator = stream.iterator();
            while (iterator.hasNext() && rows.size() < MOST_ROWS) {
                Row row = iterator.next();
                while (rows.size() < Math.min(row.getRowNum() - 1, MOST_ROWS)) {
                    rows.add(new ArrayList<>());
                }
                rows.add(cells(row, since1904));
            }
        }
        return rows;
    }

    private static List<Written> cells(Row row, boolean since1904) {
        var cells = new ArrayList<Written>();
        for (int column = 0; column < Math.min(row.getCellCount(), MOST_COLUMNS); column++) {
            cells.add(row.getOptionalCell(column).map(cell -> written(cell, since1904)).orElse(Written.NONE));
        }
        return cells;
    }

    private static Written written(Cell cell, boolean since1904) {
        String text = CellText.of(cell, since1904).replace("_x0000_", "").strip();
        return text.isEmpty() && cell.getFormula() == null ? Written.NONE : new Written(text, cell.getType() == CellType.STRING, cell.getFormula());
    }

    /** What a merged cell says holds for all of it; only where headings may stand, beneath it would invent values. */
    private void spread(SheetMarks.Area area) {
        if (area.top() >= Math.min(rows.size(), HEAD_ROWS)) {
            return;
        }
        Written said = cell(area.top(), area.left());
        for (int row = area.top(); row <= Math.min(area.bottom(), HEAD_ROWS - 1); row++) {
            for (int column = area.left(); column <= Math.min(area.right(), MOST_COLUMNS - 1) && !said.text().isEmpty(); column++) {
                set(row, column, said);
            }
        }
    }

    private void set(int row, int column, Written value) {
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        List<Written> cells = rows.get(row);
        while (cells.size() <= column) {
            cells.add(Written.NONE);
        }
        cells.set(column, value);
    }

    private Written cell(int row, int column) {
        return row < 0 || row >= rows.size() || column >= rows.get(row).size() ? Written.NONE : rows.get(row).get(column);
    }

    private String words(int row, int column) {
        return cell(row, column).words() ? cell(row, column).text() : "";
    }

    private long filled(int row) {
        return rows.get(row).stream().filter(Written::words).map(Written::text).filter(text -> !text.isBlank()).distinct().count();
    }

    /** Does a merged cell of this row stand over several columns, but not over all? */
    private boolean grouped(int row) {
        long distinct = row < rows.size() ? filled(row) : 0;
        List<SheetMarks.Area> wide = marks.merged().stream().filter(area -> area.columns() > 1 && row >= area.top() && row <= area.bottom()).toList();
        return distinct > 1 && !wide.isEmpty() && wide.stream().noneMatch(this::caption);
    }

    /** Something to be filled in once for the whole sheet (填报单位：（盖章）), or what stands over the numbers of the rows: no group of columns. */
    private boolean caption(SheetMarks.Area area) {
        String said = words(area.top(), area.left()).replaceAll("[（(][^）)]*[）)]", "");
        boolean label = said.matches("(?s).*\\p{IsHan}.*") && said.matches("(?s).*[：:].*") && !said.startsWith("其中");
        return label || IntStream.rangeClosed(area.bottom() + 1, area.bottom() + 4)
                .anyMatch(row -> IntStream.rangeClosed(area.left(), Math.min(area.right(), MOST_COLUMNS)).anyMatch(column -> words(row, column).equals("序号")));
    }

    /** Does the next row say what stands under the groups, and nothing anew under the other titles? */
    private boolean titlesBelow(int row) {
        for (int column = 0; column < (row + 1 < rows.size() ? rows.get(row).size() : 0); column++) {
            boolean group = over(row, column).isPresent();
            String below = words(row + 1, column);
            if (group ? below.isEmpty() : !cell(row + 1, column).text().isEmpty() && !below.equals(words(row, column))) {
                return false;
            }
        }
        return row + 1 < rows.size();
    }

    private Optional<SheetMarks.Area> over(int row, int column) {
        return marks.merged().stream().filter(area -> area.columns() > 1 && area.holds(row, column)).findFirst();
    }

    /** The title of every column, empty where it has none. */
    List<String> titles() {
        return IntStream.range(0, width).mapToObj(this::title).toList();
    }

    private String title(int column) {
        String own = words(head, column);
        String above = words(head - 1, column);
        boolean question = over(head, column).isEmpty() && over(head - 1, column).isEmpty() && !above.isEmpty() && !above.endsWith("：") && !above.endsWith(":");
        if (question && own.isEmpty()) {
            own = above;
        } else if (question && !own.equals(above) && IntStream.range(0, width).filter(other -> words(head, other).equals(words(head, column))).count() > 1) {
            // the same words under several questions: the question says which is meant
            own = above + "：" + own;
        }
        var title = new StringBuilder(own);
        String last = own;
        for (int row = head - 1; row >= 0 && grouped(row) && !own.isEmpty(); row--) {
            String group = words(row, column);
            if (over(row, column).isPresent() && !group.isEmpty() && !group.equals(last)) {
                title.insert(0, group + "：");
                last = group;
            }
        }
        return title.toString();
    }

    /** What may be chosen in a column; empty when anything may be written. */
    List<String> choices(int column) {
        return marks.choices().stream().filter(choice -> choice.areas().stream().anyMatch(area -> column >= area.left() && column <= area.right() && area.bottom() > head))
                .map(choice -> words(choice.source())).filter(words -> !words.isEmpty()).findFirst().orElse(List.of());
    }

    /** Between what the numbers of a column must lie; empty when they need not. */
    Optional<SheetMarks.Limit> limit(int column) {
        return marks.limits().stream().filter(limit -> limit.areas().stream().anyMatch(area -> column >= area.left() && column <= area.right() && area.bottom() > head)).findFirst();
    }

    /** The columns of which a column is the sum, by a formula over fields of its own row; empty when no formula says so. */
    List<Integer> sum(int column) {
        return IntStream.range(head + 1, rows.size()).mapToObj(row -> parts(cell(row, column).formula(), row)).filter(parts -> parts.size() > 1 && !parts.contains(column))
                .findFirst().orElse(List.of());
    }

    private static List<Integer> parts(@Nullable String formula, int row) {
        String sum = formula == null ? "" : formula.replaceAll("[\\s$=]", "").toUpperCase(Locale.ROOT);
        if (!SUM.matcher(sum).matches()) {
            return List.of();
        }
        List<SheetMarks.Area> areas = SheetMarks.areas(sum.replaceAll("SUM\\(|\\)", "").replaceAll("[+,]", " "));
        return areas.stream().anyMatch(area -> area.top() != row || area.bottom() != row || area.columns() > MOST_COLUMNS) ? List.of()
                : areas.stream().flatMap(area -> IntStream.rangeClosed(area.left(), area.right()).boxed()).toList();
    }

    private List<String> words(String source) {
        if (source.startsWith("\"")) {
            return Arrays.stream(source.replace("\"", "").split("[,，]")).map(String::strip).filter(word -> !word.isEmpty()).distinct().limit(MOST_CHOICES).toList();
        }
        int mark = source.lastIndexOf('!');
        String sheet = mark < 0 ? "" : source.substring(0, mark).replaceAll("^'|'$", "");
        List<List<Written>> within = mark < 0 ? rows : others.getOrDefault(sheet, List.of());
        return SheetMarks.areas(source.substring(mark + 1)).stream()
                .flatMap(area -> within.stream().skip(area.top()).limit(Math.min(area.bottom() - area.top() + 1L, MOST_CHOICES))
                        .map(row -> row.size() > area.left() ? row.get(area.left()).text() : ""))
                .filter(word -> !word.isBlank()).distinct().toList();
    }

    /** The rows beneath the heading as they are written, by column; examples, empty rows and the notes at the end are left out. */
    List<Map<Integer, String>> body() {
        List<String> titles = titles();
        var body = new ArrayList<Map<Integer, String>>();
        for (int row = head + 1; row < rows.size(); row++) {
            int at = row;
            String first = rows.get(row).stream().map(Written::text).filter(text -> !text.isEmpty()).findFirst().orElse("");
            if (first.matches("(?s)(填表说明|填报说明|说明|备注|注)[：:].*|注\\d.*")) {
                break;
            }
            boolean example = rows.get(row).stream().anyMatch(cell -> cell.text().matches("[（(]?(示例|样例|例如)[）)：:]?.*|[（(]?例[）)：:].*"));
            Map<Integer, String> cells = new LinkedHashMap<>();
            IntStream.range(0, titles.size()).filter(column -> !titles.get(column).isEmpty() && !titles.get(column).endsWith("序号"))
                    .filter(column -> !cell(at, column).text().isEmpty()).forEach(column -> cells.put(column, cell(at, column).text()));
            if (!example && cells.keySet().stream().anyMatch(column -> cell(at, column).said())) {
                body.add(cells);
            }
        }
        return body;
    }
}
