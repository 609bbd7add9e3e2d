package cdo.office.tasks.forms;

import cdo.platform.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the fields of a form that an office drew up in Excel: the heading is the fullest of the first rows; what a column takes follows from
 * its title. The organiser sees the result and corrects it before anything is sent.
 */
final class TemplateFields {

    private static final int ROWS_READ = 20;
    static final int MOST = 60;
    private static final String NUMBERS = ".*(数量|数$|总数|金额|经费|投资|比例|占比|率$|个数|人数|次数|条数|总量|容量|面积|万元|（个）|（条）|（项）|（次）|（人）|\\(个\\)|\\(条\\)|\\(项\\)|%).*";

    private TemplateFields() {
    }

    /** @throws Problem.Invalid at the field {@code file} when it is no workbook or has no heading */
    static List<FormField.Draft> read(InputStream in, UnaryOperator<@Nullable String> fact) {
        List<List<String>> rows = new ArrayList<>();
        try (var book = new ReadableWorkbook(in); var stream = book.getFirstSheet().openStream()) {
            var iterator = stream.iterator();
            while (iterator.hasNext() && rows.size() < ROWS_READ) {
                rows.add(texts(iterator.next()));
            }
        } catch (IOException | ExcelReaderException e) {
            throw new Problem.Invalid("file", "documents.import.unreadable");
        }
        List<String> head = rows.stream().max(java.util.Comparator.comparingLong(TemplateFields::filled)).orElse(List.of());
        List<FormField.Draft> fields = fields(head, fact);
        if (fields.isEmpty()) {
            throw new Problem.Invalid("file", "tasks.form.template.none");
        }
        if (fields.size() > MOST) {
            throw new Problem.Invalid("file", "tasks.form.template.many", MOST);
        }
        return fields;
    }

    private static List<FormField.Draft> fields(List<String> head, UnaryOperator<@Nullable String> fact) {
        var fields = new ArrayList<FormField.Draft>();
        Set<String> taken = new HashSet<>();
        for (String cell : head) {
            String title = title(cell);
            String word = FormField.word(title);
            if (word.isEmpty() || word.equals("序号") || !taken.add(title)) {
                continue;
            }
            FieldKind kind = kind(title, word);
            fields.add(new FormField.Draft(title, kind, cell.contains("*") || cell.contains("＊"), List.of(), fact.apply(word)));
        }
        return fields;
    }

    /** A title has no marks and fits into one line. */
    static String title(String cell) {
        String title = cell.replaceAll("[*＊]", "").replaceAll("\\s+", " ").strip();
        return title.codePointCount(0, title.length()) > 60 ? title.substring(0, title.offsetByCodePoints(0, 60)) : title;
    }

    private static FieldKind kind(String title, String word) {
        if (word.startsWith("是否") || word.startsWith("有无")) {
            return FieldKind.YES_NO;
        }
        if (word.endsWith("日期") || word.endsWith("时间")) {
            return FieldKind.DATE;
        }
        return title.matches(NUMBERS) ? FieldKind.NUMBER : FieldKind.TEXT;
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).distinct().count();
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        for (int column = 0; column < Math.min(row.getCellCount(), 200); column++) {
            Cell cell = row.getOptionalCell(column).orElse(null);
            texts.add(cell == null || cell.getType() != CellType.STRING || cell.getText() == null ? "" : cell.getText());
        }
        return texts;
    }
}
