package cdo.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** 临时报表: made, sent, filled in, chased, merged. */
final class YearForms {

    private final Walker clerk;
    private String request = "";

    YearForms(Walker clerk) {
        this.clerk = clerk;
    }

    void send(String title, String due, String numberAsked, String... units) {
        clerk.open("/form-requests").open("/form-requests/new").fill("/form-requests", Map.of("title", title, "purpose", "摸清系统底数，用于编制采购计划。", "due", due)).press("/form-requests");
        request = clerk.path();
        clerk.fill(request + "/fields", Map.of("title-new", "单位名称", "kind-new", "TEXT", "fact-new", "unit.name", "required-new", "yes")).press(request + "/fields");
        clerk.fill(request + "/fields", Map.of("title-new", numberAsked, "kind-new", "NUMBER", "required-new", "yes")).press(request + "/fields");
        for (String unit : units) {
            clerk.tick(request + "/sending", "units", unit);
        }
        clerk.press(request + "/sending");
    }

    String page() {
        return request;
    }

    void fill(Walker steward, String title, String asked, String number) {
        steward.open("/form-requests").follow("main a[href^='/form-sheets/']:has-text('" + title + "')");
        String sheet = steward.path();
        steward.page.getByLabel(asked).first().fill(number);
        steward.press(sheet + "/draft");
    }

    void chase() {
        clerk.open(request).press(request + "/chase");
    }

    /** All sheets in one workbook: the cells of its first page, row by row. */
    List<List<String>> merged() throws IOException {
        return rows(clerk.download(request + "/merged.xlsx"));
    }

    static List<List<String>> rows(byte[] workbook) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            var rows = new ArrayList<List<String>>();
            for (Row row : book.getFirstSheet().read()) {
                rows.add(row.stream().map(cell -> cell == null ? "" : cell.getText()).toList());
            }
            return rows;
        }
    }
}
