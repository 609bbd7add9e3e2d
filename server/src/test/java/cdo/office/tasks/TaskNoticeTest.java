package cdo.office.tasks;

import static cdo.office.duties.tables.DutyTable.DUTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
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
    void theLetterIsIssuedByTheHeadInTheFormOfALetterAndReadByItsAddressee() {
        Task task = bench.handed(clerk, department, DUE);
        clocks.today(LATER);
        climb(task, "SUPERVISED");
        notices.run(LATER);
        TaskNotice letter = drafts().getFirst();
        assertThatThrownBy(() -> notices.issue(clerk, letter.id(), letter.version(), null, 5)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> notices.issue(head, letter.id(), letter.version() + 1, null, 5)).isInstanceOf(Problem.Stale.class);
        assertThatThrownBy(() -> notices.issue(head, letter.id(), letter.version(), null, 0)).isInstanceOf(Problem.Invalid.class);
        IssuedDocument document = notices.issue(head, letter.id(), letter.version(), null, 5);
        assertThat(document.title()).contains("关于督促办理").endsWith("的函");
        assertThat(org.jsoup.Jsoup.parse(issued.preview(document)).text()).contains(department.name()).contains("已逾期3个工作日").contains("5个工作日内书面反馈");
        assertThat(notices.get(steward, letter.id()).stage()).isEqualTo(TaskNoticeStage.ISSUED);
        assertThatThrownBy(() -> notices.drop(head, letter.id(), letter.version() + 1, "不发")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void theCircularNamesEveryTaskOfTheOrganiserThatIsStillOverdue() {
        Task still = bench.handed(clerk, department, DUE);
        Task done = bench.handed(clerk, department, DUE);
        clocks.today(LocalDate.of(2026, 4, 10));
        climb(still, "CIRCULATED");
        climb(done, "CIRCULATED");
        notices.run(clocks.today());
        TaskNotice circular = drafts().stream().filter(each -> each.kind() == NoticeKind.CIRCULAR).findFirst().orElseThrow();
        bench.submitted(steward, done.id());
        assertThat(notices.lines(circular)).extracting(line -> line.task().id()).containsExactly(still.id());
        IssuedDocument document = notices.issue(head, circular.id(), circular.version(), null, 5);
        assertThat(document.published()).isTrue();
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
        assertThatThrownBy(() -> notices.issue(head, letter.id(), 0, null, 5)).isInstanceOf(Problem.Refused.class);
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
