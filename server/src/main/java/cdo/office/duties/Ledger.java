package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import cdo.platform.calendar.DueDate;
import cdo.platform.calendar.WorkingCalendar;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Reach;
import cdo.platform.organization.UnitNames;
import cdo.platform.organization.Units;
import cdo.platform.web.Keyset;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: what a person owes, what a unit owes and is owed, how a date came about, what became of everything. */
@Component
@Transactional(readOnly = true)
public class Ledger {

    private static final Keyset SOONEST_FIRST = Keyset.up(DUTY.DUE).thenUp(DUTY.ID);

    private final DSLContext sql;
    private final Clocks clocks;
    private final Rules rules;
    private final DueDates dueDates;
    private final DutyRows rows;
    private final Attributing attributing;
    private final Reach reach;
    private final UnitNames names;
    private final Units units;

    Ledger(DSLContext sql, Clocks clocks, Rules rules, DueDates dueDates, DutyRows rows, Attributing attributing, Reach reach, UnitNames names, Units units) {
        this.sql = sql;
        this.clocks = clocks;
        this.rules = rules;
        this.dueDates = dueDates;
        this.rows = rows;
        this.attributing = attributing;
        this.reach = reach;
        this.names = names;
        this.units = units;
    }

    /**
     * What a register asks for; empty fields ask for everything. {@code below}: of the unit and of everything below it.
     *
     * @param person for whom they counted
     * @param holder whose posts owe them today, the unit's own duties among them for its chief data officer
     * @param year   in which they were met, else fell due
     */
    public record Filter(String state, @Nullable Long unit, boolean below, String rule, String light, @Nullable Long person, @Nullable Long holder, @Nullable Integer year) {
        public static final Filter NONE = new Filter("", null, false, "", "", null, null, null);
        /** As the register opens. */
        public static final Filter RUNNING = new Filter("running", null, false, "", "", null, null, null);
    }

    /**
     * A duty as a line shows it.
     *
     * @param days working days left, negative when overdue
     */
    public record Line(Duty duty, Rule rule, Message unitName, Message owedToName, int days) {
        public Light light(LocalDate today) {
            if (!duty.state().running()) {
                return Light.IDLE;
            }
            if (duty.state() == DutyState.SUSPENDED) {
                return Light.IDLE;
            }
            return duty.due().isBefore(today) ? Light.LATE : days <= rule.ladder().remindBefore() ? Light.SOON : Light.OK;
        }
    }

    /** Word, shape and colour of a running duty. */
    public enum Light {
        LATE, SOON, OK, IDLE
    }

    /** What this person's desk shows: running duties of the post, of the unit as such, and those handed to the person; soonest first. */
    public List<Line> desk(Who who) {
        return lines(rows.find(running().and(mine(who))));
    }

    /** The grace of whoever took duties over, by duty; without those that it does not prolong. */
    public Map<Long, Attribution.Grace> graces(Collection<Long> ids) {
        return attributing.graces(rows.find(DUTY.ID.in(ids)), rules::get, clocks.today());
    }

    /** How many of the desk's duties are overdue or due within their reminder. */
    public int pressing(Who who) {
        LocalDate today = clocks.today();
        return (int) desk(who).stream().filter(line -> line.light(today) == Light.LATE || line.light(today) == Light.SOON).count();
    }

    private static Condition mine(Who who) {
        Condition handler = DUTY.HANDLER_PERSON_ID.eq(who.personId());
        return who.seat() == null ? handler : handler.or(DUTY.DEBTOR_UNIT_ID.eq(who.seat().unitId()));
    }

    public Slice<Line> register(Who who, Filter filter, Slice.Ask ask) {
        who.must(DutyRights.SEE);
        Condition visible = reach.readable(who, DUTY.DEBTOR_UNIT_ID).or(reach.readable(who, DUTY.OWED_TO_UNIT_ID)).or(mine(who));
        Condition wanted = visible.and(condition(filter));
        return SOONEST_FIRST.slice(sql.selectFrom(DUTY).where(wanted), ask, Keyset.Counted.of(sql, DUTY, wanted, visible),
                found -> lines(found.stream().map(DutyRows::duty).toList()));
    }

    private Condition condition(Filter filter) {
        LocalDate today = clocks.today();
        Condition state = switch (filter.state()) {
            case "", "all" -> noCondition();
            case "running" -> running();
            default -> DUTY.STATE.eq(filter.state());
        };
        Condition light = switch (filter.light()) {
            // a suspended duty is not late: its clock stands still
            case "late" -> DUTY.STATE.eq(DutyState.OPEN.name()).and(DUTY.DUE.lt(today));
            // as they count in the officer's record
            case "onTime" -> counted().and(DUTY.PERSON_ON_TIME.isTrue());
            case "notOnTime" -> counted().and(DUTY.PERSON_ON_TIME.isFalse());
            case "week" -> running().and(DUTY.DUE.between(today, today.plusDays(7)));
            default -> noCondition();
        };
        Condition unit = filter.unit() == null ? noCondition() : filter.below() ? DUTY.DEBTOR_UNIT_ID.in(units.subtree(filter.unit(), today)) : DUTY.DEBTOR_UNIT_ID.eq(filter.unit());
        return state.and(light).and(unit)
                .and(filter.rule().isEmpty() ? noCondition() : DUTY.RULE_KEY.eq(filter.rule()))
                .and(filter.person() == null ? noCondition() : DUTY.PERSON_ID.eq(filter.person())).and(filter.holder() == null ? noCondition() : owedBy(filter.holder(), today))
                .and(filter.year() == null ? noCondition() : when(DUTY.PERSON_ON_TIME, DUTY.MET_ON).otherwise(DUTY.DUE).between(LocalDate.of(filter.year(), 1, 1), LocalDate.of(filter.year(), 12, 31)));
    }

    private static Condition counted() {
        return DUTY.STATE.in(DutyState.MET.name(), DutyState.MET_LATE.name(), DutyState.OPEN.name(), DutyState.LAPSED.name());
    }

    /** Does it count for its unit, and not for the handler alone? */
    private static Condition ofUnit(long unit) {
        return DUTY.COUNTS_FOR_UNIT_ID.eq(unit).and(DUTY.IN_PERSON.isFalse());
    }

    private static Condition owedBy(long person, LocalDate today) {
        var tenure = PUBLISHED_TENURE;
        Condition now = tenure.PERSON_ID.eq(person).and(tenure.VALID_FROM.le(today)).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(today)));
        List<String> answering = Arrays.stream(PostKind.values()).filter(PostKind::answersForUnit).map(Enum::name).toList();
        List<String> officers = Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList();
        return DUTY.DEBTOR_POST_ID.in(select(tenure.POST_ID).from(tenure).where(now).and(tenure.KIND.in(officers)))
                .or(DUTY.DEBTOR_POST_ID.isNull().and(DUTY.DEBTOR_UNIT_ID.in(select(tenure.UNIT_ID).from(tenure).where(now).and(tenure.KIND.in(answering)))));
    }

    /** One duty, if this person may see it: party to it, or reading one of its units. */
    public Line get(Who who, long id) {
        Duty duty = Problem.Hidden.unless(rows.get(id), found -> visible(who, found), SubjectRef.of(Duty.KIND, id));
        return lines(List.of(duty)).getFirst();
    }

    boolean visible(Who who, Duty duty) {
        return who.reads(duty.debtorUnitId()) || who.reads(duty.owedToUnitId()) || (duty.handlerId() != null && duty.handlerId() == who.personId());
    }

    java.util.Optional<Duty> find(long id) {
        return rows.get(id);
    }

    /** How the due date came about, day by day. */
    public DueDate explain(Duty duty) {
        return dueDates.of(duty, rules.get(duty.ruleId()));
    }

    List<DutyRows.Step> steps(long duty) {
        return rows.steps(duty);
    }

    public List<Line> about(SubjectRef subject) {
        return lines(rows.find(DUTY.SUBJECT_KIND.eq(subject.kind()).and(DUTY.SUBJECT_ID.eq(subject.id()))));
    }

    /** Met on time over all that was met or fell due in a year, for a unit; each duty in one year, as {@link DutiesOnTime} counts. */
    public Rate onTime(long unitId, int year) {
        LocalDate today = clocks.today();
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = year == today.getYear() ? today.minusDays(1) : LocalDate.of(year, 12, 31);
        Record row = sql.select(org.jooq.impl.DSL.count().filterWhere(DUTY.STATE.eq(DutyState.MET.name())),
                        org.jooq.impl.DSL.count()).from(DUTY)
                .where(ofUnit(unitId)).and(counted())
                .and(DUTY.STATE.eq(DutyState.MET.name()).and(DUTY.MET_ON.between(first, LocalDate.of(year, 12, 31))).and(DUTY.DUE.ge(first))
                        .or(DUTY.STATE.ne(DutyState.MET.name()).and(DUTY.DUE.between(first, last)))).fetchSingle();
        return new Rate(row.get(0, Integer.class), row.get(1, Integer.class));
    }

    /** Numerator over denominator; nothing due is 不适用, never 0 or 100. */
    public record Rate(int met, int due) {
        public boolean applies() {
            return due > 0;
        }
    }

    private List<Line> lines(List<Duty> duties) {
        LocalDate today = clocks.today();
        Map<Long, Rule> known = new HashMap<>();
        Map<Long, WorkingCalendar> calendars = new HashMap<>();
        var ids = duties.stream().flatMap(duty -> java.util.stream.Stream.of(duty.debtorUnitId(), duty.owedToUnitId())).distinct().toList();
        UnitNames.Many named = names.of(ids);
        return duties.stream().map(duty -> new Line(duty, known.computeIfAbsent(duty.ruleId(), rules::get), named.of(duty.debtorUnitId()).brief(),
                named.of(duty.owedToUnitId()).brief(),
                calendars.computeIfAbsent(duty.debtorUnitId(), dueDates::calendar).workingDaysBetween(today, duty.due()))).toList();
    }

    private static Condition running() {
        return DUTY.STATE.in(DutyState.OPEN.name(), DutyState.SUSPENDED.name());
    }
}
