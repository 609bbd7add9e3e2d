package cdo.office.duties;

import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.calendar.DayUnit;
import cdo.platform.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads who held the post and applies {@link Attribution}. An acting holder holds the post like any other. */
@Component
class Attributing {

    private final DSLContext sql;
    private final DueDates dueDates;

    Attributing(DSLContext sql, DueDates dueDates) {
        this.sql = sql;
        this.dueDates = dueDates;
    }

    Attribution of(Duty duty, Rule rule, LocalDate due, @Nullable LocalDate metOn, LocalDate today) {
        if (duty.debtorPostId() == null) {
            return new Attribution(null, null);
        }
        return of(duty, rule, due, metOn, today, dueDates.calendar(duty.debtorUnitId()), holdings(duty.debtorPostId()));
    }

    /** The same for many duties, whose calendars and holders were read together. */
    Attribution of(Duty duty, Rule rule, LocalDate due, @Nullable LocalDate metOn, LocalDate today, WorkingCalendar calendar, List<Attribution.Holding> holdings) {
        return Attribution.of(holdings, duty.started(), due, metOn, today, rule.graceDays(),
                (from, days) -> calendar.dueDate(from, days, DayUnit.WORKING).due());
    }

    private List<Attribution.Holding> holdings(long post) {
        return holdings(Set.of(post)).getOrDefault(post, List.of());
    }

    /** By post; the substantive holder comes before an acting one of the same day. */
    Map<Long, List<Attribution.Holding>> holdings(Collection<Long> posts) {
        var tenure = PUBLISHED_TENURE;
        return sql.select(tenure.POST_ID, tenure.PERSON_ID, tenure.VALID_FROM, tenure.VALID_TO).from(tenure).where(tenure.POST_ID.in(posts))
                .orderBy(tenure.ACTING, tenure.VALID_FROM.desc()).fetchGroups(row -> row.value1(), row -> new Attribution.Holding(row.value2(), row.value3(), row.value4()));
    }
}
