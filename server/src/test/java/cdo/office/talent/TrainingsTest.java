package cdo.office.talent;

import static cdo.platform.audit.tables.EventTable.EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.DutyState;
import cdo.office.program.Bench;
import cdo.office.program.Owed;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TrainingsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 16);

    @Autowired
    Bench bench;
    @Autowired
    Trainings trainings;
    @Autowired
    TrainingRegister register;
    @Autowired
    Attendance attendance;
    @Autowired
    SignInCodes codes;
    @Autowired
    OfficerHours officerHours;
    @Autowired
    TrainingsHeld held;
    @Autowired
    PeopleTrained trained;
    @Autowired
    Clocks clocks;
    @Autowired
    DSLContext sql;

    private Duration lead;
    private Who clerk;
    private Unit department;
    private Unit other;
    private Who steward;

    @BeforeEach
    void twoDepartments() {
        lead = clocks.lead();
        clocks.today(DAY);
        clerk = bench.clerk();
        department = bench.department(clerk);
        other = bench.department(clerk);
        clerk = bench.clerk();
        steward = bench.city.acting(department, PostKind.DATA_STEWARD);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    static Training.Text text(TrainingCategory category, LocalDate on, OpenTo openTo, @Nullable Integer capacity, Set<Long> invited) {
        return new Training.Text(category, "数据目录编制", "王教授", "业务人员", "", "三楼会议室", on, "14:30", new BigDecimal("3.5"), capacity, null, openTo, invited);
    }

    private long open(Who who, Training.Text text) {
        long id = trainings.plan(who, text);
        trainings.open(who, id, 0);
        return id;
    }

    private long openOwn() {
        return open(steward, text(TrainingCategory.SKILL, DAY, OpenTo.OWN, null, Set.of()));
    }

    @Test
    void aTrainingHeldInItsWindowMeetsWhatThePlanAsksFor() {
        long phase = phase(Set.of(department.id(), other.id()));
        Owed owed = bench.owed(phase, "training", department);
        long id = openOwn();
        attendance.guests(steward, id, department.id(), List.of("张三", "李四", " ", "张三"));
        Training training = register.get(steward, id);
        attendance.attended(steward, id, register.participants(steward, training).stream().map(Participant::id).toList());
        assertThat(trainings.close(steward, id, 1)).isEqualTo(1);
        assertThat(bench.duty(owed)).satisfies(duty -> {
            assertThat(duty.state()).isEqualTo(DutyState.MET);
            assertThat(duty.metOn()).isEqualTo(DAY);
        });
        assertThat(bench.duty(bench.owed(phase, "training", other)).state()).isEqualTo(DutyState.OPEN);
        assertThat(register.participants(steward, training)).hasSize(2).allMatch(each -> each.hours().compareTo(new BigDecimal("3.5")) == 0);
    }

    @Test
    void whatWasHeldBeforeTheWindowMeetsNothing() {
        long phase = phase(Set.of(department.id()));
        long id = open(steward, text(TrainingCategory.SKILL, LocalDate.of(2026, 5, 29), OpenTo.OWN, null, Set.of()));
        attendance.enrol(steward, id, List.of(steward.personId()));
        attendance.attended(steward, id, register.participants(steward, register.get(steward, id)).stream().map(Participant::id).toList());
        assertThat(trainings.close(steward, id, 1)).isZero();
        assertThat(bench.duty(bench.owed(phase, "training", department)).state()).isEqualTo(DutyState.OPEN);
    }

    @Test
    void aBureausExchangeMeetsItsOwnObligationAndATrainingDoesNot() {
        long phase = phase(Set.of(department.id()));
        Owed owed = bench.owed(phase, "exchange", bench.city.unit(Bench.BUREAU));
        long training = open(clerk, text(TrainingCategory.POLICY, DAY, OpenTo.REGION, null, Set.of()));
        present(clerk, training);
        trainings.close(clerk, training, 1);
        assertThat(bench.duty(owed).state()).isEqualTo(DutyState.OPEN);
        long exchange = open(clerk, text(TrainingCategory.EXCHANGE, DAY, OpenTo.REGION, null, Set.of()));
        present(clerk, exchange);
        trainings.close(clerk, exchange, 1);
        assertThat(bench.duty(owed).state()).isEqualTo(DutyState.MET);
    }

    private long phase(Set<Long> units) {
        LocalDate day = clocks.today();
        clocks.today(LocalDate.of(2026, 3, 2));
        long phase = bench.phase(clerk);
        bench.phases.add(clerk, phase, units);
        bench.phases.open(clerk, phase);
        clocks.today(day);
        return phase;
    }

    private void present(Who who, long id) {
        attendance.signUp(who, id);
        attendance.attended(who, id, register.participants(who, register.get(who, id)).stream().map(Participant::id).toList());
    }

    @Test
    void nothingIsHeldBeforeItsDayNorWithoutAnybody() {
        long later = open(steward, text(TrainingCategory.SKILL, DAY.plusDays(1), OpenTo.OWN, null, Set.of()));
        attendance.signUp(steward, later);
        assertThatThrownBy(() -> trainings.close(steward, later, 1)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> attendance.attended(steward, later, List.of(1L))).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> codes.next(steward, later)).isInstanceOf(Problem.Refused.class);
        long nobody = openOwn();
        attendance.signUp(steward, nobody);
        assertThatThrownBy(() -> trainings.close(steward, nobody, 1)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aCodeSignsInOnceAndIsNoUseWhenANewOneIsShown() {
        long id = openOwn();
        SignInCodes.Code first = codes.next(steward, id);
        SignInCodes.Code second = codes.next(steward, id);
        assertThat(second.digits()).matches("\\d{6}").isNotEqualTo(first.digits());
        Who liaison = bench.city.acting(department, PostKind.LIAISON);
        assertThatThrownBy(() -> codes.signIn(liaison, first.digits())).isInstanceOf(Problem.Invalid.class);
        codes.signIn(liaison, " " + second.digits().substring(0, 3) + " " + second.digits().substring(3));
        codes.signIn(liaison, second.digits());
        assertThat(register.participants(steward, register.get(steward, id))).singleElement().satisfies(each -> {
            assertThat(each.attendedBy()).isEqualTo(Participant.AttendedBy.CODE);
            assertThat(each.personId()).isEqualTo(liaison.personId());
        });
    }

    @Test
    void anExpiredCodeAndGuessingAreRefused() {
        long id = openOwn();
        String digits = codes.next(steward, id).digits();
        sql.execute("update talent.sign_in_code set valid_from = now() - interval '10 minutes', valid_until = now() - interval '1 minute' where training_id = ?", id);
        Who liaison = bench.city.acting(department, PostKind.LIAISON);
        for (int i = 0; i < SignInCodes.TRIES; i++) {
            assertThatThrownBy(() -> codes.signIn(liaison, digits)).isInstanceOf(Problem.Invalid.class);
        }
        assertThat(sql.fetchCount(EVENT, EVENT.ACTION.eq("talent.code-blocked").and(EVENT.SUBJECT_KIND.eq("person")).and(EVENT.SUBJECT_ID.eq(liaison.personId())))).isEqualTo(1);
        String good = codes.next(steward, id).digits();
        assertThatThrownBy(() -> codes.signIn(liaison, good)).isInstanceOf(Problem.Refused.class);
        assertThat(codes.current(steward, id).digits()).isEqualTo(good);
    }

    @Test
    void aStrangerGainsNothingByKnowingTheCode() {
        String digits = codes.next(steward, openOwn()).digits();
        Who stranger = bench.city.acting(other, PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> codes.signIn(stranger, digits)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void theLastPlaceIsGivenOnceAndAWithdrawalFreesIt() {
        long id = open(steward, text(TrainingCategory.SKILL, DAY, OpenTo.OWN, 1, Set.of()));
        attendance.signUp(steward, id);
        attendance.signUp(steward, id);
        Who liaison = bench.city.acting(department, PostKind.LIAISON);
        assertThatThrownBy(() -> attendance.signUp(liaison, id)).isInstanceOf(Problem.Refused.class);
        attendance.withdraw(steward, id, register.own(steward, register.get(steward, id)).orElseThrow().id());
        attendance.signUp(liaison, id);
        assertThatThrownBy(() -> attendance.signUp(steward, id)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void onlyThoseItIsForSeeItAndSignUpInTime() {
        long listed = trainings.plan(clerk, text(TrainingCategory.SKILL, DAY.plusDays(3), OpenTo.LISTED, null, Set.of(department.id())));
        assertThatThrownBy(() -> register.get(steward, listed)).isInstanceOf(Problem.NotFound.class);
        trainings.open(clerk, listed, 0);
        Who stranger = bench.city.acting(other, PostKind.DATA_STEWARD);
        assertThat(register.get(steward, listed).id()).isEqualTo(listed);
        assertThat(register.coming(steward, 50)).extracting(line -> line.training().id()).contains(listed);
        assertThatThrownBy(() -> attendance.signUp(stranger, listed)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> attendance.enrol(steward, listed, List.of(stranger.personId()))).isInstanceOf(Problem.Denied.class);
        clocks.today(DAY.plusDays(4));
        assertThatThrownBy(() -> attendance.signUp(steward, listed)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> attendance.guests(steward, listed, department.id(), List.of("张三"))).isInstanceOf(Problem.Refused.class);
        attendance.enrol(clerk, listed, List.of(stranger.personId()));
        assertThat(register.get(stranger, listed).id()).isEqualTo(listed);
    }

    @Test
    void aCitysTrainingForAllReachesTheCountiesAndACountysDoesNotReachTheCity() {
        Who county = bench.city.acting(bench.city.unit("夷陵区政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        long city = open(clerk, text(TrainingCategory.POLICY, DAY, OpenTo.REGION, null, Set.of()));
        long local = open(county, text(TrainingCategory.POLICY, DAY, OpenTo.REGION, null, Set.of()));
        assertThat(register.get(county, city).id()).isEqualTo(city);
        assertThatThrownBy(() -> register.get(steward, local)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void mistakesAreCorrectedWithAReasonAndWhatIsOverStays() {
        long id = openOwn();
        attendance.guests(steward, id, department.id(), List.of("张三", "李四"));
        List<Participant> people = register.participants(steward, register.get(steward, id));
        attendance.attended(steward, id, people.stream().map(Participant::id).toList());
        assertThatThrownBy(() -> attendance.notAttended(steward, id, people.getFirst().id(), " ")).isInstanceOf(Problem.Invalid.class);
        attendance.notAttended(steward, id, people.getFirst().id(), "未到场");
        trainings.close(steward, id, 1);
        assertThatThrownBy(() -> attendance.notAttended(steward, id, people.getLast().id(), "未到场")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> attendance.result(steward, id, people.getFirst().id(), null, BigDecimal.TEN)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> attendance.result(steward, id, people.getLast().id(), BigDecimal.TEN, null)).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> attendance.result(steward, id, people.getLast().id(), null, new BigDecimal("101"))).isInstanceOf(Problem.Invalid.class);
        attendance.result(steward, id, people.getLast().id(), BigDecimal.TWO, new BigDecimal("92.5"));
        assertThatThrownBy(() -> trainings.cancel(steward, id, 2, "重复")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void learningIsOnesOwnAndCountsForTheOfficersUnit() {
        Who officer = bench.city.acting(department, PostKind.DEPARTMENT_CDO);
        long id = openOwn();
        attendance.enrol(steward, id, List.of(officer.personId()));
        attendance.attended(steward, id, register.participants(steward, register.get(steward, id)).stream().map(Participant::id).toList());
        trainings.close(steward, id, 1);
        attendance.rate(officer, id, 5);
        assertThat(register.learned(officer, officer.personId())).singleElement().satisfies(each -> assertThat(each.hours()).isEqualByComparingTo("3.5"));
        assertThat(register.hours(officer.personId(), 2026)).isEqualByComparingTo("3.5");
        Who stranger = bench.city.acting(other, PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> register.learned(stranger, officer.personId())).isInstanceOf(Problem.NotFound.class);
        assertThat(officerHours.rows(DAY)).filteredOn(row -> row.unitId() == department.id()).singleElement().satisfies(row -> assertThat(row.numerator()).isEqualByComparingTo("3.5"));
        assertThat(officerHours.rows(DAY.minusDays(1))).filteredOn(row -> row.unitId() == department.id()).singleElement().satisfies(row -> assertThat(row.numerator()).isZero());
        assertThat(held.rows(DAY)).filteredOn(row -> row.unitId() == department.id()).hasSize(1);
        assertThat(trained.rows(DAY)).filteredOn(row -> row.unitId() == department.id()).singleElement().satisfies(row -> assertThat(row.numerator()).isEqualByComparingTo("1"));
        assertThat(register.satisfaction(register.get(steward, id))).hasValue(5.0);
    }

    @Test
    void whoSignedUpIsToldWhenItMovesOrIsCancelled() {
        long id = open(clerk, text(TrainingCategory.SKILL, DAY.plusDays(5), OpenTo.LISTED, null, Set.of(department.id())));
        attendance.signUp(steward, id);
        trainings.revise(clerk, id, 1, text(TrainingCategory.SKILL, DAY.plusDays(6), OpenTo.LISTED, null, Set.of(department.id())));
        assertThatThrownBy(() -> trainings.cancel(clerk, id, 2, "")).isInstanceOf(Problem.Invalid.class);
        trainings.cancel(clerk, id, 2, "讲师生病");
        assertThat(sql.fetch("select text_zh from notifications.letter where person_id = ? order by id", steward.personId())).extracting(row -> (String) row.get(0))
                .satisfiesExactly(moved -> assertThat(moved).contains("2026-06-22"), cancelled -> assertThat(cancelled).contains("讲师生病"));
    }
}
