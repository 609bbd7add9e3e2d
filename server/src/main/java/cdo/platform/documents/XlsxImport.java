package cdo.platform.documents;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dhatim.fastexcel.reader.CellAddress;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.slf4j.LoggerFactory;

/**
 * Reads a filled-in template into rows with their errors cell by cell. Nothing is written: the page shows the {@link Preview}, and only what is confirmed is
 * read again and carried out by the module. Templates of the previous version are accepted.
 */
public final class XlsxImport {
    /** Rows read at most; more belong in several files. */
    public static final int MOST_ROWS = 20_000;

    /** Without its format a date is a mere number. */
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    private XlsxImport() { }

    /**
     * A column of a template.
     *
     * @param field the name under which the value is found
     * @param check empty when the (non-blank) value will do
     */
    public record Field(String field, String title, boolean required, String hint, Function<String, Optional<Message>> check) {
        String heading() {
            return required ? title + "*" : title;
        }
    }

    /** @param name the template's, hidden in the file, so that one list is never read as another */
    public record Template(String name, int version, String title, List<Field> columns) {
        public Template {
            columns = List.copyOf(columns);
        }
    }

    /** A row: its number in Excel, what stood in it, and what is wrong with which field; each error names its cell. */
    public record Line(int number, Map<String, String> values, Map<String, Message> errors) {
        public String value(String field) {
            return values.getOrDefault(field, "");
        }

        public boolean good() {
            return errors.isEmpty();
        }
    }

    /** What would be imported. */
    public record Preview(Template template, List<Line> lines) {
        public boolean good() {
            return !lines.isEmpty() && lines.stream().allMatch(Line::good);
        }

        public long wrong() {
            return lines.stream().filter(line -> !line.good()).count();
        }
    }

    /**
     * @param content came in by {@link cdo.platform.web.UploadedWorkbooks}: nothing hostile is expected here any more
     * @throws cdo.platform.kernel.Problem.Invalid at the field {@code file} when it is no such template, too old, has unknown columns or merged cells
     */
    public static Preview read(byte[] content, Template template) {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS)) {
            mustBe(book, template);
            MergedCells.in(content).ifPresent(range -> { throw Refusals.file("documents.import.merged", range); });
            try (var rows = book.getFirstSheet().openStream()) {
                var iterator = rows.iterator();
                if (!iterator.hasNext()) throw Refusals.file("documents.import.empty");
                Map<Integer, Field> columns = columns(iterator.next(), template);
                var lines = new ArrayList<Line>();
                while (iterator.hasNext()) {
                    Row row = iterator.next();
                    line(row, columns, template, book.isDate1904()).ifPresent(lines::add);
                    if (lines.size() > MOST_ROWS) throw Refusals.file("documents.import.tooMany", MOST_ROWS);
                }
                if (lines.isEmpty()) throw Refusals.file("documents.import.empty");
                return new Preview(template, List.copyOf(lines));
            }
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** The same from a stream, read to its end. */
    public static Preview read(InputStream in, Template template) {
        try {
            return read(in.readAllBytes(), template);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Readers of spreadsheets throw whatever they stumble over: to the person it is one and the same. */
    private static Problem unreadable(Exception e) {
        LoggerFactory.getLogger(XlsxImport.class).info("a workbook cannot be read", e);
        return Refusals.file("documents.import.unreadable");
    }

    /**
     * Reads any list that has the template's required columns, such as one that was exported before: the heading is looked for in the first rows, columns
     * that the template does not know are passed over.
     *
     * @throws cdo.platform.kernel.Problem.Invalid at the field {@code file} when it is no workbook or a required column is missing
     */
    public static Preview list(InputStream in, Template template) {
        try (var book = new ReadableWorkbook(in, WITH_FORMATS); var rows = book.getFirstSheet().openStream()) {
            var iterator = rows.iterator();
            Map<Integer, Field> columns = Map.of();
            for (int row = 0; row < 10 && iterator.hasNext() && !complete(columns, template); row++) columns = known(iterator.next(), template);
            Map<Integer, Field> found = columns;
            template.columns().stream().filter(field -> field.required() && !found.containsValue(field)).findFirst()
                    .ifPresent(field -> { throw Refusals.file("documents.import.missing", field.title()); });
            var lines = new ArrayList<Line>();
            while (iterator.hasNext()) {
                line(iterator.next(), columns, template, book.isDate1904()).ifPresent(lines::add);
                if (lines.size() > MOST_ROWS) throw Refusals.file("documents.import.tooMany", MOST_ROWS);
            }
            if (lines.isEmpty()) throw Refusals.file("documents.import.empty");
            return new Preview(template, List.copyOf(lines));
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Does the workbook carry the hidden mark of a template? */
    public static boolean marked(InputStream in) {
        try (var book = new ReadableWorkbook(in)) {
            return book.findSheet(Workbook.TEMPLATE_SHEET).isPresent();
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static boolean complete(Map<Integer, Field> columns, Template template) {
        return !columns.isEmpty() && template.columns().stream().allMatch(field -> !field.required() || columns.containsValue(field));
    }

    private static Map<Integer, Field> known(Row head, Template template) {
        var columns = new LinkedHashMap<Integer, Field>();
        for (int c = 0; c < head.getCellCount(); c++) {
            String title = text(head, c, false).replace("*", "").strip();
            int at = c;
            template.columns().stream().filter(field -> field.title().equals(title) && !columns.containsValue(field)).findFirst().ifPresent(field -> columns.put(at, field));
        }
        return columns;
    }

    private static void mustBe(ReadableWorkbook book, Template template) throws IOException {
        var hidden = book.findSheet(Workbook.TEMPLATE_SHEET).orElseThrow(() -> Refusals.file("documents.import.notTemplate", template.title()));
        Row mark = hidden.read().stream().findFirst().orElseThrow(() -> Refusals.file("documents.import.notTemplate", template.title()));
        if (!template.name().equals(text(mark, 0, false))) throw Refusals.file("documents.import.notTemplate", template.title());
        String found = text(mark, 1, false);
        int version = found.matches("\\d{1,4}") ? Integer.parseInt(found) : 0;
        if (version < template.version() - 1 || version > template.version()) throw Refusals.file("documents.import.version", template.title(), version, template.version());
    }

    private static Map<Integer, Field> columns(Row head, Template template) {
        Map<String, Field> known = new HashMap<>();
        template.columns().forEach(field -> known.put(field.title(), field));
        var columns = new LinkedHashMap<Integer, Field>();
        for (int c = 0; c < head.getCellCount(); c++) {
            String title = text(head, c, false).replace("*", "").strip();
            if (title.isEmpty()) continue;
            Field field = known.get(title);
            if (field == null || columns.containsValue(field)) throw Refusals.file("documents.import.column", title);
            columns.put(c, field);
        }
        template.columns().stream().filter(field -> field.required() && !columns.containsValue(field)).findFirst()
                .ifPresent(field -> { throw Refusals.file("documents.import.missing", field.title()); });
        return columns;
    }

    private static Optional<Line> line(Row row, Map<Integer, Field> columns, Template template, boolean since1904) {
        var values = new LinkedHashMap<String, String>();
        columns.forEach((c, field) -> values.put(field.field(), text(row, c, since1904)));
        if (values.values().stream().allMatch(String::isEmpty) || text(row, 0, since1904).startsWith("说明：")) return Optional.empty();
        var errors = new LinkedHashMap<String, Message>();
        columns.forEach((c, field) -> fault(field, values.getOrDefault(field.field(), ""))
                .ifPresent(error -> errors.put(field.field(), Message.of("documents.import.cell", new CellAddress(row.getRowNum() - 1, c).toString(), error))));
        return Optional.of(new Line(row.getRowNum(), values, errors));
    }

    private static Optional<Message> fault(Field field, String value) {
        if (value.isEmpty()) return field.required() ? Optional.of(Message.of("documents.import.required", field.title())) : Optional.empty();
        return field.check().apply(value);
    }

    private static String text(Row row, int column, boolean since1904) {
        return row.getOptionalCell(column).map(cell -> CellText.of(cell, since1904)).orElse("");
    }
}
