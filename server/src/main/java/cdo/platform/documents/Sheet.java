package cdo.platform.documents;

import java.util.List;

/**
 * A table on paper (花名册, 汇总表): A4 on its side, header row repeated, 序号 first by convention and 备注 last.
 *
 * @param left   e.g. "填报单位（盖章）：…"
 * @param right  e.g. "2026年11月25日"
 * @param footer e.g. "填报人：", "审核人：", "联系电话：", "填报日期："
 */
public record Sheet(String title, String left, String right, List<Column> columns, List<List<String>> rows, List<String> footer) implements Printable {
    /** A column; widths are relative to each other. */
    public record Column(String name, double width) { }

    public Sheet {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        footer = List.copyOf(footer);
        int width = columns.size();
        if (rows.stream().anyMatch(r -> r.size() != width)) throw new IllegalArgumentException("every row has one cell per column: " + title);
    }

    @Override
    public String heading() {
        return title;
    }
}
