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
import cdo.platform.web.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 督办台账 as a workbook: out with everything that the page shows, in with decisions and tasks of the own unit. A file is taken whole or not at
 * all; read twice, it makes nothing double; what was exported can be brought in again.
 */
@Component
public class LedgerBook {

    private static final List<PostKind> OFFICERS = Arrays.stream(PostKind.values()).filter(PostKind::officer).toList();

    /** Under which key each column has its title. */
    private static final Map<String, String> TITLES = Map.ofEntries(Map.entry("source", "tasks.source"), Map.entry("number", "tasks.number"), Map.entry("title", "tasks.decision"),
            Map.entry("decidedOn", "tasks.decidedOn"), Map.entry("area", "tasks.area"), Map.entry("content", "tasks.content"), Map.entry("criterion", "tasks.criterion"),
            Map.entry("lead", "tasks.lead"), Map.entry("supporting", "tasks.supporting"), Map.entry("due", "tasks.due"), Map.entry("organiser", "tasks.organiser"),
            Map.entry("stage", "tasks.stage"));

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
                column(language, "tasks.reservation", 30, line -> line.task().reservation()),
                column(language, "tasks.organiser", 24, line -> line.organiser().name(language)));
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

    /**
     * What a file holds, with every fault of every cell: the template filled in, or a ledger as it was exported, in either language.
     *
     * @throws Problem.Invalid at the field {@code file} when it is neither
     */
    public XlsxImport.Preview preview(Who who, InputStream in) throws IOException {
        who.must(TaskRights.DECIDE, who.unitId());
        byte[] content = in.readAllBytes();
        Map<String, Unit> names = reachable(who);
        if (XlsxImport.marked(new ByteArrayInputStream(content))) {
            return ruled(who, names, XlsxImport.read(new ByteArrayInputStream(content), template(names)));
        }
        try {
            return ruled(who, names, mine(who, XlsxImport.list(new ByteArrayInputStream(content), exported(Language.EN, names))));
        } catch (Problem.Invalid e) {
            return ruled(who, names, mine(who, XlsxImport.list(new ByteArrayInputStream(content), exported(Language.ZH, names))));
        }
    }

    /** What is handed out by file obeys the rules of what is handed out by hand: whom no list offers is not tasked, who leads does not support. What exists stays. */
    private XlsxImport.Preview ruled(Who who, Map<String, Unit> names, XlsxImport.Preview read) {
        Set<Long> offered = handing.offered(who.unitId()).stream().map(Unit::id).collect(Collectors.toSet());
        return new XlsxImport.Preview(read.template(), read.lines().stream().map(line -> {
            if (!line.good() || known(alike(who, line), line, names.get(line.value("lead")))) {
                return line;
            }
            Unit lead = names.get(line.value("lead"));
            var errors = new LinkedHashMap<String, Message>();
            if (!offered.contains(lead.id())) {
                errors.put("lead", Message.of("tasks.import.notOffered", line.value("lead")));
            }
            if (named(line.value("supporting")).stream().anyMatch(name -> names.get(name).id() == lead.id())) {
                errors.put("supporting", Message.of("tasks.import.supporting", line.value("lead")));
            }
            return new XlsxImport.Line(line.number(), line.values(), errors);
        }).toList());
    }

    private List<Decision> alike(Who who, XlsxImport.Line line) {
        return decisions.alike(who.unitId(), number(line), line.value("title").strip());
    }

    /** Is this task handed out already? */
    private boolean known(List<Decision> alike, XlsxImport.Line line, Unit lead) {
        return alike.stream().flatMap(each -> tasks.ofDecision(each.id()).stream()).anyMatch(each -> each.content().equals(line.value("content").strip()) && each.leadUnitId() == lead.id());
    }

    /** Of an exported ledger what this unit handed out and what still runs; closed tasks and those of others are not handed out anew. */
    private XlsxImport.Preview mine(Who who, XlsxImport.Preview all) {
        Unit own = units.get(who.unitId());
        List<XlsxImport.Line> lines = all.lines().stream().filter(line -> line.value("organiser").isEmpty() || line.value("organiser").equals(own.name()) || line.value("organiser").equals(own.nameEn()))
                .filter(line -> stage(line.value("stage")).map(TaskStage::running).orElse(true)).toList();
        if (lines.isEmpty()) {
            throw new Problem.Refused("tasks.import.nothing");
        }
        return new XlsxImport.Preview(all.template(), lines);
    }

    /** The lines whose date has passed. */
    public List<XlsxImport.Line> past(XlsxImport.Preview preview) {
        return preview.lines().stream().filter(line -> date(line.value("due")).filter(due -> due.isBefore(clocks.today())).isPresent()).toList();
    }

    /**
     * Registers the decisions and hands out the tasks of a file that has no fault.
     *
     * @param pastToo tasks whose date has passed are taken, too, and are overdue from the first day; otherwise they are refused with a warning
     * @return how many tasks were handed out; lines that exist already are passed over
     */
    @Transactional
    public int take(Who who, XlsxImport.Preview preview, boolean pastToo) {
        who.must(TaskRights.DECIDE, who.unitId());
        if (!preview.good()) {
            throw new Problem.Refused("tasks.import.faults", preview.wrong());
        }
        Map<String, Unit> names = reachable(who);
        int handed = 0;
        int past = 0;
        for (XlsxImport.Line line : preview.lines()) {
            List<Decision> alike = alike(who, line);
            Unit lead = names.get(line.value("lead"));
            if (!known(alike, line, lead)) {
                Set<Long> supporting = named(line.value("supporting")).stream().map(name -> names.get(name).id()).collect(Collectors.toSet());
                LocalDate due = date(line.value("due")).orElseThrow();
                long decision = alike.isEmpty() ? decided(who, line) : alike.getFirst().id();
                tasks.takeOver(who, new NewTask(decision, area(line.value("area")).orElseThrow(), line.value("content"), line.value("criterion"), officer(lead).orElseThrow(),
                        supporting, due));
                handed++;
                past += due.isBefore(clocks.today()) ? 1 : 0;
            }
        }
        if (past > 0 && !pastToo) {
            throw new Problem.Refused("tasks.import.past", past);
        }
        audit.did(who, "tasks.imported", SubjectRef.of("unit", who.unitId()), "lines", preview.lines().size(), "handed", handed, "past", past);
        return handed;
    }

    private static @Nullable String number(XlsxImport.Line line) {
        return line.value("number").isBlank() ? null : line.value("number").strip();
    }

    private long decided(Who who, XlsxImport.Line line) {
        return decisions.decide(who, new NewDecision(who.unitId(), source(line.value("source")).orElseThrow(), number(line), line.value("title"), line.value("title"),
                date(line.value("decidedOn")).orElseThrow(), null));
    }

    private Map<String, Unit> reachable(Who who) {
        var names = new LinkedHashMap<String, Unit>();
        for (Unit unit : handing.units(who.unitId())) {
            names.putIfAbsent(unit.name(), unit);
            names.putIfAbsent(unit.shortName(), unit);
            if (!unit.nameEn().isBlank()) {
                names.putIfAbsent(unit.nameEn(), unit);
            }
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
                field("due", "tasks.due", true, value -> date(value).isPresent() ? Optional.empty() : wrong("tasks.import.due"))));
    }

    /** The same columns under the titles of an exported ledger, with the two that say which lines are meant. */
    private XlsxImport.Template exported(Language language, Map<String, Unit> names) {
        var columns = new ArrayList<XlsxImport.Field>();
        for (XlsxImport.Field field : template(names).columns()) {
            columns.add(new XlsxImport.Field(field.field(), words.say(language, TITLES.get(field.field())), field.required(), field.hint(), field.check()));
        }
        for (String more : List.of("organiser", "stage")) {
            columns.add(new XlsxImport.Field(more, words.say(language, TITLES.get(more)), false, "", value -> Optional.empty()));
        }
        return new XlsxImport.Template("tasks", 1, words.say(language, "tasks.ledger"), columns);
    }

    private Optional<TaskStage> stage(String value) {
        return Arrays.stream(TaskStage.values()).filter(each -> words.value(Language.ZH, each).equals(value) || words.value(Language.EN, each).equals(value)).findFirst();
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
        return Optional.ofNullable(Reading.parse(value));
    }
}
