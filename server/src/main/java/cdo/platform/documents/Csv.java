package cdo.platform.documents;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV as offices open it: UTF-8 with its mark, so that Excel reads Chinese, CRLF, quotes where needed. What a spreadsheet would run as a formula gets an
 * apostrophe in front; plain numbers, also negative ones, stay numbers.
 */
public final class Csv implements AutoCloseable {
    private final Writer out;

    public Csv(Writer utf8) throws IOException {
        out = utf8;
        out.write('\uFEFF');
    }

    public Csv row(List<? extends @Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.write(',');
            Object cell = cells.get(i);
            out.write(cell == null ? "" : quoted(safe(cell.toString())));
        }
        out.write("\r\n");
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String safe(String text) {
        if (text.isEmpty() || text.matches("[+-]?\\d{1,15}(\\.\\d+)?")) return text;
        return "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean needs = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        return needs ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
