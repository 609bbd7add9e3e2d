package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A whole year of the institution in the demonstration city, played by its people in a real browser while the official date moves on: the
 * city bureau's year, and a county's own small assessment beside it. A chapter whose beginning did not succeed is skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class YearJourneyTest {

    private static final String CIVIL = "宜昌市民政局";
    private static final String HEALTH = "宜昌市卫生健康委员会";
    private static final String POLICE = "宜昌市公安局";
    private static final String TRANSPORT = "宜昌市交通运输局";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 12);

    private YearCity city;
    private @Nullable String method;
    private @Nullable String indicators;
    private @Nullable String decision;
    private @Nullable String finished;
    private @Nullable String late;
    private @Nullable YearMeeting meeting;
    private @Nullable YearForms forms;
    private @Nullable YearTraining training;
    private boolean called;
    private @Nullable YearReports reports;
    private @Nullable String report;
    private @Nullable String hearing;
    private @Nullable YearAssessment assessment;
    private @Nullable YearAssessment county;
    private boolean published;
    private @Nullable String mended;

    @BeforeAll
    void theYearBegins() throws Exception {
        assumeThat(Town.hasBrowser()).as("a browser at " + Town.CHROMIUM).isTrue();
        city = YearCity.on(JANUARY);
    }

    @AfterAll
    void theYearEnds() throws Exception {
        if (city != null) {
            city.close();
        }
    }

    @Test
    @Order(0)
    void theCityOpensOnAnOperatorsOwnDatabaseAndItsDepartmentsAreSurveyedThere() throws Exception {
        assertThat(city.embedded()).as("an embedded database besides").isFalse();
        assertThat(city.sql("select count(*) from survey.run where state in ('COMPLETE', 'PARTIAL')")).as("surveys").isEqualTo("2");
        assertThat(city.sql("select count(*) from catalog.edition")).as("entries drafted from them").isNotEqualTo("0");
    }

    @Test
    @Order(1)
    void inJanuaryTheBureauIssuesTheRulesOfAssessmentAndThePlanOfTheYear() {
        var plans = new YearPlans(city.as("bureau-clerk"), city.as("bureau-head"), city.as("city-executive"));
        method = plans.regulation("宜昌市首席数据官监督考核办法", "演示政数发〔2026〕1号", "2026-01-12", "第一条 每年对各单位和首席数据官开展监督考核。\n第二条 考核结果报告数字政府领导小组。");
        String year = plans.ofTheYear("2026年度数据资源管理工作计划", "演示政数发〔2026〕2号", "2026-01-12", "2026-12-31", "一、完成信息系统普查。\n二、推进数据归集共享。");
        assertThat(city.as("civil-cdo").open(method).text()).contains("演示政数发〔2026〕1号");
        assertThat(city.as("civil-cdo").open(year).text()).contains("已登记的信息系统全部完成普查").contains("应用场景尚未在平台登记");
    }

    @Test
    @Order(2)
    void itsHeadIssuesTheIndicatorsMadeFromTheShippedTemplate() {
        Walker clerk = city.as("bureau-clerk");
        clerk.open("/indicator-systems").open("/indicator-systems/new").fill("/indicator-systems", "title", "2026年度数据工作考核指标").fill("/indicator-systems", "template", "default").press("/indicator-systems");
        String system = clerk.path();
        assertThat(clerk.text()).contains("普查登记完整率").contains("年度计划");
        city.as("bureau-head").open(system).press(system + "/issue");
        assertThat(clerk.open(system).text()).contains("2026");
        indicators = system;
    }

    @Test
    @Order(3)
    void aDecisionOfTheAuthorityIsSplitIntoTasks() {
        var tasks = new YearTasks(city.as("bureau-clerk"));
        String made = tasks.decide("关于推进公共数据归集共享的决定", "演示指发〔2026〕2号", "2026-01-09");
        finished = tasks.hand(made, "DATA_STANDARDS", CIVIL, "归集低保对象基础数据", "2026-02-27");
        late = tasks.hand(made, "DATA_STANDARDS", HEALTH, "归集出生医学证明数据", "2026-01-23");
        decision = made;
    }

    @Test
    @Order(4)
    void oneTaskIsFinishedWithARecordAsProofAndAccepted() {
        assumeThat(finished).as("a task was handed out").isNotNull();
        Walker steward = city.as("civil-steward");
        String proof = steward.open("/systems").links("/systems/").stream().filter(link -> link.matches("/systems/\\d+")).findFirst().orElseThrow();
        new YearTasks(city.as("bureau-clerk")).finish(steward, finished, proof);
        assertThat(city.as("city-cdo").open(finished).text()).contains("达到验收标准");
        assertThat(city.as("bureau-clerk").open(decision).text()).contains("归集出生医学证明数据");
    }

    @Test
    @Order(5)
    void aJointMeetingIsCalledAboutATopicThatAUnitBrought() {
        var calling = new YearMeeting(city.as("bureau-clerk"), city.as("bureau-head"), city.as("city-cdo"));
        calling.found("宜昌市公共数据专题联席会议", "宜数专纪", "市民政局首席数据官", "市卫健委首席数据官", "夷陵区首席数据官");
        calling.propose(city.as("civil-steward"), city.as("civil-head"), "出生、婚姻和低保数据联动更新");
        calling.call("宜昌市公共数据专题联席会议第一次会议", "2026-01-26");
        assertThat(city.as("health-cdo").open("/workbench").text()).contains("宜昌市公共数据专题联席会议第一次会议");
        meeting = calling;
        called = true;
    }

    @Test
    @Order(6)
    void aWeekLaterTheMembersHaveAnsweredAndTheLateTaskIsRemindedOf() throws Exception {
        city.moveTo(LocalDate.of(2026, 1, 19));
        assertThat(city.as("health-cdo").open("/inbox").text()).containsPattern("提醒：.*归集出生医学证明数据");
        assumeThat(called).as("the meeting was called").isTrue();
        meeting.reply(city.as("civil-steward"), Map.of("kind", "ATTEND"));
        meeting.reply(city.as("health-steward"), Map.of("kind", "LEAVE", "note", "赴省里参加会议"));
        meeting.reply(city.as("yiling-steward"), Map.of("kind", "SUBSTITUTE", "note", "带队外出", "guestName", "王副区长", "guestDuty", "夷陵区副区长", "guestReason", "本人带队外出，委托参会"));
        meeting.agreeToSubstitute();
    }

    @Test
    @Order(7)
    void itIsHeldWithAQuorumAndWhatWasSettledBecomesATask() throws Exception {
        city.moveTo(LocalDate.of(2026, 1, 26));
        assumeThat(called).as("the meeting was called").isTrue();
        meeting.begin(city.as("civil-cdo"), "夷陵区");
        meeting.minute("会议听取了有关情况汇报。\n会议指出，联动更新是基础性工作。", Map.of("kind", "ASSIGNED", "outcome", "建立出生、婚姻和低保数据按日联动机制", "lead", "市民政局", "due", "2026-11-30", "area", "DATA_INNOVATION",
                "criterion", "连续三个月按日更新"));
        meeting.issue();
        String task = meeting.task();
        assertThat(city.as("civil-cdo").open(task).text()).contains("建立出生、婚姻和低保数据按日联动机制");
        assertThat(city.as("civil-cdo").follow(".crumbs a[href^='/decisions/']").text()).contains("宜昌市公共数据专题联席会议第一次会议");
        assertThat(city.as("yiling-steward").open(meeting.page() + "/document").text()).contains("纪要").contains("建立出生、婚姻和低保数据按日联动机制");
    }

    @Test
    @Order(8)
    void theOverdueTaskIsChasedThenSupervisedByALetter() throws Exception {
        assumeThat(late).as("a task was handed out").isNotNull();
        assertThat(city.as("health-cdo").open("/inbox").text()).containsPattern("催办：.*归集出生医学证明数据");
        city.moveTo(LocalDate.of(2026, 2, 2));
        assertThat(city.as("health-cdo").open("/inbox").text()).containsPattern("督办：.*归集出生医学证明数据");
        String letter = new YearTasks(city.as("bureau-clerk")).issueNotice(city.as("bureau-head"), "督办函", HEALTH, "演示政数函〔2026〕3号");
        assertThat(letter).contains("演示政数函〔2026〕3号").contains("归集出生医学证明数据");
        assertThat(city.as("health-steward").open(late).text()).contains("印发督办函");
    }

    @Test
    @Order(9)
    void aFormGoesToThreeUnitsAndATrainingIsAnnounced() {
        var sent = new YearForms(city.as("bureau-clerk"));
        sent.send("信息系统采购需求统计表", "2026-02-10", "拟采购项目数量（个）", "市民政局", "市卫健委", "市住建局");
        sent.fill(city.as("civil-steward"), "信息系统采购需求统计表", "拟采购项目数量", "3");
        forms = sent;
        var announced = new YearTraining(city.as("bureau-clerk"));
        announced.announce("公共数据目录编制培训", "2026-03-06");
        announced.signUp(city.as("civil-cdo"), city.as("health-steward"), city.as("yiling-steward"));
        training = announced;
    }

    @Test
    @Order(10)
    void whoIsMissingIsChasedAndAllSheetsComeTogetherInOneWorkbook() throws Exception {
        city.moveTo(LocalDate.of(2026, 2, 13));
        assumeThat(forms).as("the form was sent").isNotNull();
        forms.chase();
        forms.fill(city.as("housing-steward"), "信息系统采购需求统计表", "拟采购项目数量", "5");
        List<List<String>> rows = forms.merged();
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("宜昌市民政局", "3")).anySatisfy(row -> assertThat(row).contains("宜昌市住房和城乡建设局", "5"));
        assertThat(city.as("bureau-clerk").open(forms.page()).text()).contains("催报").contains("逾期");
    }

    @Test
    @Order(11)
    void theTaskStillOverdueIsNamedInACircularThatAllMayRead() throws Exception {
        assumeThat(late).as("a task was handed out").isNotNull();
        assertThat(city.as("health-cdo").open("/inbox").text()).containsPattern("通报：.*归集出生医学证明数据");
        String circular = new YearTasks(city.as("bureau-clerk")).issueNotice(city.as("bureau-head"), "通报", "", "演示政数发〔2026〕4号");
        assertThat(circular).contains("演示政数发〔2026〕4号").contains("归集出生医学证明数据");
        assertThat(city.as("yiling-cdo").open("/task-notices").text()).contains("通报").contains("已印发");
    }

    @Test
    @Order(12)
    void theTrainingIsAttendedByCodeAndByList() throws Exception {
        city.moveTo(LocalDate.of(2026, 3, 6));
        assumeThat(training).as("a training was announced").isNotNull();
        training.checkIn(city.as("civil-cdo"));
        training.close(city.name("health-steward"));
        List<List<String>> list = YearForms.rows(city.as("bureau-clerk").download(training.page() + "/attendance.xlsx"));
        assertThat(list.toString()).contains(city.name("civil-cdo")).contains(city.name("health-steward"));
        assertThat(city.as("civil-cdo").open(training.page()).follow("main a[href$='/learning']:has-text('" + city.name("civil-cdo") + "')").text()).contains("公共数据目录编制培训");
    }

    @Test
    @Order(13)
    void theDailyLedgerTakesAndGivesPointsAndTheOfficerAnswers() {
        var ledger = new YearLedger(city.as("bureau-clerk"));
        String minus = ledger.record(HEALTH, "DEDUCTION", "1", "任务逾期被通报", late == null ? "" : city.town().address() + late, "2026-02-13");
        ledger.contest(city.as("health-cdo"), minus, "省级系统接口停用，非本单位原因。");
        ledger.decide(city.as("bureau-head"), minus, true, "接口已于1月恢复，逾期原因不成立。");
        assertThat(city.as("health-cdo").open(minus).text()).contains("维持").contains("接口已于1月恢复");
        String plus = ledger.record(CIVIL, "BONUS", "2", "按期完成归集任务并形成经验", finished == null ? "" : finished, "2026-02-27");
        ledger.acknowledge(city.as("civil-cdo"), plus);
        assertThat(city.as("civil-cdo").open("/ledger-entries").text()).contains("按期完成归集任务并形成经验").contains("已知悉");
    }

    @Test
    @Order(14)
    void inDecemberTheOfficersReportsOpenWithFrozenFiguresAndTheAssessmentIsIssued() throws Exception {
        city.moveTo(LocalDate.of(2026, 12, 1));
        var campaign = new YearReports(city.as("bureau-clerk"));
        campaign.open("2026年度首席数据官述职", "2026-12-01", "2026-12-11", CIVIL, HEALTH);
        report = campaign.report(city.as("civil-steward"), CIVIL);
        reports = campaign;
        assertThat(city.as("civil-steward").open(report).text()).contains("数据采集汇聚").contains("数据安全保护").contains("系统普查率").contains("本人履职事项");
    }

    @Test
    @Order(15)
    void theBureauSetsUpTheYearsAssessmentUnderItsRules() {
        assumeThat(method).as("the 办法 is in force").isNotNull();
        assumeThat(indicators).as("the indicators are in force").isNotNull();
        var set = new YearAssessment(city.as("bureau-clerk"), "2026年度数据工作考核");
        set.begin("宜昌市首席数据官监督考核办法", "2026年度数据工作考核指标", true, CIVIL, HEALTH, POLICE, TRANSPORT);
        set.issue("2026-12-10");
        assertThat(city.as("civil-cdo").open("/workbench").text()).contains("考核");
        assessment = set;
    }

    @Test
    @Order(16)
    void aCountyIssuesItsOwnRulesAndIndicatorsAndBeginsItsOwnSmallAssessment() {
        Walker clerk = city.as("yiling-bureau-clerk");
        new YearPlans(clerk, city.as("yiling-bureau-head"), city.as("yiling-executive")).regulation("夷陵区县直部门数据工作考核办法", "演示夷数发〔2026〕1号", "2026-12-01", "第一条 每年考核县直部门数据工作。");
        new YearCounty(clerk, city.as("yiling-bureau-head")).indicators("夷陵区2026年数据工作指标");
        var own = new YearAssessment(clerk, "夷陵区2026年县直部门数据工作考核");
        own.begin("夷陵区县直部门数据工作考核办法", "夷陵区2026年数据工作指标", false, "夷陵区民政局", "夷陵区财政局");
        own.issue("2026-12-10");
        county = own;
    }

    @Test
    @Order(17)
    void theReportIsWrittenSignedByTheUnitAndTheOfficerSubmittedAndAccepted() throws Exception {
        city.moveTo(LocalDate.of(2026, 12, 8));
        assumeThat(report).as("the campaign was opened").isNotNull();
        reports.write(city.as("civil-steward"), report);
        reports.handIn(city.as("civil-steward"), city.as("civil-head"), city.as("civil-cdo"), report);
        assertThat(city.as("bureau-clerk").open(report).text()).contains("已受理");
        hearing = reports.arrange("2026-12-15", CIVIL, List.of("市首席数据执行官", "市卫健委 · 部门首席数据官"));
    }

    @Test
    @Order(18)
    void whoIsAssessedClaimsProvesAndHandsIn() throws Exception {
        assumeThat(assessment).as("the assessment was issued").isNotNull();
        String proof = finished == null ? "/units/1" : finished;
        assessment.selfAssess(city.as("civil-steward"), city.as("civil-cdo"), assessment.object(CIVIL), proof);
        assessment.selfAssess(city.as("health-steward"), city.as("health-cdo"), assessment.object(HEALTH), late == null ? proof : late);
        assumeThat(county).as("the county's own was issued").isNotNull();
        String own = county.object("夷陵区民政局");
        county.selfAssess(city.as("yiling-civil-steward"), city.as("yiling-civil-cdo"), own, "/units/" + city.unit("夷陵区民政局"));
        assertThat(city.as("yiling-bureau-clerk").open(county.page()).text()).contains("夷陵区财政局").contains("2026-12-08");
    }

    @Test
    @Order(19)
    void theOfficerIsHeardAndGradedByTwo() throws Exception {
        city.moveTo(LocalDate.of(2026, 12, 15));
        assumeThat(hearing).as("a hearing was arranged").isNotNull();
        reports.hold(hearing);
        reports.grade(city.as("city-executive"), 0);
        reports.grade(city.as("health-cdo"), 1);
        reports.conclude(report);
        assertThat(city.as("civil-cdo").open(report).text()).contains("已归档");
    }

    @Test
    @Order(20)
    void figuresAreFrozenAndTheFirstReviewEnds() {
        assumeThat(assessment).as("the assessment was issued").isNotNull();
        assessment.freeze();
        assessment.firstReview(List.of(assessment.object(CIVIL), assessment.object(HEALTH)), List.of(assessment.object(POLICE), assessment.object(TRANSPORT)));
        assumeThat(county).as("the county's own was issued").isNotNull();
        county.freeze();
        county.firstReview(List.of(county.object("夷陵区民政局")), List.of(county.object("夷陵区财政局")));
        assertThat(city.as("yiling-civil-cdo").open(county.object("夷陵区民政局")).text()).contains("100.00");
    }

    @Test
    @Order(21)
    void theTwoExpertsWhoAreNotRecusedMarkBlindAndTalkWhereTheyDiffer() {
        assumeThat(assessment).as("the assessment was issued").isNotNull();
        String panel = assessment.draw();
        List<String> experts = List.of("housing-steward", "emergency-steward");
        experts.forEach(expert -> assessment.mark(city.as(expert), panel, "0.5"));
        assessment.submit(city.as("housing-steward"), panel, CIVIL, "F2", "5");
        assertThat(city.as("emergency-steward").open(panel).text()).doesNotContain("制度齐全，演练到位");
        assessment.submit(city.as("emergency-steward"), panel, HEALTH, "F2", "0.5");
        assertThat(assessment.settleTalks(panel)).as("marks that stand apart").isEqualTo(1);
        assessment.publish();
        published = true;
    }

    @Test
    @Order(22)
    void anAppealChangesAScoreWhichStillOpensToItsRows() throws Exception {
        city.moveTo(LocalDate.of(2026, 12, 18));
        assumeThat(published).as("scores are public").isTrue();
        String object = assessment.object(CIVIL);
        Walker officer = city.as("civil-cdo");
        BigDecimal without = new BigDecimal(YearAssessment.points(officer, object, "A3"));
        BigDecimal before = new BigDecimal(YearAssessment.total(officer, object));
        String appeal = assessment.appeal(officer, object, "A3", "联动机制已于11月28日上线运行，办结情况漏登。");
        assertThat(assessment.adjust(city.as("civil-steward"), city.as("bureau-head"), object, "A3", "建立出生、婚姻和低保数据按日联动机制", "11月28日已上线，附运行记录")).isEqualTo("0 / 1");
        BigDecimal gained = new BigDecimal(YearAssessment.points(officer, object, "A3")).subtract(without);
        assertThat(gained).isPositive();
        mended = YearAssessment.total(officer, object);
        assertThat(new BigDecimal(mended)).as("computed again from the mended row").isCloseTo(before.add(gained), within(new BigDecimal("0.01")));
        assessment.uphold(city.as("bureau-head"), appeal, "核实后已更正会议议定事项的冻结记录，得分重新计算。");
        assertThat(officer.open(appeal).text()).contains("成立").contains("已更正会议议定事项的冻结记录");
        assertThat(officer.open(object + "/lines/A3").text()).contains("建立出生、婚姻和低保数据按日联动机制").contains("原为 0，经批准调整");
        assertThat(YearAssessment.total(officer, object)).as("the answer itself sets no points").isEqualTo(mended);
        assertThat(officer.open(object + "/lines/B1").text()).contains("survey.systems-surveyed");
    }

    @Test
    @Order(23)
    void afterTheWindowAnAppealIsRefusedAndGradesAreSigned() throws Exception {
        assumeThat(published).as("scores are public").isTrue();
        String object = assessment.object(HEALTH);
        Walker officer = city.as("health-cdo");
        officer.open(object).fill(object + "/appeals", "ground", "逾期不是本单位原因。"); // left open over the last day
        city.moveTo(LocalDate.of(2026, 12, 24));
        assertThat(officer.refusedAt(object + "/appeals")).contains("逾期不予受理");
        assertThat(city.as("civil-cdo").open(assessment.object(CIVIL)).page.locator("form[action$='/appeals']").count()).as("nobody is offered it any more").isZero();
        assessment.grade(city.as("bureau-head"));
    }

    @Test
    @Order(24)
    void theReportGoesToTheAuthorityWithTheSameTotalsEverywhere() throws Exception {
        assumeThat(published).as("scores are public").isTrue();
        String paper = assessment.report("演示政数报〔2026〕5号", "部分单位数据归集不及时。");
        Map<String, String> totals = assessment.totals(List.of(CIVIL, HEALTH, POLICE, TRANSPORT));
        assertThat(totals.get(CIVIL)).as("the score after the appeal, in the DOCX below, too").isEqualTo(mended);
        YearPapers papers = new YearPapers(city.as("bureau-clerk"));
        papers.carry(paper, totals, "演示政数报〔2026〕5号");
        String table = YearForms.rows(city.as("bureau-clerk").download(assessment.page() + "/scores.xlsx")).toString();
        totals.forEach((unit, total) -> {
            assertThat(YearAssessment.total(city.as("bureau-clerk"), assessment.object(unit))).as(unit).isEqualTo(total);
            assertThat(table).contains(unit).contains(total);
        });
    }

    @Test
    @Order(25)
    void theCountyReportsToItsOwnAuthorityWithoutTheCity() throws Exception {
        assumeThat(county).as("the county's own was issued").isNotNull();
        county.grade(city.as("yiling-bureau-head"));
        String own = county.report("演示夷数报〔2026〕2号", "县直部门目录编制不全。");
        new YearPapers(city.as("yiling-bureau-clerk")).carry(own, county.totals(List.of("夷陵区民政局", "夷陵区财政局")), "夷陵区");
    }

    @Test
    @Order(26)
    void whoHasNothingToDoWithItIsRefused() {
        Walker stranger = city.as("yiling-civil-steward");
        var closed = new ArrayList<String>();
        if (assessment != null) {
            closed.addAll(List.of(assessment.page(), assessment.page() + "/report", assessment.object(CIVIL)));
        }
        if (report != null) {
            closed.addAll(List.of(report, report + "/report.docx"));
        }
        if (called) {
            closed.addAll(List.of(meeting.page(), meeting.page() + "/minutes", meeting.page() + "/document"));
        }
        assertThat(closed).allSatisfy(page -> assertThat(stranger.answer(page)).as(page).isIn(403, 404));
        assumeThat(county).as("the county's own was issued").isNotNull();
        assertThat(city.as("housing-steward").answer(county.page())).isIn(403, 404);
    }

    @Test
    @Order(90)
    void noPageOnTheWayHadAFaultAndTheServerSaidNoErrors() throws Exception {
        assertThat(city.town().examined()).isGreaterThan(30);
        city.town().wasFlawless();
        assertThat(city.log()).doesNotContain(" ERROR ");
    }
}
