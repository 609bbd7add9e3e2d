package cdo.platform.organization.web;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A list as XLSX: one sheet, a bold head that stays in sight, everything as text so that codes keep their digits. */
final class Spreadsheet {

    private static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Spreadsheet() {
    }

    static ResponseEntity<byte[]> answer(Words words, Language language, String title, List<String> heads, List<List<@Nullable Object>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "shuguan", "1.0")) {
            var sheet = book.newWorksheet(title);
            for (int i = 0; i < heads.size(); i++) {
                sheet.value(0, i, heads.get(i));
                sheet.style(0, i).bold().set();
                sheet.width(i, i == 0 ? 36 : 22);
            }
            sheet.freezePane(0, 1);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    sheet.value(r + 1, c, words.value(language, rows.get(r).get(c)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(title + ".xlsx", bytes.toByteArray());
    }

    static ResponseEntity<byte[]> file(String name, byte[] content) {
        return ResponseEntity.ok().contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .body(content);
    }
}
