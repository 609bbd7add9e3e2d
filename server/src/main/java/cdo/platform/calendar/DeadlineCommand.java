package cdo.platform.calendar;

import cdo.database.Installation;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./cdo deadline}: the due date of a limit, explained, from the shipped years and without any database; with {@code --region} also from the
 * special days that are declared in the installation. The result goes to
 * standard output, warnings to standard error. Exit codes: 0 done, 1 some rows of a file were refused, 2 wrong use, 3 a file cannot be read.
 */
@Command(name = "deadline", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"计算期限截止日，并逐日说明理由。", "The due date of a limit, explained day by day."})
public final class DeadlineCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int CANNOT = 3;

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
            description = "地区特别日文件（CSV：region,date,offDay,name），不给时取本系统中已登记的 · special days of regions from a file; otherwise those declared in the installation")
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
    private final Supplier<Installation> installation;

    /** @param installation where special days of regions are declared; asked only for a region */
    public DeadlineCommand(Supplier<Installation> installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        try {
            TypedLimits typed = new TypedLimits(command(), words, language());
            typed.oneOf("--format", format, "text", "json");
            Limits limits = new Limits(typed, calendar(typed), typed.choice("--unit", unit, DayUnit.class), typed.choice("--receipt", receipt, Receipt.class),
                    typed.suspensions(suspend));
            if (csv != null) {
                if (from != null || days != null) {
                    throw typed.wrong("calendar.cli.csvAlone");
                }
                return many(limits, csv);
            }
            if (from == null || days == null) {
                throw typed.wrong("calendar.cli.fromAndDays");
            }
            one(limits.of(typed.date("--from", from), typed.number("--days", days), limits.unit()));
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            complain("calendar.cli.unreadable", String.valueOf(e.getMessage()));
            return CANNOT;
        } catch (SQLException | DataAccessException e) {
            complain("calendar.cli.database", String.valueOf(e.getMessage()));
            return CANNOT;
        }
    }

    /** What holds for every row of a run. */
    private record Limits(TypedLimits typed, WorkingCalendar calendar, DayUnit unit, Receipt receipt, List<Suspension> suspensions) {
        LimitAnswer of(LocalDate from, int days, DayUnit unit) {
            return new LimitAnswer(from, days, unit, calendar.dueDate(from, days, unit, receipt, suspensions));
        }

        LimitAnswer row(List<String> cells, List<String> header) {
            String own = TypedLimits.cell(cells, header.indexOf("unit"));
            DayUnit counted = own.isEmpty() ? unit : typed.choice("unit", own, DayUnit.class);
            return of(typed.date("from", TypedLimits.cell(cells, header.indexOf("from"))), typed.number("days", TypedLimits.cell(cells, header.indexOf("days"))), counted);
        }
    }

    private void one(LimitAnswer answer) {
        if (format.equals("json")) {
            out().println(answer.json());
        } else {
            if (explain) {
                answer.lines(words, language()).forEach(out()::println);
            }
            out().println(answer.dueDate().due());
        }
        out().flush();
        answer.dueDate().provisionalYears().forEach(year -> complain("calendar.cli.provisional", Integer.toString(year)));
    }

    private int many(Limits limits, String file) throws IOException {
        List<String> lines = TypedLimits.lines(file);
        List<String> header = lines.isEmpty() ? List.of() : TypedLimits.cells(lines.getFirst().toLowerCase(Locale.ROOT));
        if (!header.containsAll(List.of("from", "days"))) {
            throw limits.typed().wrong("calendar.cli.csvHeader");
        }
        int refused = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                out().println(limits.row(TypedLimits.cells(lines.get(i)), header).json());
            } catch (ParameterException e) {
                refused++;
                complain("calendar.cli.row", Integer.toString(i + 1), e.getMessage());
            }
        }
        out().flush();
        return refused == 0 ? CommandLine.ExitCode.OK : REFUSED;
    }

    private WorkingCalendar calendar(TypedLimits typed) throws IOException, SQLException {
        if (region != null && !region.matches("\\d{6,12}")) {
            throw typed.wrong("calendar.cli.region", region);
        }
        List<SpecialDay> special = specialDays != null ? typed.specialDays(specialDays) : region != null ? declared(region) : List.of();
        return WorkingCalendar.of(ShippedYears.read(), special, region);
    }

    private List<SpecialDay> declared(String region) throws SQLException {
        Installation installed = installation.get();
        Optional<List<SpecialDay>> found = installed.look(connection -> SpecialDays.standing(DSL.using(connection, SQLDialect.POSTGRES)));
        if (found.isEmpty()) {
            complain("calendar.cli.noSpecialDays", region, installed.folder().toString());
        }
        return found.orElse(List.of());
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
