package cdo.office.tasks.forms;

import static cdo.office.tasks.tables.FormRequestTable.FORM_REQUEST;
import static cdo.office.tasks.tables.FormSheetTable.FORM_SHEET;
import static org.jooq.impl.DSL.noCondition;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.office.tasks.Desks;
import cdo.office.tasks.Handing;
import cdo.office.tasks.TaskRights;
import cdo.office.tasks.TaskSteps;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 临时报表 as their organiser handles them: drawn up from a workbook, sent to units, chased, closed. */
@Component
@Transactional
public class FormRequests {

    static final String RULE = "tasks.form";
    static final String NAME = "unit.name";

    private final DSLContext sql;
    private final FormRows rows;
    private final KnownFacts facts;
    private final Handing handing;
    private final Duties duties;
    private final Attachments attachments;
    private final TaskSteps steps;
    private final Desks desks;
    private final Units units;
    private final Reach reach;
    private final Clocks clocks;
    private final Audit audit;

    FormRequests(DSLContext sql, FormRows rows, KnownFacts facts, Handing handing, Duties duties, Attachments attachments, TaskSteps steps, Desks desks, Units units, Reach reach,
                 Clocks clocks, Audit audit) {
        this.sql = sql;
        this.rows = rows;
        this.facts = facts;
        this.handing = handing;
        this.duties = duties;
        this.attachments = attachments;
        this.steps = steps;
        this.desks = desks;
        this.units = units;
        this.reach = reach;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** The office's own workbook. */
    public record Template(String name, byte[] content) {
    }

    /**
     * Begins a form; its fields are recognised in the workbook and stay open to correction until it is sent.
     *
     * @param template null: the fields are typed by hand
     */
    public long draft(Who who, FormRequest.Draft draft, @Nullable Template template) {
        who.must(TaskRights.ASK, who.unitId());
        check(draft);
        long id = rows.insert(who.unitId(), draft, clocks.today());
        SubjectRef ref = SubjectRef.of(FormRequest.KIND, id);
        if (template != null) {
            if (!template.name().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
                throw new Problem.Invalid("file", "tasks.form.template.xlsx");
            }
            long file = attachments.store(who, ref, template.name(), new ByteArrayInputStream(template.content())).id();
            TemplateFields read = TemplateFields.read(template.content(), facts::asked);
            rows.fields(id, read.fields());
            rows.printed(id, read.printed());
            if (read.printed().size() > 1 && !draft.manyRows() && named(read.fields().stream().filter(field -> NAME.equals(field.fact())).map(FormField.Draft::title), read.printed()).isEmpty()) {
                sql.update(FORM_REQUEST).set(FORM_REQUEST.MANY_ROWS, true).where(FORM_REQUEST.ID.eq(id)).execute();
            }
            sql.update(FORM_REQUEST).set(FORM_REQUEST.TEMPLATE_ID, file).where(FORM_REQUEST.ID.eq(id)).execute();
        }
        steps.add(ref, "formBegun", who.name(), "");
        audit.did(who, "tasks.form-begun", ref, "title", draft.title());
        return id;
    }

    /** The sheet of a workbook that is read, where it shows several. */
    public Optional<String> sheet(Template template) {
        return Optional.ofNullable(TemplateFields.read(template.content(), facts::asked).sheet());
    }

    private void check(FormRequest.Draft draft) {
        if (draft.title().isBlank()) {
            throw new Problem.Invalid("title", "form.missing");
        }
        if (draft.due().isBefore(clocks.today())) {
            throw new Problem.Invalid("due", "tasks.due.past", clocks.today());
        }
    }

    /** Settles the fields; only before the form is sent. A field without a fact of its own gets the one its title asks for. */
    public void fields(Who who, long id, int version, List<FormField.Draft> drafts) {
        FormRequest request = own(who, id);
        if (request.stage() != FormStage.DRAFT) {
            throw new Problem.Refused("tasks.form.stage", request.stage());
        }
        if (drafts.isEmpty() || drafts.size() > TemplateFields.MOST) {
            throw new Problem.Invalid("title-new", "tasks.form.fields.count", TemplateFields.MOST);
        }
        Set<String> titles = new HashSet<>();
        for (FormField.Draft draft : drafts) {
            if (FormField.word(draft.title()).isEmpty() || !titles.add(draft.title())) {
                throw new Problem.Invalid("title-new", "tasks.form.fields.twice", draft.title());
            }
            for (String part : draft.parts()) {
                if (part.equals(draft.title()) || drafts.stream().noneMatch(each -> each.title().equals(part) && each.kind() == FieldKind.NUMBER)) {
                    throw new Problem.Invalid("title-new", "tasks.form.fields.parts", draft.title(), part);
                }
            }
            if (draft.kind() == FieldKind.CHOICE && draft.choices().size() < 2) {
                throw new Problem.Invalid("title-new", "tasks.form.fields.choices", draft.title());
            }
        }
        rows.change(request, version, FormStage.DRAFT, Map.of());
        rows.fields(id, drafts);
        audit.did(who, "tasks.form-fields-set", request.ref(), "fields", drafts.size());
    }

    /** Sends it: every unit gets a copy with what is known of it, and owes it by the day. */
    public void send(Who who, long id, int version, Set<Long> to) {
        FormRequest request = own(who, id);
        handing.must(who, TaskRights.ASK, request.organiserId(), to);
        List<FormField> fields = rows.fields(id);
        if (fields.isEmpty()) {
            throw new Problem.Refused("tasks.form.noFields");
        }
        if (to.isEmpty()) {
            throw new Problem.Invalid("units", "form.choose");
        }
        if (request.due().isBefore(clocks.today())) {
            throw new Problem.Refused("tasks.due.past", clocks.today());
        }
        rows.change(request, version, FormStage.SENT, Map.of(FORM_REQUEST.SENT_ON, clocks.today()));
        to.stream().sorted().forEach(unit -> ask(request, fields, unit));
        steps.add(request.ref(), "formSent", who.name(), Integer.toString(to.size()));
        audit.did(who, "tasks.form-sent", request.ref(), "units", to.size(), "due", request.due());
    }

    private void ask(FormRequest request, List<FormField> fields, long unit) {
        long id = rows.sheet(request.id(), unit);
        SubjectRef ref = SubjectRef.of(FormSheet.KIND, id);
        Map<Long, String> known = new LinkedHashMap<>();
        for (FormField field : fields) {
            known(request, field, unit).map(field.kind()::written).filter(value -> field.check(value).isEmpty()).ifPresent(value -> known.put(field.id(), value));
        }
        rows.cells(id, begun(unit, fields, rows.printed(request.id()), known));
        String href = "/form-sheets/" + id;
        duties.open(new NewDuty(RULE, null, unit, request.organiserId(), null, ref, "1", Message.of("tasks.form.duty", request.title()), clocks.today(), request.due(), href));
        desks.unit(unit, Message.of("tasks.form.tell.sent", request.title(), request.due()), ref, href);
        steps.add(ref, "formSent", null, "");
    }

    /** The column in which the office's workbook names a unit in every row: each unit then gets its own row only. */
    private static Optional<String> named(Stream<String> nameFields, List<Map<String, String>> printed) {
        return nameFields.filter(title -> printed.stream().allMatch(row -> row.containsKey(title))).findFirst();
    }

    /** The rows that stand in the office's workbook already, each with what is known; without such rows one. */
    private List<Map<Long, String>> begun(long unit, List<FormField> fields, List<Map<String, String>> printed, Map<Long, String> known) {
        Optional<String> name = named(fields.stream().filter(field -> NAME.equals(field.fact())).map(FormField::title), printed);
        List<Map<String, String>> own = printed.stream().filter(row -> name.isEmpty() || List.of(units.get(unit).name(), units.get(unit).shortName()).contains(row.get(name.get()))).toList();
        if (own.isEmpty()) {
            return List.of(known);
        }
        return own.stream().map(row -> {
            Map<Long, String> cells = new LinkedHashMap<>(known);
            fields.stream().filter(field -> row.containsKey(field.title())).forEach(field -> cells.put(field.id(), field.kind().written(row.get(field.title()))));
            return cells;
        }).toList();
    }

    /** How many rows every unit's copy begins with. */
    @Transactional(readOnly = true)
    public int printed(long id) {
        return rows.printed(id).size();
    }

    /** What the system knows, else what the unit itself said last time it was asked. */
    private Optional<String> known(FormRequest request, FormField field, long unit) {
        Optional<String> fact = field.fact() == null ? Optional.empty() : facts.value(field.fact(), unit, clocks.today());
        return fact.or(() -> rows.before(unit, field.word(), request.id()));
    }

    /**
     * 催报: tells everybody who is missing, once a day.
     *
     * @return how many units
     */
    public int chase(Who who, long id) {
        FormRequest request = own(who, id);
        if (request.stage() != FormStage.SENT) {
            throw new Problem.Refused("tasks.form.stage", request.stage());
        }
        if (chasedToday(request)) {
            throw new Problem.Refused("tasks.form.chase.today");
        }
        List<FormSheet> missing = rows.sheets(FORM_SHEET.REQUEST_ID.eq(id)).stream().filter(sheet -> sheet.stage().missing()).toList();
        missing.forEach(sheet -> desks.unit(sheet.unitId(), Message.of("tasks.form.tell.chased", request.title(), request.due()), sheet.ref(), sheet.href()));
        if (!missing.isEmpty()) {
            steps.add(request.ref(), "formChased", who.name(), Integer.toString(missing.size()));
            audit.did(who, "tasks.form-chased", request.ref(), "units", missing.size());
        }
        return missing.size();
    }

    /** Everybody who is missing was reminded today. */
    @Transactional(readOnly = true)
    public boolean chasedToday(FormRequest request) {
        return steps.today(request.ref(), "formChased");
    }

    /**
     * 汇总结束: nothing comes in any more. Before its day has passed a form is closed only when everybody has handed in; after it, those who are missing
     * are on record as never having done so, and what was asked to be corrected is asked no more.
     */
    public void close(Who who, long id, int version) {
        FormRequest request = own(who, id);
        List<FormSheet> missing = rows.sheets(FORM_SHEET.REQUEST_ID.eq(id)).stream().filter(sheet -> sheet.stage().missing()).toList();
        if (request.stage() == FormStage.SENT && !missing.isEmpty() && !clocks.today().isAfter(request.due())) {
            throw new Problem.Refused("tasks.form.close.early", missing.size(), request.due());
        }
        rows.change(request, version, FormStage.CLOSED, Map.of(FORM_REQUEST.CLOSED_ON, clocks.today()));
        for (FormSheet sheet : missing) {
            duties.lapseAll(sheet.ref(), Message.of("tasks.form.why.missing"));
            steps.add(sheet.ref(), sheet.stage() == SheetStage.OPEN ? "formMissing" : "formUncorrected", who.name(), "");
        }
        steps.add(request.ref(), "formClosed", who.name(), missing.isEmpty() ? "" : Integer.toString(missing.size()));
        audit.did(who, "tasks.form-closed", request.ref(), "missing", missing.size());
    }

    /** It is asked no more: nobody owes it. */
    public void cancel(Who who, long id, int version, String reason) {
        FormRequest request = own(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "tasks.reason.missing");
        }
        rows.change(request, version, FormStage.CANCELLED, Map.of());
        rows.sheets(FORM_SHEET.REQUEST_ID.eq(id)).forEach(sheet -> duties.cancelAll(sheet.ref(), Message.of("tasks.why.cancelled", reason)));
        steps.add(request.ref(), "formCancelled", who.name(), reason);
        audit.did(who, "tasks.form-cancelled", request.ref(), "reason", reason);
    }

    private FormRequest own(Who who, long id) {
        FormRequest request = rows.lock(id);
        who.must(TaskRights.ASK, request.organiserId());
        return request;
    }

    /** The form, if this person may read its organiser's records. */
    @Transactional(readOnly = true)
    public FormRequest get(Who who, long id) {
        return Problem.Hidden.unless(rows.request(id), each -> who.reads(each.organiserId()), SubjectRef.of(FormRequest.KIND, id));
    }

    @Transactional(readOnly = true)
    public List<FormField> fields(long id) {
        return rows.fields(id);
    }

    Optional<FormRequest> find(long id) {
        return rows.request(id);
    }

    /** One unit's copy as the organiser's page shows it. */
    public record Copy(FormSheet sheet, Unit unit, boolean late) {
    }

    /** The copies in the units' order, those that are missing first. */
    @Transactional(readOnly = true)
    public List<Copy> copies(FormRequest request) {
        boolean past = request.due().isBefore(clocks.today());
        return rows.sheets(FORM_SHEET.REQUEST_ID.eq(request.id())).stream().filter(sheet -> sheet.stage() != SheetStage.WITHDRAWN)
                .map(sheet -> new Copy(sheet, units.get(sheet.unitId()), sheet.stage().missing() ? past : sheet.submittedOn() != null && sheet.submittedOn().isAfter(request.due())))
                .sorted(Comparator.<Copy, Boolean>comparing(copy -> !copy.sheet().stage().missing()).thenComparing(copy -> copy.unit().position()).thenComparing(copy -> copy.unit().id())).toList();
    }

    /** A form with how many of its copies have come in. */
    public record Line(FormRequest request, Unit organiser, int sent, int handedIn) {
    }

    @Transactional(readOnly = true)
    public Slice<Line> slice(Who who, String words, @Nullable FormStage stage, Slice.Ask ask) {
        who.must(TaskRights.SEE);
        Condition mine = reach.readable(who, FORM_REQUEST.ORGANISER_UNIT_ID);
        Condition wanted = mine.and(words.isBlank() ? noCondition() : FORM_REQUEST.TITLE.containsIgnoreCase(words.strip()))
                .and(stage == null ? noCondition() : FORM_REQUEST.STAGE.eq(stage.name()));
        List<Long> ids = sql.select(FORM_REQUEST.ID).from(FORM_REQUEST).where(wanted).orderBy(FORM_REQUEST.ID.desc()).limit(ask.size()).offset(ask.offset()).fetch(FORM_REQUEST.ID);
        List<Line> lines = rows.requests(FORM_REQUEST.ID.in(ids)).stream().map(request -> {
            List<FormSheet> sheets = rows.sheets(FORM_SHEET.REQUEST_ID.eq(request.id()).and(FORM_SHEET.STAGE.ne(SheetStage.WITHDRAWN.name())));
            return new Line(request, units.get(request.organiserId()), (int) sheets.stream().filter(sheet -> sheet.stage() != SheetStage.EXCUSED).count(), (int) sheets.stream().filter(sheet -> sheet.stage() == SheetStage.SUBMITTED).count());
        }).toList();
        return ask.of(lines, sql.fetchCount(FORM_REQUEST, wanted), sql.fetchCount(FORM_REQUEST, mine));
    }
}
