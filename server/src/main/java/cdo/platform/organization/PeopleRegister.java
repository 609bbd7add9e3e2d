package cdo.platform.organization;

import static cdo.platform.organization.tables.PersonTable.PERSON;
import static cdo.platform.organization.tables.PostTable.POST;
import static cdo.platform.organization.tables.TenureTable.TENURE;
import static cdo.platform.organization.tables.UnitStateTable.UNIT_STATE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Who;
import cdo.platform.web.Keyset;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of people with what they held on any date. Numbers of phones are not in it. */
@Component
public class PeopleRegister {

    /** What is asked for. */
    public record Filter(String q, @Nullable PostKind kind, LocalDate on) {
    }

    /** A post held that day. */
    public record Held(long postId, long unitId, PostKind kind, LocalDate from, boolean acting) {
    }

    /** One line of the list. */
    public record Row(long id, String name, long homeUnitId, String title, List<Held> held) {
    }

    private static final Keyset BY_NAME = Keyset.up(PERSON.NAME.collate(Dates.PINYIN), PERSON.NAME).thenUp(PERSON.ID);

    private final DSLContext sql;
    private final Reach reach;

    PeopleRegister(DSLContext sql, Reach reach) {
        this.sql = sql;
        this.reach = reach;
    }

    public Slice<Row> slice(Who who, Filter filter, Slice.Ask ask) {
        Condition open = open(who);
        Condition asked = open.and(condition(filter));
        return BY_NAME.slice(people(asked), ask, new Keyset.Counted(sql.fetchCount(PERSON, asked), sql.fetchCount(PERSON, open)), people -> rows(filter, people));
    }

    public List<Row> all(Who who, Filter filter) {
        return rows(filter, people(open(who).and(condition(filter))).orderBy(PERSON.NAME.collate(Dates.PINYIN), PERSON.ID).fetch());
    }

    /** May this person open that person's record? */
    public boolean opens(Who who, long personId) {
        return reach.mandate(who).isEmpty() || sql.fetchExists(PERSON, PERSON.ID.eq(personId).and(open(who)));
    }

    /** The register is open to everybody signed in; to an outside auditor for the people of the mandate's units and those who hold or held a post there. */
    private Condition open(Who who) {
        return reach.mandate(who).map(units -> PERSON.HOME_UNIT_ID.in(units).or(exists(selectOne().from(TENURE).join(POST).on(POST.ID.eq(TENURE.POST_ID))
                .where(TENURE.PERSON_ID.eq(PERSON.ID)).and(TENURE.WITHDRAWN.isFalse()).and(POST.UNIT_ID.in(units))))).orElse(noCondition());
    }

    private SelectConditionStep<Record4<Long, String, Long, String>> people(Condition which) {
        return sql.select(PERSON.ID, PERSON.NAME, PERSON.HOME_UNIT_ID, PERSON.TITLE).from(PERSON).where(which);
    }

    private List<Row> rows(Filter filter, List<Record4<Long, String, Long, String>> people) {
        Map<Long, List<Held>> held = sql.select(TENURE.PERSON_ID, POST.ID, POST.UNIT_ID, POST.KIND, TENURE.VALID_FROM, TENURE.ACTING)
                .from(TENURE).join(POST).on(POST.ID.eq(TENURE.POST_ID))
                .where(TENURE.PERSON_ID.in(people.stream().map(org.jooq.Record4::value1).toList())).and(TENURE.WITHDRAWN.isFalse()).and(Dates.holds(TENURE.VALID_FROM, TENURE.VALID_TO, filter.on()))
                .orderBy(TENURE.VALID_FROM).fetch().stream()
                .collect(Collectors.groupingBy(org.jooq.Record6::value1, Collectors.mapping(row -> new Held(row.value2(), row.value3(), PostKind.valueOf(row.value4()), row.value5(), row.value6()), Collectors.toList())));
        return people.stream().map(row -> new Row(row.value1(), row.value2(), row.value3(), row.value4(), held.getOrDefault(row.value1(), List.of()))).toList();
    }

    /** Whose own unit, or the unit of a post held that day, is called so. */
    private static Condition ofUnit(String like, LocalDate on) {
        Condition called = Dates.holds(UNIT_STATE.VALID_FROM, UNIT_STATE.VALID_TO, on).and(UNIT_STATE.NAME.like(like, '\\').or(UNIT_STATE.SHORT_NAME.like(like, '\\'))
                .or(UNIT_STATE.NAME_EN.likeIgnoreCase(like, '\\')));
        return exists(selectOne().from(UNIT_STATE).where(UNIT_STATE.UNIT_ID.eq(PERSON.HOME_UNIT_ID)).and(called))
                .or(exists(selectOne().from(TENURE).join(POST).on(POST.ID.eq(TENURE.POST_ID)).join(UNIT_STATE).on(UNIT_STATE.UNIT_ID.eq(POST.UNIT_ID))
                        .where(TENURE.PERSON_ID.eq(PERSON.ID)).and(TENURE.WITHDRAWN.isFalse()).and(Dates.holds(TENURE.VALID_FROM, TENURE.VALID_TO, on)).and(called)));
    }

    private static Condition condition(Filter filter) {
        String like = "%" + filter.q().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return (filter.q().isBlank() ? noCondition() : PERSON.NAME.like(like, '\\').or(PERSON.TITLE.like(like, '\\')).or(ofUnit(like, filter.on())))
                .and(filter.kind() == null ? noCondition() : exists(selectOne().from(TENURE).join(POST).on(POST.ID.eq(TENURE.POST_ID))
                        .where(TENURE.PERSON_ID.eq(PERSON.ID)).and(POST.KIND.eq(filter.kind().name())).and(TENURE.WITHDRAWN.isFalse())
                        .and(Dates.holds(TENURE.VALID_FROM, TENURE.VALID_TO, filter.on()))));
    }
}
