package cdo.data.survey;

import static cdo.data.survey.tables.SourceTable.SOURCE;
import static cdo.data.survey.tables.RunTable.RUN;
import static cdo.data.survey.tables.SystemTable.SYSTEM;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.UnitNames;
import cdo.platform.web.Choice;
import cdo.platform.web.Keyset;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register of systems as a person may read it: filtered, sorted, paged, and whole for the export. */
@Component
public class SystemRegister {

    private static final Field<Integer> SOURCES = field(selectCount().from(SOURCE).where(SOURCE.SYSTEM_ID.eq(SYSTEM.ID)).and(SOURCE.REMOVED_ON.isNull())).as("sources");
    private static final Field<LocalDate> SURVEYED = field(select(max(RUN.TAKEN_ON)).from(RUN).join(SOURCE).on(SOURCE.ID.eq(RUN.SOURCE_ID))
            .where(SOURCE.SYSTEM_ID.eq(SYSTEM.ID)).and(RUN.STATE.in(SurveyState.COMPLETE.name(), SurveyState.PARTIAL.name()))).as("surveyed");

    private static final org.jooq.Collation PINYIN = org.jooq.impl.DSL.collation(org.jooq.impl.DSL.name("public", "pinyin"));

    private static final Field<String> UNIT_NAME = PUBLISHED_UNIT_LAST.NAME.as("unit_name");
    private static final Field<String> UNIT_SHORT = PUBLISHED_UNIT_LAST.SHORT_NAME.as("unit_short");
    private static final Field<String> UNIT_EN = PUBLISHED_UNIT_LAST.NAME_EN.as("unit_en");

    private static final Keyset BY_NUMBER = Keyset.up(SYSTEM.ID);

    private final DSLContext sql;
    private final Reach reach;

    SystemRegister(DSLContext sql, Reach reach) {
        this.sql = sql;
        this.reach = reach;
    }

    /** @param q part of the name or the code; empty for all */
    public record Filter(String q, @Nullable Long unit, @Nullable SystemStage stage, @Nullable SystemPhase phase, String surveyed, String sort) {
        public static final Filter ALL = new Filter("", null, null, null, "", "");
    }

    /** A unit to choose. */
    public record Owner(long id, UnitNames.Named name) {

        /** These units as a form offers them. */
        public static List<Choice> choices(List<Owner> owners, Language language) {
            return Choice.of(owners, owner -> "" + owner.id(), owner -> owner.name().in(language));
        }
    }

    /** @param surveyedOn the last day with a usable survey of any of its sources */
    public record Line(InformationSystem system, UnitNames.Named unitName, int sources, @Nullable LocalDate surveyedOn) {
    }

    public Slice<Line> slice(Who who, Filter filter, Slice.Ask ask) {
        Condition mine = reach.readable(who, SYSTEM.UNIT_ID);
        Condition wanted = mine.and(asked(filter));
        List<Line> lines = query(wanted, filter).limit(ask.size()).offset(ask.offset()).fetch(SystemRegister::line);
        return ask.of(lines, sql.fetchCount(SYSTEM, wanted), sql.fetchCount(SYSTEM, mine));
    }

    /** For programs: in the order of their numbers, turned by key. */
    public Slice<Line> numbered(Who who, Filter filter, Slice.Ask ask) {
        Condition mine = reach.readable(who, SYSTEM.UNIT_ID);
        Condition wanted = mine.and(asked(filter));
        return BY_NUMBER.slice(listed(wanted), ask, Keyset.Counted.of(sql, SYSTEM, wanted, mine), rows -> rows.stream().map(SystemRegister::line).toList());
    }

    /** Exactly what is filtered, for the export. */
    public List<Line> all(Who who, Filter filter) {
        return query(reach.readable(who, SYSTEM.UNIT_ID).and(asked(filter)), filter).fetch(SystemRegister::line);
    }

    /** A unit's systems for its page, without the retired. */
    public List<Line> ofUnit(Who who, long unit) {
        return who.reads(unit) ? query(SYSTEM.UNIT_ID.eq(unit).and(SYSTEM.STAGE.ne(SystemStage.RETIRED.name())), Filter.ALL).fetch(SystemRegister::line) : List.of();
    }

    /** The units that have systems this person may read, for the filter. */
    public List<Owner> units(Who who) {
        return sql.selectDistinct(PUBLISHED_UNIT_LAST.ID, PUBLISHED_UNIT_LAST.NAME, PUBLISHED_UNIT_LAST.SHORT_NAME, PUBLISHED_UNIT_LAST.NAME_EN, PUBLISHED_UNIT_LAST.POSITION).from(PUBLISHED_UNIT_LAST).join(SYSTEM).on(SYSTEM.UNIT_ID.eq(PUBLISHED_UNIT_LAST.ID))
                .where(reach.readable(who, SYSTEM.UNIT_ID)).orderBy(PUBLISHED_UNIT_LAST.POSITION, PUBLISHED_UNIT_LAST.ID)
                .fetch(SystemRegister::owner);
    }

    /** These units in their official order, to choose from; only those that exist today. */
    public List<Owner> choices(java.util.Collection<Long> units) {
        return sql.select(PUBLISHED_UNIT_LAST.ID, PUBLISHED_UNIT_LAST.NAME, PUBLISHED_UNIT_LAST.SHORT_NAME, PUBLISHED_UNIT_LAST.NAME_EN).from(PUBLISHED_UNIT_LAST).where(PUBLISHED_UNIT_LAST.ID.in(units)).and(PUBLISHED_UNIT_LAST.LIVE)
                .orderBy(PUBLISHED_UNIT_LAST.POSITION, PUBLISHED_UNIT_LAST.ID).fetch(SystemRegister::owner);
    }

    private static Owner owner(Record row) {
        return new Owner(row.get(PUBLISHED_UNIT_LAST.ID), UnitNames.Named.of(row.get(PUBLISHED_UNIT_LAST.NAME), row.get(PUBLISHED_UNIT_LAST.SHORT_NAME), row.get(PUBLISHED_UNIT_LAST.NAME_EN)));
    }

    private org.jooq.SelectSeekStepN<? extends Record> query(Condition wanted, Filter filter) {
        return listed(wanted).orderBy(order(filter.sort()));
    }

    private org.jooq.SelectConditionStep<Record> listed(Condition wanted) {
        return sql.select(SYSTEM.fields()).select(UNIT_NAME, UNIT_SHORT, UNIT_EN, SOURCES, SURVEYED)
                .from(SYSTEM).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(SYSTEM.UNIT_ID)).where(wanted);
    }

    private static List<SortField<?>> order(String sort) {
        boolean down = sort.startsWith("-");
        Field<?> first = switch (down ? sort.substring(1) : sort) {
            case "name" -> SYSTEM.NAME.collate(PINYIN);
            case "updated" -> SYSTEM.UPDATED_ON;
            case "surveyed" -> field("surveyed", LocalDate.class);
            default -> PUBLISHED_UNIT_LAST.POSITION;
        };
        return List.of(down ? first.desc().nullsLast() : first.asc().nullsLast(), PUBLISHED_UNIT_LAST.ID.asc(), SYSTEM.NAME.collate(PINYIN).asc(), SYSTEM.ID.asc());
    }

    private static Condition asked(Filter filter) {
        Condition condition = filter.stage() == null ? noCondition() : SYSTEM.STAGE.eq(filter.stage().name());
        if (!filter.q().isBlank()) {
            condition = condition.and(SYSTEM.NAME.containsIgnoreCase(filter.q().strip()).or(field("{0} ->> 'CODE'", String.class, SYSTEM.FORM).containsIgnoreCase(filter.q().strip())));
        }
        if (filter.unit() != null) {
            condition = condition.and(SYSTEM.UNIT_ID.eq(filter.unit()));
        }
        if (filter.phase() != null) {
            condition = condition.and(SYSTEM.PHASE.eq(filter.phase().name()));
        }
        Field<LocalDate> surveyed = field(select(max(RUN.TAKEN_ON)).from(RUN).join(SOURCE).on(SOURCE.ID.eq(RUN.SOURCE_ID))
                .where(SOURCE.SYSTEM_ID.eq(SYSTEM.ID)).and(RUN.STATE.in(SurveyState.COMPLETE.name(), SurveyState.PARTIAL.name())));
        return switch (filter.surveyed()) {
            case "yes" -> condition.and(surveyed.isNotNull());
            case "no" -> condition.and(surveyed.isNull());
            default -> condition;
        };
    }

    private static Line line(Record row) {
        return new Line(Systems.read(row.into(SYSTEM)), UnitNames.Named.of(row.get(UNIT_NAME), row.get(UNIT_SHORT), row.get(UNIT_EN)), row.get(SOURCES), row.get(SURVEYED));
    }
}
