package cdo.office.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.DutyState;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TaskLifeTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

    @Autowired
    TaskBench bench;
    @Autowired
    Tasks tasks;
    @Autowired
    Working working;
    @Autowired
    Judging judging;
    @Autowired
    Extensions extensions;
    @Autowired
    Register register;
    @Autowired
    TaskSteps steps;
    @Autowired
    cdo.office.duties.Decisions ledger;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Who clerk;
    private Unit department;
    private Unit other;
    private Who steward;

    @BeforeEach
    void unitsOfItsOwn() {
        lead = clocks.lead();
        clocks.today(MONDAY);
        Who founder = bench.clerk();
        department = bench.department(founder);
        other = bench.department(founder);
        clerk = bench.clerk();
        steward = bench.city.acting(department, PostKind.DATA_STEWARD);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void handingOutOpensTheDutyOfTheLeadPostTowardsTheOrganiser() {
        Task task = bench.handed(clerk, department, DUE);
        assertThat(task.stage()).isEqualTo(TaskStage.HANDED);
        var duty = bench.finish(task.id());
        assertThat(duty.debtorPostId()).isEqualTo(bench.lead(department).id());
        assertThat(duty.owedToUnitId()).isEqualTo(clerk.unitId());
        assertThat(duty.due()).isEqualTo(DUE);
        assertThat(tasks.get(steward, task.id())).isEqualTo(task);
    }

    @Test
    void tasksAreNumberedWithinTheirDecisionAlsoWhenTwoClerksHandThemOutAtOnce() throws Exception {
        long decision = bench.decision(clerk);
        Callable<Long> hand = () -> tasks.hand(clerk, bench.draft(decision, bench.lead(department), DUE));
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var each : pool.invokeAll(List.of(hand, hand))) {
                each.get();
            }
        }
        assertThat(tasks.ofDecision(decision)).extracting(Task::place).containsExactly(1, 2);
    }

    @Test
    void tasksAreFoundByTheRecordInWhichTheyWereDecided() {
        SubjectRef origin = SubjectRef.of("unit", department.id());
        long decision = bench.decisions.decide(clerk, new NewDecision(clerk.unitId(), DecisionSource.MEETING_RESOLUTION, null, "会议议定", "归集", MONDAY, origin));
        long id = tasks.hand(clerk, bench.draft(decision, bench.lead(department), DUE));
        assertThat(tasks.of(origin)).extracting(Task::id).containsExactly(id);
    }

    @Test
    void aDueDateOfTodayIsTakenAndOneOfYesterdayIsNot() {
        assertThat(bench.handed(clerk, department, MONDAY).due()).isEqualTo(MONDAY);
        assertThatThrownBy(() -> bench.handed(clerk, department, MONDAY.minusDays(1))).isInstanceOfSatisfying(Problem.Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting(Problem.FieldError::field).containsExactly("due"));
    }

    @Test
    void aCountysBureauHandsNothingToAnotherCountysDepartment() {
        Who county = bench.city.acting(bench.city.unit("夷陵区政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit foreign = bench.city.fresh(bench.clerk(), bench.city.unit("宜都市人民政府"), cdo.platform.organization.UnitKind.DEPARTMENT);
        long decision = bench.decision(county);
        long post = bench.lead(foreign, PostKind.COUNTY_DEPARTMENT_CDO).id();
        assertThatThrownBy(() -> tasks.hand(county, new NewTask(decision, DutyArea.TALENT, "培训", "一次", post, Set.of(), DUE))).isInstanceOf(Problem.Denied.class);
        assertThat(tasks.ofDecision(decision)).isEmpty();
    }

    @Test
    void nobodyHandsOutTasksOfAnotherUnitsDecision() {
        long decision = bench.decision(clerk);
        assertThatThrownBy(() -> tasks.hand(steward, bench.draft(decision, bench.lead(department), DUE))).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void progressIsReportedByLeadAndSupportersAndByNobodyElse() {
        long id = tasks.hand(clerk, new NewTask(bench.decision(clerk), DutyArea.TALENT, "培训", "一次", bench.lead(department).id(), Set.of(other.id(), department.id()), DUE));
        assertThat(tasks.supporting(id)).containsExactly(other.id());
        Who supporter = bench.city.acting(other, PostKind.DATA_STEWARD);
        working.report(supporter, id, new NewProgress("已配合", null, null, Set.of(), Set.of()));
        assertThat(bench.task(id).stage()).isEqualTo(TaskStage.HANDED);
        working.report(steward, id, new NewProgress("已开始", 100, null, Set.of(), Set.of()));
        assertThat(bench.task(id).stage()).isEqualTo(TaskStage.UNDERWAY);
        assertThat(working.reports(id)).extracting(Progress::text).containsExactly("已开始", "已配合");
        Who stranger = bench.city.acting(bench.department(bench.clerk()), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> working.report(stranger, id, new NewProgress("我也来", null, null, Set.of(), Set.of()))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> tasks.get(stranger, id)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void hundredPercentTypedIsNoEvidence() {
        Task task = bench.handed(clerk, department, DUE);
        working.report(steward, task.id(), new NewProgress("全部完成", 100, null, Set.of(), Set.of()));
        assertThatThrownBy(() -> working.submit(steward, task.id(), bench.task(task.id()).version(), "")).isInstanceOf(Problem.Refused.class).hasMessageContaining("tasks.submit.evidence");
    }

    @Test
    void anotherRecordIsEvidenceOnlyForWhoMaySeeIt() {
        Task task = bench.handed(clerk, department, DUE);
        working.report(steward, task.id(), new NewProgress("见本单位", null, null, Set.of(SubjectRef.of("unit", department.id())), Set.of()));
        Task hidden = bench.handed(clerk, other, DUE);
        assertThatThrownBy(() -> working.report(steward, task.id(), new NewProgress("见他人", null, null, Set.of(hidden.ref()), Set.of()))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> working.report(steward, task.id(), new NewProgress("见自己", null, null, Set.of(task.ref()), Set.of()))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> working.report(steward, task.id(), new NewProgress("别处的文件", null, null, Set.of(), Set.of(987_654_321L)))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void acceptedCountsAsOfTheDayOfSubmissionHoweverLongTheJudgingTook() {
        Task task = bench.handed(clerk, department, DUE);
        clocks.today(DUE);
        bench.submitted(steward, task.id());
        clocks.today(DUE.plusDays(7));
        judging.accept(clerk, task.id(), bench.task(task.id()).version(), "符合标准");
        assertThat(bench.task(task.id()).stage()).isEqualTo(TaskStage.ACCEPTED);
        assertThat(bench.finish(task.id())).satisfies(duty -> {
            assertThat(duty.state()).isEqualTo(DutyState.MET);
            assertThat(duty.metOn()).isEqualTo(DUE);
        });
        assertThat(bench.duties(task.id(), TaskRules.ACCEPT)).extracting(cdo.office.duties.Duty::state).containsExactly(DutyState.MET);
    }

    @Test
    void submittedADayLateIsLateHoweverQuicklyItIsAccepted() {
        Task task = bench.handed(clerk, department, DUE);
        clocks.today(DUE.plusDays(3)); // the Monday after the Friday
        bench.submitted(steward, task.id());
        judging.accept(clerk, task.id(), bench.task(task.id()).version(), "");
        assertThat(bench.finish(task.id()).state()).isEqualTo(DutyState.MET_LATE);
    }

    /** anchors cases 9 and 14. */
    @Test
    void waitingForJudgementIsNotTheLeadsTimeAndAReturnArmsTheClockAgain() {
        Task task = bench.handed(clerk, department, DUE);
        clocks.today(LocalDate.of(2026, 3, 18)); // Wednesday, two working days before the due day
        bench.submitted(steward, task.id());
        assertThat(bench.finish(task.id()).state()).isEqualTo(DutyState.SUSPENDED);
        clocks.today(LocalDate.of(2026, 3, 24)); // Tuesday: four working days later
        judging.giveBack(clerk, task.id(), bench.task(task.id()).version(), "缺少证明");
        var duty = bench.finish(task.id());
        assertThat(duty.state()).isEqualTo(DutyState.OPEN);
        assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 3, 26)); // two working days are left, as before
        assertThat(bench.task(task.id()).due()).isEqualTo(duty.due());
        bench.submitted(steward, task.id());
        assertThat(bench.task(task.id()).round()).isEqualTo(2);
        assertThat(bench.duties(task.id(), TaskRules.ACCEPT)).hasSize(2);
    }

    /** anchors case 9: suspended or given more time, a task is not overdue anywhere. */
    @Test
    void whatWaitsOrWasGivenMoreTimeIsNotOverdue() {
        Task waits = bench.handed(clerk, department, DUE);
        Task longer = bench.handed(clerk, department, DUE);
        Task late = bench.handed(clerk, department, DUE);
        bench.submitted(steward, waits.id());
        extensions.ask(steward, longer.id(), bench.task(longer.id()).version(), 5, "系统改造");
        extensions.grant(clerk, longer.id(), bench.task(longer.id()).version(), "");
        clocks.today(LocalDate.of(2026, 3, 24));
        assertThat(register.slice(clerk, new Register.Filter("", null, null, "late", department.id(), null, null), new cdo.platform.web.Slice.Ask(1, 25)).rows())
                .extracting(line -> line.task().id()).containsExactly(late.id());
        assertThat(register.of(List.of(bench.task(longer.id()))).getFirst().days()).isEqualTo(3);
    }

    @Test
    void aWaivedDutyEndsItsTaskAndTheRecordSaysWhy() {
        Task task = bench.handed(clerk, department, DUE);
        Who chief = bench.city.acting(bench.city.unit(TaskBench.BUREAU), PostKind.BUREAU_HEAD);
        ledger.waive(chief, bench.finish(task.id()).id(), bench.finish(task.id()).version(), "职能已划出");
        assertThat(bench.task(task.id()).stage()).isEqualTo(TaskStage.CANCELLED);
        assertThat(bench.finish(task.id()).state()).isEqualTo(DutyState.WAIVED);
        assertThat(steps.of(task.ref()).getFirst()).satisfies(step -> {
            assertThat(step.what()).isEqualTo("waived");
            assertThat(step.remark()).isEqualTo("职能已划出");
        });
        Task submitted = bench.handed(clerk, department, DUE);
        bench.submitted(steward, submitted.id());
        assertThatThrownBy(() -> ledger.waive(chief, bench.finish(submitted.id()).id(), bench.finish(submitted.id()).version(), "算了")).isInstanceOf(Problem.Refused.class);
        assertThat(bench.finish(submitted.id()).state()).isEqualTo(DutyState.SUSPENDED);
    }

    @Test
    void returnedOnTheDayOfSubmissionMovesNothing() {
        Task task = bench.handed(clerk, department, DUE);
        bench.submitted(steward, task.id());
        judging.giveBack(clerk, task.id(), bench.task(task.id()).version(), "缺少证明");
        assertThat(bench.finish(task.id()).due()).isEqualTo(DUE);
    }

    @Test
    void aClosureWithReservationSaysWhatRemains() {
        Task task = bench.handed(clerk, department, DUE);
        bench.submitted(steward, task.id());
        int version = bench.task(task.id()).version();
        assertThatThrownBy(() -> judging.reserve(clerk, task.id(), version, " ")).isInstanceOf(Problem.Invalid.class);
        judging.reserve(clerk, task.id(), version, "法人库待年底归集");
        assertThat(bench.task(task.id())).satisfies(closed -> {
            assertThat(closed.stage()).isEqualTo(TaskStage.RESERVED);
            assertThat(closed.reservation()).isEqualTo("法人库待年底归集");
        });
        assertThat(bench.finish(task.id()).state()).isEqualTo(DutyState.MET);
    }

    @Test
    void theLeadNeverJudgesItsOwnTask() {
        Task task = bench.handed(clerk, department, DUE);
        bench.submitted(steward, task.id());
        int version = bench.task(task.id()).version();
        assertThatThrownBy(() -> judging.accept(steward, task.id(), version, "")).isInstanceOf(Problem.Denied.class);
        Who head = bench.city.acting(department, PostKind.UNIT_HEAD);
        assertThatThrownBy(() -> judging.accept(head, task.id(), version, "")).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void nothingIsDoneTwiceAndWhatHasEndedStaysEnded() {
        Task task = bench.handed(clerk, department, DUE);
        working.receive(steward, task.id(), 0);
        assertThatThrownBy(() -> working.receive(steward, task.id(), 1)).isInstanceOf(Problem.Refused.class);
        bench.submitted(steward, task.id());
        judging.giveBack(clerk, task.id(), bench.task(task.id()).version(), "补充");
        assertThatThrownBy(() -> judging.giveBack(clerk, task.id(), bench.task(task.id()).version(), "又退")).isInstanceOf(Problem.Refused.class);
        bench.submitted(steward, task.id());
        judging.accept(clerk, task.id(), bench.task(task.id()).version(), "");
        assertThatThrownBy(() -> judging.accept(clerk, task.id(), bench.task(task.id()).version(), "")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> judging.reserve(clerk, task.id(), bench.task(task.id()).version(), "还有")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> judging.cancel(clerk, task.id(), bench.task(task.id()).version(), "撤")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void twoClerksWhoJudgeAtOnceLeaveOneJudgement() throws Exception {
        Task task = bench.handed(clerk, department, DUE);
        int version = bench.submitted(steward, task.id()).version();
        Who second = bench.clerk();
        Callable<Boolean> accepts = () -> tried(() -> judging.accept(clerk, task.id(), version, ""));
        Callable<Boolean> returns = () -> tried(() -> judging.giveBack(second, task.id(), version, "再补"));
        try (var pool = Executors.newFixedThreadPool(2)) {
            var results = pool.invokeAll(List.of(accepts, returns)).stream().filter(each -> {
                try {
                    return each.get();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }).count();
            assertThat(results).isEqualTo(1);
        }
    }

    private static boolean tried(Runnable step) {
        try {
            step.run();
            return true;
        } catch (Problem.Stale | Problem.Refused | Problem.Denied expected) {
            return false;
        }
    }

    @Test
    void moreTimeIsDecidedByWhoSetTheTaskAndByNobodyElse() {
        Task task = bench.handed(clerk, department, DUE);
        extensions.ask(steward, task.id(), task.version(), 5, "系统改造延后");
        Task asked = bench.task(task.id());
        assertThatThrownBy(() -> extensions.ask(steward, task.id(), asked.version(), 5, "再来")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> extensions.grant(steward, task.id(), asked.version(), "")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> extensions.grant(clerk, task.id(), asked.version() - 1, "")).isInstanceOf(Problem.Stale.class);
        assertThat(extensions.grant(clerk, task.id(), asked.version(), "同意")).isEqualTo(LocalDate.of(2026, 3, 27));
        assertThat(bench.finish(task.id()).due()).isEqualTo(LocalDate.of(2026, 3, 27));
        assertThat(bench.task(task.id()).due()).isEqualTo(LocalDate.of(2026, 3, 27));
        assertThat(bench.task(task.id()).firstDue()).isEqualTo(DUE);
        assertThat(bench.duties(task.id(), TaskRules.ANSWER)).extracting(cdo.office.duties.Duty::state).containsExactly(DutyState.MET);
    }

    @Test
    void sixtyWorkingDaysInAllAndNotOneMore() {
        Task task = bench.handed(clerk, department, DUE);
        extensions.ask(steward, task.id(), task.version(), 60, "重大调整");
        extensions.grant(clerk, task.id(), bench.task(task.id()).version(), "同意");
        extensions.ask(steward, task.id(), bench.task(task.id()).version(), 1, "还要一天");
        assertThatThrownBy(() -> extensions.grant(clerk, task.id(), bench.task(task.id()).version(), "")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> extensions.ask(steward, task.id(), bench.task(task.id()).version(), 61, "x")).isInstanceOf(Problem.Invalid.class);
        extensions.decline(clerk, task.id(), bench.task(task.id()).version(), "已到上限");
        assertThat(extensions.of(task.id())).extracting(Extension::state).containsExactly(ExtensionState.DECLINED, ExtensionState.GRANTED);
    }

    @Test
    void moreTimeGivenOnTheDutysOwnPageIsTheTasksToo() {
        Task task = bench.handed(clerk, department, DUE);
        ledger.extend(clerk, bench.finish(task.id()).id(), bench.finish(task.id()).version(), 5, "同意延期");
        assertThat(bench.task(task.id()).due()).isEqualTo(LocalDate.of(2026, 3, 27));
    }

    @Test
    void aRefusalNeedsAReasonAndIsAnsweredByInsistingOrTransferring() {
        Task task = bench.handed(clerk, department, DUE);
        assertThatThrownBy(() -> working.refuse(steward, task.id(), task.version(), "")).isInstanceOf(Problem.Invalid.class);
        working.refuse(steward, task.id(), task.version(), "不属于本单位职责");
        assertThat(bench.finish(task.id()).state()).isEqualTo(DutyState.SUSPENDED);
        judging.insist(clerk, task.id(), bench.task(task.id()).version(), "三定方案已明确");
        assertThat(bench.task(task.id()).stage()).isEqualTo(TaskStage.UNDERWAY);
        assertThat(bench.finish(task.id()).due()).isEqualTo(DUE);
        working.refuse(steward, task.id(), bench.task(task.id()).version(), "请再考虑");
        judging.transfer(clerk, task.id(), bench.task(task.id()).version(), bench.lead(other).id(), DUE, "改由其他单位牵头");
        assertThat(bench.task(task.id())).satisfies(moved -> {
            assertThat(moved.leadUnitId()).isEqualTo(other.id());
            assertThat(moved.turn()).isEqualTo(2);
            assertThat(moved.stage()).isEqualTo(TaskStage.HANDED);
        });
        assertThat(bench.finish(task.id()).debtorUnitId()).isEqualTo(other.id());
        assertThat(bench.duties(task.id(), TaskRules.FINISH)).filteredOn(duty -> duty.debtorUnitId() == department.id()).extracting(cdo.office.duties.Duty::state)
                .containsExactly(DutyState.CANCELLED);
        assertThat(bench.duties(task.id(), TaskRules.ANSWER)).extracting(cdo.office.duties.Duty::state).containsExactly(DutyState.MET, DutyState.MET);
    }

    @Test
    void whoRefusedATaskMayStillReadItAfterItWentElsewhere() {
        Task task = bench.handed(clerk, department, DUE);
        Who stranger = bench.city.acting(bench.department(bench.clerk()), PostKind.DATA_STEWARD);
        judging.transfer(clerk, task.id(), task.version(), bench.lead(other).id(), DUE, "转");
        assertThat(tasks.get(steward, task.id()).leadUnitId()).isEqualTo(other.id());
        assertThatThrownBy(() -> tasks.get(stranger, task.id())).isInstanceOf(Problem.class);
    }

    @Test
    void aRequestForMoreTimeThatNobodyAnsweredLapsesAndIsNotDeclined() {
        Task task = bench.handed(clerk, department, DUE);
        extensions.ask(steward, task.id(), task.version(), 5, "系统改造");
        bench.submitted(steward, task.id());
        assertThat(extensions.of(task.id())).extracting(Extension::state).containsExactly(ExtensionState.LAPSED);
    }

    @Test
    void transferredThereAndBackItIsOwedAgain() {
        Task task = bench.handed(clerk, department, DUE);
        judging.transfer(clerk, task.id(), task.version(), bench.lead(other).id(), DUE, "转");
        judging.transfer(clerk, task.id(), bench.task(task.id()).version(), bench.lead(department).id(), DUE, "转回");
        assertThat(bench.finish(task.id()).state()).isEqualTo(DutyState.OPEN);
        assertThat(bench.finish(task.id()).debtorUnitId()).isEqualTo(department.id());
    }

    @Test
    void aSubmittedTaskIsJudgedBeforeItGoesAnywhereElse() {
        Task task = bench.handed(clerk, department, DUE);
        bench.submitted(steward, task.id());
        int version = bench.task(task.id()).version();
        assertThatThrownBy(() -> judging.transfer(clerk, task.id(), version, bench.lead(other).id(), DUE, "转")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> judging.cancel(clerk, task.id(), version, "撤")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> extensions.ask(steward, task.id(), version, 3, "延")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aCancelledTaskIsOwedNoMore() {
        Task task = bench.handed(clerk, department, DUE);
        judging.cancel(clerk, task.id(), task.version(), "上级已统一部署");
        assertThat(bench.finish(task.id()).state()).isEqualTo(DutyState.CANCELLED);
        assertThatThrownBy(() -> working.receive(steward, task.id(), task.version() + 1)).isInstanceOf(Problem.Refused.class);
    }
}
