package cdo.platform.calendar;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./cdo deadline}: the due date of a limit, explained, from the shipped years and without any database. The result goes to
 * standard output, warnings to standard error. Exit codes: 0 done, 1 some rows of a file were refused, 2 wrong use, 3 a file cannot be read.
 */
@Command(name = "deadline", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"计算期限截止日，并逐日说明理由。", "The due date of a limit, explained day by day."})
public final class DeadlineCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int CANNOT = 3;
    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--from", paramLabel = "DATE", description = "起算事件发生日（不计入） · the day of the event, which does not count")
    @Nullable String from;

    @Option(names = "--days", paramLabel = "N", description = "期限天数 · how many days")
    @Nullable String days;

    @Option(names = "--unit", paramLabel = "working|calendar", defaultValue = "working", description = "工作日或自然日 · default ${DEFAULT-VALUE}")
    String unit = "working";

    @Option(names = "--receipt", paramLabel = "as-is|next-working-day", defaultValue = "as-is",
            description = "非工作日收到时如何起算 · what receipt on a day off means; default ${DEFAULT-VALUE}")
    String receipt = "as-is";

    @Option(names = "--suspend", paramLabel = "FROM..TO", description = "中止期间，首尾两日均不计入，可重复 · days that do not count, both ends included; may be repeated")
    List<String> suspend = new ArrayList<>();

    @Option(names = "--region", paramLabel = "CODE", description = "行政区划代码，计入该地区特别日 · region whose special days apply")
    @Nullable String region;

    @Option(names = "--special-days", paramLabel = "FILE",
            description = "地区特别日文件（CSV：region,date,offDay,name） · special days of regions, as exported from the calendar page")
    @Nullable Path specialDays;

    @Option(names = "--explain", description = "逐日列出理由 · list every day with its reason")
    boolean explain;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "default ${DEFAULT-VALUE}")
    String format = "text";

    @Option(names = "--csv", paramLabel = "FILE", description = "批量计算（列 from,days[,unit]），逐行输出 JSON · many at once, as JSON lines; - reads standard input")
    @Nullable String csv;

    @Option(names = "--lang", paramLabel = "zh|en", description = "提示语言 · language of messages")
    @Nullable String lang;

    @Spec
    @Nullable CommandSpec spec;

    private final Words words = new Words();

    @Override
    public Integer call() {
        try {
            oneOf("--format", format, "text", "json");
            Limits limits = new Limits(calendar(), choice("--unit", unit, DayUnit.class), choice("--receipt", receipt, Receipt.class), suspensions());
            if (csv != null) {
                if (from != null || days != null) {
                    throw usage("calendar.cli.csvAlone");
                }
                return many(limits, csv);
            }
            if (from == null || days == null) {
                throw usage("calendar.cli.fromAndDays");
            }
            one(limits.of(date("--from", from), number("--days", days), limits.unit()));
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            complain("calendar.cli.unreadable", String.valueOf(e.getMessage()));
            return CANNOT;
        }
    }

    /** What holds for every row of a run. */
    private record Limits(WorkingCalendar calendar, DayUnit unit, Receipt receipt, List<Suspension> suspensions) {
        Answer of(LocalDate from, int days, DayUnit unit) {
            return new Answer(from, days, unit, calendar.dueDate(from, days, unit, receipt, suspensions));
        }
    }

    private record Answer(LocalDate from, int days, DayUnit unit, DueDate dueDate) {
        String json() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("from", from.toString());
            fields.put("days", days);
            fields.put("unit", spoken(unit));
            fields.put("due", dueDate.due().toString());
            fields.put("provisionalYears", List.copyOf(dueDate.provisionalYears()));
            fields.put("trace", dueDate.trace().stream().map(Answer::line).toList());
            return JSON.writeValueAsString(fields);
        }

        private static Map<String, Object> line(TraceDay day) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("date", day.date().toString());
            line.put("counted", day.counted());
            line.put("reason", day.reason().name());
            return line;
        }
    }

    private void one(Answer answer) {
        if (format.equals("json")) {
            out().println(answer.json());
        } else {
            if (explain) {
                explain(answer.dueDate());
            }
            out().println(answer.dueDate().due());
        }
        out().flush();
        answer.dueDate().provisionalYears().forEach(year -> complain("calendar.cli.provisional", Integer.toString(year)));
    }

    private void explain(DueDate dueDate) {
        int counted = 0;
        for (TraceDay day : dueDate.trace()) {
            counted += day.counted() ? 1 : 0;
            String weekday = words.say(language(), "calendar.weekday." + day.date().getDayOfWeek());
            String reason = words.value(language(), day.reason());
            out().println(day.date() + "  " + weekday + "  " + (day.counted() ? "%3d".formatted(counted) : "  -") + "  " + reason
                    + (day.name() == null ? "" : " " + day.name()));
        }
    }

    private int many(Limits limits, String file) throws IOException {
        List<String> lines = lines(file);
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.getFirst().toLowerCase(Locale.ROOT));
        int fromAt = header.indexOf("from");
        int daysAt = header.indexOf("days");
        int unitAt = header.indexOf("unit");
        if (fromAt < 0 || daysAt < 0) {
            throw usage("calendar.cli.csvHeader");
        }
        int refused = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                List<String> row = cells(lines.get(i));
                String own = unitAt < 0 ? "" : cell(row, unitAt);
                DayUnit counted = own.isEmpty() ? limits.unit() : choice("unit", own, DayUnit.class);
                out().println(limits.of(date("from", cell(row, fromAt)), number("days", cell(row, daysAt)), counted).json());
            } catch (ParameterException e) {
                refused++;
                complain("calendar.cli.row", Integer.toString(i + 1), e.getMessage());
            }
        }
        out().flush();
        return refused == 0 ? CommandLine.ExitCode.OK : REFUSED;
    }

    private WorkingCalendar calendar() throws IOException {
        if (region != null && !region.matches("\\d{6,12}")) {
            throw usage("calendar.cli.region", region);
        }
        List<SpecialDay> special = new ArrayList<>();
        if (specialDays != null) {
            List<String> lines = lines(specialDays.toString());
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                List<String> row = cells(line);
                if (row.size() < 3) {
                    throw usage("calendar.cli.specialDay", line);
                }
                special.add(new SpecialDay(row.get(0), date("--special-days", row.get(1)), row.size() > 3 ? row.get(3) : "",
                        oneOf("offDay", row.get(2), "true", "false").equals("true"), ""));
            }
        } else if (region != null) {
            complain("calendar.cli.noSpecialDays", region);
        }
        return WorkingCalendar.of(ShippedYears.read(), special, region);
    }

    private List<Suspension> suspensions() {
        return suspend.stream().map(text -> {
            String[] ends = text.split("\\.\\.", -1);
            if (ends.length != 2) {
                throw usage("calendar.cli.suspend", text);
            }
            LocalDate first = date("--suspend", ends[0]);
            LocalDate last = date("--suspend", ends[1]);
            if (last.isBefore(first)) {
                throw usage("calendar.cli.suspend", text);
            }
            return new Suspension(first, last);
        }).toList();
    }

    private static List<String> lines(String file) throws IOException {
        String text = file.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : Files.readString(Path.of(file));
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.split(",", -1)).map(String::strip).map(c -> c.replaceAll("^\"(.*)\"$", "$1").strip()).toList();
    }

    private static String cell(List<String> row, int at) {
        return at < row.size() ? row.get(at) : "";
    }

    private LocalDate date(String option, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw usage("calendar.cli.date", option, text);
        }
    }

    private int number(String option, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 0 && number <= WorkingCalendar.MOST_DAYS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        throw usage("calendar.cli.number", option, text, Integer.toString(WorkingCalendar.MOST_DAYS));
    }

    private <E extends Enum<E>> E choice(String option, String text, Class<E> type) {
        String[] choices = Stream.of(type.getEnumConstants()).map(DeadlineCommand::spoken).toArray(String[]::new);
        return Enum.valueOf(type, oneOf(option, text.strip().toLowerCase(Locale.ROOT), choices).replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private String oneOf(String option, String text, String... choices) {
        if (!List.of(choices).contains(text)) {
            throw usage("calendar.cli.choice", option, text, String.join(" | ", choices));
        }
        return text;
    }

    private static String spoken(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ParameterException usage(String key, Object... args) {
        return new ParameterException(command(), words.say(language(), Message.of(key, args)));
    }

    private void complain(String key, Object... args) {
        PrintWriter err = command().getErr();
        err.println(words.say(language(), Message.of(key, args)));
        err.flush();
    }

    private PrintWriter out() {
        return command().getOut();
    }

    private CommandLine command() {
        return java.util.Objects.requireNonNull(spec).commandLine();
    }

    /** {@code --lang}, else the first of LC_ALL, LC_MESSAGES and LANG that is set, else Chinese. */
    private Language language() {
        if (lang != null) {
            return Language.of(lang);
        }
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG").map(System::getenv).filter(v -> v != null && !v.isEmpty()).findFirst()
                .map(Language::of).orElse(Language.ZH);
    }
}
