package cdo.office.tasks.forms;

import static cdo.office.tasks.tables.FormRequestTable.FORM_REQUEST;
import static cdo.office.tasks.tables.FormSheetTable.FORM_SHEET;
import static org.jooq.impl.DSL.select;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.office.tasks.Desks;
import cdo.office.tasks.TaskRights;
import cdo.office.tasks.TaskSteps;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Workbook;
import cdo.platform.documents.XlsxImport;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A unit's copy of a form: filled in by browser or by file, checked, handed in; returned by the organiser with a reason. */
@Component
@Transactional
public class Sheets {

    static final int MOST_ROWS = 500;
    private static final String CODE = "unit.code";
    static final String CORRECTION = "tasks.form-correct";

    private final FormRows rows;
    private final Duties duties;
    private final TaskSteps steps;
    private final Desks desks;
    private final Words words;
    private final Units units;
    private final Clocks clocks;
    private final Audit audit;

    Sheets(FormRows rows, Duties duties, TaskSteps steps, Desks desks, Words words, Units units, Clocks clocks, Audit audit) {
        this.rows = rows;
        this.duties = duties;
        this.steps = steps;
        this.desks = desks;
        this.words = words;
        this.units = units;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** The copy, if this person may read its unit's or its organiser's records. */
    @Transactional(readOnly = true)
    public FormSheet get(Who who, long id) {
        return Problem.Hidden.unless(rows.sheet(id), sheet -> visible(who, sheet), SubjectRef.of(FormSheet.KIND, id));
    }

    boolean visible(Who who, FormSheet sheet) {
        return who.reads(sheet.unitId()) || who.reads(request(sheet).organiserId());
    }

    @Transactional(readOnly = true)
    public FormRequest request(FormSheet sheet) {
        return rows.request(sheet.requestId()).orElseThrow();
    }

    Optional<FormSheet> find(long id) {
        return rows.sheet(id);
    }

    /** The rows of a copy, each by field id; at least one. */
    @Transactional(readOnly = true)
    public List<Map<Long, String>> cells(long id) {
        List<Map<Long, String>> cells = rows.cells(id);
        return cells.isEmpty() ? List.of(Map.of()) : cells;
    }

    /** The copies that this person's unit still has to hand in. */
    @Transactional(readOnly = true)
    public List<FormSheet> waiting(Who who) {
        return who.seated().map(seat -> rows.sheets(FORM_SHEET.UNIT_ID.eq(seat.unitId()).and(FORM_SHEET.STAGE.in("OPEN", "RETURNED"))
                .and(FORM_SHEET.REQUEST_ID.in(select(FORM_REQUEST.ID).from(FORM_REQUEST).where(FORM_REQUEST.STAGE.eq("SENT")))))).orElse(List.of());
    }

    /** Keeps what was typed, right or wrong; empty rows are left out. Two who type at once: the second is told. */
    public void save(Who who, long id, int version, List<Map<Long, String>> typed) {
        FormSheet sheet = fillable(who, id);
        List<FormField> fields = rows.fields(sheet.requestId());
        List<Map<Long, String>> kept = kept(sheet, fields, typed);
        rows.change(sheet, version, sheet.stage(), Map.of());
        rows.cells(id, kept);
        audit.did(who, "tasks.form-saved", sheet.ref(), "rows", kept.size());
    }

    private List<Map<Long, String>> kept(FormSheet sheet, List<FormField> fields, List<Map<Long, String>> typed) {
        var kept = new ArrayList<Map<Long, String>>();
        for (Map<Long, String> row : typed) {
            var values = new LinkedHashMap<Long, String>();
            for (FormField field : fields) {
                String value = row.getOrDefault(field.id(), "").strip();
                if (!value.isEmpty()) {
                    values.put(field.id(), field.kind().written(value.length() > 4 * FieldKind.LONGEST ? value.substring(0, 4 * FieldKind.LONGEST) : value));
                }
            }
            if (!values.isEmpty()) {
                reckon(fields, values);
                kept.add(values);
            }
        }
        int most = request(sheet).manyRows() ? MOST_ROWS : 1;
        if (kept.size() > most) {
            throw new Problem.Invalid("", "tasks.form.rows", most);
        }
        return kept;
    }

    /** A sum that was left empty is reckoned; sums of sums last. */
    private static void reckon(List<FormField> fields, Map<Long, String> row) {
        Set<String> sums = fields.stream().filter(field -> !field.parts().isEmpty()).map(FormField::title).collect(Collectors.toSet());
        fields.stream().filter(field -> !field.parts().isEmpty() && !row.containsKey(field.id()))
                .sorted(Comparator.comparing(field -> field.parts().stream().filter(sums::contains).count()))
                .forEach(field -> field.sum(fields, row).ifPresent(sum -> row.put(field.id(), FormField.plain(sum))));
    }

    /** What is wrong with what is kept, by row (from 0) and field. */
    @Transactional(readOnly = true)
    public Map<Integer, Map<Long, Message>> faults(long id) {
        FormSheet sheet = rows.sheet(id).orElseThrow(() -> missing(id));
        List<FormField> fields = rows.fields(sheet.requestId());
        var faults = new LinkedHashMap<Integer, Map<Long, Message>>();
        List<Map<Long, String>> cells = cells(id);
        for (int row = 0; row < cells.size(); row++) {
            for (FormField field : fields) {
                int at = row;
                String value = cells.get(row).getOrDefault(field.id(), "");
                field.fault(value).or(() -> foreign(sheet, field, value)).or(() -> field.unequal(fields, cells.get(at))).ifPresent(fault -> faults.computeIfAbsent(at, any -> new LinkedHashMap<>()).put(field.id(), fault));
            }
        }
        return faults;
    }

    /** 报送: with everything required and nothing wrong. After the day it is taken, too, and counts as late. */
    public void submit(Who who, long id, int version) {
        FormSheet sheet = fillable(who, id);
        Map<Integer, Map<Long, Message>> faults = faults(id);
        if (!faults.isEmpty()) {
            var errors = new ArrayList<Problem.FieldError>();
            faults.forEach((row, fields) -> fields.forEach((field, fault) -> errors.add(new Problem.FieldError("f" + field + "-" + row, fault))));
            throw new Problem.Invalid(errors);
        }
        if (rows.cells(id).isEmpty()) {
            throw new Problem.Refused("tasks.form.empty");
        }
        FormSheet submitted = rows.change(sheet, version, SheetStage.SUBMITTED,
                Map.of(FORM_SHEET.ROUND, sheet.round() + 1, FORM_SHEET.SUBMITTED_ON, clocks.today(), FORM_SHEET.SUBMITTED_BY, who.name()));
        duties.discharge(FormRequests.RULE, sheet.ref(), "1", clocks.today(), null);
        duties.discharge(CORRECTION, sheet.ref(), "correct-" + sheet.round(), clocks.today(), null);
        steps.add(sheet.ref(), "formSubmitted", who.name(), "");
        audit.did(who, "tasks.form-submitted", sheet.ref(), "round", submitted.round());
    }

    /** 退回: the unit corrects within the rule's days; that it was handed in stays as it was. */
    public void giveBack(Who who, long id, int version, String reason) {
        FormSheet sheet = rows.lockSheet(id);
        FormRequest request = request(sheet);
        who.must(TaskRights.ASK, request.organiserId());
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "tasks.reason.missing");
        }
        sent(request);
        if (sheet.stage() != SheetStage.SUBMITTED) {
            throw new Problem.Refused("tasks.form.sheetStage", sheet.stage());
        }
        rows.change(sheet, version, SheetStage.RETURNED, Map.of());
        duties.open(new NewDuty(CORRECTION, null, sheet.unitId(), request.organiserId(), null, sheet.ref(), "correct-" + sheet.round(),
                Message.of("tasks.form.dutyCorrect", request.title()), clocks.today(), null, sheet.href()));
        steps.add(sheet.ref(), "formReturned", who.name(), reason);
        desks.unit(sheet.unitId(), Message.of("tasks.form.tell.returned", request.title(), reason), sheet.ref(), sheet.href());
        audit.did(who, "tasks.form-returned", sheet.ref(), "reason", reason);
    }

    /** The copy as a workbook to be filled in, with what is kept already. */
    @Transactional(readOnly = true)
    public void write(FormSheet sheet, OutputStream out) throws IOException {
        List<Map<String, String>> known = rows.cells(sheet.id()).stream().map(row -> {
            var named = new LinkedHashMap<String, String>();
            row.forEach((field, value) -> named.put("f" + field, value));
            return (Map<String, String>) named;
        }).toList();
        Workbook.template(out, template(request(sheet)), known);
    }

    /**
     * Reads a filled-in workbook into the copy: the one that this system made, or the office's own, whose columns are found by their headings. What is wrong
     * with it is shown in the page, nothing is lost.
     */
    public Taken read(Who who, long id, int version, InputStream in) throws IOException {
        FormSheet sheet = fillable(who, id);
        byte[] content = in.readAllBytes();
        List<FormField> fields = rows.fields(sheet.requestId());
        TemplateFields.FilledIn file = XlsxImport.marked(new ByteArrayInputStream(content)) ? generated(sheet, fields, content) : TemplateFields.filledIn(content, fields);
        for (Map<Long, String> row : file.rows()) {
            for (FormField field : fields) {
                foreign(sheet, field, row.getOrDefault(field.id(), "")).ifPresent(fault -> {
                    throw new Problem.Invalid("file", fault.key(), fault.args());
                });
            }
        }
        List<Map<Long, String>> kept = rows.cells(id);
        var taken = new ArrayList<Map<Long, String>>();
        for (int at = 0; at < file.rows().size(); at++) {
            var row = new LinkedHashMap<>(file.rows().get(at));
            Map<Long, String> before = at < kept.size() ? kept.get(at) : Map.of();
            file.absent().forEach(field -> row.put(field.id(), before.getOrDefault(field.id(), "")));
            taken.add(row);
        }
        save(who, id, version, taken);
        return new Taken(file.unread(), file.absent().stream().map(FormField::title).toList());
    }

    /**
     * What became of a file's columns.
     *
     * @param unread columns of the file that no field asks for
     * @param left   fields that the file has no column for: what was there before stays
     */
    public record Taken(List<String> unread, List<String> left) {
    }

    /** A prefilled name or code of the unit says another unit: the file, or what was typed, is not this unit's. */
    private Optional<Message> foreign(FormSheet sheet, FormField field, String value) {
        String said = value.replaceAll("\\s", "");
        if (said.isEmpty() || field.fact() == null) {
            return Optional.empty();
        }
        Unit own = units.get(sheet.unitId());
        boolean other = switch (field.fact()) {
            case FormRequests.NAME -> request(sheet).manyRows() ? names(said, own) : !said.contains(own.name()) && !own.name().endsWith(said) && !said.equals(own.shortName());
            case CODE -> own.uscc() != null && !said.equalsIgnoreCase(own.uscc()) && !request(sheet).manyRows();
            default -> false;
        };
        return other ? Optional.of(Message.of("tasks.form.fault.otherUnit", value, own.name())) : Optional.empty();
    }

    /** Does it name a unit of the register that is neither this one nor below it? A form with many rows may list what is below. */
    private boolean names(String said, Unit own) {
        LocalDate today = clocks.today();
        return !said.equals(own.name()) && units.all(today).stream().filter(unit -> unit.name().equals(said)).findFirst()
                .filter(unit -> !units.subtree(own.id(), today).contains(unit.id())).isPresent();
    }

    private TemplateFields.FilledIn generated(FormSheet sheet, List<FormField> fields, byte[] content) {
        List<XlsxImport.Line> lines = XlsxImport.read(new ByteArrayInputStream(content), template(request(sheet))).lines();
        List<FormField> absent = fields.stream().filter(field -> lines.stream().noneMatch(line -> line.values().containsKey(field.name()))).toList();
        return new TemplateFields.FilledIn(lines.stream().map(line -> {
            var row = new LinkedHashMap<Long, String>();
            fields.forEach(field -> row.put(field.id(), line.value(field.name())));
            return (Map<Long, String>) row;
        }).toList(), List.of(), absent);
    }

    private XlsxImport.Template template(FormRequest request) {
        return new XlsxImport.Template("form-" + request.id(), 1, request.title(), rows.fields(request.id()).stream()
                .map(field -> new XlsxImport.Field(field.name(), field.title(), field.required(), hint(field), field::check)).toList());
    }

    private String hint(FormField field) {
        return field.kind() == FieldKind.CHOICE ? String.join("、", field.choices())
                : !field.parts().isEmpty() ? words.say(Language.ZH, Message.of("tasks.form.hint.sum", String.join("＋", field.parts()))) : field.bounded() ? words.say(Language.ZH, field.bounds("tasks.form.hint"))
                : words.say(Language.ZH, "tasks.form.hint." + field.kind());
    }

    private FormSheet fillable(Who who, long id) {
        FormSheet sheet = rows.lockSheet(id);
        who.must(TaskRights.FILL, sheet.unitId());
        sent(request(sheet));
        if (!sheet.stage().missing()) {
            throw new Problem.Refused("tasks.form.sheetStage", sheet.stage());
        }
        return sheet;
    }

    private static void sent(FormRequest request) {
        if (request.stage() != FormStage.SENT) {
            throw new Problem.Refused("tasks.form.stage", request.stage());
        }
    }

    private static Problem.NotFound missing(long id) {
        return new Problem.NotFound(SubjectRef.of(FormSheet.KIND, id));
    }
}
