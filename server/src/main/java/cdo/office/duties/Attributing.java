package cdo.office.duties;

import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.calendar.DayUnit;
import java.time.LocalDate;
import java.util.List;
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
        var calendar = dueDates.calendar(duty.debtorUnitId());
        return Attribution.of(holdings(duty.debtorPostId()), duty.started(), due, metOn, today, rule.graceDays(),
                (from, days) -> calendar.dueDate(from, days, DayUnit.WORKING).due());
    }

    /** The substantive holder comes before an acting one of the same day. */
    private List<Attribution.Holding> holdings(long post) {
        var tenure = PUBLISHED_TENURE;
        return sql.select(tenure.PERSON_ID, tenure.VALID_FROM, tenure.VALID_TO).from(tenure).where(tenure.POST_ID.eq(post))
                .orderBy(tenure.ACTING, tenure.VALID_FROM.desc()).fetch(row -> new Attribution.Holding(row.value1(), row.value2(), row.value3()));
    }
}
