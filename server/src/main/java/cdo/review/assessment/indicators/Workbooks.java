package cdo.review.assessment.indicators;

import static cdo.review.assessment.tables.ImportDraftTable.IMPORT_DRAFT;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Uploaded workbooks between preview and confirmation: each person's last one, nobody else's. */
@Component
class Workbooks {

    private final DSLContext sql;
    private final Clocks clocks;

    Workbooks(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    record Kept(long id, long versionId, @Nullable Integer year, String fileName, byte[] content) {
    }

    long keep(Who who, String kind, long versionId, @Nullable Integer year, String fileName, byte[] content) {
        sql.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ACCOUNT_ID.eq(who.accountId())).and(IMPORT_DRAFT.KIND.eq(kind)).execute();
        return sql.insertInto(IMPORT_DRAFT).set(IMPORT_DRAFT.ACCOUNT_ID, who.accountId()).set(IMPORT_DRAFT.KIND, kind).set(IMPORT_DRAFT.VERSION_ID, versionId).set(IMPORT_DRAFT.YEAR, year)
                .set(IMPORT_DRAFT.FILE_NAME, fileName).set(IMPORT_DRAFT.CONTENT, content).set(IMPORT_DRAFT.STORED_AT, clocks.real()).returning(IMPORT_DRAFT.ID).fetchSingle(IMPORT_DRAFT.ID);
    }

    Kept get(Who who, String kind, long versionId) {
        return sql.selectFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ACCOUNT_ID.eq(who.accountId())).and(IMPORT_DRAFT.KIND.eq(kind)).and(IMPORT_DRAFT.VERSION_ID.eq(versionId))
                .fetchOptional(row -> new Kept(row.getId(), row.getVersionId(), row.getYear(), row.getFileName(), row.getContent()))
                .orElseThrow(() -> new Problem.NotFound(Message.of("indicators.import.gone")));
    }

    void forget(Kept kept) {
        sql.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ID.eq(kept.id())).execute();
    }
}
