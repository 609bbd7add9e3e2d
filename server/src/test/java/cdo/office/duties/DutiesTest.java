package cdo.office.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.calendar.SpecialDays;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Measure;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.NewTenure;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.UnitsMerged;
import cdo.platform.organization.UnitSplit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class DutiesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TEN_DAYS_ON = LocalDate.of(2026, 3, 16);
    private static final AtomicLong SUBJECTS = new AtomicLong(70_000_000);

    @Autowired
    Duties duties;
    @Autowired
    MetOnTime metOnTime;
    @Autowired
    Decisions decisions;
    @Autowired
    Ledger ledger;
    @Autowired
    Ladder ladder;
    @Autowired
    Rules rules;
    @Autowired
    DutyRows rows;
    @Autowired
    Posts posts;
    @Autowired
    FoundedCity city;
    @Autowired
    Clocks clocks;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    cdo.platform.organization.CityBureau cityBureau;

    private Duration lead;
    private Unit bureau;
    private Who clerk;
    private Unit department;
    private SubjectRef subject;

    @BeforeEach
    void aDepartmentOfItsOwn() {
        lead = clocks.lead();
        clocks.today(MONDAY);
        bureau = city.unit("宜昌市政务服务和大数据管理局");
        clerk = city.acting(bureau, PostKind.BUREAU_CLERK);
        department = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        subject = SubjectRef.of("test", SUBJECTS.incrementAndGet());
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void theSameDutyIsOpenedOnce() {
        long first = open(TestRules.TEN_DAYS, null);
        assertThat(open(TestRules.TEN_DAYS, null)).isEqualTo(first);
        assertThat(duty(first).due()).isEqualTo(TEN_DAYS_ON);
        assertThat(rows.steps(first)).extracting(DutyRows.Step::kind).containsExactly(StepKind.OPENED);
    }

    @Test
    void theDutiesOfSeveralSubjectsAreAskedForAtOnce() {
        long first = open(TestRules.TEN_DAYS, null);
        SubjectRef own = subject;
        subject = SubjectRef.of("unit", SUBJECTS.incrementAndGet());
        long second = open(TestRules.TEN_DAYS, null);
        SubjectRef nothing = SubjectRef.of("test", subject.id());
        var found = duties.about(List.of(nothing, subject, own));
        assertThat(found).containsOnlyKeys(nothing, subject, own);
        assertThat(found.get(own)).extracting(Duty::id).containsExactly(first);
        assertThat(found.get(subject)).extracting(Duty::id).containsExactly(second);
        assertThat(found.get(nothing)).isEmpty();
        assertThat(duties.about(List.<SubjectRef>of())).isEmpty();
    }

    @Test
    void tenClerksThatDischargeOneDutyLeaveOneStep() throws Exception {
        long id = open(TestRules.TEN_DAYS, null);
        try (var clerks = Executors.newFixedThreadPool(10)) {
            var results = clerks.invokeAll(java.util.stream.IntStream.range(0, 10).<Callable<Boolean>>mapToObj(any -> () -> meet(TestRules.TEN_DAYS, MONDAY)).toList());
            long done = 0;
            for (var result : results) {
                done += result.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(rows.steps(id)).extracting(DutyRows.Step::kind).containsExactly(StepKind.MET, StepKind.OPENED);
    }

    @Test
    void whatFallsDueOnTheLastDayOfAYearCountsInThatYearAndInNoOther() {
        LocalDate lastDay = LocalDate.of(2026, 12, 31);
        long never = open(TestRules.STATED, null, lastDay);
        subject = SubjectRef.of("test", SUBJECTS.incrementAndGet());
        long early = open(TestRules.STATED, null, LocalDate.of(2027, 1, 8));
        clocks.today(lastDay);
        assertThat(onTime(lastDay, never)).as("while its day runs").isEmpty();
        meet(TestRules.STATED, lastDay);
        clocks.today(LocalDate.of(2027, 1, 1));
        assertThat(onTime(lastDay, never)).singleElement().satisfies(row -> {
            assertThat(row.numerator()).isZero();
            assertThat(row.date()).isEqualTo(lastDay);
            assertThat(row.reason()).isEqualTo("open");
        });
        assertThat(onTime(lastDay, early)).singleElement().satisfies(row -> assertThat(row.numerator()).isOne());
        assertThat(onTime(LocalDate.of(2027, 1, 1), never)).as("the next year").isEmpty();
        clocks.today(LocalDate.of(2027, 2, 1));
        subject = duty(never).subject();
        meet(TestRules.STATED, LocalDate.of(2027, 2, 1));
        assertThat(onTime(LocalDate.of(2027, 2, 1), never)).as("made up for: no second time").isEmpty();
        assertThat(onTime(LocalDate.of(2027, 2, 1), early)).as("done before its year").isEmpty();
        assertThat(onTime(lastDay, never)).as("asked for afterwards, as it stood that day").singleElement().satisfies(row -> assertThat(row.reason()).isEqualTo("open"));
        assertThat(ledger.onTime(department.id(), 2026)).isEqualTo(new Ledger.Rate(1, 2));
        assertThat(ledger.onTime(department.id(), 2027).applies()).isFalse();
    }

    private List<Measure.Row> onTime(LocalDate day, long duty) {
        return metOnTime.rows(day).stream().filter(row -> row.subject().equals(SubjectRef.of(Duty.KIND, duty))).toList();
    }

    @Test
    void twoHoldersInAYearEachAnswerForTheirOwn() {
        long post = posts.of(department.id(), PostKind.DEPARTMENT_CDO).id();
        long first = seat(post, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));
        long second = seat(post, LocalDate.of(2026, 4, 1), null);
        long early = open(TestRules.TEN_DAYS, post);
        meet(TestRules.TEN_DAYS, LocalDate.of(2026, 3, 10));
        subject = SubjectRef.of("test", SUBJECTS.incrementAndGet());
        clocks.today(LocalDate.of(2026, 4, 6));
        long later = open(TestRules.TEN_DAYS, post);
        meet(TestRules.TEN_DAYS, LocalDate.of(2026, 6, 1));
        assertThat(duty(early).personId()).isEqualTo(first);
        assertThat(duty(early).state()).isEqualTo(DutyState.MET);
        assertThat(duty(later).personId()).isEqualTo(second);
        assertThat(duty(later).state()).isEqualTo(DutyState.MET_LATE);
    }

    @Test
    void aVacantPostLeavesTheDutyToTheUnitAlone() {
        long id = open(TestRules.TEN_DAYS, posts.of(department.id(), PostKind.DEPARTMENT_CDO).id());
        meet(TestRules.TEN_DAYS, LocalDate.of(2026, 3, 10));
        assertThat(duty(id).personId()).isNull();
        clocks.today(LocalDate.of(2026, 3, 11));
        assertThat(ledger.onTime(department.id(), 2026)).isEqualTo(new Ledger.Rate(1, 1));
    }

    @Test
    void aMergerMidYearTakesOpenDutiesAndThisYearsRowsAlong() {
        Unit into = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long met = open(TestRules.TEN_DAYS, null);
        meet(TestRules.TEN_DAYS, LocalDate.of(2026, 3, 10));
        subject = SubjectRef.of("test", SUBJECTS.incrementAndGet());
        long running = open(TestRules.STATED, null, LocalDate.of(2026, 9, 1));
        transaction.executeWithoutResult(any -> events.publishEvent(new UnitsMerged(Set.of(department.id()), into.id(), LocalDate.of(2026, 7, 1))));
        assertThat(duty(running).debtorUnitId()).isEqualTo(into.id());
        assertThat(duty(met).debtorUnitId()).isEqualTo(department.id());
        clocks.today(LocalDate.of(2026, 7, 2));
        assertThat(ledger.onTime(into.id(), 2026)).isEqualTo(new Ledger.Rate(1, 1));
        assertThat(ledger.onTime(department.id(), 2026)).isEqualTo(new Ledger.Rate(0, 0));
    }

    @Test
    void aSplitAsksTheUnitThatIsOwedToWhoOwesItNow() {
        Unit part = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long id = open(TestRules.TEN_DAYS, null);
        transaction.executeWithoutResult(any -> events.publishEvent(new UnitSplit(department.id(), Set.of(part.id()), MONDAY)));
        assertThat(duty(id).needsDecision()).isTrue();
        assertThat(duty(id).debtorUnitId()).isEqualTo(department.id());
        assertThatThrownBy(() -> decisions.assign(clerk, id, duty(id).version(), bureau.id())).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void theDutiesOfAClosedUnitWaitForADecisionAndNobodyIsChasedForThem() {
        long before = open(TestRules.TEN_DAYS, null);
        units.close(clerk, department.id(), MONDAY, "测试文号");
        assertThat(duty(before).needsDecision()).as("its last day is today").isFalse();
        Who desk = city.acting(bureau, PostKind.BUREAU_CLERK);
        int unread = inbox.unread(desk);
        clocks.today(MONDAY.plusDays(1));
        ladder.run(MONDAY.plusDays(1));
        assertThat(duty(before).needsDecision()).isTrue();
        assertThat(inbox.unread(desk)).as("the unit that is owed to is asked").isGreaterThan(unread);
        subject = SubjectRef.of("test", SUBJECTS.incrementAndGet());
        long after = open(TestRules.TEN_DAYS, null);
        assertThat(duty(after).needsDecision()).isTrue();
        ladder.run(LocalDate.of(2026, 3, 31));
        assertThat(List.of(duty(before), duty(after))).extracting(Duty::ladder).containsOnly(LadderStage.NONE);
        decisions.waive(city.acting(bureau, PostKind.BUREAU_HEAD), before, duty(before).version(), "单位已撤销");
        assertThat(duty(before).state()).isEqualTo(DutyState.WAIVED);
    }

    @Test
    void theUnitThatIsOwedToReadsWhichUnitIsLate() {
        open(TestRules.TEN_DAYS, null);
        Who desk = city.acting(bureau, PostKind.BUREAU_CLERK);
        ladder.run(LocalDate.of(2026, 3, 31));
        assertThat(sql.fetch("select text_zh from notifications.letter where person_id = {0}", org.jooq.impl.DSL.val(desk.personId())).getValues(0, String.class))
                .anySatisfy(text -> assertThat(text).startsWith("通报：" + department.shortName()));
    }

    @Test
    void aReturnOnTheLastDayStopsTheReceiversClockOnly() {
        long receivers = open(TestRules.TEN_DAYS, null);
        long submitters = open(TestRules.STATED, null, TEN_DAYS_ON);
        transaction.executeWithoutResult(any -> duties.suspend(TestRules.TEN_DAYS, subject, "1", TEN_DAYS_ON, Message.of("duties.step.words", "补正")));
        assertThat(duty(receivers).state()).isEqualTo(DutyState.SUSPENDED);
        assertThat(duty(submitters).state()).isEqualTo(DutyState.OPEN);
        assertThat(duty(submitters).due()).isEqualTo(TEN_DAYS_ON);
        transaction.executeWithoutResult(any -> duties.resume(TestRules.TEN_DAYS, subject, "1", LocalDate.of(2026, 3, 20), Message.of("duties.step.words", "已补正")));
        // The 16th to the 20th do not count, so the tenth working day is Monday the 23rd.
        assertThat(duty(receivers).due()).isEqualTo(LocalDate.of(2026, 3, 23));
        assertThat(duty(receivers).state()).isEqualTo(DutyState.OPEN);
    }

    @Test
    void workDoneBeforeTheWindowDoesNotCount() {
        long id = open(TestRules.BY_JUNE, null);
        assertThat(meet(TestRules.BY_JUNE, LocalDate.of(2026, 5, 31))).isFalse();
        assertThat(duty(id).state()).isEqualTo(DutyState.OPEN);
        assertThat(meet(TestRules.BY_JUNE, LocalDate.of(2026, 6, 1))).isTrue();
        assertThat(duty(id).state()).isEqualTo(DutyState.MET);
    }

    @Test
    void aRuleChangedWhileDutiesRunLeavesThemAsTheyWere() {
        long id = open(TestRules.TEN_DAYS, null);
        Rule current = rules.inForce(TestRules.TEN_DAYS, MONDAY);
        Rule shorter = new Rule(0, current.key(), 0, current.title(), null, new Rule.Limit.Days(5, cdo.platform.calendar.DayUnit.WORKING, cdo.platform.calendar.Receipt.AS_IS),
                null, 0, null, 5, current.ladder(), current.basis(), current.source(), false, LocalDate.of(2031, 1, 1), null);
        rules.amend(clerk, shorter);
        assertThat(ledger.explain(duty(id)).due()).isEqualTo(TEN_DAYS_ON);
        assertThat(rules.inForce(TestRules.TEN_DAYS, LocalDate.of(2031, 1, 2)).limit()).isEqualTo(shorter.limit());
        assertThat(rules.inForce(TestRules.TEN_DAYS, MONDAY).limit()).isEqualTo(current.limit());
    }

    /** anchors case 8. */
    @Test
    void aRuleThatBindsTheWholeCityIsAmendedByTheCitysBureauOnly() {
        Unit county = city.unit("夷陵区政务服务和大数据管理局");
        Who countyClerk = city.acting(county, PostKind.BUREAU_CLERK);
        Rule shipped = rules.inForce(TestRules.STATED, MONDAY);
        Rule changed = new Rule(0, shipped.key(), 0, shipped.title(), null, shipped.limit(), null, 0, null, 5, shipped.ladder(), shipped.basis(), shipped.source(), true, LocalDate.of(2031, 1, 1), null);
        assertThatThrownBy(() -> rules.amend(countyClerk, changed)).isInstanceOfSatisfying(Problem.Denied.class, denied -> assertThat(denied.reason().key()).isEqualTo("duties.rule.cityOnly"));
        assertThat(rules.editable(countyClerk, shipped)).isFalse();
        assertThat(rules.editable(clerk, shipped)).isTrue();
        assertThat(rules.editions(TestRules.STATED)).hasSize(1);
        var own = new Rule(0, "test.county-" + SUBJECTS.incrementAndGet(), 0, shipped.title(), county.id(), shipped.limit(), null, 0, null, 5, shipped.ladder(), shipped.basis(), shipped.source(),
                false, LocalDate.of(2030, 1, 1), null);
        rules.insert(own, 1);
        rules.amend(countyClerk, new Rule(0, own.key(), 0, own.title(), county.id(), own.limit(), null, 0, null, 5, own.ladder(), own.basis(), own.source(), true, LocalDate.of(2031, 1, 1), null));
        assertThat(rules.editions(own.key())).extracting(Rule::verified).containsExactly(true, false);
        assertThatThrownBy(() -> rules.amend(clerk, own)).as("the city's clerk answers for no county's own rule").isInstanceOf(Problem.Denied.class);
    }

    @Test
    void aHolidayAddedAfterwardsMovesOpenDutiesAndLeavesMetOnes() {
        long open = open(TestRules.TEN_DAYS, null);
        subject = SubjectRef.of("test", SUBJECTS.incrementAndGet());
        long met = open(TestRules.TEN_DAYS, null);
        meet(TestRules.TEN_DAYS, TEN_DAYS_ON);
        LocalDate off = LocalDate.of(2026, 3, 11);
        specialDay(off);
        try {
            assertThat(duty(open).due()).isEqualTo(LocalDate.of(2026, 3, 17));
            assertThat(duty(met).due()).isEqualTo(TEN_DAYS_ON);
            assertThat(duty(met).state()).isEqualTo(DutyState.MET);
            assertThat(rows.steps(open).getFirst().kind()).isEqualTo(StepKind.REDATED);
        } finally {
            removeSpecialDay(off);
        }
        assertThat(duty(open).due()).isEqualTo(TEN_DAYS_ON);
    }

    @Test
    void theUnitThatIsOwedToExtendsAndTheDebtorCannot() {
        long id = open(TestRules.TEN_DAYS, null);
        Who debtor = city.acting(department, PostKind.DEPARTMENT_CDO);
        assertThatThrownBy(() -> decisions.extend(debtor, id, 0, 2, "忙")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> decisions.extend(clerk, id, 0, 6, "太多")).isInstanceOf(Problem.Invalid.class);
        decisions.extend(clerk, id, duty(id).version(), 2, "核实数据");
        assertThat(duty(id).due()).isEqualTo(LocalDate.of(2026, 3, 18));
        // anchors case 9: extended is not overdue
        assertThat(duty(id).overdue(LocalDate.of(2026, 3, 18))).isFalse();
        assertThatThrownBy(() -> decisions.extend(clerk, id, 0, 1, "旧页面")).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void theLadderClimbsOnceARungEachAndMissedDaysAreMadeGood() {
        long id = open(TestRules.TEN_DAYS, null);
        ladder.run(LocalDate.of(2026, 3, 10));
        assertThat(duty(id).ladder()).isEqualTo(LadderStage.NONE);
        ladder.run(LocalDate.of(2026, 3, 11));
        ladder.run(LocalDate.of(2026, 3, 12));
        assertThat(duty(id).ladder()).isEqualTo(LadderStage.REMINDED);
        ladder.run(LocalDate.of(2026, 3, 17));
        assertThat(duty(id).ladder()).isEqualTo(LadderStage.CHASED);
        ladder.run(LocalDate.of(2026, 3, 31));
        assertThat(duty(id).ladder()).isEqualTo(LadderStage.CIRCULATED);
        assertThat(rows.steps(id)).extracting(DutyRows.Step::kind).containsExactly(StepKind.CIRCULATED, StepKind.CHASED, StepKind.REMINDED, StepKind.OPENED);
    }

    @Test
    void nothingDueIsNotApplicable() {
        assertThat(ledger.onTime(department.id(), 2026).applies()).isFalse();
    }

    @Test
    void aForeignDepartmentDoesNotSeeTheDuty() {
        long id = open(TestRules.TEN_DAYS, null);
        Who sibling = city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> ledger.get(sibling, id)).isInstanceOf(Problem.NotFound.class);
        assertThat(ledger.get(clerk, id).duty().id()).isEqualTo(id);
        assertThat(ledger.get(city.acting(department, PostKind.DATA_STEWARD), id).days()).isEqualTo(10);
    }

    private long open(String rule, @Nullable Long post) {
        return open(rule, post, null);
    }

    private long open(String rule, @Nullable Long post, @Nullable LocalDate due) {
        return transaction.execute(any -> duties.open(new NewDuty(rule, post, department.id(), bureau.id(), null, subject, "1",
                Message.of("duties.sign", "测试"), clocks.today(), due, "/workbench")));
    }

    private boolean meet(String rule, LocalDate on) {
        return Boolean.TRUE.equals(transaction.execute(any -> duties.discharge(rule, subject, "1", on, null)));
    }

    private long seat(long post, LocalDate from, @Nullable LocalDate last) {
        long person = city.person(department);
        city.seat(post, person, from, last);
        return person;
    }

    @Test
    void tickedDutiesAreAskedForAgainByTheUnitThatIsOwedOnly() {
        long first = open(TestRules.TEN_DAYS, null);
        subject = SubjectRef.of("test", SUBJECTS.incrementAndGet());
        long second = open(TestRules.TEN_DAYS, null);
        Who desk = city.acting(department, PostKind.DATA_STEWARD);
        int before = inbox.unread(desk);
        assertThat(decisions.remind(clerk, List.of(first, second))).isEqualTo(2);
        assertThat(inbox.unread(desk)).isEqualTo(before + 2);
        assertThat(rows.steps(first)).first().satisfies(step -> assertThat(step.kind()).isEqualTo(StepKind.CHASED));
        assertThat(decisions.remind(clerk, List.of(first))).as("once a day").isZero();
        clocks.today(MONDAY.plusDays(1));
        Who foreign = city.acting(city.unit("当阳市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThatThrownBy(() -> decisions.remind(foreign, List.of(first))).isInstanceOf(Problem.Denied.class);
        Unit county = city.fresh(clerk, city.unit("当阳市人民政府"), UnitKind.DEPARTMENT);
        long theirs = transaction.execute(any -> duties.open(new NewDuty(TestRules.TEN_DAYS, null, county.id(), foreign.unitId(), null, SubjectRef.of("test", SUBJECTS.incrementAndGet()), "1",
                Message.of("duties.sign", "测试"), clocks.today(), null, "/workbench")));
        assertThatThrownBy(() -> decisions.remind(clerk, List.of(first, theirs))).as("one foreign id refuses the whole").isInstanceOf(Problem.Denied.class);
        assertThat(inbox.unread(desk)).isEqualTo(before + 2);
    }

    @Test
    void severalDutiesAreHandedToOneColleague() {
        long first = open(TestRules.TEN_DAYS, null);
        subject = SubjectRef.of("test", SUBJECTS.incrementAndGet());
        long second = open(TestRules.TEN_DAYS, null);
        meet(TestRules.TEN_DAYS, MONDAY);
        Who head = city.acting(department, PostKind.UNIT_HEAD);
        Who steward = city.acting(department, PostKind.DATA_STEWARD);
        assertThat(decisions.handler(head, List.of(first, second), steward.personId())).as("the met one is left out").isEqualTo(1);
        assertThat(duty(first).handlerId()).isEqualTo(steward.personId());
        assertThatThrownBy(() -> decisions.handler(clerk, List.of(first), steward.personId())).isInstanceOf(Problem.Denied.class);
    }

    @Autowired
    cdo.platform.notifications.Inbox inbox;

    @Test
    void theDaysWorkReadsRulesCalendarsAndHoldersOnceHoweverManyDutiesThereAre() {
        open(TestRules.TEN_DAYS, null);
        climbing(TEN_DAYS_ON.plusDays(1));
        int few = climbing(TEN_DAYS_ON.plusDays(1));
        for (int more = 0; more < 30; more++) {
            subject = SubjectRef.of("test", SUBJECTS.incrementAndGet());
            open(TestRules.TEN_DAYS, null);
        }
        climbing(TEN_DAYS_ON.plusDays(1));
        assertThat(climbing(TEN_DAYS_ON.plusDays(1))).as("questions to the database").isEqualTo(few);
    }

    /** How many questions the ladder asks of the database for a day. */
    private int climbing(LocalDate day) {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        var counted = org.jooq.impl.DSL.using(sql.configuration().deriveAppending(org.jooq.ExecuteListener.onExecuteStart(context -> {
            if (String.valueOf(context.sql()).startsWith("select")) {
                asked.incrementAndGet();
            }
        })));
        var dates = new DueDates(counted, calendars);
        transaction.executeWithoutResult(any -> new Ladder(counted, new Rules(counted, audit, clocks, cityBureau, shipped), dates, new DutyRows(counted, clocks), new Attributing(counted, dates), told, new Stranded(new DutyRows(counted, clocks), told), unitNames).run(day));
        return asked.get();
    }

    @Autowired
    org.jooq.DSLContext sql;
    @Autowired
    cdo.platform.calendar.Calendars calendars;
    @Autowired
    cdo.platform.audit.Audit audit;
    @Autowired
    org.springframework.beans.factory.ObjectProvider<ShippedRules> shipped;
    @Autowired
    Told told;
    @Autowired
    cdo.platform.organization.UnitNames unitNames;
    @Autowired
    cdo.platform.organization.Units units;

    private Duty duty(long id) {
        return rows.get(id).orElseThrow();
    }

    @Autowired
    SpecialDays specialDays;

    private void specialDay(LocalDate day) {
        specialDays.declare(clerk, day, "测试放假", true, "测试文号");
    }

    private void removeSpecialDay(LocalDate day) {
        var declared = specialDays.in("420500").stream().filter(each -> each.day().date().equals(day)).findFirst().orElseThrow();
        specialDays.withdraw(clerk, declared.id(), declared.version(), "测试结束");
    }
}
