package cdo.office.appointments;

import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final DSLContext sql;
    private final Units units;

    Roster(DSLContext sql, Units units) {
        this.sql = sql;
        this.units = units;
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
        Map<Long, List<Holding>> officers = holdings(PUBLISHED_TENURE.KIND.in(OFFICERS), filter.on(), true);
        Map<Long, List<Holding>> liaisons = holdings(PUBLISHED_TENURE.KIND.eq(PostKind.LIAISON.name()), filter.on(), false);
        Map<Long, LocalDate> ended = ended(filter.on());
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
            Holding liaison = liaisons.getOrDefault(unit.id(), List.of()).stream().findFirst().orElse(null);
            posts.get(unit.id()).forEach(row -> {
                long post = row.get(PUBLISHED_POST.ID);
                Holding held = officers.getOrDefault(post, List.of()).stream().findFirst().orElse(null);
                entries.add(entry(unit, post, PostKind.valueOf(row.get(PUBLISHED_POST.KIND)), held, liaison, ended.get(post), reached));
            });
        }
        return entries.stream().filter(entry -> asked(entry, filter)).toList();
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
    private Map<Long, LocalDate> ended(LocalDate on) {
        var tenure = PUBLISHED_TENURE;
        var last = max(coalesce(tenure.VALID_TO, val(on)));
        return sql.select(tenure.POST_ID, last).from(tenure).where(tenure.KIND.in(OFFICERS)).and(tenure.VALID_FROM.le(on)).groupBy(tenure.POST_ID).having(last.lt(on))
                .fetchMap(tenure.POST_ID, last);
    }
}
