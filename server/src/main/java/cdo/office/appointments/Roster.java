package cdo.office.appointments;

import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnitState.PUBLISHED_UNIT_STATE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Keyset;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 首席数据官花名册 as of any date, in the official order of the units. Published to everybody who holds a post; telephone
 * numbers are masked where the reader does not reach the unit.
 */
@Component
public class Roster {

    private static final List<String> OFFICERS = Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList();

    private static final Keyset BY_NUMBER = Keyset.up(PUBLISHED_POST.ID);

    private final DSLContext sql;
    private final Units units;
    private final Reach reach;

    Roster(DSLContext sql, Units units, Reach reach) {
        this.sql = sql;
        this.units = units;
        this.reach = reach;
    }

    /** Which rows. */
    public enum State {
        HELD, VACANT, ALL
    }

    /** What is asked; null: any. */
    public record Filter(LocalDate on, @Nullable UnitKind unitKind, @Nullable Long regionId, @Nullable PostKind postKind, State state, String words) {
    }

    /**
     * One post.
     *
     * @param vacantSince first day without a holder; null when held, or when it never was
     * @param phone       masked for a reader who does not reach the unit
     */
    public record Entry(Unit unit, long postId, PostKind kind, @Nullable Long personId, String name, String title, @Nullable LocalDate since, boolean acting,
                        boolean concurrent, String phone, String liaison, String liaisonPhone, @Nullable LocalDate vacantSince) {
        public boolean vacant() {
            return personId == null;
        }
    }

    private record Holding(long personId, String name, String title, String phone, LocalDate since, boolean acting, boolean concurrent) {
    }

    /** All entries that the filter leaves, in official order. */
    public List<Entry> entries(Who who, Filter filter) {
        who.must(AppointmentRights.SEE);
        Known known = known(filter.on(), noCondition());
        var posts = sql.select(PUBLISHED_POST.ID, PUBLISHED_POST.UNIT_ID, PUBLISHED_POST.KIND).from(PUBLISHED_POST).where(PUBLISHED_POST.KIND.in(OFFICERS))
                .orderBy(PUBLISHED_POST.ID).fetchGroups(PUBLISHED_POST.UNIT_ID);
        var entries = new ArrayList<Entry>();
        for (Unit unit : units.all(filter.on())) {
            if (filter.unitKind() != null && unit.kind() != filter.unitKind() || filter.regionId() != null && unit.regionId() != filter.regionId() || !posts.containsKey(unit.id())) {
                continue;
            }
            boolean reached = who.reads(unit.id());
            if (!reached && who.seat() == null) {
                continue; // published to officers, not beyond an outside auditor's mandate
            }
            posts.get(unit.id()).forEach(row -> entries.add(known.entry(unit, row.get(PUBLISHED_POST.ID), row.get(PUBLISHED_POST.KIND), reached)));
        }
        return entries.stream().filter(entry -> asked(entry, filter)).toList();
    }

    /** For programs: one page of what {@link #entries} gives, in the order of the posts' numbers, turned by key; only this page is read. */
    public Slice<Entry> numbered(Who who, Filter filter, Slice.Ask ask) {
        who.must(AppointmentRights.SEE);
        var unit = PUBLISHED_UNIT_STATE;
        var standing = PUBLISHED_POST.join(unit).on(unit.UNIT_ID.eq(PUBLISHED_POST.UNIT_ID)).and(unit.VALID_FROM.le(filter.on())).and(unit.VALID_TO.isNull().or(unit.VALID_TO.ge(filter.on())));
        Condition published = PUBLISHED_POST.KIND.in(OFFICERS).and(who.seat() == null ? reach.readable(who, PUBLISHED_POST.UNIT_ID) : noCondition());
        Condition wanted = published.and(wanted(filter));
        return BY_NUMBER.slice(sql.select(PUBLISHED_POST.ID, PUBLISHED_POST.UNIT_ID, PUBLISHED_POST.KIND).from(standing).where(wanted), ask, Keyset.Counted.of(sql, standing, wanted, published), found -> {
            Set<Long> ids = found.stream().map(row -> row.get(PUBLISHED_POST.UNIT_ID)).collect(Collectors.toSet());
            Map<Long, Unit> known = units.those(ids, filter.on()).stream().collect(Collectors.toMap(Unit::id, each -> each));
            Known holders = known(filter.on(), PUBLISHED_TENURE.UNIT_ID.in(ids));
            return found.stream().map(row -> holders.entry(known.get(row.get(PUBLISHED_POST.UNIT_ID)), row.get(PUBLISHED_POST.ID), row.get(PUBLISHED_POST.KIND),
                    who.reads(row.get(PUBLISHED_POST.UNIT_ID)))).toList();
        });
    }

    /** The filter on posts joined with their units' state of the day; the same as {@link #asked}. */
    private static Condition wanted(Filter filter) {
        var unit = PUBLISHED_UNIT_STATE;
        var tenure = PUBLISHED_TENURE;
        Condition holds = tenure.POST_ID.eq(PUBLISHED_POST.ID).and(tenure.VALID_FROM.le(filter.on())).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(filter.on())));
        Condition held = exists(selectOne().from(tenure).where(holds));
        var holder = coalesce(field(select(tenure.PERSON_NAME).from(tenure).where(holds).orderBy(tenure.VALID_FROM, tenure.ID).limit(1)), "");
        return (filter.unitKind() == null ? noCondition() : unit.KIND.eq(filter.unitKind().name()))
                .and(filter.regionId() == null ? noCondition() : unit.REGION_ID.eq(filter.regionId()))
                .and(filter.postKind() == null ? noCondition() : PUBLISHED_POST.KIND.eq(filter.postKind().name()))
                .and(filter.state() == State.ALL ? noCondition() : filter.state() == State.HELD ? held : not(held))
                .and(filter.words().isBlank() ? noCondition() : concat(unit.NAME, unit.NAME_EN, holder).containsIgnoreCase(filter.words().strip()));
    }

    /** Who holds posts on a day, who is whose liaison, and when posts were last held. */
    private record Known(Map<Long, List<Holding>> officers, Map<Long, List<Holding>> liaisons, Map<Long, LocalDate> ended) {
        Entry entry(Unit unit, long post, String kind, boolean reached) {
            Holding held = officers.getOrDefault(post, List.of()).stream().findFirst().orElse(null);
            Holding liaison = liaisons.getOrDefault(unit.id(), List.of()).stream().findFirst().orElse(null);
            return Roster.entry(unit, post, PostKind.valueOf(kind), held, liaison, ended.get(post), reached);
        }
    }

    private Known known(LocalDate on, Condition which) {
        return new Known(holdings(PUBLISHED_TENURE.KIND.in(OFFICERS).and(which), on, true), holdings(PUBLISHED_TENURE.KIND.eq(PostKind.LIAISON.name()).and(which), on, false), ended(on, which));
    }

    private static boolean asked(Entry entry, Filter filter) {
        return (filter.postKind() == null || entry.kind() == filter.postKind())
                && (filter.state() == State.ALL || entry.vacant() == (filter.state() == State.VACANT))
                && (filter.words().isBlank() || (entry.unit().name() + entry.unit().nameEn() + entry.name()).toLowerCase().contains(filter.words().strip().toLowerCase()));
    }

    private static Entry entry(Unit unit, long post, PostKind kind, @Nullable Holding held, @Nullable Holding liaison, @Nullable LocalDate ended, boolean reached) {
        String liaisonName = liaison == null ? "" : liaison.name();
        String liaisonPhone = liaison == null ? "" : shown(liaison.phone(), reached);
        if (held == null) {
            return new Entry(unit, post, kind, null, "", "", null, false, false, "", liaisonName, liaisonPhone, ended == null ? null : ended.plusDays(1));
        }
        return new Entry(unit, post, kind, held.personId(), held.name(), held.title(), held.since(), held.acting(), held.concurrent(), shown(held.phone(), reached),
                liaisonName, liaisonPhone, null);
    }

    /** Area code and the first two digits, the rest hidden. */
    static String shown(String phone, boolean reached) {
        return reached || phone.length() < 5 ? reached ? phone : phone.isEmpty() ? "" : "****" : phone.substring(0, phone.length() - 4) + "****";
    }

    private Map<Long, List<Holding>> holdings(Condition kinds, LocalDate on, boolean byPost) {
        var tenure = PUBLISHED_TENURE;
        var person = PUBLISHED_PERSON;
        var found = new HashMap<Long, List<Holding>>();
        sql.select(tenure.POST_ID, tenure.UNIT_ID, tenure.PERSON_ID, tenure.PERSON_NAME, person.TITLE, person.OFFICE_PHONE, tenure.VALID_FROM, tenure.ACTING, tenure.CONCURRENT)
                .from(tenure).join(person).on(person.ID.eq(tenure.PERSON_ID)).where(kinds).and(tenure.VALID_FROM.le(on)).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(on)))
                .orderBy(tenure.VALID_FROM, tenure.ID).fetch().forEach(row -> found.computeIfAbsent(byPost ? row.value1() : row.value2(), any -> new ArrayList<>())
                        .add(new Holding(row.value3(), row.value4(), row.value5(), row.value6(), row.value7(), row.value8(), row.value9())));
        return found;
    }

    /** The last day of the last holder before that day, by post. */
    private Map<Long, LocalDate> ended(LocalDate on, Condition which) {
        var tenure = PUBLISHED_TENURE;
        var last = max(coalesce(tenure.VALID_TO, val(on)));
        return sql.select(tenure.POST_ID, last).from(tenure).where(tenure.KIND.in(OFFICERS)).and(which).and(tenure.VALID_FROM.le(on)).groupBy(tenure.POST_ID).having(last.lt(on))
                .fetchMap(tenure.POST_ID, last);
    }
}
