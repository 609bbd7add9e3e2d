package cdo.data.catalog;

import static cdo.data.catalog.tables.EditionTable.EDITION;
import static cdo.data.catalog.tables.EntryStepTable.ENTRY_STEP;
import static cdo.data.catalog.tables.EntryTable.ENTRY;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes entries, their editions and their history. */
@Component
class EntryRows {

    /** What an edition's items are called, to be found by. */
    static final Field<String> ITEM_NAMES = org.jooq.impl.DSL.field("jsonb_path_query_array({0}, '$.items[*].name')::text", String.class, EDITION.CONTENT);

    private final DSLContext sql;
    private final Clocks clocks;
    private final JsonMapper json;

    EntryRows(DSLContext sql, Clocks clocks, JsonMapper json) {
        this.sql = sql;
        this.clocks = clocks;
        this.json = json;
    }

    /** One line of an entry's history. */
    record Step(int number, EntryStep kind, String actor, String unit, Instant at, String remark) {
    }

    Optional<Entry> find(long id) {
        return sql.selectFrom(ENTRY).where(ENTRY.ID.eq(id)).fetchOptional(EntryRows::entry);
    }

    Entry get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Entry.KIND, id)));
    }

    /** The entry, held against others until the transaction ends. */
    Entry lock(long id) {
        return sql.selectFrom(ENTRY).where(ENTRY.ID.eq(id)).forUpdate().fetchOptional(EntryRows::entry)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Entry.KIND, id)));
    }

    Edition edition(long entry, int number) {
        return editions(entry).stream().filter(each -> each.number() == number).findFirst()
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Entry.KIND, entry)));
    }

    /** Newest first. */
    List<Edition> editions(long entry) {
        return sql.selectFrom(EDITION).where(EDITION.ENTRY_ID.eq(entry)).orderBy(EDITION.NUMBER.desc()).fetch(this::edition);
    }

    long insert(long unit, EntrySource source, @Nullable Long surveyedTable, Content content) {
        long id = sql.insertInto(ENTRY).set(ENTRY.UNIT_ID, unit).set(ENTRY.STAGE, EntryStage.DRAFT.name()).set(ENTRY.SOURCE, source.name())
                .set(ENTRY.SURVEYED_TABLE_ID, surveyedTable).set(ENTRY.DRAFT_NUMBER, 1).set(ENTRY.CREATED_ON, clocks.today())
                .returningResult(ENTRY.ID).fetchSingle().value1();
        insertEdition(id, 1, content, null);
        return id;
    }

    void insertEdition(long entry, int number, Content content, Changes.@Nullable Declared declared) {
        sql.insertInto(EDITION).set(EDITION.ENTRY_ID, entry).set(EDITION.NUMBER, number).set(EDITION.CONTENT, write(content))
                .set(EDITION.CHANGE_KIND, declared == null ? null : declared.kind().name()).set(EDITION.EFFECTIVE_ON, declared == null ? null : declared.effectiveOn())
                .set(EDITION.CHANGE_REASON, declared == null ? null : declared.reason()).execute();
    }

    void write(Entry entry, Content content) {
        sql.update(EDITION).set(EDITION.CONTENT, write(content)).where(EDITION.ENTRY_ID.eq(entry.id())).and(EDITION.NUMBER.eq(entry.draftNumber())).execute();
    }

    void drop(Entry entry) {
        sql.deleteFrom(EDITION).where(EDITION.ENTRY_ID.eq(entry.id())).and(EDITION.NUMBER.eq(entry.draftNumber())).and(EDITION.PUBLISHED_ON.isNull()).execute();
    }

    /** The only change of stage. */
    void move(Entry entry, EntryStage next, Map<Field<?>, ? extends @Nullable Object> more) {
        entry.mustReach(next);
        change(entry, with(more, next));
    }

    /** Writes columns and counts the version up. */
    void change(Entry entry, Map<Field<?>, ? extends @Nullable Object> columns) {
        var all = new java.util.LinkedHashMap<Field<?>, @Nullable Object>(columns);
        all.put(ENTRY.VERSION, entry.version() + 1);
        int changed = sql.update(ENTRY).set(all).where(ENTRY.ID.eq(entry.id())).and(ENTRY.VERSION.eq(entry.version())).execute();
        if (changed == 0) {
            throw new Problem.Stale(entry.ref());
        }
    }

    private static Map<Field<?>, @Nullable Object> with(Map<Field<?>, ? extends @Nullable Object> more, EntryStage next) {
        var all = new java.util.LinkedHashMap<Field<?>, @Nullable Object>(more);
        all.put(ENTRY.STAGE, next.name());
        return all;
    }

    void step(Entry entry, int number, EntryStep kind, String actor, String unit, String remark) {
        sql.insertInto(ENTRY_STEP).set(ENTRY_STEP.ENTRY_ID, entry.id()).set(ENTRY_STEP.NUMBER, number).set(ENTRY_STEP.KIND, kind.name()).set(ENTRY_STEP.ACTOR, actor)
                .set(ENTRY_STEP.UNIT, unit).set(ENTRY_STEP.AT, clocks.now()).set(ENTRY_STEP.REMARK, remark).execute();
    }

    /** Latest first. */
    List<Step> steps(long entry) {
        return sql.selectFrom(ENTRY_STEP).where(ENTRY_STEP.ENTRY_ID.eq(entry)).orderBy(ENTRY_STEP.ID.desc())
                .fetch(row -> new Step(row.getNumber(), EntryStep.valueOf(row.getKind()), row.getActor(), row.getUnit(), row.getAt(), row.getRemark()));
    }

    private JSONB write(Content content) {
        return JSONB.valueOf(json.writeValueAsString(content));
    }

    private Edition edition(Record row) {
        String kind = row.get(EDITION.CHANGE_KIND);
        return new Edition(row.get(EDITION.ENTRY_ID), row.get(EDITION.NUMBER), json.readValue(row.get(EDITION.CONTENT).data(), Content.class),
                kind == null ? null : ChangeKind.valueOf(kind), row.get(EDITION.EFFECTIVE_ON), row.get(EDITION.CHANGE_REASON), row.get(EDITION.PROVIDER_NAME),
                row.get(EDITION.BUREAU_NAME), row.get(EDITION.PUBLISHED_ON), row.get(EDITION.PUBLISHED_BY));
    }

    private static Entry entry(Record row) {
        return new Entry(row.get(ENTRY.ID), row.get(ENTRY.UNIT_ID), row.get(ENTRY.CODE), EntryStage.valueOf(row.get(ENTRY.STAGE)), EntrySource.valueOf(row.get(ENTRY.SOURCE)),
                row.get(ENTRY.SURVEYED_TABLE_ID), row.get(ENTRY.PUBLISHED_NUMBER), row.get(ENTRY.DRAFT_NUMBER), row.get(ENTRY.SERIAL), row.get(ENTRY.ROUND), row.get(ENTRY.RECEIVED_ON),
                row.get(ENTRY.REASON), row.get(ENTRY.CREATED_ON), row.get(ENTRY.VERSION));
    }
}
