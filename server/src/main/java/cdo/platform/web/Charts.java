package cdo.platform.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
        var numbers = new ArrayList<Number>(values.values());
        Collections.reverse(names);
        Collections.reverse(numbers);
        return text(Map.of(
                "xAxis", Map.of("type", "value", "show", false),
                "yAxis", Map.of("type", "category", "data", names, "axisLine", Map.of("show", false)),
                "series", List.of(Map.of("type", "bar", "data", numbers, "barMaxWidth", 12, "itemStyle", Map.of("borderRadius", 2),
                        "label", Map.of("show", true, "position", "right", "formatter", "{c}" + unit)))));
    }

    /** Standing columns in the order given; for few values over time. */
    public static String columns(Map<String, ? extends Number> values, String unit) {
        return text(Map.of(
                "xAxis", Map.of("type", "category", "data", List.copyOf(values.keySet())),
                "yAxis", Map.of("type", "value", "show", false),
                "grid", Map.of("left", 8, "right", 8, "top", 28, "bottom", 8, "containLabel", true),
                "series", List.of(Map.of("type", "bar", "data", List.copyOf(values.values()), "barMaxWidth", 36, "itemStyle", Map.of("borderRadius", 2),
                        "label", Map.of("show", true, "position", "top", "formatter", "{c}" + unit)))));
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
            line.put("endLabel", Map.of("show", true, "formatter", "{a} {c}" + unit));
            series.add(line);
        });
        return text(Map.of(
                "tooltip", Map.of("trigger", "axis"),
                "grid", Map.of("left", 8, "right", 130, "top", 16, "bottom", 8, "containLabel", true),
                "xAxis", Map.of("type", "category", "boundaryGap", false, "data", times),
                "yAxis", Map.of("type", "value", "scale", true, "axisLabel", Map.of("formatter", "{value}" + unit)),
                "series", series));
    }

    private static String text(Map<String, ?> option) {
        return JSON.writeValueAsString(option);
    }
}
