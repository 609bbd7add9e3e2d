package cdo.office.duties;

import static cdo.office.duties.tables.SuspensionTable.SUSPENSION;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.calendar.DayUnit;
import cdo.platform.calendar.DueDate;
import cdo.platform.calendar.Receipt;
import cdo.platform.calendar.Suspension;
import cdo.platform.calendar.TraceDay;
import cdo.platform.calendar.WorkingCalendar;
import cdo.platform.calendar.Calendars;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The one place where a due date is computed, with every day that led to it. */
@Component
class DueDates {

    private final DSLContext sql;
    private final Calendars calendars;

    DueDates(DSLContext sql, Calendars calendars) {
        this.sql = sql;
        this.calendars = calendars;
    }

    /** The working calendar of the unit's region. */
    WorkingCalendar calendar(long unitId) {
        String region = sql.select(PUBLISHED_UNIT_LAST.REGION_CODE).from(PUBLISHED_UNIT_LAST).where(PUBLISHED_UNIT_LAST.ID.eq(unitId)).fetchOne(PUBLISHED_UNIT_LAST.REGION_CODE);
        return calendars.in(region);
    }

    /** The calendars of many units, each region's read once. */
    Map<Long, WorkingCalendar> calendars(Collection<Long> units) {
        var byRegion = new HashMap<String, WorkingCalendar>();
        return sql.select(PUBLISHED_UNIT_LAST.ID, PUBLISHED_UNIT_LAST.REGION_CODE).from(PUBLISHED_UNIT_LAST).where(PUBLISHED_UNIT_LAST.ID.in(units))
                .fetchMap(row -> row.value1(), row -> byRegion.computeIfAbsent(row.value2(), calendars::in));
    }

    /** The due date of a new duty without interruptions. */
    DueDate first(Rule rule, long unitId, LocalDate start) {
        return of(rule, calendar(unitId), start, start, 0, List.of());
    }

    /** The due date of a running duty, with its suspensions and extension; also its explanation. */
    DueDate of(Duty duty, Rule rule) {
        WorkingCalendar calendar = calendar(duty.debtorUnitId());
        List<Suspension> suspensions = suspensions(duty.id());
        return duty.dueStated()
                ? stated(calendar, duty.started(), duty.firstDue(), duty.extendedDays(), suspensions)
                : of(rule, calendar, duty.started(), duty.firstDue(), duty.extendedDays(), suspensions);
    }

    private static DueDate of(Rule rule, WorkingCalendar calendar, LocalDate start, LocalDate firstDue, int extended, List<Suspension> suspensions) {
        return switch (rule.limit()) {
            case Rule.Limit.Days days -> calendar.dueDate(start, days.days() + extended, days.unit(), days.receipt(), suspensions);
            case Rule.Limit.Fixed fixed -> fixed(calendar, start, fixed, extended, suspensions);
            case Rule.Limit.Stated ignored -> stated(calendar, start, firstDue, extended, suspensions);
        };
    }

    private static DueDate fixed(WorkingCalendar calendar, LocalDate start, Rule.Limit.Fixed fixed, int extended, List<Suspension> suspensions) {
        LocalDate day = next(fixed.day(), start);
        if (fixed.rolls()) {
            day = calendar.firstWorkingDayFrom(day);
        }
        return stated(calendar, start, day, extended, suspensions);
    }

    /** A stated or fixed date stands as it is; an extension and the days of a suspension are added to it in working days. */
    private static DueDate stated(WorkingCalendar calendar, LocalDate start, LocalDate due, int extended, List<Suspension> suspensions) {
        int suspended = suspensions.stream().mapToInt(each -> calendar.workingDaysBetween(each.from().minusDays(1), each.to())).sum();
        if (extended + suspended == 0) {
            return new DueDate(due, new TreeSet<>(), List.of(new TraceDay(start, false, TraceDay.DayReason.START, null), new TraceDay(due, true, TraceDay.DayReason.COUNTED, null)));
        }
        return calendar.dueDate(due, extended + suspended, DayUnit.WORKING, Receipt.AS_IS, List.of());
    }

    /** The first such day of the year that is not before the start. */
    static LocalDate next(MonthDay day, LocalDate start) {
        LocalDate sameYear = day.atYear(start.getYear());
        return sameYear.isBefore(start) ? day.atYear(start.getYear() + 1) : sameYear;
    }

    /** Closed suspensions; an open one has not moved the date yet. */
    private List<Suspension> suspensions(long duty) {
        return sql.select(SUSPENSION.FROM_DAY, SUSPENSION.TO_DAY).from(SUSPENSION).where(SUSPENSION.DUTY_ID.eq(duty)).and(SUSPENSION.TO_DAY.isNotNull())
                .orderBy(SUSPENSION.ID).fetch(row -> new Suspension(row.value1(), row.value2()));
    }
}
