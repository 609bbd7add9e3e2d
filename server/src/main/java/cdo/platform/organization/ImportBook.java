package cdo.platform.organization;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Words;
import cdo.platform.web.DateCells;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The workbook of units, people and tenures: its template, and the strict reading of a filled one. */
final class ImportBook {

    /** Written into a hidden sheet as {@code organization/1}; a reader accepts this version and the one before. */
    static final int VERSION = 1;
    private static final String MARK = "organization/";
    private static final String VERSION_SHEET = "_template";
    private static final int LONGEST = 5000;

    /** A row as typed, by column title without the asterisk. */
    record Line(ImportSheet sheet, int row, Map<String, String> cells) {

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** What stands in the way of reading a cell. */
    record Fault(ImportSheet sheet, int row, Message message) {
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean since1904;

    private ImportBook() {
    }

    List<Line> lines() {
        return lines;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Notes in the reader's language, and the three sheets whose titles are Chinese in every language, as their values are. */
    static byte[] template(Words words, Language language) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "shuguan", "1.0")) {
            notes(book.newWorksheet(words.say(language, "import.notes")), words, language);
            for (ImportSheet each : ImportSheet.values()) {
                Worksheet sheet = book.newWorksheet(each.title());
                for (int i = 0; i < each.columns().size(); i++) {
                    String column = each.columns().get(i);
                    sheet.value(0, i, column);
                    sheet.style(0, i).bold().set();
                    // text, so that codes and numbers of phones keep all their digits
                    sheet.range(1, i, 200, i).style().format("@").set();
                    sheet.width(i, 22);
                    List<String> choices = ImportSheet.choices(words, column);
                    if (!choices.isEmpty()) {
                        sheet.range(1, i, LONGEST, i).validateWithListByFormula("\"" + String.join(",", choices) + "\"");
                    }
                }
                sheet.freezePane(0, 1);
            }
            Worksheet version = book.newWorksheet(VERSION_SHEET);
            version.value(0, 0, MARK + VERSION);
            version.setVisibilityState(VisibilityState.VERY_HIDDEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** How each column is filled in; nobody reads this sheet but people. */
    private static void notes(Worksheet sheet, Words words, Language language) {
        int row = 0;
        for (String general : List.of("import.notes.1", "import.notes.2", "import.notes.3")) {
            sheet.value(row++, 0, words.say(language, general));
        }
        row++;
        List<String> heads = List.of("import.sheet", "import.notes.column", "import.notes.required", "import.notes.how");
        for (int i = 0; i < heads.size(); i++) {
            sheet.value(row, i, words.say(language, heads.get(i)));
            sheet.style(row, i).bold().set();
            sheet.width(i, i == heads.size() - 1 ? 90 : 18);
        }
        for (ImportSheet each : ImportSheet.values()) {
            for (int i = 0; i < each.columns().size(); i++) {
                String column = each.columns().get(i);
                List<String> choices = ImportSheet.choices(words, column);
                row++;
                sheet.value(row, 0, each.title());
                sheet.value(row, 1, column.replace("*", ""));
                sheet.value(row, 2, words.say(language, column.endsWith("*") ? "check.yes" : "check.no"));
                sheet.value(row, 3, words.say(language, each.note(i)) + (choices.isEmpty() ? "" : " " + words.say(language, "import.notes.choices", String.join(" / ", choices))));
            }
        }
    }

    /** Refuses what is no filled template as a whole; faults of single rows are collected. */
    static ImportBook read(byte[] content) {
        var read = new ImportBook();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            read.since1904 = book.isDate1904();
            Sheet version = book.getSheet(VERSION_SHEET);
            if (version == null || version.getRow(0) == null || !accepts(read.text(version.getRow(0).getCell(0)), VERSION)) {
                throw new Problem.Invalid("file", "organization.import.version");
            }
            for (ImportSheet each : ImportSheet.values()) {
                Sheet sheet = book.getSheet(each.title());
                if (sheet == null) {
                    throw new Problem.Invalid("file", "organization.import.sheet", each.title());
                }
                read.sheet(each, sheet);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw new Problem.Invalid("file", "organization.import.unreadable");
        }
        return read;
    }

    /** Whether a reader of that version takes a template with this mark. */
    static boolean accepts(String mark, int current) {
        return mark.equals(MARK + current) || current > 1 && mark.equals(MARK + (current - 1));
    }

    private void sheet(ImportSheet kind, Sheet sheet) {
        if (sheet.getNumMergedRegions() > 0) {
            throw new Problem.Invalid("file", "organization.import.merged", kind.title(), sheet.getMergedRegion(0).formatAsString());
        }
        Row head = sheet.getRow(0);
        for (int i = 0; i < kind.columns().size(); i++) {
            String found = head == null ? "" : text(head.getCell(i));
            if (!found.equals(kind.columns().get(i))) {
                throw new Problem.Invalid("file", "organization.import.header", kind.title(), i + 1, kind.columns().get(i), found);
            }
        }
        // only what is filled in counts: a sheet that was formatted far down is no long one
        int before = lines.size();
        for (Row row : sheet) {
            if (row.getRowNum() > 0) {
                line(kind, row);
            }
            if (lines.size() - before > LONGEST) {
                throw new Problem.Invalid("file", "organization.import.tooLong", kind.title(), LONGEST);
            }
        }
    }

    private void line(ImportSheet kind, Row row) {
        var cells = new LinkedHashMap<String, String>();
        int number = row.getRowNum() + 1;
        var wrong = new ArrayList<Fault>();
        for (int i = 0; i < kind.columns().size(); i++) {
            String column = kind.columns().get(i).replace("*", "");
            Cell cell = row.getCell(i);
            if (cell != null && cell.getCellType() == CellType.FORMULA) {
                wrong.add(new Fault(kind, number, Message.of("organization.import.formula", column)));
            } else if (cell != null && cell.getCellType() == CellType.NUMERIC && date(cell).isEmpty() && Math.abs(cell.getNumericCellValue()) >= 1e11) {
                wrong.add(new Fault(kind, number, Message.of("organization.import.longNumber", column)));
            } else {
                cells.put(column, text(cell));
            }
        }
        if (cells.values().stream().allMatch(String::isEmpty) && wrong.isEmpty()) {
            return;
        }
        for (String column : kind.columns()) {
            if (column.endsWith("*") && cells.getOrDefault(column.replace("*", ""), "x").isEmpty()) {
                wrong.add(new Fault(kind, number, Message.of("organization.import.missing", column.replace("*", ""))));
            }
        }
        faults.addAll(wrong);
        lines.add(new Line(kind, number, cells));
    }

    private Optional<String> date(Cell cell) {
        return DateCells.said(cell.getNumericCellValue(), (int) cell.getCellStyle().getDataFormat(), cell.getCellStyle().getDataFormatString(), since1904);
    }

    private String text(@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue().strip();
            case NUMERIC -> date(cell).orElseGet(() -> java.math.BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString());
            case BOOLEAN -> cell.getBooleanCellValue() ? "是" : "否";
            default -> "";
        };
    }
}
