package cdo.platform.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The common charts as ECharts options (JSON text): one accent plus greys, values written at the marks instead of a legend. */
public final class Charts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Charts() {
    }

    /** Lying bars, the first row on top; for comparing units. The unit is written behind each value: {@code %}. */
    public static String bars(Map<String, ? extends Number> values, String unit) {
        var names = new ArrayList<>(values.keySet());
        Collections.reverse(names);
        return text(Map.of(
                "xAxis", Map.of("type", "value", "show", false),
                "yAxis", Map.of("type", "category", "data", names, "axisLine", Map.of("show", false)),
                "series", List.of(Map.of("type", "bar", "data", marks(names, values, unit), "barMaxWidth", 12, "itemStyle", Map.of("borderRadius", 2),
                        "label", Map.of("show", true, "position", "right")))));
    }

    /** Standing columns in the order given; for few values over time. */
    public static String columns(Map<String, ? extends Number> values, String unit) {
        return text(Map.of(
                "xAxis", Map.of("type", "category", "data", List.copyOf(values.keySet())),
                "yAxis", Map.of("type", "value", "show", false),
                "grid", Map.of("left", 8, "right", 8, "top", 28, "bottom", 8, "containLabel", true),
                "series", List.of(Map.of("type", "bar", "data", marks(List.copyOf(values.keySet()), values, unit), "barMaxWidth", 36, "itemStyle", Map.of("borderRadius", 2),
                        "label", Map.of("show", true, "position", "top")))));
    }

    /** Lines over time; each line is named at its right end, the first in the accent colour. */
    public static String lines(List<String> times, Map<String, ? extends List<? extends Number>> lines, String unit) {
        var series = new ArrayList<Map<String, Object>>();
        lines.forEach((name, values) -> {
            var line = new LinkedHashMap<String, Object>();
            line.put("type", "line");
            line.put("name", name);
            line.put("data", values);
            line.put("showSymbol", false);
            line.put("endLabel", Map.of("show", true, "formatter", name + " " + written(values.getLast()) + unit));
            series.add(line);
        });
        return text(Map.of(
                "tooltip", Map.of("trigger", "axis"),
                "grid", Map.of("left", 8, "right", 16 + 14 * longest(lines, unit), "top", 16, "bottom", 8, "containLabel", true),
                "xAxis", Map.of("type", "category", "boundaryGap", false, "data", times),
                "yAxis", Map.of("type", "value", "scale", true, "axisLabel", Map.of("formatter", "{value}" + unit)),
                "series", series));
    }

    /** Each mark with its own label, so that 86.0 % does not lose its decimal on the way. */
    private static List<Map<String, Object>> marks(List<String> names, Map<String, ? extends Number> values, String unit) {
        return names.stream().map(name -> Map.<String, Object>of("value", values.get(name), "name", name,
                "label", Map.of("formatter", written(values.get(name)) + unit))).toList();
    }

    /** How many Chinese characters the longest label at the right end is wide; two Latin ones count as one. */
    private static int longest(Map<String, ? extends List<? extends Number>> lines, String unit) {
        return lines.entrySet().stream().map(line -> line.getKey() + " " + written(line.getValue().getLast()) + unit)
                .mapToInt(label -> (int) label.codePoints().map(each -> each < 256 ? 1 : 2).sum()).max().orElse(0) / 2 + 1;
    }

    /** Whole numbers with separators, others with one decimal, half up. */
    private static String written(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return String.format(Locale.ROOT, "%,d", number.longValue());
        }
        return String.format(Locale.ROOT, "%,.1f", new BigDecimal(number.toString()).setScale(1, RoundingMode.HALF_UP));
    }

    private static String text(Map<String, ?> option) {
        return JSON.writeValueAsString(option);
    }
}
