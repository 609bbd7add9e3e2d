package cdo.data.catalog.web;

import cdo.data.catalog.ListKind;
import cdo.data.catalog.ListLine;
import cdo.data.catalog.ListLines;
import cdo.data.catalog.SupplyList;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with the lines of the lists, and the lists as workbooks. */
@Controller
class ListSteps {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ListLines lines;
    private final SupplyList supply;
    private final ListPages pages;
    private final Words words;
    private final Imprints imprints;
    private final Audit audit;

    ListSteps(ListLines lines, SupplyList supply, ListPages pages, Words words, Imprints imprints, Audit audit) {
        this.lines = lines;
        this.supply = supply;
        this.pages = pages;
        this.words = words;
        this.imprints = imprints;
        this.audit = audit;
    }

    @PostMapping("/lists/{list}")
    Object addition(Who who, @PathVariable String list, HttpServletRequest request) {
        ListKind kind = ListPages.kind(list);
        return Form.of(request).step(read -> {
            Map<String, String> fields = fields(kind, read);
            lines.add(who, kind, fields);
            Flash.say(request, kind.reviewed() ? "catalog.flash.lineProposed" : "catalog.flash.lineAdded");
            return "/lists/" + kind.path();
        }, failed -> Screen.of("data/catalog/line").with("kind", kind).with("form", failed));
    }

    @PostMapping("/lists/{list}/{id}/amendment")
    Object amendment(Who who, @PathVariable String list, @PathVariable long id, HttpServletRequest request) {
        ListLine line = lines.get(who, id);
        return Form.of(request).step(read -> {
            lines.amend(who, id, read.version(), fields(line.list(), read));
            Flash.say(request, "catalog.flash.lineAmended");
            return at(line);
        }, failed -> pages.line(who, line, failed));
    }

    @PostMapping("/lists/{list}/{id}/withdrawal")
    Object withdrawal(Who who, @PathVariable String list, @PathVariable long id, HttpServletRequest request) {
        ListLine line = lines.get(who, id);
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 500);
            read.done();
            lines.withdraw(who, id, read.version(), reason);
            Flash.say(request, "catalog.flash.lineWithdrawn");
            return "/lists/" + line.list().path();
        }, failed -> pages.line(who, line, kept(line, failed)));
    }

    @PostMapping("/lists/{list}/{id}/review")
    Object review(Who who, @PathVariable String list, @PathVariable long id, HttpServletRequest request) {
        ListLine line = lines.get(who, id);
        Form form = Form.of(request);
        return form.step(read -> {
            String remark = Objects.requireNonNullElse(read.optional("reason", 500), "");
            read.done();
            lines.review(who, id, read.version(), form.has("decision", "accept"), remark);
            Flash.say(request, "catalog.flash.lineReviewed");
            return at(line);
        }, failed -> pages.line(who, line, kept(line, failed)));
    }

    /** The line's own fields beside what was typed into another form of the page. */
    private static Form kept(ListLine line, Form failed) {
        var values = new LinkedHashMap<String, List<String>>();
        line.fields().forEach((key, text) -> values.put(key, List.of(text)));
        values.putAll(failed.values());
        return new Form(values, failed.errors(), failed.reason());
    }

    private static String at(ListLine line) {
        return "/lists/" + line.list().path() + "/" + line.id();
    }

    private static Map<String, String> fields(ListKind kind, Reading read) {
        var fields = new LinkedHashMap<String, String>();
        for (ListKind.Column column : kind.columns()) {
            if (column.date()) {
                var date = read.optionalDate(column.key());
                fields.put(column.key(), date == null ? "" : date.toString());
            } else {
                String text = column.required() ? read.text(column.key(), column.longest()) : read.optional(column.key(), column.longest());
                fields.put(column.key(), Objects.requireNonNullElse(text, ""));
            }
        }
        read.done();
        return fields;
    }

    @GetMapping("/lists/supply/export.xlsx")
    ResponseEntity<byte[]> supply(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String sharing, @RequestParam @Nullable Long unit) throws IOException {
        List<SupplyList.Supply> rows = supply.all(who, q, sharing, unit);
        var out = new ByteArrayOutputStream();
        Workbook.write(out, words.say(Language.ZH, "catalog.list.supply"), imprints.of(who), List.of(
                column("catalog.element.code", 22, SupplyList.Supply::code), column("catalog.list.entry", 36, row -> row.content().name()),
                column("catalog.element.provider", 26, row -> row.unit().zh()), column("catalog.list.items", 60, SupplyList.Supply::items),
                column("catalog.element.sharing", 14, row -> words.value(Language.ZH, row.content().sharing().attribute())),
                column("catalog.list.condition", 40, row -> row.content().sharing().condition()),
                column("catalog.list.method", 24, row -> row.content().sharing().methods().stream().map(each -> words.value(Language.ZH, each)).collect(Collectors.joining("、"))),
                column("catalog.list.cycle", 12, row -> words.value(Language.ZH, row.content().cycle())),
                column("catalog.list.responsible", 26, SupplyList.Supply::responsible)), rows);
        return exported(who, out, "supply", rows.size());
    }

    @GetMapping("/lists/{list}/export.xlsx")
    ResponseEntity<byte[]> list(Who who, @PathVariable String list, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String state,
                                @RequestParam @Nullable Long unit) throws IOException {
        ListKind kind = ListPages.kind(list);
        List<ListLine> rows = lines.all(who, kind, q, state, unit);
        var columns = new ArrayList<Workbook.Column<ListLine>>();
        columns.add(column("catalog.element.provider", 26, row -> row.unit().zh()));
        kind.columns().forEach(each -> columns.add(column("catalog.list." + each.key(), each.large() ? 50 : 22, row -> row.field(each.key()))));
        columns.add(column("catalog.list.state", 12, row -> words.value(Language.ZH, row.state())));
        if (kind.reviewed()) {
            columns.add(column("catalog.list.reviewer", 26, ListLine::reviewer));
        }
        var out = new ByteArrayOutputStream();
        Workbook.write(out, words.say(Language.ZH, "catalog.list." + kind.path()), imprints.of(who), columns, rows);
        return exported(who, out, kind.path(), rows.size());
    }

    private <T> Workbook.Column<T> column(String key, double width, java.util.function.Function<T, @Nullable Object> value) {
        return new Workbook.Column<>(words.say(Language.ZH, key), width, value);
    }

    private ResponseEntity<byte[]> exported(Who who, ByteArrayOutputStream out, String list, int rows) {
        audit.exported(who, "catalog.list-exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "list", list, "rows", rows);
        return EntryFiles.file(out.toByteArray(), XLSX, words.say(Language.ZH, "catalog.list." + list) + ".xlsx");
    }
}
