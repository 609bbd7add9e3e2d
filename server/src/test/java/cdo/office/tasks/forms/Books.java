package cdo.office.tasks.forms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Workbooks as offices make them. */
public final class Books {

    private Books() {
    }

    /** One sheet of text; numbers stay numbers. */
    public static byte[] of(Object[]... rows) {
        return marked(null, rows);
    }

    /** The same with the hidden mark of a template. */
    public static byte[] marked(String template, Object[]... rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("表");
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    if (rows[row][column] instanceof Number number) {
                        sheet.value(row, column, number);
                    } else if (rows[row][column] != null) {
                        sheet.value(row, column, rows[row][column].toString());
                    }
                }
            }
            if (template != null) {
                var hidden = book.newWorksheet("_template");
                hidden.value(0, 0, template);
                hidden.value(0, 1, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One sheet, drawn up freely: merged cells, lists to choose from. */
    public static byte[] drawn(Consumer<Worksheet> drawing) {
        var out = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            drawing.accept(book.newWorksheet("表"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static List<Row> rows(byte[] book) {
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            return read.getFirstSheet().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
