package cdo.data.survey;

import static cdo.data.survey.tables.ChangeTable.CHANGE;
import static cdo.data.survey.tables.RunTable.RUN;
import static cdo.data.survey.tables.SurveyedColumnTable.SURVEYED_COLUMN;
import static cdo.data.survey.tables.SurveyedTableTable.SURVEYED_TABLE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import cdo.scan.Column;
import cdo.scan.Note;
import cdo.scan.drift.Change;
import cdo.scan.drift.Drift;
import cdo.scan.profiles.ColumnProfile;
import cdo.scan.survey.SurveyJson;
import cdo.scan.survey.SurveyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what surveys found – masked, always – and what changed since the one before. */
@Component
class Findings {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Words words;
    private final ApplicationEventPublisher events;

    Findings(DSLContext sql, Clocks clocks, Audit audit, Words words, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.words = words;
        this.events = events;
    }

    /** Stores a survey whole, or nothing of it. */
    @Transactional
    public void keep(long id, DataSource source, cdo.scan.survey.Survey found, SurveyState state) {
        cdo.scan.survey.Survey masked = found.masked();
        Optional<cdo.scan.survey.Survey> before = state.usable() ? before(id, source.id()) : Optional.empty();
        int position = 0;
        for (SurveyedTable table : masked.tables()) {
            keep(id, position++, masked, table);
        }
        before.ifPresent(old -> Drift.between(old, masked).changes().forEach(change -> keep(id, change)));
        sql.update(RUN).set(RUN.STATE, state.name()).set(RUN.ENDED_AT, clocks.now()).set(RUN.PRODUCT, masked.product()).set(RUN.TABLES_ALL, masked.tables().size())
                .set(RUN.TABLES_DONE, masked.tables().size()).set(RUN.ROWS_DONE, masked.rows()).set(RUN.COLUMN_COUNT, (int) masked.columns()).where(RUN.ID.eq(id)).execute();
        audit.system("survey", "survey.survey-ended", source.ref(), "survey", id, "state", state, "tables", masked.tables().size(), "rows", masked.rows());
        if (state.usable()) {
            events.publishEvent(new SurveyFinished(source.id(), id, source.systemId(), source.unitId(), clocks.today()));
        }
    }

    /** Ends a survey that found nothing, with the reason. */
    @Transactional
    public void end(long id, SurveyState state, @Nullable Note note) {
        var ended = sql.update(RUN).set(RUN.STATE, state.name()).set(RUN.ENDED_AT, clocks.now()).set(RUN.PROBLEM_ZH, note == null ? null : note.zh())
                .set(RUN.PROBLEM_EN, note == null ? null : note.en()).where(RUN.ID.eq(id)).returning(RUN.SOURCE_ID).fetchSingle();
        audit.system("survey", "survey.survey-ended", cdo.platform.kernel.SubjectRef.of(DataSource.KIND, ended.getSourceId()), "survey", id, "state", state);
    }

    Note note(Message message) {
        return new Note(words.say(Language.ZH, message), words.say(Language.EN, message));
    }

    private void keep(long survey, int position, cdo.scan.survey.Survey whole, SurveyedTable found) {
        var obstacle = found.obstacle();
        var table = found.table();
        long id = sql.insertInto(SURVEYED_TABLE).set(SURVEYED_TABLE.SURVEY_ID, survey).set(SURVEYED_TABLE.POSITION, position).set(SURVEYED_TABLE.SCHEMA, clean(table.schema()))
                .set(SURVEYED_TABLE.NAME, clean(table.name())).set(SURVEYED_TABLE.KIND, table.kind().name()).set(SURVEYED_TABLE.COMMENT, clean(table.comment()))
                .set(SURVEYED_TABLE.ROW_COUNT, found.rows()).set(SURVEYED_TABLE.COLUMN_COUNT, table.columns().size())
                .set(SURVEYED_TABLE.PROBLEM_ZH, obstacle == null ? null : obstacle.note().zh()).set(SURVEYED_TABLE.PROBLEM_EN, obstacle == null ? null : obstacle.note().en())
                .set(SURVEYED_TABLE.PROFILE, SurveyJson.write(of(whole, found))).returning(SURVEYED_TABLE.ID).fetchSingle(SURVEYED_TABLE.ID);
        var rows = new ArrayList<cdo.data.survey.tables.SurveyedColumnRow>();
        for (int i = 0; i < table.columns().size(); i++) {
            rows.add(column(id, table.columns().get(i), found.profiles().size() > i ? found.profiles().get(i) : null));
        }
        sql.batchInsert(rows).execute();
    }

    private cdo.data.survey.tables.SurveyedColumnRow column(long table, Column column, @Nullable ColumnProfile profile) {
        var row = sql.newRecord(SURVEYED_COLUMN);
        row.setTableId(table);
        row.setPosition(column.position());
        row.setName(clean(column.name()));
        row.setComment(clean(column.comment()));
        row.setDeclaredType(clean(column.declaredType()));
        row.setType(column.type().name());
        row.setLength(column.length());
        row.setPrecision(column.precision());
        row.setScale(column.scale());
        row.setNullable(column.nullable());
        row.set(SURVEYED_COLUMN.PRIMARY_KEY, column.primaryKey());
        if (profile != null) {
            row.setNulls(profile.nulls());
            row.setDistinctValues(profile.distinct());
            if (profile.detected() != null) {
                row.setDetected(profile.detected().kind().name());
                row.setDecided(profile.detected().decided());
                row.setPersonal(profile.detected().kind().isPersonal());
            }
        }
        return row;
    }

    private void keep(long survey, Change change) {
        var row = sql.newRecord(CHANGE);
        row.setSurveyId(survey);
        row.setKind(change.getClass().getSimpleName());
        row.setTableName(change.table());
        row.setBreaking(change.isBreaking());
        switch (change) {
            case Change.TableAdded ignored -> { }
            case Change.TableRemoved ignored -> { }
            case Change.ColumnAdded added -> detail(row, added.column(), null, added.type());
            case Change.ColumnRemoved removed -> detail(row, removed.column(), removed.type(), null);
            case Change.TypeChanged changed -> detail(row, changed.column(), changed.before(), changed.after());
            case Change.NullabilityChanged changed -> detail(row, changed.column(), changed.nullableNow() ? "NOT NULL" : "NULL", changed.nullableNow() ? "NULL" : "NOT NULL");
            case Change.CommentChanged changed -> detail(row, changed.column(), changed.before(), changed.after());
            case Change.RowsChanged changed -> detail(row, null, Long.toString(changed.before()), Long.toString(changed.after()));
        }
        row.insert();
    }

    private static void detail(cdo.data.survey.tables.ChangeRow row, @Nullable String column, @Nullable String before, @Nullable String after) {
        row.setColumnName(clean(column));
        row.setBefore(clean(before));
        row.setAfter(clean(after));
    }

    /** The last usable survey of the source before this one, put together again from its tables. */
    private Optional<cdo.scan.survey.Survey> before(long id, long source) {
        Long last = sql.select(org.jooq.impl.DSL.max(RUN.ID)).from(RUN).where(RUN.SOURCE_ID.eq(source)).and(RUN.ID.lt(id))
                .and(RUN.STATE.in(SurveyState.COMPLETE.name(), SurveyState.PARTIAL.name())).fetchOne(org.jooq.impl.DSL.max(RUN.ID));
        if (last == null) {
            return Optional.empty();
        }
        List<cdo.scan.survey.Survey> parts = sql.select(SURVEYED_TABLE.PROFILE).from(SURVEYED_TABLE).where(SURVEYED_TABLE.SURVEY_ID.eq(last)).orderBy(SURVEYED_TABLE.POSITION)
                .fetch(row -> SurveyJson.read(row.value1()));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var first = parts.getFirst();
        return Optional.of(new cdo.scan.survey.Survey(first.format(), first.kind(), first.place(), first.product(), first.startedAt(), first.endedAt(), first.ending(),
                parts.stream().flatMap(part -> part.tables().stream()).toList()));
    }

    /** One table as a survey of its own, so that a page reads only what it shows. */
    private static cdo.scan.survey.Survey of(cdo.scan.survey.Survey whole, SurveyedTable table) {
        return new cdo.scan.survey.Survey(whole.format(), whole.kind(), whole.place(), whole.product(), whole.startedAt(), whole.endedAt(), whole.ending(), List.of(table));
    }

    /** PostgreSQL keeps no NUL, and foreign comments may hold one. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
