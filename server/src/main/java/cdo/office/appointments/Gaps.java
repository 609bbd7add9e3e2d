package cdo.office.appointments;

import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnitState.PUBLISHED_UNIT_STATE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 岗位空缺: the days on which an officer's post that once had a holder had none, read from the tenures themselves: the one
 * place that the measure and the lists of vacancies ask. Somebody acting (代理) does not fill a post; a unit that has ended
 * has no vacancy; a post never filled is none of these.
 */
@Component
public class Gaps {

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 30);

    private final DSLContext sql;

    Gaps(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @param since first day without a holder
     * @param until first day of the next holder, or the first on which the unit is no more; null while nobody knows
     */
    public record Gap(long postId, long unitId, LocalDate since, @Nullable LocalDate until) {

        /** Vacant days among these, both included. */
        public long days(LocalDate first, LocalDate last) {
            LocalDate from = since.isBefore(first) ? first : since;
            LocalDate to = until == null || until.isAfter(last) ? last.plusDays(1) : until;
            return Math.max(0, ChronoUnit.DAYS.between(from, to));
        }

        boolean on(LocalDate day) {
            return !since.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    /** The gaps with a vacant day among these, by post and time. */
    List<Gap> within(LocalDate first, LocalDate last) {
        return all(last).filter(gap -> gap.days(first, last) > 0).toList();
    }

    /** The gap in which each vacant post is on that day. */
    public Map<Long, Gap> open(LocalDate day) {
        return all(day).filter(gap -> gap.on(day)).collect(Collectors.toMap(Gap::postId, gap -> gap));
    }

    private Stream<Gap> all(LocalDate day) {
        var tenure = PUBLISHED_TENURE;
        var state = PUBLISHED_UNIT_STATE;
        var next = lead(tenure.VALID_FROM).over(partitionBy(tenure.POST_ID).orderBy(tenure.VALID_FROM));
        var ended = field(select(max(coalesce(state.VALID_TO, val(NEVER)))).from(state).where(state.UNIT_ID.eq(tenure.UNIT_ID)));
        return sql.select(tenure.POST_ID, tenure.UNIT_ID, tenure.VALID_TO, next, ended).from(tenure).where(tenure.KIND.in(PostsFilled.OFFICERS)).and(tenure.ACTING.isFalse())
                .and(tenure.VALID_FROM.le(day)).orderBy(tenure.POST_ID, tenure.VALID_FROM).fetch(row -> {
                    LocalDate left = row.value3();
                    LocalDate closed = row.value5() == null || !row.value5().isBefore(NEVER) ? null : row.value5().plusDays(1);
                    LocalDate until = row.value4() == null || closed != null && closed.isBefore(row.value4()) ? closed : row.value4();
                    return left == null || until != null && !left.plusDays(1).isBefore(until) ? null : new Gap(row.value1(), row.value2(), left.plusDays(1), until);
                }).stream().filter(Objects::nonNull);
    }
}
