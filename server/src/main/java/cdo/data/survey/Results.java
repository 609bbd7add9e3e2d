package cdo.data.survey;

import static cdo.data.survey.tables.ChangeTable.CHANGE;
import static cdo.data.survey.tables.RunTable.RUN;
import static cdo.data.survey.tables.SurveyedTableTable.SURVEYED_TABLE;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Slice;
import cdo.scan.survey.SurveyJson;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What surveys found, for those who may read the unit that owns the system. */
@Component
public class Results {

    private final DSLContext sql;
    private final DataSources sources;

    Results(DSLContext sql, DataSources sources) {
        this.sql = sql;
        this.sources = sources;
    }

    /** @param rows exact; null when the table could not be read, and then the problem says why */
    public record FoundTable(long id, long surveyId, String schema, String name, String kind, @Nullable String comment, @Nullable Long rows, int columns,
                             @Nullable String problemZh, @Nullable String problemEn) {

        public static final String KIND = "surveyedTable";

        public String qualifiedName() {
            return schema.isEmpty() ? name : schema + "." + name;
        }

        public @Nullable String problem(boolean chinese) {
            return chinese ? problemZh : problemEn;
        }
    }

    /** @param kind the simple name of the engine's change; its sentence is {@code survey.change.<kind>} */
    public record Changed(String kind, String table, @Nullable String column, @Nullable String before, @Nullable String after, boolean breaking) {
    }

    /** A data source with its newest survey that can be used and its newest of all. */
    public record SourceLine(DataSource source, @Nullable Survey latest, @Nullable Survey newest) {
    }

    /** The sources of a system; the caller has checked that it may be read. */
    public List<SourceLine> ofSystem(long system) {
        return sources.of(system).stream().map(source -> new SourceLine(source, latest(source.id()).orElse(null), fetch(RUN.SOURCE_ID.eq(source.id()), 1).stream().findFirst().orElse(null))).toList();
    }

    public Survey get(Who who, long id) {
        Survey survey = find(id).orElseThrow(() -> missing(Survey.KIND, id));
        if (sources.find(survey.sourceId()).filter(source -> who.reads(source.unitId())).isEmpty()) {
            throw new Problem.Hidden(SubjectRef.of(Survey.KIND, id));
        }
        return survey;
    }

    public Optional<Survey> find(long id) {
        return fetch(RUN.ID.eq(id), 1).stream().findFirst();
    }

    /** The surveys of a source, newest first. */
    public List<Survey> history(long source) {
        return fetch(RUN.SOURCE_ID.eq(source), 100);
    }

    /** The newest survey that can be used. */
    public Optional<Survey> latest(long source) {
        return fetch(RUN.SOURCE_ID.eq(source).and(RUN.STATE.in(SurveyState.COMPLETE.name(), SurveyState.PARTIAL.name())), 1).stream().findFirst();
    }

    public Slice<FoundTable> tables(long survey, String q, Slice.Ask ask) {
        Condition all = SURVEYED_TABLE.SURVEY_ID.eq(survey);
        Condition wanted = q.isBlank() ? all : all.and(SURVEYED_TABLE.NAME.containsIgnoreCase(q.strip()).or(SURVEYED_TABLE.COMMENT.containsIgnoreCase(q.strip())));
        return ask.of(sql.select(SURVEYED_TABLE.fields()).from(SURVEYED_TABLE).where(wanted).orderBy(SURVEYED_TABLE.POSITION).limit(ask.size()).offset(ask.offset()).fetch(Results::table),
                sql.fetchCount(SURVEYED_TABLE, wanted), sql.fetchCount(SURVEYED_TABLE, all));
    }

    public Optional<FoundTable> findTable(long id) {
        return sql.select(SURVEYED_TABLE.fields()).from(SURVEYED_TABLE).where(SURVEYED_TABLE.ID.eq(id)).fetchOptional(Results::table);
    }

    public FoundTable table(Who who, long id) {
        FoundTable table = findTable(id).orElseThrow(() -> missing(FoundTable.KIND, id));
        try {
            get(who, table.surveyId());
        } catch (Problem.Hidden hidden) {
            throw new Problem.Hidden(SubjectRef.of(FoundTable.KIND, id));
        }
        return table;
    }

    /** The table with its columns and their masked profiles. */
    public cdo.scan.survey.SurveyedTable profile(long table) {
        return SurveyJson.read(sql.select(SURVEYED_TABLE.PROFILE).from(SURVEYED_TABLE).where(SURVEYED_TABLE.ID.eq(table)).fetchSingle(SURVEYED_TABLE.PROFILE)).tables().getFirst();
    }

    public List<Changed> changes(long survey) {
        return sql.selectFrom(CHANGE).where(CHANGE.SURVEY_ID.eq(survey)).orderBy(CHANGE.BREAKING.desc(), CHANGE.ID).limit(500)
                .fetch(row -> new Changed(row.getKind(), row.getTableName(), row.getColumnName(), row.getBefore(), row.getAfter(), row.getBreaking()));
    }

    private List<Survey> fetch(Condition condition, int most) {
        return sql.selectFrom(RUN).where(condition).orderBy(RUN.ID.desc()).limit(most).fetch(row -> new Survey(row.getId(), row.getSourceId(), row.getJobId(), row.getAccountId(),
                row.getPerson(), SurveyState.valueOf(row.getState()), row.getAskedAt(), row.getEndedAt(), row.getTakenOn(), row.getPlace(), row.getProduct(), row.getTablesAll(),
                row.getTablesDone(), row.getRowsDone(), row.getColumnCount(), row.getProblemZh(), row.getProblemEn()));
    }

    private static FoundTable table(Record row) {
        return new FoundTable(row.get(SURVEYED_TABLE.ID), row.get(SURVEYED_TABLE.SURVEY_ID), row.get(SURVEYED_TABLE.SCHEMA), row.get(SURVEYED_TABLE.NAME), row.get(SURVEYED_TABLE.KIND),
                row.get(SURVEYED_TABLE.COMMENT), row.get(SURVEYED_TABLE.ROW_COUNT), row.get(SURVEYED_TABLE.COLUMN_COUNT), row.get(SURVEYED_TABLE.PROBLEM_ZH), row.get(SURVEYED_TABLE.PROBLEM_EN));
    }

    private static Problem.NotFound missing(String kind, long id) {
        return new Problem.NotFound(SubjectRef.of(kind, id));
    }
}
