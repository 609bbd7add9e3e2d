package cdo.review.cockpit;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.office.appointments.Gaps;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The officers' posts of some units: which are vacant – exactly those that the measure counts so – and who holds the others. */
@Component
@Transactional(readOnly = true)
class OfficerPosts {

    private static final String FILLED = "appointments.posts-filled";
    private static final List<String> OFFICERS = Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList();

    private final DSLContext sql;
    private final Gaps gaps;
    private final Catalogue catalogue;
    private final Evidence evidence;

    OfficerPosts(DSLContext sql, Gaps gaps, Catalogue catalogue, Evidence evidence) {
        this.sql = sql;
        this.gaps = gaps;
        this.catalogue = catalogue;
        this.evidence = evidence;
    }

    /** Longest vacant first, then those never filled; each in the official order of units. */
    List<Board.Vacancy> vacant(Collection<Long> counted, Map<Long, Unit> units, LocalDate day) {
        Long[] ids = evidence.rows(catalogue.get(FILLED), counted, day).stream().filter(row -> row.numerator().signum() == 0 && units.containsKey(row.unitId()))
                .map(row -> row.subject().id()).toArray(Long[]::new);
        var post = PUBLISHED_POST;
        var tenure = PUBLISHED_TENURE;
        var acting = DSL.max(tenure.PERSON_NAME).filterWhere(tenure.ACTING.isTrue().and(tenure.VALID_FROM.le(day)).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(day))));
        Map<Long, Gaps.Gap> open = gaps.open(day);
        Map<Long, Integer> order = units.keySet().stream().collect(java.util.HashMap::new, (map, id) -> map.put(id, map.size()), Map::putAll);
        return sql.select(post.ID, post.UNIT_ID, post.KIND, acting).from(post).leftJoin(tenure).on(tenure.POST_ID.eq(post.ID)).where(post.ID.eq(DSL.any(ids)))
                .groupBy(post.ID, post.UNIT_ID, post.KIND).fetch(row -> {
                    Gaps.Gap gap = open.get(row.value1());
                    return new Board.Vacancy(row.value1(), units.get(row.value2()), PostKind.valueOf(row.value3()), gap == null ? null : gap.since(),
                            gap == null ? 0 : gap.days(gap.since(), day), row.value4());
                }).stream().sorted(Comparator.comparing(Board.Vacancy::since, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(each -> order.get(each.unit().id()))).toList();
    }

    /** Who holds the officers' posts of this very unit. */
    List<Board.Officer> held(long unit, LocalDate day) {
        var tenure = PUBLISHED_TENURE;
        return sql.select(tenure.PERSON_ID, tenure.PERSON_NAME, tenure.KIND, tenure.VALID_FROM, tenure.ACTING).from(tenure).where(tenure.UNIT_ID.eq(unit)).and(tenure.KIND.in(OFFICERS))
                .and(tenure.VALID_FROM.le(day)).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(day))).fetch(row -> new Board.Officer(row.value1(), row.value2(), PostKind.valueOf(row.value3()), row.value4(), row.value5()))
                .stream().sorted(Comparator.comparing(Board.Officer::kind)).collect(Collectors.toList());
    }
}
