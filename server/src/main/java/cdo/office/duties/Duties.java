package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;
import static cdo.office.duties.tables.SupportingUnitTable.SUPPORTING_UNIT;
import static cdo.office.duties.tables.SuspensionTable.SUSPENSION;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import cdo.platform.calendar.DueDate;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger as business modules use it: they open a duty where something begins to be owed and discharge it where it was
 * done, in their own transaction. All methods may be called again without effect; what has ended stays ended.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Duties {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Rules rules;
    private final DueDates dueDates;
    private final DutyRows rows;
    private final Attributing attributing;
    private final Redating redating;
    private final Stranded stranded;

    Duties(DSLContext sql, Clocks clocks, Rules rules, DueDates dueDates, DutyRows rows, Attributing attributing, Redating redating, Stranded stranded) {
        this.sql = sql;
        this.clocks = clocks;
        this.rules = rules;
        this.dueDates = dueDates;
        this.rows = rows;
        this.attributing = attributing;
        this.redating = redating;
        this.stranded = stranded;
    }

    /**
     * Opens a duty, or answers the one that exists under the same natural key (rule, subject, debtor, occurrence). One of a unit that is no more
     * waits for a decision from the start.
     *
     * @return the duty's id
     */
    public long open(NewDuty asked) {
        Rule rule = rules.inForce(asked.rule(), asked.start());
        boolean stated = asked.due() != null;
        DueDate due = stated ? null : dueDates.first(rule, asked.debtorUnit(), asked.start());
        var inserted = rows.insert(asked, rule, stated ? asked.due() : due.due(), !stated && due.provisional());
        if (inserted.fresh()) {
            rows.step(inserted.id(), StepKind.OPENED, asked.start(), null, Message.of("duties.step.rule", rule.key()), null, stated ? asked.due() : due.due());
            for (long unit : asked.supportingUnits()) {
                sql.insertInto(SUPPORTING_UNIT).values(inserted.id(), unit).execute();
            }
            stranded.flag(DUTY.ID.eq(inserted.id()), clocks.today());
        }
        return inserted.id();
    }

    /**
     * What was owed has been done. Work done before the rule's window does not count: the duty stays open and the step says so.
     *
     * @param on the day on which it was done
     * @return true when a duty was met by this call
     */
    public boolean discharge(String rule, SubjectRef subject, String occurrence, LocalDate on, @Nullable Message why) {
        return discharge(key(rule, subject, occurrence), on, why);
    }

    /** As {@link #discharge(String, SubjectRef, String, LocalDate, Message)}, for the one debtor among several that owe the same. */
    public boolean dischargeFor(long debtorUnit, String rule, SubjectRef subject, String occurrence, LocalDate on, @Nullable Message why) {
        return discharge(key(rule, subject, occurrence).and(DUTY.DEBTOR_UNIT_ID.eq(debtorUnit)), on, why);
    }

    private boolean discharge(Condition which, LocalDate on, @Nullable Message why) {
        boolean met = false;
        for (Duty duty : running(which)) {
            if (duty.windowStart() != null && on.isBefore(duty.windowStart())) {
                continue;
            }
            met(duty, on, why);
            met = true;
        }
        return met;
    }

    private void met(Duty duty, LocalDate on, @Nullable Message why) {
        Rule rule = rules.get(duty.ruleId());
        LocalDate due = duty.due();
        if (duty.state() == DutyState.SUSPENDED) {
            closeSuspension(duty, on);
            due = dueDates.of(duty, rule).due();
        }
        boolean late = on.isAfter(due);
        Attribution counts = attributing.of(duty, rule, due, on, on);
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(DUTY.DUE, due);
        columns.put(DUTY.STATE, late ? DutyState.MET_LATE.name() : DutyState.MET.name());
        columns.put(DUTY.MET_ON, on);
        columns.put(DUTY.PERSON_ID, counts.personId());
        columns.put(DUTY.PERSON_ON_TIME, counts.personOnTime());
        columns.put(DUTY.SUSPENDED_SINCE, null);
        rows.change(duty, columns, late ? StepKind.MET_LATE : StepKind.MET, on, null, why, null);
    }

    /** The receiver's clock stands still from this day (a submission went back for completion). Never stops the submitter's own deadline. */
    public void suspend(String rule, SubjectRef subject, String occurrence, LocalDate from, Message why) {
        for (Duty duty : running(key(rule, subject, occurrence).and(DUTY.STATE.eq(DutyState.OPEN.name())))) {
            sql.insertInto(SUSPENSION).set(SUSPENSION.DUTY_ID, duty.id()).set(SUSPENSION.FROM_DAY, from).execute();
            var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
            columns.put(DUTY.STATE, DutyState.SUSPENDED.name());
            columns.put(DUTY.SUSPENDED_SINCE, from);
            rows.change(duty, columns, StepKind.SUSPENDED, from, null, why, null);
        }
    }

    /** The clock runs again; the first day of the suspension up to and including this day do not count. */
    public void resume(String rule, SubjectRef subject, String occurrence, LocalDate on, Message why) {
        for (Duty duty : running(key(rule, subject, occurrence).and(DUTY.STATE.eq(DutyState.SUSPENDED.name())))) {
            closeSuspension(duty, on);
            LocalDate due = dueDates.of(duty, rules.get(duty.ruleId())).due();
            var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
            columns.put(DUTY.STATE, DutyState.OPEN.name());
            columns.put(DUTY.SUSPENDED_SINCE, null);
            columns.put(DUTY.DUE, due);
            rows.change(duty, columns, StepKind.RESUMED, on, null, why, due);
        }
    }

    /**
     * Grants more working days, at most what the rule allows in all. The calling module has checked that the unit that is owed to decided it.
     *
     * @param days in the rule's unit
     * @return the new due date
     */
    public LocalDate extend(String rule, SubjectRef subject, String occurrence, int days, String actor, Message why) {
        Duty duty = running(key(rule, subject, occurrence)).stream().findFirst().orElseThrow(() -> new Problem.Refused("duties.ended", DutyState.CANCELLED));
        Rule governing = rules.get(duty.ruleId());
        if (days < 1 || duty.extendedDays() + days > governing.extensionDays()) {
            throw new Problem.Invalid("days", governing.extensionDays() == 0 ? "duties.extend.none" : "duties.extend.most", governing.extensionDays() - duty.extendedDays());
        }
        sql.update(DUTY).set(DUTY.EXTENDED_DAYS, duty.extendedDays() + days).where(DUTY.ID.eq(duty.id())).execute();
        LocalDate due = dueDates.of(rows.lock(duty.id()), governing).due();
        rows.change(duty, Map.of(DUTY.DUE, due), StepKind.EXTENDED, clocks.today(), actor, why, due);
        return due;
    }

    /**
     * A stated date that hangs on the calendar was worked out anew by whoever stated it. The ledger's own rule holds: a later date stands at
     * once, an earlier one with notice; what is overdue stays so.
     *
     * @return the date that stands now; empty when no such duty runs
     */
    public Optional<LocalDate> redate(String rule, SubjectRef subject, String occurrence, LocalDate due, Message why) {
        return running(key(rule, subject, occurrence)).stream().filter(duty -> !duty.due().isBefore(clocks.today())).findFirst().map(duty -> redating.stated(duty, due, why));
    }

    /** It is owed no more: what it was about was withdrawn or has ended. */
    public void cancel(String rule, SubjectRef subject, String occurrence, Message why) {
        cancel(key(rule, subject, occurrence), why);
    }

    /** As {@link #cancel}, for the one debtor among several that owe the same. */
    public void cancelFor(long debtorUnit, String rule, SubjectRef subject, String occurrence, Message why) {
        cancel(key(rule, subject, occurrence).and(DUTY.DEBTOR_UNIT_ID.eq(debtorUnit)), why);
    }

    /** Cancels every running duty about a subject. */
    public void cancelAll(SubjectRef subject, Message why) {
        cancel(DUTY.SUBJECT_KIND.eq(subject.kind()).and(DUTY.SUBJECT_ID.eq(subject.id())), why);
    }

    private void cancel(Condition which, Message why) {
        for (Duty duty : running(which)) {
            rows.change(duty, Map.of(DUTY.STATE, DutyState.CANCELLED.name()), StepKind.CANCELLED, clocks.today(), null, why, null);
        }
    }

    /**
     * What was owed about a subject can no longer be done. A duty whose day has passed ends as never done and counts so; one that still had time is owed no more.
     */
    public void lapseAll(SubjectRef subject, Message why) {
        lapse(DUTY.SUBJECT_KIND.eq(subject.kind()).and(DUTY.SUBJECT_ID.eq(subject.id())), why);
    }

    /** As {@link #lapseAll(SubjectRef, Message)}, for what is owed under one rule. */
    public void lapseAll(String rule, SubjectRef subject, Message why) {
        lapse(DUTY.RULE_KEY.eq(rule).and(DUTY.SUBJECT_KIND.eq(subject.kind())).and(DUTY.SUBJECT_ID.eq(subject.id())), why);
    }

    private void lapse(Condition which, Message why) {
        LocalDate today = clocks.today();
        for (Duty duty : running(which)) {
            Rule rule = rules.get(duty.ruleId());
            LocalDate due = duty.due();
            if (duty.state() == DutyState.SUSPENDED) {
                closeSuspension(duty, today);
                due = dueDates.of(duty, rule).due();
            }
            boolean lapsed = today.isAfter(due);
            var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
            columns.put(DUTY.DUE, due);
            columns.put(DUTY.STATE, lapsed ? DutyState.LAPSED.name() : DutyState.CANCELLED.name());
            columns.put(DUTY.SUSPENDED_SINCE, null);
            if (lapsed) {
                Attribution counts = attributing.of(duty, rule, due, null, today);
                columns.put(DUTY.PERSON_ID, counts.personId());
                columns.put(DUTY.PERSON_ON_TIME, counts.personOnTime());
            }
            rows.change(duty, columns, lapsed ? StepKind.LAPSED : StepKind.CANCELLED, today, null, why, null);
        }
    }

    /** The running duties about a subject, soonest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Duty> about(SubjectRef subject) {
        return rows.find(DUTY.SUBJECT_KIND.eq(subject.kind()).and(DUTY.SUBJECT_ID.eq(subject.id())));
    }

    /** The same for several subjects at once, each with its duties, soonest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<SubjectRef, List<Duty>> about(Collection<SubjectRef> subjects) {
        var found = new LinkedHashMap<SubjectRef, List<Duty>>();
        subjects.forEach(subject -> found.put(subject, new ArrayList<>()));
        Condition any = noCondition();
        for (var ofKind : found.keySet().stream().collect(Collectors.groupingBy(SubjectRef::kind, Collectors.mapping(SubjectRef::id, Collectors.toList()))).entrySet()) {
            any = any.or(DUTY.SUBJECT_KIND.eq(ofKind.getKey()).and(DUTY.SUBJECT_ID.in(ofKind.getValue())));
        }
        (found.isEmpty() ? List.<Duty>of() : rows.find(any)).forEach(duty -> found.get(duty.subject()).add(duty));
        return found;
    }

    /** A suspension that was to begin after this day never began. */
    private void closeSuspension(Duty duty, LocalDate on) {
        sql.deleteFrom(SUSPENSION).where(SUSPENSION.DUTY_ID.eq(duty.id())).and(SUSPENSION.TO_DAY.isNull()).and(SUSPENSION.FROM_DAY.gt(on)).execute();
        sql.update(SUSPENSION).set(SUSPENSION.TO_DAY, greatest(SUSPENSION.FROM_DAY, val(on)))
                .where(SUSPENSION.DUTY_ID.eq(duty.id())).and(SUSPENSION.TO_DAY.isNull()).execute();
    }

    private List<Duty> running(Condition which) {
        return rows.lock(which.and(DUTY.STATE.in(DutyState.OPEN.name(), DutyState.SUSPENDED.name())));
    }

    private static Condition key(String rule, SubjectRef subject, String occurrence) {
        return DUTY.RULE_KEY.eq(rule).and(DUTY.SUBJECT_KIND.eq(subject.kind())).and(DUTY.SUBJECT_ID.eq(subject.id())).and(DUTY.OCCURRENCE.eq(occurrence));
    }
}
