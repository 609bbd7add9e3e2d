package cdo.platform.organization;

import static cdo.platform.organization.tables.PostTable.POST;
import static cdo.platform.organization.tables.PersonTable.PERSON;
import static cdo.platform.organization.tables.RegionStateTable.REGION_STATE;
import static cdo.platform.organization.tables.TenureTable.TENURE;
import static cdo.platform.organization.tables.UnitStateTable.UNIT_STATE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.platform.web.Keyset;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of units as of any date: filtered, sorted, paged, and as rows for the export. */
@Component
public class UnitRegister {

    /** What is asked for; empty or null: everything. */
    public record Filter(String q, @Nullable UnitKind kind, @Nullable Long regionId, LocalDate on, String sort) {
    }

    /** One line of the list. */
    public record Row(long id, String name, String nameEn, UnitKind kind, String region, String regionEn, @Nullable Long parentId, @Nullable String parent, @Nullable String parentEn, @Nullable String uscc,
                      LocalDate validFrom, @Nullable String officer) {

        public String name(Language language) {
            return language.chinese() ? name : nameEn;
        }

        /** The unit above; null for the topmost. */
        public @Nullable String parent(Language language) {
            return language.chinese() || parentEn == null || parentEn.isBlank() ? parent : parentEn;
        }

        public String region(Language language) {
            return language.chinese() ? region : regionEn;
        }
    }

    private static final List<String> OFFICERS = Arrays.stream(PostKind.values()).filter(kind -> kind.role() == cdo.platform.kernel.Role.OFFICER).map(Enum::name).toList();

    private static final Keyset BY_NUMBER = Keyset.up(UNIT_STATE.UNIT_ID);
    private static final Field<String> PARENT = field(org.jooq.impl.DSL.name("parent"), String.class);
    private static final Field<String> PARENT_EN = field(org.jooq.impl.DSL.name("parent_en"), String.class);
    private static final Field<String> HOLDER = field(org.jooq.impl.DSL.name("holder"), String.class);

    private final DSLContext sql;
    private final Reach reach;

    UnitRegister(DSLContext sql, Reach reach) {
        this.sql = sql;
        this.reach = reach;
    }

    public Slice<Row> slice(Who who, Filter filter, Slice.Ask ask) {
        Condition open = open(who);
        int total = sql.fetchCount(UNIT_STATE, open.and(Dates.holds(UNIT_STATE.VALID_FROM, UNIT_STATE.VALID_TO, filter.on())));
        int filtered = sql.fetchCount(UNIT_STATE, open.and(condition(filter)));
        return ask.of(rows(open, filter, ask.offset(), ask.size()), filtered, total);
    }

    /** Everything the filter lets through, for the export. */
    public List<Row> all(Who who, Filter filter) {
        return rows(open(who), filter, 0, Integer.MAX_VALUE);
    }

    /** The register is open to everybody signed in; an outside auditor sees the units of the mandate. */
    private Condition open(Who who) {
        return reach.mandate(who).map(units -> UNIT_STATE.UNIT_ID.in(units)).orElse(noCondition());
    }

    /** For programs: in the order of their numbers, turned by key. */
    public Slice<Row> numbered(Filter filter, Slice.Ask ask) {
        var counted = Keyset.Counted.of(sql, UNIT_STATE, condition(filter), Dates.holds(UNIT_STATE.VALID_FROM, UNIT_STATE.VALID_TO, filter.on()));
        return BY_NUMBER.slice(asked(filter), ask, counted, rows -> rows.stream().map(UnitRegister::row).toList());
    }

    private List<Row> rows(Condition open, Filter filter, int offset, int limit) {
        return asked(filter).and(open).orderBy(order(filter.sort())).offset(offset).limit(limit).fetch(UnitRegister::row);
    }

    private SelectConditionStep<Record> asked(Filter filter) {
        var above = UNIT_STATE.as("above");
        Field<String> parent = field(select(above.NAME).from(above).where(above.UNIT_ID.eq(UNIT_STATE.PARENT_ID)).and(Dates.holds(above.VALID_FROM, above.VALID_TO, filter.on())));
        Field<String> parentEn = field(select(above.NAME_EN).from(above).where(above.UNIT_ID.eq(UNIT_STATE.PARENT_ID)).and(Dates.holds(above.VALID_FROM, above.VALID_TO, filter.on())));
        Field<String> officer = field(select(PERSON.NAME).from(TENURE).join(POST).on(POST.ID.eq(TENURE.POST_ID)).join(PERSON).on(PERSON.ID.eq(TENURE.PERSON_ID))
                .where(POST.UNIT_ID.eq(UNIT_STATE.UNIT_ID)).and(POST.KIND.in(OFFICERS)).and(TENURE.WITHDRAWN.isFalse())
                .and(Dates.holds(TENURE.VALID_FROM, TENURE.VALID_TO, filter.on())).limit(1));
        return sql.select(List.of(UNIT_STATE.UNIT_ID, UNIT_STATE.NAME, UNIT_STATE.NAME_EN, UNIT_STATE.KIND, REGION_STATE.NAME, REGION_STATE.NAME_EN, UNIT_STATE.PARENT_ID,
                        parent.as(PARENT), parentEn.as(PARENT_EN), UNIT_STATE.USCC, UNIT_STATE.VALID_FROM, officer.as(HOLDER)))
                .from(UNIT_STATE).leftJoin(REGION_STATE).on(REGION_STATE.REGION_ID.eq(UNIT_STATE.REGION_ID)).and(Dates.holds(REGION_STATE.VALID_FROM, REGION_STATE.VALID_TO, filter.on()))
                .where(condition(filter));
    }

    private static Row row(Record row) {
        return new Row(row.get(UNIT_STATE.UNIT_ID), row.get(UNIT_STATE.NAME), row.get(UNIT_STATE.NAME_EN), UnitKind.valueOf(row.get(UNIT_STATE.KIND)),
                java.util.Objects.requireNonNullElse(row.get(REGION_STATE.NAME), ""), java.util.Objects.requireNonNullElse(row.get(REGION_STATE.NAME_EN), ""),
                row.get(UNIT_STATE.PARENT_ID), row.get(PARENT), row.get(PARENT_EN), row.get(UNIT_STATE.USCC), row.get(UNIT_STATE.VALID_FROM), row.get(HOLDER));
    }

    private static Condition condition(Filter filter) {
        String like = "%" + filter.q().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return Dates.holds(UNIT_STATE.VALID_FROM, UNIT_STATE.VALID_TO, filter.on())
                .and(filter.q().isBlank() ? noCondition() : UNIT_STATE.NAME.likeIgnoreCase(like, '\\').or(UNIT_STATE.NAME_EN.likeIgnoreCase(like, '\\'))
                        .or(UNIT_STATE.SHORT_NAME.likeIgnoreCase(like, '\\')).or(UNIT_STATE.USCC.likeIgnoreCase(like, '\\')))
                .and(filter.kind() == null ? noCondition() : UNIT_STATE.KIND.eq(filter.kind().name()))
                .and(filter.regionId() == null ? noCondition() : UNIT_STATE.REGION_ID.eq(filter.regionId()));
    }

    private static List<SortField<?>> order(String sort) {
        boolean down = sort.startsWith("-");
        SortField<?> first = switch (down ? sort.substring(1) : sort) {
            case "name" -> UNIT_STATE.NAME.collate(Dates.PINYIN).sort(down ? org.jooq.SortOrder.DESC : org.jooq.SortOrder.ASC);
            case "since" -> UNIT_STATE.VALID_FROM.sort(down ? org.jooq.SortOrder.DESC : org.jooq.SortOrder.ASC);
            case "kind" -> UNIT_STATE.KIND.sort(down ? org.jooq.SortOrder.DESC : org.jooq.SortOrder.ASC);
            default -> REGION_STATE.CODE.asc();
        };
        return List.of(first, UNIT_STATE.POSITION.asc(), UNIT_STATE.UNIT_ID.asc());
    }
}
