package cdo.office.tasks.forms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.VisibilityState;
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

    /** A hidden sheet that says something, then the one that is meant. */
    public static byte[] behindAHiddenSheet(String hidden, Object[]... rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            Worksheet first = book.newWorksheet("参数");
            first.value(0, 0, hidden);
            first.setVisibilityState(VisibilityState.HIDDEN);
            for (String name : new String[] {"统计表", "说明"}) {
                Worksheet sheet = book.newWorksheet(name);
                for (int row = 0; row < rows.length && name.equals("统计表"); row++) {
                    for (int column = 0; column < rows[row].length; column++) {
                        sheet.value(row, column, rows[row][column].toString());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One sheet of text in which the numbers of an area are bounded (数据有效性). */
    public static byte[] limited(String area, String least, String most, Object[]... rows) {
        var out = new ByteArrayOutputStream();
        try (var in = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(of(rows))).get(); var zip = new ZipOutputStream(out)) {
            for (var entry : Collections.list(in.getEntries())) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                zip.write(text.replace("</sheetData>", "</sheetData><dataValidations count=\"1\"><dataValidation type=\"whole\" sqref=\"" + area + "\"><formula1>" + least
                        + "</formula1><formula2>" + most + "</formula2></dataValidation></dataValidations>").getBytes(StandardCharsets.UTF_8));
            }
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
