package cdo.office.tasks;

import static cdo.office.duties.tables.DutyTable.DUTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.PrintedPapers;
import cdo.fixture.ServerTest;
import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.office.duties.LadderStage;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Measure;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.web.Slice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the ladder leads to, and what is counted. */
@ServerTest
class TaskNoticeTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);
    private static final LocalDate LATER = LocalDate.of(2026, 3, 25);

    @Autowired
    TaskBench bench;
    @Autowired
    TaskNotices notices;
    @Autowired
    IssuedDocuments issued;
    @Autowired
    PrintedPapers printed;
    @Autowired
    Routes routes;
    @Autowired
    Duties duties;
    @Autowired
    TasksOnTime onTime;
    @Autowired
    TasksAccepted accepted;
    @Autowired
    Clocks clocks;
    @Autowired
    DSLContext sql;

    private Duration lead;
    private Who clerk;
    private Who head;
    private Unit department;
    private Who steward;

    @BeforeEach
    void unitsOfItsOwn() {
        lead = clocks.lead();
        clocks.today(MONDAY);
        Who founder = bench.clerk();
        // an organiser of its own, so that no other test's drafts are in its letters
        Unit organiser = bench.department(founder);
        department = bench.city.fresh(founder, organiser, cdo.platform.organization.UnitKind.INSTITUTION);
        clerk = bench.city.acting(organiser, PostKind.DATA_STEWARD);
        head = bench.city.acting(organiser, PostKind.UNIT_HEAD);
        steward = bench.city.acting(department, PostKind.DATA_STEWARD);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    private void climb(Task task, String rung) {
        sql.update(DUTY).set(DUTY.LADDER, rung).where(DUTY.ID.eq(bench.finish(task.id()).id())).execute();
    }

    private List<TaskNotice> drafts() {
        return notices.slice(clerk, TaskNoticeStage.DRAFT, new Slice.Ask(1, 100)).rows();
    }

    @Test
    void aTaskUnderSupervisionIsPutIntoOneLetterForItsUnitAndOnlyOnce() {
        Task one = bench.handed(clerk, department, DUE);
        Task two = bench.handed(clerk, department, DUE);
        clocks.today(LATER);
        climb(one, "CHASED");
        notices.run(LATER);
        assertThat(drafts()).isEmpty();
        climb(one, "SUPERVISED");
        climb(two, "SUPERVISED");
        notices.run(LATER);
        notices.run(LATER);
        assertThat(drafts()).hasSize(1);
        TaskNotice letter = drafts().getFirst();
        assertThat(letter.kind()).isEqualTo(NoticeKind.SUPERVISION_LETTER);
        assertThat(letter.unitId()).isEqualTo(department.id());
        assertThat(notices.lines(letter)).extracting(line -> line.task().id()).containsExactlyInAnyOrder(one.id(), two.id());
        assertThatThrownBy(() -> notices.get(steward, letter.id())).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void theLetterIsSignedByTheHeadThenIssuedInTheFormOfALetterAndReadByItsAddressee() throws Exception {
        Task task = bench.handed(clerk, department, DUE);
        clocks.today(LATER);
        climb(task, "SUPERVISED");
        notices.run(LATER);
        TaskNotice letter = drafts().getFirst();
        assertThatThrownBy(() -> notices.issue(head, letter.id(), letter.version(), null, null)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> notices.send(steward, letter.id(), letter.version(), 5)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> notices.send(clerk, letter.id(), letter.version() + 1, 5)).isInstanceOf(Problem.Stale.class);
        assertThatThrownBy(() -> notices.send(clerk, letter.id(), letter.version(), 0)).isInstanceOf(Problem.Invalid.class);
        notices.send(clerk, letter.id(), letter.version(), 5);
        assertThatThrownBy(() -> sign(clerk, letter)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> notices.drop(clerk, letter.id(), found(letter).version(), "不发")).isInstanceOf(Problem.Refused.class);
        sign(head, letter);
        assertThat(found(letter).stage()).isEqualTo(TaskNoticeStage.SIGNED);
        IssuedDocument document = notices.issue(clerk, letter.id(), found(letter).version(), null, null);
        assertThat(document.title()).contains("关于督促办理").endsWith("的函");
        assertThat(org.jsoup.Jsoup.parse(issued.preview(document)).text()).contains(department.name()).contains("已逾期3个工作日").contains("5个工作日内书面反馈");
        assertThat(notices.get(steward, letter.id()).stage()).isEqualTo(TaskNoticeStage.ISSUED);
        assertThat(printed.open(document).says("关于督促办理", department.name(), "已逾期3个工作日", "5个工作日内书面反馈", "逾期任务清单", "目录挂接率达到90%").pages()).isBetween(1, 3);
        assertThatThrownBy(() -> notices.drop(head, letter.id(), found(letter).version(), "不发")).isInstanceOf(Problem.Refused.class);
    }

    /** anchors case 14: returned and reached again, the signature is owed, and reminded of, again. */
    @Test
    void aReturnedLetterIsADraftAgainAndItsSignatureIsOwedAnew() {
        Task task = bench.handed(clerk, department, DUE);
        clocks.today(LATER);
        climb(task, "SUPERVISED");
        notices.run(LATER);
        TaskNotice letter = drafts().getFirst();
        notices.send(clerk, letter.id(), letter.version(), 5);
        Run run = routes.current(letter.ref()).orElseThrow();
        routes.returnBack(head, run.id(), run.version(), "请核实逾期天数");
        assertThat(found(letter).stage()).isEqualTo(TaskNoticeStage.DRAFT);
        notices.send(clerk, letter.id(), found(letter).version(), 7);
        assertThat(duties.about(letter.ref())).extracting(Duty::state).containsExactlyInAnyOrder(DutyState.MET, DutyState.OPEN);
        assertThat(duties.about(letter.ref())).filteredOn(duty -> duty.state() == DutyState.OPEN).singleElement().satisfies(duty -> {
            assertThat(duty.ladder()).isEqualTo(LadderStage.NONE);
            assertThat(duty.debtorUnitId()).isEqualTo(letter.organiserId());
        });
        sign(head, letter);
        assertThat(found(letter)).satisfies(signed -> {
            assertThat(signed.stage()).isEqualTo(TaskNoticeStage.SIGNED);
            assertThat(signed.answerDays()).isEqualTo(7);
        });
    }

    private void sign(Who who, TaskNotice notice) {
        Run run = routes.current(notice.ref()).orElseThrow();
        routes.sign(who, run.id(), run.version(), "同意");
    }

    private TaskNotice found(TaskNotice notice) {
        return notices.find(notice.id()).orElseThrow();
    }

    /** Sent, signed and issued. */
    private IssuedDocument issued(TaskNotice notice) {
        notices.send(clerk, notice.id(), notice.version(), 5);
        sign(head, notice);
        return notices.issue(clerk, notice.id(), found(notice).version(), null, null);
    }

    @Test
    void theCircularNamesEveryTaskOfTheOrganiserThatIsStillOverdue() throws Exception {
        Task still = bench.handed(clerk, department, DUE);
        Task done = bench.handed(clerk, department, DUE);
        clocks.today(LocalDate.of(2026, 4, 10));
        climb(still, "CIRCULATED");
        climb(done, "CIRCULATED");
        notices.run(clocks.today());
        TaskNotice circular = drafts().stream().filter(each -> each.kind() == NoticeKind.CIRCULAR).findFirst().orElseThrow();
        bench.submitted(steward, done.id());
        assertThat(notices.lines(circular)).extracting(line -> line.task().id()).containsExactly(still.id());
        IssuedDocument document = issued(circular);
        assertThat(document.published()).isTrue();
        assertThat(printed.open(document).says("逾期未办结情况的通报", "各有关单位", "逾期未办结任务清单", department.name()).pages()).isBetween(2, 3);
        assertThat(org.jsoup.Jsoup.parse(issued.preview(document)).text()).contains("1个单位牵头的1项任务逾期未办结");
    }

    @Test
    void aDraftWithNothingLeftIsNotIssuedButDroppedWithAReason() {
        Task task = bench.handed(clerk, department, DUE);
        clocks.today(LATER);
        climb(task, "SUPERVISED");
        notices.run(LATER);
        bench.submitted(steward, task.id());
        TaskNotice letter = drafts().getFirst();
        assertThatThrownBy(() -> notices.send(clerk, letter.id(), 0, 5)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> notices.drop(head, letter.id(), 0, " ")).isInstanceOf(Problem.Invalid.class);
        notices.drop(head, letter.id(), 0, "已提交办结");
        assertThat(notices.get(clerk, letter.id()).stage()).isEqualTo(TaskNoticeStage.DROPPED);
    }

    @Test
    void onTimeCountsFinishedAndOverdueTasksButNotThoseWaitingForJudgement() {
        Task good = bench.handed(clerk, department, DUE);
        Task late = bench.handed(clerk, department, DUE);
        Task waiting = bench.handed(clerk, department, DUE);
        Task ahead = bench.handed(clerk, department, DUE.plusMonths(2));
        bench.submitted(steward, good.id());
        bench.judging.accept(clerk, good.id(), bench.task(good.id()).version(), "");
        bench.submitted(steward, waiting.id());
        assertThat(mine(onTime.rows(DUE))).containsExactly("met 1");
        clocks.today(DUE.plusDays(1));
        assertThat(mine(onTime.rows(DUE.plusDays(1)))).containsExactlyInAnyOrder("met 1", "open 0");
        assertThat(mine(accepted.rows(DUE))).containsExactlyInAnyOrder("accepted 1", "handed 0", "submitted 0");
        assertThat(mine(accepted.rows(DUE.minusDays(1)))).containsExactly("accepted 1");
        assertThat(late.id()).isLessThan(ahead.id());
    }

    private List<String> mine(List<Measure.Row> rows) {
        return rows.stream().filter(row -> row.unitId() == department.id()).map(row -> row.reason() + " " + row.numerator().intValue()).toList();
    }
}
