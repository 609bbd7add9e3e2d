package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;

import cdo.platform.calendar.CalendarChanged;
import cdo.platform.calendar.DueDate;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A calendar change re-dates open duties whose dates were computed. A later date stands at once. An earlier one needs notice: it
 * moves no nearer than three working days from today, and the debtor is told. Met duties are never reclassified. Who stated a date
 * that hangs on the calendar works it out anew and hands it to {@link Duties#redate}.
 */
@Component
class Redating {

    /** Working days of notice before an earlier date may fall due; practice, not law. */
    static final int NOTICE = 3;

    private final Clocks clocks;
    private final Rules rules;
    private final DueDates dueDates;
    private final DutyRows rows;
    private final Told told;

    Redating(Clocks clocks, Rules rules, DueDates dueDates, DutyRows rows, Told told) {
        this.clocks = clocks;
        this.rules = rules;
        this.dueDates = dueDates;
        this.rows = rows;
        this.told = told;
    }

    @EventListener
    @Transactional
    void on(CalendarChanged changed) {
        for (Duty duty : rows.lock(DUTY.STATE.eq(DutyState.OPEN.name()).and(DUTY.DUE_TYPED.isFalse()).and(DUTY.DUE.ge(clocks.today())))) {
            DueDate computed = dueDates.of(duty, rules.get(duty.ruleId()));
            LocalDate due = inFairness(duty, computed.due());
            if (!due.equals(duty.due()) || computed.provisional() != duty.provisional()) {
                var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
                columns.put(DUTY.PROVISIONAL, computed.provisional());
                move(duty, due, columns, Message.of("duties.step.calendar"));
            }
        }
    }

    /**
     * A stated date that its owner worked out anew; it is the base of whatever more time is granted later.
     *
     * @return the date that stands now
     */
    LocalDate stated(Duty duty, LocalDate computed, Message why) {
        LocalDate due = inFairness(duty, computed);
        if (due.equals(duty.due())) {
            return due;
        }
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(DUTY.FIRST_DUE, due);
        move(duty, due, columns, why);
        return due;
    }

    private LocalDate inFairness(Duty duty, LocalDate due) {
        if (!due.isBefore(duty.due())) {
            return due;
        }
        LocalDate soonest = dueDates.calendar(duty.debtorUnitId()).dueDate(clocks.today(), NOTICE, cdo.platform.calendar.DayUnit.WORKING).due();
        return soonest.isAfter(due) ? (soonest.isBefore(duty.due()) ? soonest : duty.due()) : due;
    }

    private void move(Duty duty, LocalDate due, LinkedHashMap<Field<?>, @Nullable Object> columns, Message why) {
        columns.put(DUTY.DUE, due);
        rows.change(duty, columns, StepKind.REDATED, clocks.today(), null, why, due);
        if (due.isBefore(duty.due()) && duty.debtorPostId() != null) {
            told.post(duty.debtorPostId(), Message.of("duties.tell.earlier", duty.title(), due), duty.ref(), "/duties/" + duty.id());
        }
    }
}
