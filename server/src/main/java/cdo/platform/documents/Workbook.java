package cdo.platform.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Excel files (XLSX): a title, the line about who took it out, a header row that stays in view, and rows written one by one as they come. Text is always
 * text – a citizen's number or a credit code keeps every digit – and nothing is ever a formula.
 */
public final class Workbook {
    /** Sheet that carries a template's name and version, hidden from the reader. */
    static final String TEMPLATE_SHEET = "_template";
    private static final String HEAD_FILL = "DCE6F2";

    private Workbook() { }

    /**
     * A column.
     *
     * @param width in characters
     * @param value a String, Number, LocalDate, Instant or null
     */
    public record Column<T>(String title, double width, Function<T, @Nullable Object> value) { }

    /**
     * Writes a list.
     *
     * @param line who took it out ({@link Imprints}); empty for none
     */
    public static <T> void write(OutputStream out, String title, String line, List<Column<T>> columns, Iterable<T> rows) throws IOException {
        try (var book = new org.dhatim.fastexcel.Workbook(out, "Shuguan", "1.0")) {
            Worksheet sheet = book.newWorksheet(sheetName(title));
            sheet.value(0, 0, title);
            sheet.style(0, 0).bold().fontSize(16).set();
            int head = 1;
            if (!line.isEmpty()) {
                sheet.value(head, 0, line);
                sheet.style(head, 0).fontColor("7F7F7F").fontSize(9).set();
                head++;
            }
            head(sheet, head, columns.stream().map(Column::title).toList(), columns.stream().map(Column::width).toList());
            sheet.freezePane(0, head + 1);
            sheet.repeatRows(head);
            int at = head + 1;
            for (T row : rows) {
                for (int c = 0; c < columns.size(); c++) cell(sheet, at, c, columns.get(c).value().apply(row));
                at++;
            }
        }
    }

    /** Writes an empty template for imports: required columns marked with *, a hint under each title, everything typed as text. */
    public static void template(OutputStream out, XlsxImport.Template template) throws IOException {
        template(out, template, List.of());
    }

    /** The same, filled with rows by field name, so that what was exported can be edited and imported again. */
    public static void template(OutputStream out, XlsxImport.Template template, List<java.util.Map<String, String>> rows) throws IOException {
        try (var book = new org.dhatim.fastexcel.Workbook(out, "Shuguan", "1.0")) {
            Worksheet sheet = book.newWorksheet(sheetName(template.title()));
            var columns = template.columns();
            head(sheet, 0, columns.stream().map(XlsxImport.Field::heading).toList(), columns.stream().map(c -> 20.0).toList());
            for (int c = 0; c < columns.size(); c++) {
                sheet.value(1, c, "说明：" + columns.get(c).hint());
                sheet.style(1, c).fontColor("7F7F7F").wrapText(true).set();
                sheet.range(2, c, Math.max(1000, rows.size() + 200), c).style().format("@").wrapText(!rows.isEmpty()).set();
                for (int r = 0; r < rows.size(); r++) {
                    String value = rows.get(r).getOrDefault(columns.get(c).field(), "");
                    if (!value.isEmpty()) sheet.value(r + 2, c, value);
                }
            }
            sheet.freezePane(0, 2);
            Worksheet hidden = book.newWorksheet(TEMPLATE_SHEET);
            hidden.value(0, 0, template.name());
            hidden.value(0, 1, template.version());
            hidden.setVisibilityState(VisibilityState.VERY_HIDDEN);
        }
    }

    private static void head(Worksheet sheet, int at, List<String> titles, List<Double> widths) {
        for (int c = 0; c < titles.size(); c++) {
            sheet.value(at, c, titles.get(c));
            sheet.style(at, c).bold().fillColor(HEAD_FILL).borderStyle("thin").horizontalAlignment("center").verticalAlignment("center").wrapText(true).set();
            sheet.width(c, widths.get(c));
        }
    }

    private static void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> { }
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case Instant instant -> {
                sheet.value(row, column, instant.atZone(cdo.platform.kernel.Clocks.ZONE).toLocalDateTime());
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> {
                sheet.value(row, column, value.toString());
                sheet.style(row, column).format("@").wrapText(true).set();
            }
        }
    }

    /** Excel allows 31 characters and not these. */
    private static String sheetName(String title) {
        String safe = title.replaceAll("[\\\\/?*\\[\\]:']", "_");
        return safe.length() > 31 ? safe.substring(0, 31) : safe;
    }
}
