package cdo.office.appointments;

import static cdo.office.appointments.tables.FilingFileTable.FILING_FILE;
import static cdo.office.appointments.tables.FilingLineTable.FILING_LINE;
import static cdo.office.appointments.tables.FilingStepTable.FILING_STEP;
import static cdo.office.appointments.tables.FilingTable.FILING;
import static cdo.office.appointments.tables.LineEditionTable.LINE_EDITION;
import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.PostKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the tables of filings; nobody else does. */
@Component
class FilingRows {

    private final DSLContext sql;
    private final Clocks clocks;
    private final JsonMapper json;

    FilingRows(DSLContext sql, Clocks clocks, JsonMapper json) {
        this.sql = sql;
        this.clocks = clocks;
        this.json = json;
    }

    /** One entry of the timeline. */
    record Step(FilingStep kind, @Nullable Long lineId, LocalDate day, Instant at, String actor, String remark) {
    }

    /** What was sent at one time. */
    record Edition(int edition, Nominee nominee, LocalDate submittedOn) {
    }

    /** An attached file's purpose. */
    record FileOf(long attachmentId, @Nullable Long lineId, FilePurpose purpose) {
    }

    Optional<Filing> find(long id) {
        return list(FILING.ID.eq(id), 1, 0).stream().findFirst();
    }

    Filing get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Filing.KIND, id)));
    }

    /** Whoever changes a filing waits here for whoever is changing it. */
    Filing lock(long id) {
        sql.select(FILING.ID).from(FILING).where(FILING.ID.eq(id)).forUpdate().fetch();
        return get(id);
    }

    List<Filing> list(Condition which, int limit, int offset) {
        var rows = sql.selectFrom(FILING).where(which).orderBy(FILING.ID.desc()).limit(limit).offset(offset).fetch();
        Map<Long, List<FilingLine>> lines = sql.select(FILING_LINE.fields()).select(PUBLISHED_POST.KIND.as("post_kind")).from(FILING_LINE)
                .join(PUBLISHED_POST).on(PUBLISHED_POST.ID.eq(FILING_LINE.POST_ID)).where(FILING_LINE.FILING_ID.in(rows.map(row -> row.get(FILING.ID))))
                .orderBy(FILING_LINE.PLACE, FILING_LINE.ID).fetchGroups(row -> row.get(FILING_LINE.FILING_ID), this::line);
        return rows.map(row -> filing(row, lines.getOrDefault(row.get(FILING.ID), List.of())));
    }

    int count(Condition which) {
        return sql.fetchCount(FILING, which);
    }

    long insert(long unitId, long organiserId, long personId, String drafter, LocalDate today) {
        return sql.insertInto(FILING).set(FILING.UNIT_ID, unitId).set(FILING.ORGANISER_ID, organiserId).set(FILING.STAGE, FilingStage.DRAFT.name())
                .set(FILING.DRAFTED_BY, personId).set(FILING.DRAFTER, drafter).set(FILING.DRAFTED_ON, today).returningResult(FILING.ID).fetchSingle().value1();
    }

    /** Writes the filing itself, guarded by the version that was read. */
    Filing save(Filing filing) {
        int changed = sql.update(FILING).set(FILING.STAGE, filing.stage().name()).set(FILING.ROUND, filing.round()).set(FILING.LETTER_NUMBER, filing.letterNumber())
                .set(FILING.NOTE, filing.note()).set(FILING.SUBMITTED_ON, filing.submittedOn()).set(FILING.FILED_ON, filing.filedOn())
                .set(FILING.FILING_NUMBER, filing.number()).set(FILING.RECEIPT_ID, filing.receiptId()).set(FILING.VERSION, filing.version() + 1)
                .where(FILING.ID.eq(filing.id())).and(FILING.VERSION.eq(filing.version())).execute();
        if (changed == 0) {
            throw new Problem.Stale(filing.ref());
        }
        return get(filing.id());
    }

    long insertLine(long filingId, int place, long postId, Nominee nominee) {
        return sql.insertInto(FILING_LINE).set(FILING_LINE.FILING_ID, filingId).set(FILING_LINE.PLACE, place).set(FILING_LINE.POST_ID, postId)
                .set(FILING_LINE.STATE, NomineeState.DRAFT.name()).set(FILING_LINE.NOMINEE, write(nominee)).returningResult(FILING_LINE.ID).fetchSingle().value1();
    }

    void deleteLine(FilingLine line) {
        sql.deleteFrom(FILING_FILE).where(FILING_FILE.LINE_ID.eq(line.id())).execute();
        sql.deleteFrom(FILING_LINE).where(FILING_LINE.ID.eq(line.id())).and(FILING_LINE.EDITION.eq(0)).execute();
    }

    /** Writes some columns of a line, guarded by the version that was read. */
    void change(FilingLine line, Map<Field<?>, ? extends @Nullable Object> columns) {
        var all = new java.util.LinkedHashMap<Field<?>, @Nullable Object>(columns);
        all.put(FILING_LINE.VERSION, line.version() + 1);
        int changed = sql.update(FILING_LINE).set(all).where(FILING_LINE.ID.eq(line.id())).and(FILING_LINE.VERSION.eq(line.version())).execute();
        if (changed == 0) {
            throw new Problem.Stale(SubjectRef.of(Filing.KIND, line.filingId()));
        }
    }

    void nominee(FilingLine line, @Nullable Long personId, Nominee nominee) {
        var columns = new java.util.LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(FILING_LINE.PERSON_ID, personId);
        columns.put(FILING_LINE.NOMINEE, write(nominee));
        change(line, columns);
    }

    /** The line is sent: its text is kept as one more edition. */
    void send(FilingLine line, LocalDate on) {
        int edition = line.edition() + 1;
        sql.insertInto(LINE_EDITION).set(LINE_EDITION.LINE_ID, line.id()).set(LINE_EDITION.EDITION, edition).set(LINE_EDITION.NOMINEE, write(line.nominee()))
                .set(LINE_EDITION.SUBMITTED_ON, on).execute();
        change(line, Map.of(FILING_LINE.STATE, NomineeState.PENDING.name(), FILING_LINE.EDITION, edition, FILING_LINE.SUBMITTED_ON, on, FILING_LINE.REASON, ""));
    }

    List<Edition> editions(long lineId) {
        return sql.selectFrom(LINE_EDITION).where(LINE_EDITION.LINE_ID.eq(lineId)).orderBy(LINE_EDITION.EDITION.desc())
                .fetch(row -> new Edition(row.get(LINE_EDITION.EDITION), read(row.get(LINE_EDITION.NOMINEE)), row.get(LINE_EDITION.SUBMITTED_ON)));
    }

    void step(long filingId, @Nullable Long lineId, FilingStep kind, String actor, String remark) {
        sql.insertInto(FILING_STEP).set(FILING_STEP.FILING_ID, filingId).set(FILING_STEP.LINE_ID, lineId).set(FILING_STEP.KIND, kind.name())
                .set(FILING_STEP.DAY, clocks.today()).set(FILING_STEP.AT, clocks.now()).set(FILING_STEP.ACTOR, actor).set(FILING_STEP.REMARK, remark).execute();
    }

    List<Step> steps(long filingId) {
        return sql.selectFrom(FILING_STEP).where(FILING_STEP.FILING_ID.eq(filingId)).orderBy(FILING_STEP.ID.desc())
                .fetch(row -> new Step(FilingStep.valueOf(row.get(FILING_STEP.KIND)), row.get(FILING_STEP.LINE_ID), row.get(FILING_STEP.DAY), row.get(FILING_STEP.AT),
                        row.get(FILING_STEP.ACTOR), row.get(FILING_STEP.REMARK)));
    }

    void file(long filingId, long attachmentId, @Nullable Long lineId, FilePurpose purpose) {
        sql.insertInto(FILING_FILE).set(FILING_FILE.ATTACHMENT_ID, attachmentId).set(FILING_FILE.FILING_ID, filingId).set(FILING_FILE.LINE_ID, lineId)
                .set(FILING_FILE.PURPOSE, purpose.name()).execute();
    }

    List<FileOf> files(long filingId) {
        return sql.selectFrom(FILING_FILE).where(FILING_FILE.FILING_ID.eq(filingId)).orderBy(FILING_FILE.ATTACHMENT_ID)
                .fetch(row -> new FileOf(row.get(FILING_FILE.ATTACHMENT_ID), row.get(FILING_FILE.LINE_ID), FilePurpose.valueOf(row.get(FILING_FILE.PURPOSE))));
    }

    private JSONB write(Nominee nominee) {
        return JSONB.valueOf(json.writeValueAsString(nominee));
    }

    private Nominee read(JSONB stored) {
        return json.readValue(stored.data(), Nominee.class);
    }

    private static Filing filing(Record row, List<FilingLine> lines) {
        return new Filing(row.get(FILING.ID), row.get(FILING.UNIT_ID), row.get(FILING.ORGANISER_ID), FilingStage.valueOf(row.get(FILING.STAGE)), row.get(FILING.ROUND),
                row.get(FILING.LETTER_NUMBER), row.get(FILING.NOTE), row.get(FILING.DRAFTED_BY), row.get(FILING.DRAFTER), row.get(FILING.DRAFTED_ON),
                row.get(FILING.SUBMITTED_ON), row.get(FILING.FILED_ON), row.get(FILING.FILING_NUMBER), row.get(FILING.RECEIPT_ID), row.get(FILING.VERSION), lines);
    }

    private FilingLine line(Record row) {
        return new FilingLine(row.get(FILING_LINE.ID), row.get(FILING_LINE.FILING_ID), row.get(FILING_LINE.PLACE), row.get(FILING_LINE.POST_ID),
                PostKind.valueOf(row.get("post_kind", String.class)), row.get(FILING_LINE.PERSON_ID), NomineeState.valueOf(row.get(FILING_LINE.STATE)),
                row.get(FILING_LINE.EDITION), read(row.get(FILING_LINE.NOMINEE)), row.get(FILING_LINE.SUBMITTED_ON), row.get(FILING_LINE.ACCEPTED_ON),
                row.get(FILING_LINE.DECIDED_BY), row.get(FILING_LINE.REASON), row.get(FILING_LINE.VERSION));
    }
}
