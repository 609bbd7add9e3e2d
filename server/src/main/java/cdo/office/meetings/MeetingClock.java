package cdo.office.meetings;

import cdo.office.duties.Rule;
import cdo.office.duties.Rules;
import cdo.platform.calendar.Calendars;
import cdo.platform.calendar.DayUnit;
import cdo.platform.calendar.WorkingCalendar;
import cdo.platform.kernel.Clocks;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The dates before a meeting: how long ahead the notice goes out, and by when members answer; the numbers are the rules'. */
@Component
public class MeetingClock {

    private final Rules rules;
    private final Calendars calendars;
    private final Units units;
    private final Regions regions;
    private final Clocks clocks;

    MeetingClock(Rules rules, Calendars calendars, Units units, Regions regions, Clocks clocks) {
        this.rules = rules;
        this.calendars = calendars;
        this.units = units;
        this.regions = regions;
        this.clocks = clocks;
    }

    /** The last day on which the notice is in time: so many working days lie between it and the meeting, the day of the meeting counted. */
    public LocalDate noticeBy(long organiserId, MeetingKind kind, LocalDate heldOn) {
        if (!(rules.inForce(noticeRule(kind), clocks.today()).limit() instanceof Rule.Limit.Days days)) {
            return heldOn.minusDays(1);
        }
        if (days.unit() == DayUnit.CALENDAR) {
            return heldOn.minusDays(days.days());
        }
        WorkingCalendar calendar = calendar(organiserId);
        LocalDate day = heldOn;
        for (int counted = 0; counted < days.days();) {
            if (calendar.isWorkingDay(day)) {
                counted++;
            }
            day = day.minusDays(1);
        }
        while (!calendar.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** By when a member answers a notice of this day: by the rule, at the latest on the day itself. */
    public LocalDate replyBy(long organiserId, LocalDate notice, LocalDate heldOn) {
        LocalDate due = rules.inForce(MeetingRules.REPLY, notice).limit() instanceof Rule.Limit.Days days
                ? calendar(organiserId).dueDate(notice, days.days(), days.unit()).due() : heldOn;
        return due.isAfter(heldOn) ? heldOn : due;
    }

    static String noticeRule(MeetingKind kind) {
        return kind == MeetingKind.REGULAR ? MeetingRules.NOTICE : MeetingRules.NOTICE_SPECIAL;
    }

    WorkingCalendar calendar(long organiserId) {
        return calendars.in(regions.get(units.get(organiserId).regionId()).code());
    }
}
