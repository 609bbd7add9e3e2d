package cdo.data.catalog;

import static cdo.data.catalog.tables.ImportDraftTable.IMPORT_DRAFT;

import cdo.platform.audit.Audit;
import cdo.platform.documents.XlsxImport;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts from a workbook: kept for its preview, written only when confirmed, all rows or none. */
@Component
@Transactional
public class EntryImports {

    private final DSLContext sql;
    private final Clocks clocks;
    private final EntryBook book;
    private final Entries entries;
    private final Audit audit;

    EntryImports(DSLContext sql, Clocks clocks, EntryBook book, Entries entries, Audit audit) {
        this.sql = sql;
        this.clocks = clocks;
        this.book = book;
        this.entries = entries;
        this.audit = audit;
    }

    /**
     * A row as the preview shows it.
     *
     * @param error null: will do
     */
    public record Line(int number, String name, String item, @Nullable Message error) {
    }

    /** What the confirmation would do. */
    public record Preview(long id, String fileName, List<Line> lines, List<Content> drafts) {
        public int faulty() {
            return (int) lines.stream().filter(line -> line.error() != null).count();
        }
    }

    /** Keeps the workbook for its preview; an earlier one of the same account is forgotten. */
    public long keep(Who who, String fileName, byte[] content) {
        who.must(CatalogRights.WRITE, who.unitId());
        XlsxImport.read(content, book.template());
        sql.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ACCOUNT_ID.eq(who.accountId())).execute();
        return sql.insertInto(IMPORT_DRAFT).set(IMPORT_DRAFT.ACCOUNT_ID, who.accountId()).set(IMPORT_DRAFT.FILE_NAME, fileName).set(IMPORT_DRAFT.CONTENT, content)
                .set(IMPORT_DRAFT.STORED_AT, clocks.real()).returningResult(IMPORT_DRAFT.ID).fetchSingle().value1();
    }

    @Transactional(readOnly = true)
    public Preview preview(Who who, long id) {
        who.must(CatalogRights.WRITE, who.unitId());
        var kept = sql.selectFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ID.eq(id)).fetchOptional().orElseThrow(() -> new Problem.NotFound(Message.of("catalog.import.gone")));
        if (kept.getAccountId() != who.accountId()) {
            throw new Problem.Hidden(SubjectRef.of("entry-import", id));
        }
        List<XlsxImport.Line> read = XlsxImport.read(kept.getContent(), book.template()).lines();
        var lines = new ArrayList<Line>();
        Map<String, List<XlsxImport.Line>> entries = new LinkedHashMap<>();
        for (XlsxImport.Line line : read) {
            Message secret = SecretWords.errors(line.values()).stream().findFirst().map(Problem.FieldError::message).orElse(null);
            Message error = line.good() ? secret : line.errors().values().iterator().next();
            lines.add(new Line(line.number(), line.value("name"), line.value("itemName"), error));
            entries.computeIfAbsent(line.value("name"), any -> new ArrayList<>()).add(line);
        }
        boolean good = lines.stream().allMatch(line -> line.error() == null);
        return new Preview(id, kept.getFileName(), lines, good ? entries.values().stream().map(each -> book.content(who, each)).toList() : List.of());
    }

    /** Writes one draft per entry of the workbook; refused as a whole when a row will not do. */
    public List<Long> confirm(Who who, long id) {
        Preview preview = preview(who, id);
        if (preview.faulty() > 0) {
            throw new Problem.Refused("catalog.import.faulty", preview.faulty());
        }
        List<Long> ids = preview.drafts().stream().map(draft -> entries.draft(who, who.unitId(), draft, EntrySource.IMPORT, null)).toList();
        sql.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ID.eq(id)).execute();
        audit.did(who, "catalog.imported", SubjectRef.of("unit", who.unitId()), "file", preview.fileName(), "entries", ids.size());
        return ids;
    }
}
