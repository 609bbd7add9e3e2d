package cdo.data.catalog;

import static cdo.data.catalog.tables.ClassificationTable.CLASSIFICATION;
import static cdo.data.catalog.tables.EditionTable.EDITION;
import static cdo.data.catalog.tables.EntryTable.ENTRY;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.collation;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.UnitNames;
import cdo.platform.web.Keyset;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side of the catalog: filtered, sorted, paged; also feeds the export and the panels on other records. */
@Component
@Transactional(readOnly = true)
public class EntryRegister {

    private static final List<String> LISTED = java.util.Arrays.stream(EntryStage.values()).filter(stage -> !stage.gone()).map(Enum::name).toList();

    private static final Keyset BY_NUMBER = Keyset.up(ENTRY.ID);

    private final DSLContext sql;
    private final Reach reach;

    EntryRegister(DSLContext sql, Reach reach) {
        this.sql = sql;
        this.reach = reach;
    }

    /** What is asked for; empty asks for everything. {@code classification} is a code and stands for all below it. */
    public record Filter(String q, @Nullable Long unit, String classification, String sharing, String open, String stage, @Nullable Long system, String sort) {
        public static final Filter NONE = new Filter("", null, "", "", "", "", null, "");
    }

    /** One line; it shows the edition that everybody sees, or the first one under way. */
    public record Row(long id, @Nullable String code, String name, String summary, EntryStage stage, long unitId, String unitName, String unitNameEn, @Nullable String classCode,
                      @Nullable String className, @Nullable String classNameEn, @Nullable SharingAttribute sharing, @Nullable Boolean open, @Nullable UpdateCycle cycle,
                      @Nullable Long systemId, int number, @Nullable LocalDate publishedOn) {
        public String unit(cdo.platform.kernel.Language language) {
            return language.chinese() || unitNameEn.isEmpty() ? unitName : unitNameEn;
        }

        public String classification(cdo.platform.kernel.Language language) {
            return classCode == null ? "" : classCode + " " + (language.chinese() ? className : classNameEn);
        }
    }

    /** A unit as a filter offers it. */
    public record Provider(long id, UnitNames.Named name) {
    }

    public Slice<Row> slice(Who who, Filter filter, Slice.Ask ask) {
        who.must(CatalogRights.READ);
        Condition visible = visible(who);
        Condition wanted = visible.and(condition(filter));
        List<Row> found = select().where(wanted).orderBy(order(filter.sort()), ENTRY.ID.asc()).limit(ask.size()).offset(ask.offset()).fetch(EntryRegister::row);
        return ask.of(found, count(wanted), count(visible));
    }

    /** For programs: in the order of their numbers, turned by key. */
    public Slice<Row> numbered(Who who, Filter filter, Slice.Ask ask) {
        who.must(CatalogRights.READ);
        Condition visible = visible(who);
        Condition wanted = visible.and(condition(filter));
        return BY_NUMBER.slice(select().where(wanted), ask, new Keyset.Counted(count(wanted), count(visible)), rows -> rows.stream().map(EntryRegister::row).toList());
    }

    /** Everything that the filter lets through, in its order. */
    public List<Row> all(Who who, Filter filter) {
        who.must(CatalogRights.READ);
        return select().where(visible(who).and(condition(filter))).orderBy(order(filter.sort()), ENTRY.ID.asc()).fetch(EntryRegister::row);
    }

    /** Units that have entries this person may see, for the filter. */
    public List<Provider> providers(Who who) {
        return sql.selectDistinct(PUBLISHED_UNIT_LAST.ID, PUBLISHED_UNIT_LAST.NAME, PUBLISHED_UNIT_LAST.SHORT_NAME, PUBLISHED_UNIT_LAST.NAME_EN, PUBLISHED_UNIT_LAST.POSITION).from(ENTRY).join(PUBLISHED_UNIT_LAST)
                .on(PUBLISHED_UNIT_LAST.ID.eq(ENTRY.UNIT_ID)).where(visible(who)).orderBy(PUBLISHED_UNIT_LAST.POSITION, PUBLISHED_UNIT_LAST.ID)
                .fetch(row -> new Provider(row.value1(), UnitNames.Named.of(row.value2(), row.value3(), row.value4())));
    }

    /** What waits for this person's review. */
    public int waiting(Who who) {
        var units = who.powers().units(CatalogRights.REVIEW);
        return units.isEmpty() ? 0 : sql.fetchCount(ENTRY, ENTRY.STAGE.eq(EntryStage.AUTHORITY_REVIEW.name()).and(ENTRY.UNIT_ID.in(units)));
    }

    private Condition visible(Who who) {
        Condition within = reach.readable(who, ENTRY.UNIT_ID);
        // published to officers: whoever holds no post reads within the mandate only
        return who.seat() == null ? within : ENTRY.PUBLISHED_NUMBER.isNotNull().and(ENTRY.STAGE.in(LISTED)).or(within);
    }

    private Condition condition(Filter filter) {
        return text(filter.q().strip())
                .and(filter.unit() == null ? noCondition() : ENTRY.UNIT_ID.eq(filter.unit()))
                .and(filter.classification().isEmpty() ? noCondition() : CLASSIFICATION.CODE.startsWith(filter.classification()))
                .and(filter.sharing().isEmpty() ? noCondition() : EDITION.SHARING.eq(filter.sharing()))
                .and(switch (filter.open()) {
                    case "yes" -> EDITION.OPEN.isTrue();
                    case "no" -> EDITION.OPEN.isFalse();
                    default -> noCondition();
                })
                .and(filter.stage().isEmpty() ? noCondition() : ENTRY.STAGE.eq(filter.stage()))
                .and(filter.system() == null ? noCondition() : EDITION.SYSTEM_ID.eq(filter.system()));
    }

    private static Condition text(String q) {
        return q.isEmpty() ? noCondition() : EDITION.NAME.containsIgnoreCase(q).or(EDITION.ABSTRACT.containsIgnoreCase(q)).or(EDITION.KEYWORDS.containsIgnoreCase(q))
                .or(ENTRY.CODE.startsWith(q)).or(EntryRows.ITEM_NAMES.containsIgnoreCase(q));
    }

    private static SortField<?> order(String sort) {
        boolean down = sort.startsWith("-");
        Field<?> field = switch (down ? sort.substring(1) : sort) {
            case "code" -> ENTRY.CODE;
            case "unit" -> PUBLISHED_UNIT_LAST.POSITION;
            case "published" -> EDITION.PUBLISHED_ON;
            case "classification" -> CLASSIFICATION.CODE;
            default -> EDITION.NAME.collate(collation(name("public", "pinyin")));
        };
        return down ? field.desc().nullsLast() : field.asc().nullsLast();
    }

    private SelectOnConditionStep<Record> select() {
        return sql.select(List.of(ENTRY.ID, ENTRY.CODE, EDITION.NAME, EDITION.ABSTRACT, ENTRY.STAGE, ENTRY.UNIT_ID, PUBLISHED_UNIT_LAST.SHORT_NAME, PUBLISHED_UNIT_LAST.NAME_EN,
                CLASSIFICATION.CODE, CLASSIFICATION.NAME_ZH, CLASSIFICATION.NAME_EN, EDITION.SHARING, EDITION.OPEN, EDITION.UPDATE_CYCLE, EDITION.SYSTEM_ID, EDITION.NUMBER,
                EDITION.PUBLISHED_ON)).from(ENTRY).join(EDITION).on(EDITION.ENTRY_ID.eq(ENTRY.ID)).and(EDITION.NUMBER.eq(coalesce(ENTRY.PUBLISHED_NUMBER, ENTRY.DRAFT_NUMBER)))
                .leftJoin(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(ENTRY.UNIT_ID)).leftJoin(CLASSIFICATION).on(CLASSIFICATION.ID.eq(EDITION.CLASSIFICATION_ID));
    }

    private int count(Condition wanted) {
        return sql.fetchCount(select().where(wanted));
    }

    private static Row row(Record row) {
        String sharing = row.get(EDITION.SHARING);
        String cycle = row.get(EDITION.UPDATE_CYCLE);
        return new Row(row.get(ENTRY.ID), row.get(ENTRY.CODE), row.get(EDITION.NAME), row.get(EDITION.ABSTRACT), EntryStage.valueOf(row.get(ENTRY.STAGE)), row.get(ENTRY.UNIT_ID),
                row.get(PUBLISHED_UNIT_LAST.SHORT_NAME), row.get(PUBLISHED_UNIT_LAST.NAME_EN), row.get(CLASSIFICATION.CODE), row.get(CLASSIFICATION.NAME_ZH),
                row.get(CLASSIFICATION.NAME_EN), sharing == null ? null : SharingAttribute.valueOf(sharing), row.get(EDITION.OPEN),
                cycle == null ? null : UpdateCycle.valueOf(cycle), row.get(EDITION.SYSTEM_ID), row.get(EDITION.NUMBER), row.get(EDITION.PUBLISHED_ON));
    }
}
