package cdo.office.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Stages, dependencies, repetitions, mergers and splits. */
@ServerTest
class TaskShapeTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    @Autowired
    TaskBench bench;
    @Autowired
    Tasks tasks;
    @Autowired
    Working working;
    @Autowired
    Judging judging;
    @Autowired
    Regrouping regrouping;
    @Autowired
    SeriesOfTasks series;
    @Autowired
    Units units;
    @Autowired
    TaskSteps steps;
    @Autowired
    Clocks clocks;
    @Autowired
    TasksOnTime onTime;

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

    private long staged(List<NewTask.Stop> stops) {
        return tasks.hand(clerk, new NewTask(bench.decision(clerk), DutyArea.DATA_STANDARDS, "分步归集", "全部挂接", bench.lead(department).id(), Set.of(), DUE, stops, Set.of()));
    }

    @Test
    void everyStageIsADutyOfItsOwnAndReachedOnlyWithEvidence() {
        long id = staged(List.of(new NewTask.Stop("摸底", LocalDate.of(2026, 3, 31)), new NewTask.Stop("挂接", DUE)));
        assertThat(bench.duties(id, TaskRules.MILESTONE)).extracting(Duty::due).containsExactly(LocalDate.of(2026, 3, 31), DUE);
        long first = tasks.milestones(id).getFirst().id();
        assertThatThrownBy(() -> working.report(steward, id, new NewProgress("摸底完成", null, first, Set.of(), Set.of()))).isInstanceOf(Problem.Invalid.class);
        SubjectRef proof = SubjectRef.of("unit", department.id());
        working.report(steward, id, new NewProgress("摸底完成", null, first, Set.of(proof), Set.of()));
        assertThat(bench.duties(id, TaskRules.MILESTONE)).extracting(Duty::state).containsExactly(DutyState.MET, DutyState.OPEN);
        assertThatThrownBy(() -> working.report(steward, id, new NewProgress("又一次", null, first, Set.of(proof), Set.of()))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> working.submit(steward, id, bench.task(id).version(), "")).isInstanceOf(Problem.Refused.class).hasMessageContaining("tasks.submit.milestones");
    }

    @Test
    void stagesStandInOrderAndEndWithTheTask() {
        assertThatThrownBy(() -> staged(List.of(new NewTask.Stop("甲", DUE.plusDays(1))))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> staged(List.of(new NewTask.Stop("甲", DUE), new NewTask.Stop("乙", DUE.minusDays(1))))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> staged(List.of(new NewTask.Stop("甲", MONDAY.minusDays(1))))).isInstanceOf(Problem.Invalid.class);
        staged(List.of(new NewTask.Stop("甲", MONDAY), new NewTask.Stop("乙", DUE)));
    }

    @Test
    void aTaskIsSubmittedOnlyAfterTheTasksItNeeds() {
        Task first = bench.handed(clerk, other, DUE);
        long second = tasks.hand(clerk, new NewTask(first.decisionId(), DutyArea.DATA_STANDARDS, "后续", "完成", bench.lead(department).id(), Set.of(), DUE, List.of(), Set.of(first.id())));
        bench.prove(steward, second);
        assertThatThrownBy(() -> working.submit(steward, second, bench.task(second).version(), "")).isInstanceOf(Problem.Refused.class).hasMessageContaining("tasks.submit.needs");
        bench.submitted(bench.city.acting(other, PostKind.DATA_STEWARD), first.id());
        judging.accept(clerk, first.id(), bench.task(first.id()).version(), "");
        working.submit(steward, second, bench.task(second).version(), "");
        assertThat(bench.task(second).stage()).isEqualTo(TaskStage.SUBMITTED);
    }

    @Test
    void nothingWaitsForATaskOfAnotherOrganiserOrOneThatWasGivenUp() {
        Task given = bench.handed(clerk, other, DUE);
        judging.cancel(clerk, given.id(), given.version(), "撤销");
        long decision = bench.decision(clerk);
        assertThatThrownBy(() -> tasks.hand(clerk, new NewTask(decision, DutyArea.TALENT, "甲", "乙", bench.lead(department).id(), Set.of(), DUE, List.of(), Set.of(given.id()))))
                .isInstanceOf(Problem.Invalid.class);
        Who county = bench.city.acting(bench.city.unit("夷陵区政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit below = bench.city.fresh(bench.clerk(), bench.city.unit("夷陵区人民政府"), cdo.platform.organization.UnitKind.DEPARTMENT);
        long theirs = tasks.hand(county, bench.draft(bench.decision(county), bench.lead(below, PostKind.COUNTY_DEPARTMENT_CDO), DUE));
        assertThatThrownBy(() -> tasks.hand(clerk, new NewTask(decision, DutyArea.TALENT, "甲", "乙", bench.lead(department).id(), Set.of(), DUE, List.of(), Set.of(theirs))))
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void mergedTasksKeepTheirHistoryAndWhatWaitedForThemWaitsForTheNewOne() {
        Task one = bench.handed(clerk, department, DUE);
        Task two = bench.handed(clerk, department, DUE);
        long waiting = tasks.hand(clerk, new NewTask(one.decisionId(), DutyArea.TALENT, "后续", "完成", bench.lead(other).id(), Set.of(), DUE, List.of(), Set.of(one.id(), two.id())));
        bench.prove(steward, one.id());
        long merged = regrouping.merge(clerk, Map.of(one.id(), bench.task(one.id()).version(), two.id(), two.version()), bench.draft(one.decisionId(), bench.lead(department), DUE), "内容相近");
        assertThat(bench.task(one.id()).stage()).isEqualTo(TaskStage.MERGED);
        assertThat(bench.finish(one.id()).state()).isEqualTo(DutyState.CANCELLED);
        assertThat(working.reports(one.id())).extracting(Progress::text).containsExactly("已归集人口库");
        assertThat(steps.of(one.ref())).extracting(TaskStep::what).containsExactly("merged", "progress", "handed");
        assertThat(regrouping.relatives(merged).from()).extracting(Task::id).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(regrouping.relatives(one.id()).into()).extracting(Task::id).containsExactly(merged);
        assertThat(regrouping.relatives(waiting).needs()).extracting(Task::id).containsExactly(merged);
        assertThat(bench.finish(merged).state()).isEqualTo(DutyState.OPEN);
    }

    @Test
    void tasksAreNotMergedIntoOneThatWouldWaitForItself() {
        Task first = bench.handed(clerk, department, DUE);
        long between = needing(first.decisionId(), first.id());
        long further = needing(first.decisionId(), between);
        Task last = bench.task(needing(first.decisionId(), further));
        NewTask into = bench.draft(first.decisionId(), bench.lead(department), DUE);
        assertThatThrownBy(() -> regrouping.merge(clerk, Map.of(first.id(), first.version(), last.id(), last.version()), into, "内容相近"))
                .isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("tasks.merge.circle"));
        assertThat(bench.task(first.id()).stage()).isEqualTo(TaskStage.HANDED);
        Task middle = bench.task(further);
        long merged = regrouping.merge(clerk, Map.of(middle.id(), middle.version(), last.id(), last.version()), into, "内容相近");
        assertThat(regrouping.relatives(merged).needs()).extracting(Task::id).containsExactly(between);
    }

    private long needing(long decision, long needed) {
        return tasks.hand(clerk, new NewTask(decision, DutyArea.TALENT, "后续", "完成", bench.lead(department).id(), Set.of(), DUE, List.of(), Set.of(needed)));
    }

    @Test
    void mergingOrSplittingDoesNotWipeOutThatATaskIsOverdue() {
        Task late = bench.handed(clerk, department, MONDAY.plusDays(4));
        Task other = bench.handed(clerk, department, DUE);
        clocks.today(MONDAY.plusDays(30));
        regrouping.merge(clerk, Map.of(late.id(), late.version(), other.id(), other.version()), bench.draft(late.decisionId(), bench.lead(department), DUE), "合并办理");
        assertThat(bench.finish(late.id()).state()).isEqualTo(DutyState.LAPSED);
        assertThat(bench.finish(other.id()).state()).as("it still had time").isEqualTo(DutyState.CANCELLED);
        assertThat(onTime.rows(clocks.today())).filteredOn(row -> row.subject().id() == late.id()).singleElement().satisfies(row -> {
            assertThat(row.numerator()).isZero();
            assertThat(row.reason()).isEqualTo("lapsed");
        });
        assertThat(onTime.rows(clocks.today())).noneMatch(row -> row.subject().id() == other.id());
    }

    @Test
    void aStageThatNoPartGoesOnWithIsWrittenIntoTheHistory() {
        long id = staged(List.of(new NewTask.Stop("摸底", LocalDate.of(2026, 3, 31)), new NewTask.Stop("挂接", DUE)));
        NewTask kept = new NewTask(bench.task(id).decisionId(), DutyArea.DATA_STANDARDS, "甲", "乙", bench.lead(department).id(), Set.of(), DUE, List.of(new NewTask.Stop("摸底", DUE)), Set.of());
        regrouping.split(clerk, id, bench.task(id).version(), List.of(kept, bench.draft(kept.decisionId(), bench.lead(other), DUE)), "分两家");
        assertThat(steps.of(bench.task(id).ref()).getFirst()).satisfies(step -> {
            assertThat(step.what()).isEqualTo("stagesDropped");
            assertThat(step.remark()).isEqualTo("挂接");
        });
    }

    @Test
    void aLeadWhomNoListOffersIsRefusedEverywhere() {
        Unit below = bench.city.fresh(bench.clerk(), bench.city.unit("夷陵区人民政府"), cdo.platform.organization.UnitKind.DEPARTMENT);
        Who clerk = bench.clerk();
        Task task = bench.handed(clerk, department, DUE);
        NewTask foreign = bench.draft(task.decisionId(), bench.lead(below, PostKind.COUNTY_DEPARTMENT_CDO), DUE);
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable act : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(() -> tasks.hand(clerk, foreign),
                () -> regrouping.split(clerk, task.id(), task.version(), List.of(foreign, foreign), "分"), () -> series.begin(clerk, foreign, Every.MONTH, DUE.plusYears(1)),
                () -> judging.transfer(clerk, task.id(), task.version(), foreign.leadPostId(), DUE, "转"))) {
            assertThatThrownBy(act).satisfies(refused -> assertThat(refused).isInstanceOfAny(Problem.Invalid.class, Problem.Denied.class));
        }
        assertThatThrownBy(() -> tasks.hand(clerk, bench.draft(task.decisionId(), bench.lead(department, PostKind.DATA_STEWARD), DUE))).as("an officer leads").isInstanceOf(Problem.Invalid.class);
        assertThat(tasks.ofDecision(task.decisionId())).hasSize(1);
    }

    @Test
    void oneTaskIsNoMergerAndAStaleOneIsNotMerged() {
        Task one = bench.handed(clerk, department, DUE);
        Task two = bench.handed(clerk, department, DUE);
        NewTask into = bench.draft(one.decisionId(), bench.lead(department), DUE);
        assertThatThrownBy(() -> regrouping.merge(clerk, Map.of(one.id(), one.version()), into, "x")).isInstanceOf(Problem.Invalid.class);
        working.receive(steward, two.id(), two.version());
        assertThatThrownBy(() -> regrouping.merge(clerk, Map.of(one.id(), one.version(), two.id(), two.version()), into, "x")).isInstanceOf(Problem.Stale.class);
        assertThat(bench.task(one.id()).stage()).isEqualTo(TaskStage.HANDED);
        assertThat(tasks.ofDecision(one.decisionId())).hasSize(1);
    }

    @Test
    void aSplitTaskEndsAndWhatWaitedForItWaitsForEveryPart() {
        Task whole = bench.handed(clerk, department, DUE);
        long waiting = tasks.hand(clerk, new NewTask(whole.decisionId(), DutyArea.TALENT, "后续", "完成", bench.lead(other).id(), Set.of(), DUE, List.of(), Set.of(whole.id())));
        NewTask part = bench.draft(whole.decisionId(), bench.lead(department), DUE);
        assertThatThrownBy(() -> regrouping.split(clerk, whole.id(), whole.version(), List.of(part), "一项")).isInstanceOf(Problem.Invalid.class);
        List<Long> parts = regrouping.split(clerk, whole.id(), whole.version(), List.of(part, bench.draft(whole.decisionId(), bench.lead(other), DUE)), "分两家");
        assertThat(bench.task(whole.id()).stage()).isEqualTo(TaskStage.SPLIT);
        assertThat(regrouping.relatives(waiting).needs()).extracting(Task::id).containsExactlyElementsOf(parts);
        assertThat(parts).allSatisfy(id -> assertThat(regrouping.relatives(id).from()).extracting(Task::id).containsExactly(whole.id()));
    }

    @Test
    void theEndOfAMonthStaysTheEndOfItsMonth() {
        LocalDate january = LocalDate.of(2026, 1, 31);
        assertThat(Every.MONTH.date(january, 1)).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(Every.MONTH.date(january, 2)).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(Every.QUARTER.date(LocalDate.of(2026, 6, 30), 1)).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(Every.QUARTER.date(LocalDate.of(2026, 9, 30), 1)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(Every.YEAR.date(LocalDate.of(2024, 2, 29), 1)).isEqualTo(LocalDate.of(2025, 2, 28));
        assertThat(Every.MONTH.date(LocalDate.of(2026, 1, 15), 1)).isEqualTo(LocalDate.of(2026, 2, 15));
    }

    @Test
    void aRepetitionIsHandedOutTheDayAfterTheOneBeforeWasDueAndOnlyOnce() {
        NewTask first = bench.draft(bench.decision(clerk), bench.lead(department), LocalDate.of(2026, 3, 31));
        long id = series.begin(clerk, first, Every.MONTH, LocalDate.of(2026, 5, 31));
        long decision = bench.task(id).decisionId();
        series.run(LocalDate.of(2026, 3, 31));
        assertThat(tasks.ofDecision(decision)).hasSize(1);
        clocks.today(LocalDate.of(2026, 4, 1));
        series.run(LocalDate.of(2026, 4, 1));
        series.run(LocalDate.of(2026, 4, 1));
        assertThat(tasks.ofDecision(decision)).extracting(Task::due).containsExactly(LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 30));
        clocks.today(LocalDate.of(2026, 5, 1));
        series.run(LocalDate.of(2026, 5, 1));
        clocks.today(LocalDate.of(2026, 6, 1));
        series.run(LocalDate.of(2026, 6, 1));
        assertThat(tasks.ofDecision(decision)).hasSize(3);
        assertThat(series.rhythm(bench.task(id))).isEmpty();
    }

    @Test
    void anEndedSeriesHandsOutNothingMore() {
        long id = series.begin(clerk, bench.draft(bench.decision(clerk), bench.lead(department), LocalDate.of(2026, 3, 31)), Every.QUARTER, LocalDate.of(2027, 3, 31));
        assertThatThrownBy(() -> series.end(steward, id)).isInstanceOf(Problem.Denied.class);
        series.end(clerk, id);
        assertThatThrownBy(() -> series.end(clerk, id)).isInstanceOf(Problem.Refused.class);
        series.run(LocalDate.of(2026, 4, 1));
        assertThat(tasks.ofDecision(bench.task(id).decisionId())).hasSize(1);
    }

    @Test
    void whenUnitsMergeTheSuccessorLeadsAndOwes() {
        Task task = bench.handed(clerk, department, DUE);
        long supported = tasks.hand(clerk, new NewTask(task.decisionId(), DutyArea.TALENT, "配合", "完成", bench.lead(bench.department(bench.clerk())).id(),
                Set.of(department.id(), other.id()), DUE));
        units.merge(bench.clerk(), Set.of(department.id()), other.id(), MONDAY, "机构改革文件");
        assertThat(bench.task(task.id())).satisfies(led -> {
            assertThat(led.leadUnitId()).isEqualTo(other.id());
            assertThat(led.leadPostId()).isEqualTo(bench.lead(other).id());
        });
        assertThat(bench.finish(task.id()).debtorUnitId()).isEqualTo(other.id());
        assertThat(tasks.supporting(supported)).containsExactly(other.id());
        bench.submitted(bench.city.acting(other, PostKind.DATA_STEWARD), task.id());
        judging.accept(clerk, task.id(), bench.task(task.id()).version(), "");
        assertThat(bench.finish(task.id()).state()).isEqualTo(DutyState.MET);
    }
}
