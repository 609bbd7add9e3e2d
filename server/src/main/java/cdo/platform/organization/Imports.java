package cdo.platform.organization;

import static cdo.platform.organization.tables.ImportDraftTable.IMPORT_DRAFT;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.tables.ImportDraftRow;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports units, people and past tenures from a workbook. The preview is a rehearsal: every row is carried out by the same
 * commands, with the same rights, and taken back; so what the preview lets through is what the confirmation does.
 */
@Component
public class Imports {

    /** A row and all that is wrong with it. */
    public record Line(String sheet, int row, String text, List<Message> errors) {

        public @Nullable Message error() {
            return errors.isEmpty() ? null : errors.getFirst();
        }
    }

    /** The outcome of a rehearsal. */
    public record Preview(long id, String fileName, List<Line> lines) {

        public int faulty() {
            return (int) lines.stream().filter(line -> line.error() != null).count();
        }

        public int count(String sheet) {
            return (int) lines.stream().filter(line -> line.sheet().equals(sheet)).count();
        }
    }

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final ImportRow row;
    private final Words words;
    private final TransactionTemplate whole;
    private final TransactionTemplate each;

    Imports(DSLContext sql, Clocks clocks, Audit audit, ImportRow row, Words words, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.row = row;
        this.words = words;
        this.whole = new TransactionTemplate(transactions);
        this.each = new TransactionTemplate(transactions);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The workbook to fill in, with its notes in that language. */
    public byte[] template(Language language) {
        return ImportBook.template(words, language);
    }

    /** Keeps the workbook for its preview; refused as a whole when it is no filled template. */
    public long keep(Who who, String fileName, byte[] content) {
        who.must(OrganizationRights.IMPORT);
        ImportBook book = ImportBook.read(content);
        if (book.lines().isEmpty()) {
            throw new Problem.Invalid("file", "organization.import.empty");
        }
        sql.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ACCOUNT_ID.eq(who.accountId())).execute();
        return sql.insertInto(IMPORT_DRAFT).set(IMPORT_DRAFT.ACCOUNT_ID, who.accountId()).set(IMPORT_DRAFT.FILE_NAME, fileName).set(IMPORT_DRAFT.CONTENT, content)
                .set(IMPORT_DRAFT.STORED_AT, clocks.real()).returning(IMPORT_DRAFT.ID).fetchSingle(IMPORT_DRAFT.ID);
    }

    public Preview preview(Who who, long draftId) {
        ImportDraftRow draft = draft(who, draftId);
        return whole.execute(status -> {
            Preview preview = carryOut(who, draft);
            status.setRollbackOnly();
            return preview;
        });
    }

    /** Writes everything, or nothing when a single row is refused. */
    public Preview confirm(Who who, long draftId) {
        ImportDraftRow draft = draft(who, draftId);
        return whole.execute(status -> {
            Preview done = carryOut(who, draft);
            if (done.faulty() > 0) {
                throw new Problem.Refused("organization.import.faulty", done.faulty());
            }
            sql.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ID.eq(draftId)).execute();
            audit.did(who, "organization.imported", SubjectRef.of("unit", who.unitId()), "file", draft.getFileName(), "rows", done.lines().size());
            return done;
        });
    }

    private ImportDraftRow draft(Who who, long id) {
        who.must(OrganizationRights.IMPORT);
        ImportDraftRow draft = sql.selectFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ID.eq(id)).fetchOptional().orElseThrow(() -> new Problem.NotFound(Message.of("organization.import.gone")));
        if (draft.getAccountId() != who.accountId()) {
            throw new Problem.Hidden(SubjectRef.of("import", id));
        }
        return draft;
    }

    private Preview carryOut(Who who, ImportDraftRow draft) {
        ImportBook book = ImportBook.read(draft.getContent());
        var lines = new ArrayList<Line>();
        var faulty = new ArrayList<ImportBook.Line>();
        for (ImportBook.Line line : book.lines()) {
            List<Message> unread = book.faults().stream().filter(each -> each.sheet() == line.sheet() && each.row() == line.row()).map(ImportBook.Fault::message).toList();
            List<Message> fault = unread.isEmpty() ? attempt(who, line).stream().map(error -> traced(error, line, faulty)).toList() : unread;
            if (!fault.isEmpty()) {
                faulty.add(line);
            }
            lines.add(new Line(line.sheet().title(), line.row(), String.join(" · ", line.cells().values().stream().filter(text -> !text.isEmpty()).limit(4).toList()), fault));
        }
        return new Preview(draft.getId(), draft.getFileName(), lines);
    }

    /** What a row misses because an earlier row of this very file is faulty is said with that row: it is there, but could not be carried out. */
    private static Message traced(Message error, ImportBook.Line line, List<ImportBook.Line> faulty) {
        return switch (error.key()) {
            case "organization.import.noPerson" -> faulty.stream().filter(each -> each.sheet() == ImportSheet.PEOPLE && each.cell("姓名").equals(line.cell("姓名"))
                    && each.cell("所在单位").equals(line.cell("所在单位"))).findFirst().map(Imports::rowFaulty).orElse(error);
            case "organization.import.noUnit" -> faulty.stream().filter(each -> each.sheet() == ImportSheet.UNITS && List.of(error.args()).contains(each.cell("名称"))).findFirst()
                    .map(Imports::rowFaulty).orElse(error);
            default -> error;
        };
    }

    private static Message rowFaulty(ImportBook.Line line) {
        return Message.of("organization.import.rowFaulty", line.sheet().title(), line.row());
    }

    private List<Message> attempt(Who who, ImportBook.Line line) {
        try {
            each.executeWithoutResult(any -> row.carryOut(who, line));
            return List.of();
        } catch (Problem.Invalid invalid) {
            return invalid.errors().stream().map(Problem.FieldError::message).toList();
        } catch (Problem problem) {
            return List.of(problem.reason());
        }
    }
}
