package cdo.data.catalog;

import static cdo.data.catalog.tables.EntryTable.ENTRY;
import static cdo.data.survey.views.PublishedColumn.PUBLISHED_COLUMN;
import static cdo.data.survey.views.PublishedSource.PUBLISHED_SOURCE;
import static cdo.data.survey.views.PublishedSurvey.PUBLISHED_SURVEY;
import static cdo.data.survey.views.PublishedTable.PUBLISHED_TABLE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes drafts from what a survey found: one entry per chosen table, named by its comment, its columns as items. */
@Component
@Transactional
public class SurveyedTables {

    private static final int MOST_ITEMS = 500;

    private final DSLContext sql;
    private final Entries entries;
    private final Names names;

    SurveyedTables(DSLContext sql, Entries entries, Names names) {
        this.sql = sql;
        this.entries = entries;
        this.names = names;
    }

    /** A survey whose tables can be chosen. */
    public record Finished(long id, long systemId, String systemName, long unitId, LocalDate takenOn, String sourceKind) {
    }

    /**
     * A table that was found.
     *
     * @param drafted an entry was made from it, or from the table of that name in an earlier survey of the source
     */
    public record Found(long id, String name, @Nullable String comment, @Nullable Long rows, int columns, boolean drafted) {
    }

    /** The survey, if its unit is the person's own and it has ended. */
    @Transactional(readOnly = true)
    public Finished survey(Who who, long id) {
        var found = sql.select(PUBLISHED_SURVEY.ID, PUBLISHED_SURVEY.SYSTEM_ID, PUBLISHED_SURVEY.UNIT_ID, PUBLISHED_SURVEY.TAKEN_ON, PUBLISHED_SOURCE.KIND, PUBLISHED_SURVEY.USABLE)
                .from(PUBLISHED_SURVEY).join(PUBLISHED_SOURCE).on(PUBLISHED_SOURCE.ID.eq(PUBLISHED_SURVEY.SOURCE_ID)).where(PUBLISHED_SURVEY.ID.eq(id)).fetchOne();
        if (found == null) {
            throw new Problem.NotFound(SubjectRef.of("survey", id));
        }
        if (!who.reads(found.value3())) {
            throw new Problem.Hidden(SubjectRef.of("survey", id));
        }
        who.must(CatalogRights.WRITE, found.value3());
        if (!Boolean.TRUE.equals(found.value6())) {
            throw new Problem.Refused("catalog.survey.unfinished");
        }
        return new Finished(id, found.value2(), names.system(found.value2()), found.value3(), found.value4(), found.value5());
    }

    /** The tables of a survey that has ended, for those who may make entries from it; empty for others. */
    @Transactional(readOnly = true)
    public java.util.Optional<List<Found>> usable(Who who, long id) {
        return sql.select(PUBLISHED_SURVEY.UNIT_ID).from(PUBLISHED_SURVEY).where(PUBLISHED_SURVEY.ID.eq(id)).and(PUBLISHED_SURVEY.USABLE.isTrue())
                .fetchOptional(PUBLISHED_SURVEY.UNIT_ID).filter(unit -> who.may(CatalogRights.WRITE, unit)).map(unit -> tables(id));
    }

    @Transactional(readOnly = true)
    public List<Found> tables(long survey) {
        var earlier = PUBLISHED_TABLE.as("earlier");
        var table = PUBLISHED_TABLE;
        return sql.select(table.ID, table.NAME, table.COMMENT, table.ROW_COUNT, table.COLUMN_COUNT,
                        field(exists(selectOne().from(ENTRY).join(earlier).on(earlier.ID.eq(ENTRY.SURVEYED_TABLE_ID)).where(earlier.SOURCE_ID.eq(table.SOURCE_ID))
                                .and(earlier.NAME.eq(table.NAME)).and(earlier.SCHEMA.eq(table.SCHEMA)).and(ENTRY.STAGE.ne(EntryStage.ABOLISHED.name())))))
                .from(table).where(table.SURVEY_ID.eq(survey)).orderBy(table.POSITION, table.ID)
                .fetch(row -> new Found(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /** One draft per chosen table, all or none; tables that have an entry already are left out. */
    public List<Long> draft(Who who, long surveyId, List<Long> chosen) {
        Finished survey = survey(who, surveyId);
        Set<Long> wanted = Set.copyOf(chosen);
        List<Found> tables = tables(surveyId).stream().filter(table -> wanted.contains(table.id())).toList();
        for (long id : wanted) {
            Problem.Hidden.unless(sql.select(PUBLISHED_SURVEY.UNIT_ID).from(PUBLISHED_TABLE).join(PUBLISHED_SURVEY).on(PUBLISHED_SURVEY.ID.eq(PUBLISHED_TABLE.SURVEY_ID))
                    .where(PUBLISHED_TABLE.ID.eq(id)).fetchOptional(PUBLISHED_SURVEY.UNIT_ID), who::reads, SubjectRef.of("surveyedTable", id));
        }
        if (tables.isEmpty() || tables.size() < wanted.size()) {
            throw new Problem.Invalid("ids", "catalog.survey.choose");
        }
        var ids = new ArrayList<Long>();
        for (Found table : tables) {
            if (!table.drafted()) {
                ids.add(entries.draft(who, survey.unitId(), content(who, survey, table), EntrySource.SURVEY, table.id()));
            }
        }
        return ids;
    }

    private Content content(Who who, Finished survey, Found table) {
        String name = title(table.comment(), table.name());
        String summary = table.comment() == null || table.comment().isBlank() ? "" : table.comment().strip();
        return Content.named(name).providedBy(entries.code(survey.unitId())).described(summary.length() > EntryChecks.LONGEST_ABSTRACT ? summary.substring(0, EntryChecks.LONGEST_ABSTRACT) : summary, null)
                .shaped(List.of(format(survey.sourceKind())), items(table.id()))
                .from(new Content.Source(null, survey.unitId(), survey.systemId(), who.name(), "", null, null, ""));
    }

    private List<Content.Item> items(long table) {
        var column = PUBLISHED_COLUMN;
        var names = new java.util.HashSet<String>();
        return sql.select(column.NAME, column.COMMENT, column.DECLARED_TYPE, column.LENGTH, column.PRIMARY_KEY, column.PERSONAL).from(column).where(column.TABLE_ID.eq(table))
                .orderBy(column.POSITION).limit(MOST_ITEMS).fetch(row -> {
                    String said = title(row.value2(), row.value1());
                    Long length = row.value4();
                    return new Content.Item(names.add(said) ? said : said + "（" + row.value1() + "）", row.value1(), ItemType.ofColumn(row.value3()),
                            length == null || length <= 0 || length > 1_000_000 ? null : length.intValue(), row.value5() > 0, null, null, Boolean.TRUE.equals(row.value6()));
                });
    }

    /** The first words of the comment, up to where it begins to explain; the technical name where there is none. */
    static String title(@Nullable String comment, String technical) {
        String text = comment == null ? "" : comment.strip().split("[\\n\\r：:（(，,；;。]", 2)[0].strip();
        if (text.isEmpty() || SecretWords.in(text).isPresent()) {
            return technical;
        }
        return text.length() > EntryChecks.LONGEST_NAME ? text.substring(0, EntryChecks.LONGEST_NAME) : text;
    }

    private static Content.Format format(String sourceKind) {
        String kind = sourceKind.toLowerCase(Locale.ROOT);
        FormatCategory category = kind.equals("xlsx") || kind.equals("csv") ? FormatCategory.SPREADSHEET : FormatCategory.DATABASE;
        return new Content.Format(category, category.types().contains(kind) ? kind : FormatCategory.OTHER);
    }
}
