package cdo.office.tasks.forms;

import static cdo.office.tasks.tables.FormCellTable.FORM_CELL;
import static cdo.office.tasks.tables.FormFieldTable.FORM_FIELD;
import static cdo.office.tasks.tables.FormPrintedTable.FORM_PRINTED;
import static cdo.office.tasks.tables.FormRequestTable.FORM_REQUEST;
import static cdo.office.tasks.tables.FormSheetTable.FORM_SHEET;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** The rows of forms, their fields, sheets and cells. */
@Component
class FormRows {

    private final DSLContext sql;

    FormRows(DSLContext sql) {
        this.sql = sql;
    }

    long insert(long organiser, FormRequest.Draft draft, LocalDate today) {
        return sql.insertInto(FORM_REQUEST).set(FORM_REQUEST.ORGANISER_UNIT_ID, organiser).set(FORM_REQUEST.TITLE, draft.title()).set(FORM_REQUEST.PURPOSE, draft.purpose())
                .set(FORM_REQUEST.BASIS, draft.basis()).set(FORM_REQUEST.MANY_ROWS, draft.manyRows()).set(FORM_REQUEST.DUE, draft.due())
                .set(FORM_REQUEST.STAGE, FormStage.DRAFT.name()).set(FORM_REQUEST.BEGUN_ON, today).returning(FORM_REQUEST.ID).fetchSingle(FORM_REQUEST.ID);
    }

    List<FormRequest> requests(Condition condition) {
        return sql.selectFrom(FORM_REQUEST).where(condition).orderBy(FORM_REQUEST.ID.desc()).fetch(FormRows::request);
    }

    Optional<FormRequest> request(long id) {
        return requests(FORM_REQUEST.ID.eq(id)).stream().findFirst();
    }

    FormRequest lock(long id) {
        return sql.selectFrom(FORM_REQUEST).where(FORM_REQUEST.ID.eq(id)).forUpdate().fetchOptional(FormRows::request)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(FormRequest.KIND, id)));
    }

    /** Writes a move guarded by the version that was read. */
    void change(FormRequest request, int version, FormStage next, Map<? extends Field<?>, ?> columns) {
        if (request.version() != version) {
            throw new Problem.Stale(request.ref());
        }
        if (request.stage() == next ? next != FormStage.DRAFT : !request.stage().successors().contains(next)) {
            throw new Problem.Refused("tasks.form.stage", request.stage());
        }
        sql.update(FORM_REQUEST).set(FORM_REQUEST.STAGE, next.name()).set(FORM_REQUEST.VERSION, version + 1).set(columns).where(FORM_REQUEST.ID.eq(request.id())).execute();
    }

    /** The fields anew: before a form is sent nothing refers to them. */
    void fields(long request, List<FormField.Draft> drafts) {
        sql.deleteFrom(FORM_FIELD).where(FORM_FIELD.REQUEST_ID.eq(request)).execute();
        int place = 0;
        for (FormField.Draft draft : drafts) {
            sql.insertInto(FORM_FIELD).set(FORM_FIELD.REQUEST_ID, request).set(FORM_FIELD.PLACE, ++place).set(FORM_FIELD.TITLE, draft.title())
                    .set(FORM_FIELD.WORD, FormField.word(draft.title())).set(FORM_FIELD.KIND, draft.kind().name()).set(FORM_FIELD.REQUIRED, draft.required())
                    .set(FORM_FIELD.CHOICES, String.join("\n", draft.choices())).set(FORM_FIELD.FACT, draft.fact()).set(FORM_FIELD.LEAST, draft.least())
                    .set(FORM_FIELD.MOST, draft.most()).set(FORM_FIELD.PARTS, String.join("\n", draft.parts())).execute();
        }
    }

    List<FormField> fields(long request) {
        return sql.selectFrom(FORM_FIELD).where(FORM_FIELD.REQUEST_ID.eq(request)).orderBy(FORM_FIELD.PLACE).fetch(FormRows::field);
    }

    void printed(long request, List<Map<String, String>> rows) {
        int place = 0;
        for (Map<String, String> row : rows) {
            place++;
            for (var cell : row.entrySet()) {
                sql.insertInto(FORM_PRINTED).values(request, place, cell.getKey(), cell.getValue()).execute();
            }
        }
    }

    /** The rows that stand in the office's workbook already, by title of the field. */
    List<Map<String, String>> printed(long request) {
        var rows = new TreeMap<Integer, Map<String, String>>();
        sql.selectFrom(FORM_PRINTED).where(FORM_PRINTED.REQUEST_ID.eq(request)).orderBy(FORM_PRINTED.PLACE)
                .forEach(row -> rows.computeIfAbsent(row.get(FORM_PRINTED.PLACE), any -> new LinkedHashMap<>()).put(row.get(FORM_PRINTED.TITLE), row.get(FORM_PRINTED.VALUE)));
        return new ArrayList<>(rows.values());
    }

    long sheet(long request, long unit) {
        return sql.insertInto(FORM_SHEET).set(FORM_SHEET.REQUEST_ID, request).set(FORM_SHEET.UNIT_ID, unit).set(FORM_SHEET.STAGE, SheetStage.OPEN.name())
                .returning(FORM_SHEET.ID).fetchSingle(FORM_SHEET.ID);
    }

    List<FormSheet> sheets(Condition condition) {
        return sql.selectFrom(FORM_SHEET).where(condition).orderBy(FORM_SHEET.ID).fetch(FormRows::sheet);
    }

    Optional<FormSheet> sheet(long id) {
        return sheets(FORM_SHEET.ID.eq(id)).stream().findFirst();
    }

    FormSheet lockSheet(long id) {
        return sql.selectFrom(FORM_SHEET).where(FORM_SHEET.ID.eq(id)).forUpdate().fetchOptional(FormRows::sheet)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(FormSheet.KIND, id)));
    }

    FormSheet change(FormSheet sheet, int version, SheetStage next, Map<? extends Field<?>, ?> columns) {
        if (sheet.version() != version) {
            throw new Problem.Stale(sheet.ref());
        }
        if (sheet.stage() == next ? !next.missing() : !sheet.stage().successors().contains(next)) {
            throw new Problem.Refused("tasks.form.sheetStage", sheet.stage());
        }
        sql.update(FORM_SHEET).set(FORM_SHEET.STAGE, next.name()).set(FORM_SHEET.VERSION, version + 1).set(columns).where(FORM_SHEET.ID.eq(sheet.id())).execute();
        return sheet(sheet.id()).orElseThrow();
    }

    /** The rows of a sheet, each by field id. */
    List<Map<Long, String>> cells(long sheet) {
        var rows = new TreeMap<Integer, Map<Long, String>>();
        sql.selectFrom(FORM_CELL).where(FORM_CELL.SHEET_ID.eq(sheet)).orderBy(FORM_CELL.PLACE)
                .forEach(row -> rows.computeIfAbsent(row.get(FORM_CELL.PLACE), any -> new LinkedHashMap<>()).put(row.get(FORM_CELL.FIELD_ID), row.get(FORM_CELL.VALUE)));
        return new ArrayList<>(rows.values());
    }

    void cells(long sheet, List<Map<Long, String>> rows) {
        sql.deleteFrom(FORM_CELL).where(FORM_CELL.SHEET_ID.eq(sheet)).execute();
        int place = 0;
        for (Map<Long, String> row : rows) {
            place++;
            for (var cell : row.entrySet()) {
                if (!cell.getValue().isEmpty()) {
                    sql.insertInto(FORM_CELL).values(sheet, place, cell.getKey(), cell.getValue()).execute();
                }
            }
        }
    }

    /** What this unit last handed in for the same question, in the first row of another form. */
    Optional<String> before(long unit, String word, long notIn) {
        return sql.select(FORM_CELL.VALUE).from(FORM_CELL).join(FORM_FIELD).on(FORM_FIELD.ID.eq(FORM_CELL.FIELD_ID)).join(FORM_SHEET).on(FORM_SHEET.ID.eq(FORM_CELL.SHEET_ID))
                .where(FORM_FIELD.WORD.eq(word)).and(FORM_SHEET.UNIT_ID.eq(unit)).and(FORM_SHEET.STAGE.eq(SheetStage.SUBMITTED.name())).and(FORM_SHEET.REQUEST_ID.ne(notIn))
                .and(FORM_CELL.PLACE.eq(1)).orderBy(FORM_SHEET.SUBMITTED_ON.desc(), FORM_SHEET.ID.desc()).limit(1).fetchOptional(FORM_CELL.VALUE);
    }

    private static FormRequest request(Record row) {
        return new FormRequest(row.get(FORM_REQUEST.ID), row.get(FORM_REQUEST.ORGANISER_UNIT_ID), row.get(FORM_REQUEST.TITLE), row.get(FORM_REQUEST.PURPOSE), row.get(FORM_REQUEST.BASIS),
                row.get(FORM_REQUEST.MANY_ROWS), row.get(FORM_REQUEST.DUE), FormStage.valueOf(row.get(FORM_REQUEST.STAGE)), row.get(FORM_REQUEST.TEMPLATE_ID),
                row.get(FORM_REQUEST.BEGUN_ON), row.get(FORM_REQUEST.SENT_ON), row.get(FORM_REQUEST.VERSION));
    }

    private static FormField field(Record row) {
        return new FormField(row.get(FORM_FIELD.ID), row.get(FORM_FIELD.PLACE), row.get(FORM_FIELD.TITLE), row.get(FORM_FIELD.WORD), FieldKind.valueOf(row.get(FORM_FIELD.KIND)),
                row.get(FORM_FIELD.REQUIRED), row.get(FORM_FIELD.CHOICES).lines().filter(line -> !line.isBlank()).toList(), row.get(FORM_FIELD.FACT), row.get(FORM_FIELD.LEAST), row.get(FORM_FIELD.MOST),
                row.get(FORM_FIELD.PARTS).lines().filter(line -> !line.isBlank()).toList());
    }

    private static FormSheet sheet(Record row) {
        return new FormSheet(row.get(FORM_SHEET.ID), row.get(FORM_SHEET.REQUEST_ID), row.get(FORM_SHEET.UNIT_ID), SheetStage.valueOf(row.get(FORM_SHEET.STAGE)), row.get(FORM_SHEET.ROUND),
                row.get(FORM_SHEET.SUBMITTED_ON), row.get(FORM_SHEET.SUBMITTED_BY), row.get(FORM_SHEET.VERSION));
    }
}
