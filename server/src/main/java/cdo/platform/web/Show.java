package cdo.platform.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The examples of the page that shows all components. They look like real work, but belong to nobody. */
public final class Show {

    Show() {
    }

    public Form form() {
        return Form.filled(Map.of("title", "宜昌市民政局", "basis", "宜民党组〔2026〕12号", "kind", "B", "level", "B", "areas", List.of("A", "C"), "from", "2026年12月1日"));
    }

    public Form failed() {
        return form().with("basis", "").with("from", "2026-02-30")
                .refused(new cdo.platform.kernel.Problem.Invalid(List.of(
                        new cdo.platform.kernel.Problem.FieldError("basis", cdo.platform.kernel.Message.of("form.missing")),
                        new cdo.platform.kernel.Problem.FieldError("from", cdo.platform.kernel.Message.of("form.date")))));
    }

    public List<Choice> choices(Page page) {
        return List.of(new Choice("A", page.t("show.choice.a"), page.t("show.choice.a.hint")), new Choice("B", page.t("show.choice.b"), page.t("show.choice.b.hint")),
                Choice.of("C", page.t("show.choice.c")));
    }

    public List<RailStop> rail(Page page) {
        return List.of(new RailStop(page.t("show.rail.draft"), "周敏 · " + page.day(LocalDate.of(2026, 11, 9)), RailStop.Reached.DONE),
                new RailStop(page.t("show.rail.check"), "赵建国 · " + page.day(LocalDate.of(2026, 11, 10)), RailStop.Reached.DONE),
                new RailStop(page.t("show.rail.sent"), page.day(LocalDate.of(2026, 11, 10)), RailStop.Reached.DONE),
                new RailStop(page.t("show.rail.mend"), page.t("ui.due.on", page.day(LocalDate.of(2026, 11, 24))), RailStop.Reached.NOW),
                new RailStop(page.t("show.rail.file"), "", RailStop.Reached.NEXT), new RailStop(page.t("show.rail.appoint"), "", RailStop.Reached.NEXT));
    }

    public List<Happening> happenings(Page page) {
        return List.of(new Happening(page.t("show.rail.mend"), page.t("show.mend"), "李倩 · 2026-11-17 10:36"), new Happening(page.t("show.rail.sent"), "", "周敏 · 2026-11-10 15:20"),
                new Happening(page.t("show.rail.check"), "“同意。”", "赵建国 · 2026-11-10 14:58"), new Happening(page.t("show.rail.draft"), "", "周敏 · 2026-11-09 11:07"));
    }

    public List<FileLink> files() {
        return List.of(new FileLink("班子分工文件.pdf", "/ui", 1_240_000, "周敏 · 2026-11-09"), new FileLink("首席数据官备案表.docx", "/ui", 38_400, ""));
    }

    public Slice<Row> rows() {
        return new Slice<>(List.of(
                new Row("市经信局", "王海涛", "部门首席数据官", LocalDate.of(2025, 3, 1), "ok", "show.sitting", Rate.of(11, 11)),
                new Row("市公安局", "孙立", "部门首席数据官", LocalDate.of(2024, 6, 12), "ok", "show.sitting", Rate.of(23, 24)),
                new Row("市民政局", "", "部门首席数据官", null, "late", "show.vacant", Rate.of(36, 39)),
                new Row("市卫健委", "冯雪", "部门首席数据官", LocalDate.of(2023, 5, 30), "soon", "show.leaving", Rate.of(33, 34)),
                new Row("市应急管理局", "朱明", "部门首席数据官", LocalDate.of(2024, 11, 4), "ok", "show.sitting", Rate.of(0, 0))), 37, 1284, 2, 25);
    }

    /** One line of the sample register. */
    public record Row(String unit, String name, String post, @org.jspecify.annotations.Nullable LocalDate since, String light, String state, Rate rate) {
    }

    public Map<String, List<Double>> lines(Page page) {
        var lines = new java.util.LinkedHashMap<String, List<Double>>();
        lines.put("夷陵区", List.of(61.0, 64.2, 70.1, 72.4, 76.0, 79.3));
        lines.put(page.t("show.median"), List.of(60.2, 61.0, 64.0, 68.5, 70.9, 72.5));
        return lines;
    }

    public List<String> months() {
        return List.of("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11");
    }

    public Map<String, Double> bars() {
        var bars = new java.util.LinkedHashMap<String, Double>();
        String[] names = {"西陵区", "伍家岗区", "点军区", "猇亭区", "夷陵区", "远安县", "兴山县", "秭归县", "长阳土家族自治县", "五峰土家族自治县", "宜都市", "当阳市", "枝江市"};
        double[] values = {91.2, 88.4, 86.0, 81.7, 79.3, 76.4, 74.8, 72.5, 70.1, 66.9, 63.0, 58.8, 52.4};
        for (int i = 0; i < names.length; i++) {
            bars.put(names[i], values[i]);
        }
        return bars;
    }

    /** The same values on the map of Yichang. */
    public Map<String, CityMap.Value> onMap() {
        var values = new java.util.HashMap<String, CityMap.Value>();
        CityMap.of("420500").orElseThrow().areas().forEach(area -> {
            double value = bars().get(area.name());
            values.put(area.code(), new CityMap.Value(value + "%", value >= 85 ? 4 : value >= 70 ? 3 : value >= 60 ? 2 : 1, "/ui"));
        });
        return values;
    }
}
