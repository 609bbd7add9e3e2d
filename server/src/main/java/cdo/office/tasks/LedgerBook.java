package cdo.office.tasks;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.Workbook;
import cdo.platform.documents.XlsxImport;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 督办台账 as a workbook: out with everything that the page shows, in with decisions and tasks of the own unit. A file is taken whole or not at
 * all; read twice, it makes nothing double.
 */
@Component
public class LedgerBook {

    private static final List<PostKind> OFFICERS = Arrays.stream(PostKind.values()).filter(PostKind::officer).toList();

    private final DSLContext sql;
    private final Register register;
    private final Decisions decisions;
    private final Tasks tasks;
    private final Handing handing;
    private final Units units;
    private final Words words;
    private final Imprints imprints;
    private final Clocks clocks;
    private final Audit audit;

    LedgerBook(DSLContext sql, Register register, Decisions decisions, Tasks tasks, Handing handing, Units units, Words words, Imprints imprints, Clocks clocks, Audit audit) {
        this.sql = sql;
        this.register = register;
        this.decisions = decisions;
        this.tasks = tasks;
        this.handing = handing;
        this.units = units;
        this.words = words;
        this.imprints = imprints;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** Writes the lines that match, in the reader's language. */
    public void write(Who who, Register.Filter filter, Language language, OutputStream out) throws IOException {
        List<Register.Line> lines = register.all(who, filter);
        var columns = List.<Workbook.Column<Register.Line>>of(
                column(language, "tasks.source", 14, line -> words.value(language, line.decision().source())),
                column(language, "tasks.number", 20, line -> line.decision().number()),
                column(language, "tasks.decision", 30, line -> line.decision().title()),
                column(language, "tasks.decidedOn", 12, line -> line.decision().decidedOn()),
                column(language, "tasks.place", 6, line -> line.task().place()),
                column(language, "tasks.area", 24, line -> words.value(language, line.task().area())),
                column(language, "tasks.content", 40, line -> line.task().content()),
                column(language, "tasks.criterion", 30, line -> line.task().criterion()),
                column(language, "tasks.lead", 24, line -> line.lead().name(language)),
                column(language, "tasks.officer", 12, Register.Line::holder),
                column(language, "tasks.supporting", 30, line -> tasks.supporting(line.task().id()).stream().map(id -> units.get(id).name(language)).collect(Collectors.joining("；"))),
                column(language, "tasks.due", 12, line -> line.task().due()),
                column(language, "tasks.stage", 12, line -> words.value(language, line.task().stage())),
                column(language, "tasks.daysLeft", 10, line -> line.task().stage().running() ? line.days() : null),
                column(language, "tasks.submittedOn", 12, line -> line.task().submittedOn()),
                column(language, "tasks.acceptedOn", 12, line -> line.task().acceptedOn()),
                column(language, "tasks.reservation", 30, line -> line.task().reservation()));
        Workbook.write(out, words.say(language, "tasks.ledger"), imprints.of(who), columns, lines);
        audit.exported(who, "tasks.ledger-exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", lines.size());
    }

    private Workbook.Column<Register.Line> column(Language language, String key, double width, java.util.function.Function<Register.Line, Object> value) {
        return new Workbook.Column<>(words.say(language, key), width, value);
    }

    /** The empty list to be filled in. */
    public void template(OutputStream out) throws IOException {
        Workbook.template(out, template(Map.of()));
    }

    /** What a file holds, with every fault of every cell. */
    public XlsxImport.Preview preview(Who who, InputStream in) {
        who.must(TaskRights.DECIDE, who.unitId());
        return XlsxImport.read(in, template(reachable(who)));
    }

    /**
     * Registers the decisions and hands out the tasks of a file that has no fault.
     *
     * @return how many tasks were handed out; lines that exist already are passed over
     */
    @Transactional
    public int take(Who who, XlsxImport.Preview preview) {
        who.must(TaskRights.DECIDE, who.unitId());
        if (!preview.good()) {
            throw new Problem.Refused("tasks.import.faults", preview.wrong());
        }
        Map<String, Unit> names = reachable(who);
        int handed = 0;
        for (XlsxImport.Line line : preview.lines()) {
            long decision = decision(who, line);
            Unit lead = names.get(line.value("lead"));
            boolean known = tasks.ofDecision(decision).stream().anyMatch(each -> each.content().equals(line.value("content").strip()) && each.leadUnitId() == lead.id());
            if (!known) {
                Set<Long> supporting = named(line.value("supporting")).stream().map(name -> names.get(name).id()).collect(Collectors.toSet());
                tasks.hand(who, new NewTask(decision, area(line.value("area")).orElseThrow(), line.value("content"), line.value("criterion"), officer(lead).orElseThrow(),
                        supporting, date(line.value("due")).orElseThrow()));
                handed++;
            }
        }
        audit.did(who, "tasks.imported", SubjectRef.of("unit", who.unitId()), "lines", preview.lines().size(), "handed", handed);
        return handed;
    }

    private long decision(Who who, XlsxImport.Line line) {
        String number = line.value("number").isBlank() ? null : line.value("number").strip();
        return decisions.same(who.unitId(), number, line.value("title").strip()).map(Decision::id)
                .orElseGet(() -> decisions.decide(who, new NewDecision(who.unitId(), source(line.value("source")).orElseThrow(), number, line.value("title"), line.value("title"),
                        date(line.value("decidedOn")).orElseThrow(), null)));
    }

    private Map<String, Unit> reachable(Who who) {
        var names = new LinkedHashMap<String, Unit>();
        for (Unit unit : handing.units(who.unitId())) {
            names.putIfAbsent(unit.name(), unit);
            names.putIfAbsent(unit.shortName(), unit);
        }
        return names;
    }

    /** The post of the unit's officer; of the executive where the officer's is missing. */
    public Optional<Long> officer(Unit unit) {
        return sql.select(PUBLISHED_POST.ID, PUBLISHED_POST.KIND).from(PUBLISHED_POST).where(PUBLISHED_POST.UNIT_ID.eq(unit.id()))
                .and(PUBLISHED_POST.KIND.in(OFFICERS.stream().map(Enum::name).toList())).stream().min(java.util.Comparator.comparing(row -> PostKind.valueOf(row.value2())))
                .map(row -> row.value1());
    }

    private XlsxImport.Template template(Map<String, Unit> names) {
        return new XlsxImport.Template("tasks", 1, zh("tasks.ledger"), List.of(
                field("source", "tasks.source", true, value -> source(value).isPresent() ? Optional.empty() : wrong("tasks.import.source")),
                field("number", "tasks.number", false, value -> longest(value, 60)),
                field("title", "tasks.decision", true, value -> longest(value, 200)),
                field("decidedOn", "tasks.decidedOn", true, value -> date(value).filter(day -> !day.isAfter(clocks.today())).isPresent() ? Optional.empty() : wrong("tasks.import.decidedOn")),
                field("area", "tasks.area", true, value -> area(value).isPresent() ? Optional.empty() : wrong("tasks.import.area")),
                field("content", "tasks.content", true, value -> longest(value, 2000)),
                field("criterion", "tasks.criterion", true, value -> longest(value, 1000)),
                field("lead", "tasks.lead", true, value -> lead(names, value)),
                field("supporting", "tasks.supporting", false, value -> named(value).stream().filter(name -> !names.containsKey(name)).findFirst().map(name -> Message.of("tasks.import.unit", name))),
                field("due", "tasks.due", true, value -> date(value).filter(day -> !day.isBefore(clocks.today())).isPresent() ? Optional.empty() : wrong("tasks.import.due"))));
    }

    private Optional<Message> lead(Map<String, Unit> names, String value) {
        Unit unit = names.get(value);
        return unit == null ? Optional.of(Message.of("tasks.import.unit", value)) : officer(unit).isEmpty() ? Optional.of(Message.of("tasks.import.noOfficer", value)) : Optional.empty();
    }

    private XlsxImport.Field field(String name, String key, boolean required, java.util.function.Function<String, Optional<Message>> check) {
        return new XlsxImport.Field(name, zh(key), required, zh("tasks.import.hint." + name), check);
    }

    private String zh(String key) {
        return words.say(Language.ZH, key);
    }

    private static Optional<Message> wrong(String key) {
        return Optional.of(Message.of(key));
    }

    private static Optional<Message> longest(String value, int most) {
        return value.codePointCount(0, value.length()) > most ? Optional.of(Message.of("form.tooLong", most)) : Optional.empty();
    }

    private static Set<String> named(String value) {
        return Arrays.stream(value.split("[;；、,，\\n]")).map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<DecisionSource> source(String value) {
        return Arrays.stream(DecisionSource.values()).filter(each -> words.value(Language.ZH, each).equals(value) || words.value(Language.EN, each).equals(value)).findFirst();
    }

    private Optional<DutyArea> area(String value) {
        return Arrays.stream(DutyArea.values()).filter(each -> words.value(Language.ZH, each).equals(value) || words.value(Language.EN, each).equals(value)).findFirst();
    }

    private static Optional<LocalDate> date(String value) {
        try {
            return Optional.of(LocalDate.parse(value.replaceAll("[年月/.]", "-").replace("日", "").replaceAll("-(\\d)(?=-|$)", "-0$1")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
