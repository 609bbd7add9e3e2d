package cdo.platform.calendar;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a holiday file in either of the two forms that circulate and says everything that is wrong with it, not only the first thing:
 * <ul>
 *   <li>{@code {"year":2026,"papers":["…"],"days":[{"name":"元旦","date":"2026-01-01","isOffDay":true}]}}
 *   <li>{@code {"holidays":{"2026-01-01":"New Year's Day,元旦,1"},"workdays":{"2026-01-04":"…"}}}, of one year or of several
 * </ul>
 */
final class YearFileReader {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Problem.FieldError> errors = new ArrayList<>();

    private YearFileReader() {
    }

    /**
     * @return one file per year, in order of year
     * @throws Problem.Invalid with one error for each fault, on the field {@code file}
     */
    static List<YearFile> read(String text) {
        var reader = new YearFileReader();
        List<YearFile> files = reader.files(text);
        files.forEach(reader::check);
        if (!reader.errors.isEmpty()) {
            throw new Problem.Invalid(reader.errors);
        }
        return files;
    }

    private List<YearFile> files(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JacksonException e) {
            fault("calendar.file.notJson", e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            return List.of();
        }
        if (root.path("days").isArray()) {
            return byNotice(root);
        }
        if (root.path("holidays").isObject() && root.path("workdays").isObject()) {
            return byDate(root);
        }
        fault("calendar.file.unknownForm");
        return List.of();
    }

    private List<YearFile> byNotice(JsonNode root) {
        if (!root.path("year").isIntegralNumber()) {
            fault("calendar.file.noYear");
            return List.of();
        }
        List<String> papers = root.path("papers").valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
        List<ListedDay> days = new ArrayList<>();
        int number = 0;
        for (JsonNode node : root.path("days")) {
            number++;
            LocalDate date = date(node.path("date").stringValue(""), number);
            if (!node.path("isOffDay").isBoolean()) {
                fault("calendar.file.noOffDay", number);
            } else if (date != null) {
                days.add(new ListedDay(date, node.path("name").stringValue("").strip(), node.path("isOffDay").booleanValue()));
            }
        }
        return List.of(new YearFile(root.path("year").intValue(), papers, days));
    }

    private List<YearFile> byDate(JsonNode root) {
        List<ListedDay> days = new ArrayList<>();
        addDates(root.path("holidays"), true, days);
        addDates(root.path("workdays"), false, days);
        Map<Integer, List<ListedDay>> years = new TreeMap<>();
        days.forEach(day -> years.computeIfAbsent(day.date().getYear(), y -> new ArrayList<>()).add(day));
        if (years.isEmpty()) {
            fault("calendar.file.empty", "");
        }
        return years.entrySet().stream().map(e -> new YearFile(e.getKey(), List.of(), e.getValue())).toList();
    }

    private void addDates(JsonNode entries, boolean off, List<ListedDay> days) {
        int number = 0;
        for (Map.Entry<String, JsonNode> entry : entries.properties()) {
            number++;
            LocalDate date = date(entry.getKey(), number);
            String[] names = entry.getValue().stringValue("").split(",");
            if (date != null) {
                days.add(new ListedDay(date, names[Math.min(1, names.length - 1)].strip(), off));
            }
        }
    }

    private @Nullable LocalDate date(String text, int number) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fault("calendar.file.badDate", number, text);
            return null;
        }
    }

    private void check(YearFile file) {
        // A year is text here: a number would be written with a thousands separator.
        String year = Integer.toString(file.year());
        if (file.year() < FIRST_YEAR || file.year() > LAST_YEAR) {
            fault("calendar.file.yearRange", year, Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR));
            return;
        }
        if (file.days().isEmpty() && errors.isEmpty()) {
            fault("calendar.file.empty", year);
        }
        Set<LocalDate> seen = new HashSet<>();
        for (ListedDay day : file.days()) {
            if (!seen.add(day.date())) {
                fault("calendar.file.twice", day.date());
            }
            if (!belongs(day.date(), file.year())) {
                fault("calendar.file.otherYear", day.date(), year);
            }
            if (day.name().isEmpty()) {
                fault("calendar.file.noName", day.date());
            }
            if (!day.offDay() && day.date().getDayOfWeek().getValue() <= 5) {
                fault("calendar.file.makeUpOnWeekday", day.date());
            }
        }
    }

    /** A notice reaches back to the December before it, for its New Year holiday. */
    private static boolean belongs(LocalDate date, int year) {
        return date.getYear() == year || (date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER);
    }

    private void fault(String key, Object... args) {
        errors.add(new Problem.FieldError("file", Message.of(key, args)));
    }
}
