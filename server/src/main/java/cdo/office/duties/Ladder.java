package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;
import static cdo.office.duties.tables.SuspensionTable.SUSPENSION;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.calendar.WorkingCalendar;
import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Message;
import cdo.platform.organization.UnitNames;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each official day: 提醒 before the due date, 催办 after it, then 督办, then 通报, by the rule's own steps in working days; and for whom
 * a duty counts whose day has passed. A rung is climbed once; a day that was missed is made good by the next.
 */
@Component
class Ladder implements DayJob {

    private final DSLContext sql;
    private final Rules rules;
    private final DueDates dueDates;
    private final DutyRows rows;
    private final Attributing attributing;
    private final Told told;
    private final Stranded stranded;
    private final UnitNames names;

    Ladder(DSLContext sql, Rules rules, DueDates dueDates, DutyRows rows, Attributing attributing, Told told, Stranded stranded, UnitNames names) {
        this.sql = sql;
        this.rules = rules;
        this.dueDates = dueDates;
        this.rows = rows;
        this.attributing = attributing;
        this.told = told;
        this.stranded = stranded;
        this.names = names;
    }

    @Override
    public String key() {
        return "duties.ladder";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    @Transactional
    public void run(LocalDate day) {
        stranded.flag(noCondition(), day);
        // Nobody is chased for what waits for a decision; once it is decided, the rungs missed are made good.
        List<Duty> open = rows.find(DUTY.STATE.eq(DutyState.OPEN.name()).and(DUTY.DUE.le(day.plusDays(40))).and(DUTY.NEEDS_DECISION.isFalse()));
        List<Duty> suspended = rows.find(DUTY.STATE.eq(DutyState.SUSPENDED.name()).and(DUTY.NEEDS_DECISION.isFalse()));
        Known known = known(Stream.concat(open.stream(), suspended.stream()).toList());
        open.forEach(duty -> climb(duty, known, day));
        suspended.forEach(duty -> flagWhenTooLong(duty, known, day));
    }

    /** Rules, calendars, holders and debtors' names of all duties of the day, each read once. */
    private record Known(Map<Long, Rule> rules, Map<Long, WorkingCalendar> calendars, Attributing.Holders holders, UnitNames.Many names) {
        Rule rule(Duty duty) {
            return Objects.requireNonNull(rules.get(duty.ruleId()));
        }

        WorkingCalendar calendar(Duty duty) {
            return Objects.requireNonNull(calendars.get(duty.debtorUnitId()));
        }
    }

    private Known known(List<Duty> duties) {
        Set<Long> debtors = duties.stream().map(Duty::debtorUnitId).collect(Collectors.toSet());
        return new Known(rules.get(duties.stream().map(Duty::ruleId).collect(Collectors.toSet())), dueDates.calendars(debtors), attributing.holders(duties), names.of(debtors));
    }

    private void climb(Duty duty, Known known, LocalDate day) {
        LadderStage stage = stage(known.calendar(duty), known.rule(duty).ladder(), duty.due(), day);
        Attribution counts = attributing.of(duty, known.rule(duty), duty.due(), null, day, known.calendar(duty), known.holders());
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(DUTY.LADDER, stage.name());
        columns.put(DUTY.PERSON_ID, counts.personId());
        columns.put(DUTY.PERSON_ON_TIME, counts.personOnTime());
        if (stage.compareTo(duty.ladder()) <= 0) {
            columns.remove(DUTY.LADDER);
            sql.update(DUTY).set(columns).where(DUTY.ID.eq(duty.id())).and(DUTY.STATE.eq(DutyState.OPEN.name()))
                    .and(DUTY.PERSON_ID.isDistinctFrom(counts.personId()).or(DUTY.PERSON_ON_TIME.isDistinctFrom(counts.personOnTime()))).execute();
            return;
        }
        rows.change(duty, columns, StepKind.valueOf(stage.name()), day, null, Message.of("duties.ladder." + stage.name(), duty.due()), null);
        tell(duty, stage, known);
    }

    /** The rung that belongs to a day, pure. */
    static LadderStage stage(WorkingCalendar calendar, Rule.Ladder ladder, LocalDate due, LocalDate day) {
        if (!day.isAfter(due)) {
            return calendar.workingDaysBetween(day, due) <= ladder.remindBefore() ? LadderStage.REMINDED : LadderStage.NONE;
        }
        int late = calendar.workingDaysBetween(due, day);
        if (late >= ladder.circulateAfter()) {
            return LadderStage.CIRCULATED;
        }
        if (late >= ladder.superviseAfter()) {
            return LadderStage.SUPERVISED;
        }
        return late >= ladder.chaseAfter() ? LadderStage.CHASED : LadderStage.REMINDED;
    }

    private void tell(Duty duty, LadderStage stage, Known known) {
        Message text = Message.of("duties.tell." + stage.name(), duty.title(), duty.due());
        if (duty.debtorPostId() != null) {
            told.post(duty.debtorPostId(), text, duty.ref(), "/duties/" + duty.id());
        } else {
            told.unit(duty.debtorUnitId(), text, duty.ref(), "/duties/" + duty.id());
        }
        if (duty.handlerId() != null) {
            told.person(duty.handlerId(), text, duty.ref(), "/duties/" + duty.id());
        }
        if (stage.compareTo(LadderStage.SUPERVISED) >= 0) {
            // the unit that is owed to reads about many debtors, and must see which
            told.unit(duty.owedToUnitId(), Message.of("duties.tell.owed." + stage.name(), duty.title(), duty.due(), known.names().of(duty.debtorUnitId()).brief()), duty.ref(), "/duties/" + duty.id());
        }
    }

    /** A suspension longer than its rule allows is flagged once; it goes on, but somebody has to answer for it. */
    private void flagWhenTooLong(Duty duty, Known known, LocalDate day) {
        Integer most = known.rule(duty).suspensionDays();
        if (most == null || duty.suspendedSince() == null || known.calendar(duty).workingDaysBetween(duty.suspendedSince().minusDays(1), day) <= most) {
            return;
        }
        int flagged = sql.update(SUSPENSION).set(SUSPENSION.FLAGGED, true).where(SUSPENSION.DUTY_ID.eq(duty.id())).and(SUSPENSION.TO_DAY.isNull())
                .and(SUSPENSION.FLAGGED.isFalse()).execute();
        if (flagged > 0) {
            rows.step(duty.id(), StepKind.SUSPENDED_TOO_LONG, day, null, Message.of("duties.step.suspendedTooLong", most), null, null);
            told.unit(duty.owedToUnitId(), Message.of("duties.tell.suspendedTooLong", duty.title(), most), duty.ref(), "/duties/" + duty.id());
        }
    }
}
