package cdo.office.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.appointments.Stage;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
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
class ProgramTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 16);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

    @Autowired
    Bench bench;
    @Autowired
    Submissions submissions;
    @Autowired
    Phases phases;
    @Autowired
    Progress progress;
    @Autowired
    PilotReport report;
    @Autowired
    Results results;
    @Autowired
    Papers papers;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;
    @Autowired
    Stage stage;

    private Duration lead;
    private Who clerk;
    private Unit department;
    private Unit other;
    private long phase;
    private Who steward;
    private Who head;

    @BeforeEach
    void aPhaseOfItsOwn() {
        lead = clocks.lead();
        clocks.today(MARCH);
        clerk = bench.clerk();
        department = bench.department(clerk);
        other = bench.department(clerk);
        clerk = bench.clerk();
        phase = bench.phase(clerk);
        phases.add(clerk, phase, Set.of(department.id()));
        steward = bench.city.acting(department, PostKind.DATA_STEWARD);
        head = bench.city.acting(department, PostKind.UNIT_HEAD);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void nothingIsOwedBeforeAPhaseIsOpened() {
        assertThat(bench.owed(phase)).isEmpty();
    }

    @Test
    void openingOpensTheDutiesOfExactlyTheUnitsInScopeAndOnlyOnce() {
        phases.open(clerk, phase);
        phases.open(clerk, phase);
        assertThat(bench.owed(phase)).extracting(each -> each.obligation().key() + " " + each.unitId()).containsExactlyInAnyOrder("roster " + department.id(),
                "training " + department.id(), "summary " + department.id(), "exchange " + clerk.unitId(), "report " + clerk.unitId());
        Duty training = bench.duty(bench.owed(phase, "training", department));
        assertThat(training.windowStart()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(training.due()).isEqualTo(LocalDate.of(2026, 7, 31));
        assertThat(training.owedToUnitId()).isEqualTo(clerk.unitId());
    }

    @Test
    void aUnitAddedLaterOwesFromThenOnAndNothingThatWasDueBefore() {
        phases.open(clerk, phase);
        clocks.today(JUNE);
        phases.add(clerk, phase, Set.of(other.id()));
        assertThat(bench.owed(phase)).filteredOn(each -> each.unitId() == other.id()).extracting(each -> each.obligation().key()).containsExactlyInAnyOrder("training", "summary");
    }

    @Test
    void aUnitRemovedOwesNothingMoreAndTheReasonIsKept() {
        phases.open(clerk, phase);
        Duty duty = bench.duty(bench.owed(phase, "training", department));
        phases.remove(clerk, phase, department.id(), "机构改革");
        assertThat(bench.duty(bench.owed(phase, "training", department)).state()).isEqualTo(DutyState.CANCELLED);
        assertThat(duty.state()).isEqualTo(DutyState.OPEN);
        assertThat(phases.steps(phase).getFirst().remark()).contains("机构改革");
        phases.add(clerk, phase, Set.of(department.id()));
        assertThat(bench.duty(bench.owed(phase, "training", department)).state()).isEqualTo(DutyState.OPEN);
    }

    @Test
    void nobodyButTheOrganiserChangesTheScope() {
        assertThatThrownBy(() -> phases.add(steward, phase, Set.of(other.id()))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> phases.open(steward, phase)).isInstanceOf(Problem.Denied.class);
        Who county = bench.city.acting(bench.city.unit("当阳市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThatThrownBy(() -> phases.remove(county, phase, department.id(), "越权")).isInstanceOf(Problem.Denied.class);
        assertThat(phases.members(phase)).extracting(Unit::id).containsExactly(department.id());
    }

    @Test
    void trainingHeldBeforeJuneDoesNotCount() {
        phases.open(clerk, phase);
        clocks.today(LocalDate.of(2026, 5, 29));
        Submission early = bench.written(steward, bench.owed(phase, "training", department), LocalDate.of(2026, 5, 28));
        assertThatThrownBy(() -> submissions.requestSignature(steward, early.id(), early.version())).isInstanceOfSatisfying(Problem.Invalid.class,
                refused -> assertThat(refused.errors()).extracting(Problem.FieldError::field).containsExactly("heldOn"));
        clocks.today(JUNE);
        Submission held = bench.written(steward, bench.owed(phase, "training", department), LocalDate.of(2026, 6, 15));
        Submission handedIn = bench.handedIn(steward, head, held);
        submissions.accept(clerk, handedIn.id(), handedIn.version(), "");
        assertThat(bench.duty(bench.owed(phase, "training", department)).state()).isEqualTo(DutyState.MET);
        assertThat(bench.owed(phase, "training", department).metOn()).isEqualTo(JUNE);
    }

    @Autowired
    cdo.platform.search.Search search;

    @Test
    void whatAUnitHandedInIsFoundByWhatItSaysWithinReach() {
        phases.open(clerk, phase);
        Submission handedIn = summaryOn(LocalDate.of(2026, 12, 8));
        assertThat(search.find(clerk, "人手不足", Submission.KIND)).extracting(found -> found.subject().id()).contains(handedIn.id());
        Who stranger = bench.city.acting(other, PostKind.DATA_STEWARD);
        assertThat(search.find(stranger, "人手不足", Submission.KIND)).extracting(found -> found.subject().id()).doesNotContain(handedIn.id());
    }

    @Test
    void whatThePlanAsksForMustBeThereBeforeSignature() {
        phases.open(clerk, phase);
        clocks.today(JUNE);
        long id = submissions.draft(steward, bench.owed(phase, "training", department).id());
        assertThatThrownBy(() -> submissions.requestSignature(steward, id, 0)).isInstanceOfSatisfying(Problem.Invalid.class,
                refused -> assertThat(refused.errors()).extracting(Problem.FieldError::field).containsExactly("heldOn", "venue", "participants", "hours", "content", "file"));
    }

    @Test
    void acceptedLaterItCountsOnTheDayItWasHandedIn() {
        phases.open(clerk, phase);
        Submission handedIn = summaryOn(LAST_DAY);
        assertThat(progress.cell(bench.owed(phase, "summary", department)).state()).isEqualTo(CellState.IN_REVIEW);
        clocks.today(LocalDate.of(2027, 1, 6));
        submissions.accept(clerk, handedIn.id(), handedIn.version(), "");
        Duty duty = bench.duty(bench.owed(phase, "summary", department));
        assertThat(duty.state()).isEqualTo(DutyState.MET);
        assertThat(duty.metOn()).isEqualTo(LAST_DAY);
    }

    @Test
    void returnedOnTheLastDayTheReviewRestsButTheUnitsOwnDayStands() {
        phases.open(clerk, phase);
        Submission handedIn = summaryOn(LAST_DAY);
        submissions.giveBack(clerk, handedIn.id(), handedIn.version(), "请补充存在的问题");
        Submission returned = submissions.find(handedIn.id()).orElseThrow();
        assertThat(bench.duties(returned)).extracting(Duty::ruleKey, Duty::state).contains(org.assertj.core.groups.Tuple.tuple("program.review", DutyState.SUSPENDED),
                org.assertj.core.groups.Tuple.tuple("program.correction", DutyState.OPEN));
        clocks.today(LocalDate.of(2027, 1, 5));
        assertThat(progress.cell(bench.owed(phase, "summary", department)).state()).isEqualTo(CellState.OVERDUE);
        Submission again = bench.handedIn(steward, head, returned);
        assertThat(bench.duties(again)).extracting(Duty::ruleKey, Duty::state).contains(org.assertj.core.groups.Tuple.tuple("program.review", DutyState.OPEN),
                org.assertj.core.groups.Tuple.tuple("program.correction", DutyState.MET));
        submissions.accept(clerk, again.id(), again.version(), "");
        assertThat(bench.duty(bench.owed(phase, "summary", department)).state()).isEqualTo(DutyState.MET_LATE);
        assertThat(submissions.find(again.id()).orElseThrow().firstSubmittedOn()).isEqualTo(LAST_DAY);
    }

    @Test
    void ofTwoClerksWhoSaveAtOnceOneIsToldAndNothingIsMixed() throws Exception {
        phases.open(clerk, phase);
        long id = submissions.draft(steward, bench.owed(phase, "summary", department).id());
        assertThat(submissions.draft(steward, bench.owed(phase, "summary", department).id())).isEqualTo(id);
        try (var clerks = Executors.newFixedThreadPool(2)) {
            var answers = clerks.invokeAll(List.<Callable<Boolean>>of(() -> saved(id, "甲"), () -> saved(id, "乙")));
            assertThat(answers.get(0).get() ^ answers.get(1).get()).isTrue();
        }
        Parts kept = submissions.find(id).orElseThrow().parts();
        assertThat(kept.situation() + kept.problems() + kept.suggestions()).isIn("甲甲甲", "乙乙乙");
    }

    private boolean saved(long id, String text) {
        try {
            submissions.save(steward, id, 0, Parts.summary(text, text, text));
            return true;
        } catch (Problem.Stale stale) {
            return false;
        }
    }

    @Test
    void aDraftIsTheUnitsOwnUntilItIsHandedIn() {
        phases.open(clerk, phase);
        Submission draft = bench.written(steward, bench.owed(phase, "summary", department), MARCH);
        assertThatThrownBy(() -> submissions.get(clerk, draft.id())).isInstanceOf(Problem.NotFound.class);
        Who stranger = bench.city.acting(other, PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> submissions.save(stranger, draft.id(), draft.version(), Parts.EMPTY)).isInstanceOf(Problem.Denied.class);
        Submission handedIn = bench.handedIn(steward, head, draft);
        assertThat(submissions.get(clerk, draft.id()).stage()).isEqualTo(SubmissionStage.SUBMITTED);
        assertThatThrownBy(() -> submissions.get(stranger, draft.id())).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> submissions.accept(steward, draft.id(), handedIn.version(), "")).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void whatTheBureauOrganisesItselfIsDoneOnceSigned() {
        phases.open(clerk, phase);
        clocks.today(JUNE);
        Unit bureau = units.get(clerk.unitId());
        Submission written = bench.written(clerk, bench.owed(phase, "exchange", bureau), JUNE);
        bench.handedIn(clerk, bench.city.acting(bureau, PostKind.BUREAU_HEAD), written);
        assertThat(submissions.find(written.id()).orElseThrow().stage()).isEqualTo(SubmissionStage.ACCEPTED);
        assertThat(bench.duty(bench.owed(phase, "exchange", bureau)).state()).isEqualTo(DutyState.MET);
    }

    @Test
    void aMergedUnitsPlaceIsTakenByItsSuccessor() {
        phases.open(clerk, phase);
        units.merge(clerk, Set.of(department.id()), other.id(), MARCH, "测试文号");
        assertThat(phases.members(phase)).extracting(Unit::id).containsExactly(other.id());
        Owed passed = bench.owed(phase, "training", other);
        assertThat(bench.duty(passed).debtorUnitId()).isEqualTo(other.id());
        assertThat(bench.duty(passed).state()).isEqualTo(DutyState.OPEN);
    }

    @Test
    void aFiledNomineeMeetsTheObligationToFileTheRoster() {
        phases.open(clerk, phase);
        stage.filed(department, "张备案");
        assertThat(bench.duty(bench.owed(phase, "roster", department)).state()).isEqualTo(DutyState.MET);
        assertThat(bench.owed(phase, "roster", department).metOn()).isEqualTo(MARCH);
        var filedOnTime = measures.stream().filter(each -> each.key().equals("appointments.filed-on-time")).findFirst().orElseThrow();
        assertThat(filedOnTime.rows(MARCH)).as("one mechanism, seen by the measure").filteredOn(row -> row.unitId() == department.id()).singleElement()
                .satisfies(row -> assertThat(row.reason()).isEqualTo("met"));
    }

    @Autowired
    List<cdo.platform.measures.Measure> measures;

    @Test
    void theReportSaysWhatTheBoardShows() {
        phases.add(clerk, phase, Set.of(other.id()));
        phases.open(clerk, phase);
        Submission handedIn = summaryOn(LocalDate.of(2026, 12, 8));
        submissions.accept(clerk, handedIn.id(), handedIn.version(), "");
        Progress.Figures figures = progress.board(clerk, phase).figures();
        assertThat(figures).isEqualTo(new Progress.Figures(8, 1, 1, 0, 5));
        assertThat(figures.due()).as("what 按时率 is a share of: the met one and the five that are late").isEqualTo(6);
        String html = papers.html(report.compose(clerk, phase, ""));
        String text = org.jsoup.Jsoup.parse(html).text();
        assertThat(text).contains("应完成事项%d项，已完成%d项，其中按时完成%d项；正在审核%d项，逾期未完成%d项".formatted(figures.owed(), figures.met(), figures.onTime(), figures.inReview(), figures.overdue()))
                .contains("人手不足").contains("加强培训").contains(department.name());
        var paper = report.issue(clerk, phase, null);
        assertThat(paper.wordId()).isNotNull();
        assertThat(bench.duty(bench.owed(phase, "report", units.get(clerk.unitId()))).state()).isEqualTo(DutyState.MET);
    }

    @Test
    void aReportCitesItsDocumentByTheTitleOfTheDocument() {
        assertThat(PilotReport.basis("宜昌市推行首席数据官制度试点工作", "宜城指办〔2022〕1号")).isEqualTo("《宜昌市推行首席数据官制度试点工作方案》（宜城指办〔2022〕1号）安排");
        assertThat(PilotReport.basis("首席数据官制度试点工作方案", null)).isEqualTo("《首席数据官制度试点工作方案》安排");
        assertThat(PilotReport.basis("夷陵区首席数据官制度试点工作", null)).isEqualTo("夷陵区首席数据官制度试点工作安排");
        assertThat(PilotReport.basis("数据赋能行动", "宜数〔2026〕3号")).isEqualTo("数据赋能行动（宜数〔2026〕3号）安排");
    }

    @Test
    void aResultIsProposedReviewedAndPublishedToAll() {
        long id = results.propose(steward, new Result.Text("一表通填报", ResultCategory.SCENARIO, "做法", "背景", "条件", "成效"));
        Who stranger = bench.city.acting(other, PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> results.get(stranger, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> results.review(steward, id, 0, "")).isInstanceOf(Problem.Denied.class);
        results.giveBack(clerk, id, 0, "请写明成效");
        results.improve(steward, id, 1, new Result.Text("一表通填报", ResultCategory.SCENARIO, "做法", "背景", "条件", "减少填报六成"));
        results.review(clerk, id, 2, "");
        assertThatThrownBy(() -> results.publish(clerk, id, 3)).isInstanceOf(Problem.Denied.class);
        results.publish(bench.city.acting(bench.city.unit(Bench.BUREAU), PostKind.BUREAU_HEAD), id, 3);
        assertThat(results.get(stranger, id).stage()).isEqualTo(ResultStage.PUBLISHED);
    }

    private Submission summaryOn(LocalDate day) {
        clocks.today(day);
        return bench.handedIn(steward, head, bench.written(steward, bench.owed(phase, "summary", department), day));
    }
}
