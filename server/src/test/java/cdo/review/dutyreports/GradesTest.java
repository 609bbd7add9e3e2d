package cdo.review.dutyreports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.DutyState;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Graders, hearing, score, archive. */
@ServerTest
class GradesTest {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    @Autowired
    Scene scene;
    @Autowired
    Grades grades;
    @Autowired
    ScoringSheets sheets;
    @Autowired
    Register register;
    @Autowired
    Reach reach;
    @Autowired
    DSLContext sql;
    @Autowired
    Hearings hearings;
    @Autowired
    Campaigns campaigns;
    @Autowired
    Reports reports;
    @Autowired
    ReportPapers papers;
    @Autowired
    IssuedDocuments issued;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Who clerk;
    private Unit department;
    private Unit second;
    private long campaign;
    private DutyReport report;
    private DutyReport other;
    private Who grader;
    private Who reader;

    @BeforeEach
    void twoAcceptedReports() {
        lead = clocks.lead();
        clocks.today(DECEMBER);
        scene.closeAll();
        department = scene.department();
        second = scene.department();
        clerk = scene.clerk();
        grader = scene.city.acting(scene.department(), PostKind.DEPARTMENT_CDO);
        reader = scene.city.acting(scene.department(), PostKind.DEPARTMENT_CDO);
        Who one = scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        Who two = scene.city.acting(second, PostKind.DEPARTMENT_CDO);
        campaign = scene.opened(clerk, 2026, department, second);
        report = accepted(department, one);
        other = accepted(second, two);
        clerk = scene.city.who(clerk.personId(), clerk.seat().postId(), Set.of());
    }

    private DutyReport accepted(Unit unit, Who officer) {
        Who steward = scene.city.acting(unit, PostKind.DATA_STEWARD);
        Who head = scene.city.acting(unit, PostKind.UNIT_HEAD);
        return scene.accepted(clerk, scene.handedIn(steward, head, officer, scene.written(steward, scene.report(campaign, unit))));
    }

    @AfterEach
    void theClockAsItWas() {
        scene.closeAll();
        clocks.lead(lead);
    }

    @Test
    void theScoreIsTheMeanOfAllSheetsToFourPlaces() {
        grades.assign(clerk, report.id(), posts(grader, reader, clerk), DECEMBER.plusDays(10));
        assertThatThrownBy(() -> grades.conclude(clerk, report.id())).as("nobody has graded").isInstanceOf(Problem.Refused.class);
        give(grader, "25", "35.5", "18", "9");
        give(reader, "30", "40", "20", "10");
        assertThatThrownBy(() -> grades.conclude(clerk, report.id())).as("one is missing").isInstanceOf(Problem.Refused.class);
        give(clerk, "25", "35", "18", "9");
        assertThat(grades.conclude(clerk, report.id())).isEqualTo(new BigDecimal("91.5000"));
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.GRADED);
        assertThat(scene.again(report).score()).isEqualByComparingTo("91.5");
        Grade mine = mine(grader);
        assertThatThrownBy(() -> grades.grade(grader, mine.id(), mine.version(), points("1", "1", "1", "1"), "")).as("concluded").isInstanceOf(Problem.Refused.class);
    }

    @Test
    void peopleOfTheReportsOwnUnitArePassedOver() {
        Who colleague = scene.city.acting(department, PostKind.UNIT_HEAD);
        assertThat(grades.assign(clerk, report.id(), posts(colleague, grader), DECEMBER.plusDays(10))).isEqualTo(1);
        assertThat(grades.of(report.id())).extracting(Grade::personId).containsExactly(grader.personId());
        assertThat(grades.assign(clerk, report.id(), posts(grader), DECEMBER.plusDays(10))).as("asked once").isZero();
    }

    @Test
    void aGraderSeesTheReportAndTheOwnSheetOnly() {
        Who stranger = scene.city.acting(scene.department(), PostKind.DEPARTMENT_CDO);
        assertThatThrownBy(() -> reports.get(grader, report.id())).isInstanceOf(Problem.NotFound.class);
        grades.assign(clerk, report.id(), posts(grader, reader), DECEMBER.plusDays(10));
        assertThat(reports.get(grader, report.id()).id()).isEqualTo(report.id());
        assertThatThrownBy(() -> reports.get(stranger, report.id())).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> grades.mine(reader, mine(grader).id())).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> grades.assign(grader, report.id(), posts(reader), DECEMBER.plusDays(10))).isInstanceOf(Problem.Denied.class);
        assertThat(grades.waitingFor(grader)).hasSize(1);
    }

    @Test
    void pointsBeyondTheLineOrWithTwoDecimalsAreRefusedLineByLine() {
        grades.assign(clerk, report.id(), posts(grader), DECEMBER.plusDays(10));
        assertThatThrownBy(() -> give(grader, "30.5", "-1", "10.25", "10")).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors()).hasSize(3));
        assertThat(mine(grader).givenOn()).isNull();
    }

    @Test
    void theDutyToGradeIsMetWithTheSheetAndADismissedGraderOwesNothing() {
        grades.assign(clerk, report.id(), posts(grader, reader), DECEMBER.plusDays(10));
        give(grader, "20", "30", "10", "5");
        grades.dismiss(clerk, mine(reader).id(), "出差");
        assertThat(scene.duties(report)).filteredOn(duty -> duty.ruleKey().equals("dutyreports.grade")).extracting(duty -> duty.state()).containsExactlyInAnyOrder(DutyState.MET, DutyState.CANCELLED);
        assertThat(grades.conclude(clerk, report.id())).isEqualByComparingTo("65");
        assertThatThrownBy(() -> grades.dismiss(clerk, grades.of(report.id()).getFirst().id(), "晚了")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aHearingHasAnOrderAndGivesSheetsToTheGradersWhoWereThere() {
        long id = hearings.plan(clerk, campaign, new Hearing.Draft(DECEMBER.plusDays(5), "第一会议室", "王主持", List.of(report.id(), other.id()), posts(clerk), posts(grader, reader)));
        hearings.reorder(clerk, id, 0, List.of(other.id(), report.id()));
        assertThat(hearings.get(clerk, id).reports()).containsExactly(other.id(), report.id());
        assertThatThrownBy(() -> hearings.hold(clerk, id, 1, Set.of(), "", DECEMBER.plusDays(9))).as("not yet").isInstanceOf(Problem.Refused.class);
        clocks.today(DECEMBER.plusDays(5));
        hearings.hold(clerk, id, 1, Set.copyOf(posts(grader)), "按时召开", DECEMBER.plusDays(9));
        assertThat(grades.of(report.id())).extracting(Grade::personId).containsExactly(grader.personId());
        assertThat(grades.of(other.id())).extracting(Grade::hearingId).containsExactly(id);
        assertThat(hearings.get(clerk, id).attendees()).filteredOn(each -> each.postId() == reader.seat().postId()).singleElement()
                .satisfies(each -> assertThat(each.present()).isFalse());
        assertThatThrownBy(() -> hearings.cancel(clerk, id, 2, "太晚")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> hearings.get(scene.city.acting(scene.department(), PostKind.DATA_STEWARD), id)).isInstanceOf(Problem.NotFound.class);
        assertThat(hearings.get(reader, id).id()).as("invited").isEqualTo(id);
    }

    @Test
    void whoCouldGradeTheOwnReportOnlyIsNoGrader() {
        Who self = scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        assertThatThrownBy(() -> hearings.plan(clerk, campaign, new Hearing.Draft(DECEMBER.plusDays(5), "一会议室", "主持", List.of(report.id()), List.of(), posts(self, grader)))).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().toString()).contains("gradesNothing"));
        long id = hearings.plan(clerk, campaign, new Hearing.Draft(DECEMBER.plusDays(5), "一会议室", "主持", List.of(report.id(), other.id()), List.of(), posts(self, grader)));
        assertThatThrownBy(() -> hearings.reorder(clerk, id, 0, List.of(report.id()))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void onlyAcceptedReportsOfTheCampaignAreHeard() {
        grades.assign(clerk, report.id(), posts(grader), DECEMBER.plusDays(10));
        give(grader, "20", "30", "10", "5");
        grades.conclude(clerk, report.id());
        assertThatThrownBy(() -> hearings.plan(clerk, campaign, new Hearing.Draft(DECEMBER, "x", "x", List.of(report.id()), List.of(), List.of()))).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> hearings.plan(clerk, campaign, new Hearing.Draft(DECEMBER, "x", "x", List.of(987654321L), List.of(), List.of()))).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> hearings.plan(clerk, campaign, new Hearing.Draft(DECEMBER.minusDays(1), "x", "x", List.of(other.id()), List.of(), List.of()))).isInstanceOf(Problem.Invalid.class);
        assertThat(hearings.of(campaign)).isEmpty();
    }

    @Test
    void anArchivedReportIsRegisteredAndStays() {
        papers.archive(clerk, report.id(), report.version());
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.ARCHIVED);
        assertThat(issued.of(report.ref())).singleElement().satisfies(paper -> {
            assertThat(paper.title()).isEqualTo(department.name() + "首席数据官2026年度述职报告");
            assertThat(paper.wordId()).isNotNull();
        });
        assertThatThrownBy(() -> papers.archive(clerk, report.id(), scene.again(report).version())).isInstanceOf(Problem.Refused.class);
        papers.archive(clerk, other.id(), other.version());
        campaigns.close(clerk, campaign, 1);
    }

    @Test
    void theOrganiserWritesTheScoringSheetUntilTheFirstScoreIsGiven() {
        var lines = List.of(sheetLine("成效", "60"), sheetLine("问题", "39.5"), sheetLine("建议", "0.5"));
        int version = campaigns.get(clerk, campaign).version();
        assertThatThrownBy(() -> sheets.write(grader, campaign, version, lines)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> sheets.write(clerk, campaign, version, lines.subList(0, 2))).as("99.5 points").isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> sheets.write(clerk, campaign, version, List.of())).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> sheets.write(clerk, campaign, version, List.of(sheetLine("甲", "99.95"), sheetLine("乙", "0.05")))).as("two decimals").isInstanceOf(Problem.Invalid.class);
        grades.assign(clerk, report.id(), posts(grader), DECEMBER.plusDays(10));
        Map<Long, BigDecimal> old = points("25", "30", "15", "5");
        sheets.write(clerk, campaign, version, lines);
        assertThat(sheets.of(campaign)).extracting(Grade.SheetLine::title).containsExactly("成效", "问题", "建议");
        assertThatThrownBy(() -> sheets.write(clerk, campaign, version, lines)).as("opened before").isInstanceOf(Problem.Stale.class);
        assertThatThrownBy(() -> grades.grade(grader, mine(grader).id(), mine(grader).version(), old, "")).as("typed by the old sheet").isInstanceOf(Problem.Invalid.class);
        give(grader, "50", "30", "0.5");
        assertThat(sheets.frozen(campaign)).isTrue();
        assertThatThrownBy(() -> sheets.write(clerk, campaign, version + 1, lines)).isInstanceOf(Problem.Refused.class);
        assertThat(grades.means(campaign)).as("before the score is concluded").isEmpty();
        grades.conclude(clerk, report.id());
        assertThat(grades.means(campaign).get(report.id()).values()).extracting(BigDecimal::toPlainString).containsExactlyInAnyOrder("50.0000", "30.0000", "0.5000");
    }

    private static ScoringSheets.Line sheetLine(String title, String points) {
        return new ScoringSheets.Line(title, "", new BigDecimal(points));
    }

    @Test
    void aListKnowsOfEachReportWhetherItMayBeOpenedInItsOneStatement() {
        grades.assign(clerk, report.id(), posts(grader), DECEMBER.plusDays(10));
        Unit third = scene.department();
        Who officer = scene.city.acting(third, PostKind.DEPARTMENT_CDO);
        scene.closeAll();
        long later = scene.opened(clerk, 2026, third);
        DutyReport draft = scene.report(later, third);
        var all = List.of(report.id(), other.id(), draft.id());
        for (Who who : List.of(clerk, grader, reader, officer)) {
            var statements = new AtomicInteger();
            var counting = sql.configuration().derive(DefaultExecuteListenerProvider.providers(ExecuteListener.onExecuteStart(started -> statements.incrementAndGet())));
            Map<Long, Register.Line> lines = new Register(DSL.using(counting), reach, clocks).lines(who, all);
            assertThat(statements).hasValue(1);
            for (long each : all) {
                assertThat(lines.get(each).opens()).as(who + " " + each).isEqualTo(reports.visible(who, reports.known(each)));
            }
        }
        assertThat(register.lines(grader, all).get(report.id()).opens()).isTrue();
        assertThat(register.lines(grader, all).get(other.id()).opens()).isFalse();
        assertThat(register.lines(clerk, all).get(draft.id()).opens()).as("a draft is its unit's").isFalse();
        assertThat(register.lines(officer, all).get(draft.id()).opens()).isTrue();
    }

    private static List<Long> posts(Who... people) {
        return java.util.Arrays.stream(people).map(who -> who.seat().postId()).toList();
    }

    private Grade mine(Who who) {
        return grades.of(report.id()).stream().filter(grade -> grade.personId() == who.personId()).findFirst().orElseThrow();
    }

    private void give(Who who, String... points) {
        grades.grade(who, mine(who).id(), mine(who).version(), points(points), "评语");
    }

    private Map<Long, BigDecimal> points(String... points) {
        var given = new HashMap<Long, BigDecimal>();
        List<Grade.SheetLine> sheet = sheets.of(campaign);
        for (int line = 0; line < sheet.size(); line++) {
            given.put(sheet.get(line).id(), new BigDecimal(points[line]));
        }
        return given;
    }
}
