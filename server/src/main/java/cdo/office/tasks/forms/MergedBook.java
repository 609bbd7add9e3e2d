package cdo.office.tasks.forms;

import cdo.office.tasks.TaskRights;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All copies of a form in one workbook: one line for every row that was handed in, then those who are missing or excused, so that nobody is forgotten. */
@Component
public class MergedBook {

    private final FormRequests requests;
    private final FormRows rows;
    private final Words words;
    private final Imprints imprints;
    private final Audit audit;

    MergedBook(FormRequests requests, FormRows rows, Words words, Imprints imprints, Audit audit) {
        this.requests = requests;
        this.rows = rows;
        this.words = words;
        this.imprints = imprints;
        this.audit = audit;
    }

    private record Row(FormRequests.Copy copy, Map<Long, String> cells) {
    }

    public void write(Who who, FormRequest request, Language language, OutputStream out) throws IOException {
        who.must(TaskRights.ASK, request.organiserId());
        var lines = new ArrayList<Row>();
        List<FormRequests.Copy> copies = requests.copies(request);
        copies.stream().filter(copy -> copy.sheet().stage() == SheetStage.SUBMITTED).forEach(copy -> rows.cells(copy.sheet().id()).forEach(row -> lines.add(new Row(copy, row))));
        copies.stream().filter(copy -> copy.sheet().stage() != SheetStage.SUBMITTED).forEach(copy -> lines.add(new Row(copy, Map.of())));
        var columns = new ArrayList<Workbook.Column<Row>>();
        columns.add(new Workbook.Column<>(words.say(language, "tasks.form.unit"), 28, row -> row.copy().unit().name(language)));
        for (FormField field : requests.fields(request.id())) {
            columns.add(new Workbook.Column<>(field.title(), 18, row -> value(field, row.cells().get(field.id()))));
        }
        columns.add(new Workbook.Column<>(words.say(language, "tasks.stage"), 12, row -> stage(request, row.copy().sheet().stage(), language)));
        columns.add(new Workbook.Column<>(words.say(language, "tasks.submittedOn"), 12, row -> row.copy().sheet().stage() == SheetStage.SUBMITTED ? row.copy().sheet().submittedOn() : null));
        Workbook.write(out, request.title(), imprints.of(who), columns, lines);
        audit.exported(who, "tasks.form-merged", request.ref(), "rows", lines.size());
    }

    /** After it was closed nobody hands in any more. */
    private String stage(FormRequest request, SheetStage stage, Language language) {
        return request.stage() == FormStage.CLOSED && stage.missing() ? words.say(language, stage == SheetStage.OPEN ? "tasks.form.missing" : "tasks.form.uncorrected") : words.value(language, stage);
    }

    private static @Nullable Object value(FormField field, @Nullable String written) {
        if (written == null) {
            return null;
        }
        return switch (field.kind()) {
            case NUMBER -> new BigDecimal(written);
            case DATE -> LocalDate.parse(written);
            default -> written;
        };
    }
}
