package cdo.platform.calendar;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A limit with its due date as {@code ./cdo deadline} prints it: a line of JSON, or the days one by one. */
record LimitAnswer(LocalDate from, int days, DayUnit unit, DueDate dueDate) {

    private static final JsonMapper JSON = new JsonMapper();

    String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", from.toString());
        fields.put("days", days);
        fields.put("unit", TypedLimits.spoken(unit));
        fields.put("due", dueDate.due().toString());
        fields.put("provisionalYears", List.copyOf(dueDate.provisionalYears()));
        fields.put("trace", dueDate.trace().stream().map(LimitAnswer::field).toList());
        return JSON.writeValueAsString(fields);
    }

    private static Map<String, Object> field(TraceDay day) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("date", day.date().toString());
        line.put("counted", day.counted());
        line.put("reason", day.reason().name());
        return line;
    }

    /** Every day with the number it counts as, and why. */
    List<String> lines(Words words, Language language) {
        var lines = new ArrayList<String>();
        int counted = 0;
        for (TraceDay day : dueDate.trace()) {
            counted += day.counted() ? 1 : 0;
            String weekday = words.say(language, "calendar.weekday." + day.date().getDayOfWeek());
            lines.add(day.date() + "  " + weekday + "  " + (day.counted() ? "%3d".formatted(counted) : "  -") + "  " + words.value(language, day.reason())
                    + (day.name() == null ? "" : " " + words.named(language, "calendar.festival.", day.name())));
        }
        return lines;
    }
}
