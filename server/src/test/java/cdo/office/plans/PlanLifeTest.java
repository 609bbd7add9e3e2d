package cdo.office.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.PrintedPapers;
import cdo.fixture.ServerTest;
import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.office.tasks.DecisionSource;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.DutyArea;
import cdo.office.tasks.NewDecision;
import cdo.office.tasks.NewTask;
import cdo.office.tasks.Tasks;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Measure;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan from draft to repeal. */
@ServerTest
class PlanLifeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final AtomicInteger NUMBER = new AtomicInteger(100);

    @Autowired
    FoundedCity city;
    @Autowired
    Plans plans;
    @Autowired
    PlanRegister register;
    @Autowired
    Goals goals;
    @Autowired
    CityGoals cityGoals;
    @Autowired
    Opinions opinions;
    @Autowired
    Issuing issuing;
    @Autowired
    Reviews reviews;
    @Autowired
    Routes routes;
    @Autowired
    Duties duties;
    @Autowired
    IssuedDocuments issued;
    @Autowired
    Units units;
    @Autowired
    Decisions decisions;
    @Autowired
    Tasks tasks;
    @Autowired
    Posts posts;
    @Autowired
    PrintedPapers printed;
    @Autowired
    Clocks clocks;
    @Autowired
    AnnualPlanInForce annual;
    @Autowired
    OpinionsInTime inTime;
    @Autowired
    GoalsComputable computable;

    private Duration lead;
    private Unit department;
    private Unit asked;
    private Who steward;
    private Who answers;
    private String code;

    @BeforeEach
    void twoDepartments() {
        lead = clocks.lead();
        clocks.today(DAY);
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        department = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        asked = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        steward = city.acting(department, PostKind.DATA_STEWARD);
        answers = city.acting(asked, PostKind.DATA_STEWARD);
        // a series belongs to one unit: every test has one of its own
        code = "测" + Long.toString(department.id()).chars().mapToObj(digit -> "" + "甲乙丙丁戊己庚辛壬癸".charAt(digit - '0')).collect(Collectors.joining()) + "发";
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    private static Goal.Text measured(String key, @Nullable String target) {
        return new Goal.Text("目录编制率达到要求", CityGoal.STANDARDISED_GOVERNANCE, key, target == null ? null : new BigDecimal(target), LocalDate.of(2026, 12, 31), "", null);
    }

    private static Goal.Text notYet() {
        return new Goal.Text("场景化开发", CityGoal.SCENARIO_DEVELOPMENT, null, null, null, "", "场景模块尚未启用");
    }

    private long drafted(Plan.Text text) {
        long id = plans.draft(steward, text);
        goals.add(steward, id, measured("catalog.systems-with-entry", "0.95"));
        return id;
    }

    private Plan plan(long id) {
        return plans.get(id);
    }

    private void sign(long id) {
        issuing.requestSignature(steward, id, plan(id).version());
        for (PostKind kind : List.of(PostKind.DEPARTMENT_CDO, PostKind.UNIT_HEAD)) {
            Run run = routes.current(plan(id).ref()).orElseThrow();
            routes.sign(city.acting(department, kind), run.id(), run.version(), "同意");
        }
    }

    private void issue(long id, LocalDate from) {
        issuing.issue(steward, id, plan(id).version(), new Issuing.Terms(code + "〔2026〕" + NUMBER.incrementAndGet() + "号", clocks.today(), from, null));
    }

    private List<Duty> duties(long id, String rule) {
        return duties.about(plan(id).ref()).stream().filter(duty -> duty.ruleKey().equals(rule)).toList();
    }

    @Test
    void everyUnitAskedOwesAnAnswerAndEveryCommentIsHandledBeforeSignature() {
        long id = drafted(PlansTest.annual(2026));
        opinions.seek(steward, id, 0, Set.of(asked.id()), DAY.plusDays(14));
        assertThat(duties(id, PlanRules.OPINION)).singleElement().satisfies(duty -> {
            assertThat(duty.debtorUnitId()).isEqualTo(asked.id());
            assertThat(duty.due()).isEqualTo(DAY.plusDays(14));
        });
        assertThatThrownBy(() -> opinions.close(steward, id, 1)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> plans.revise(steward, id, 1, PlansTest.annual(2026))).isInstanceOf(Problem.Refused.class);
        Opinion opinion = opinions.of(id).getFirst();
        assertThatThrownBy(() -> opinions.give(answers, id, opinion.id(), OpinionKind.COMMENTS, " ")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> opinions.give(steward, id, opinion.id(), OpinionKind.AGREED, "")).isInstanceOf(Problem.Denied.class);
        opinions.give(answers, id, opinion.id(), OpinionKind.COMMENTS, "建议增加安全目标");
        assertThat(duties(id, PlanRules.OPINION)).singleElement().satisfies(duty -> assertThat(duty.state()).isEqualTo(DutyState.MET));
        opinions.close(steward, id, 1);
        assertThatThrownBy(() -> opinions.give(answers, id, opinion.id(), OpinionKind.AGREED, "")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> issuing.requestSignature(steward, id, 2)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> opinions.handle(steward, id, opinion.id(), Handling.DECLINED, "")).isInstanceOf(Problem.Invalid.class);
        opinions.handle(steward, id, opinion.id(), Handling.ADOPTED, "");
        sign(id);
        assertThat(plan(id).stage()).isEqualTo(PlanStage.SIGNED);
        assertThat(inTime.rows(DAY)).filteredOn(row -> row.unitId() == asked.id()).singleElement().satisfies(row -> assertThat(row.reason()).isEqualTo("in_time"));
    }

    @Test
    void whoDoesNotAnswerInTimeStaysOnRecord() {
        long id = drafted(PlansTest.annual(2026));
        assertThatThrownBy(() -> opinions.seek(steward, id, 0, Set.of(asked.id()), DAY)).as("no time to answer").isInstanceOf(Problem.Invalid.class);
        opinions.seek(steward, id, 0, Set.of(asked.id()), DAY.plusDays(1));
        clocks.today(DAY.plusDays(2));
        opinions.close(steward, id, 1);
        assertThat(duties(id, PlanRules.OPINION)).singleElement().satisfies(duty -> assertThat(duty.state()).isEqualTo(DutyState.LAPSED));
        assertThat(inTime.rows(clocks.today())).filteredOn(row -> row.unitId() == asked.id()).singleElement().satisfies(row -> {
            assertThat(row.numerator()).isZero();
            assertThat(row.reason()).isEqualTo("late");
        });
        opinions.seek(steward, id, 2, Set.of(asked.id()), DAY.plusDays(9));
        assertThat(opinions.of(id)).extracting(Opinion::round).containsExactly(2, 1);
    }

    @Test
    void anIssuedAnnualPlanCountsFromItsDayAndIsADocumentThatAllOfficersRead() {
        long id = drafted(PlansTest.annual(2026));
        Who stranger = city.acting(city.unit("当阳市人民政府"), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> register.get(stranger, id)).isInstanceOf(Problem.NotFound.class);
        sign(id);
        assertThatThrownBy(() -> issuing.issue(steward, id, plan(id).version(), new Issuing.Terms("没有年份", DAY, DAY, null))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> issuing.issue(steward, id, plan(id).version(), new Issuing.Terms(code + "〔2026〕99号", DAY.plusDays(1), DAY.plusDays(1), null))).isInstanceOf(Problem.Invalid.class);
        issue(id, DAY);
        assertThat(plan(id).validTo()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(register.get(stranger, id).id()).isEqualTo(id);
        assertThat(issued.of(plan(id).ref())).singleElement().satisfies(paper -> assertThat(paper.title()).contains("2026年度数据工作计划"));
        assertThat(plans.inForce(department.id(), PlanKind.ANNUAL, DAY)).isPresent();
        assertThat(row(annual, DAY)).satisfies(row -> assertThat(row.numerator()).isEqualByComparingTo("1"));
        assertThat(row(annual, DAY.minusDays(1))).satisfies(row -> assertThat(row.numerator()).isZero());
        assertThat(row(annual, LocalDate.of(2027, 1, 1))).satisfies(row -> assertThat(row.reason()).isEqualTo("none"));
    }

    @Test
    void theIssuedPlanOpensAsPagesAndAsAWordFileWithItsAnnexes() throws Exception {
        long id = drafted(PlansTest.annual(2026));
        sign(id);
        issue(id, DAY);
        assertThat(printed.open(issued.of(plan(id).ref()).getFirst()).says("关于印发《" + plan(id).text().title() + "》的通知", plan(id).number(), "目标清单", "目录编制率达到要求", "95.0%").pages()).isBetween(3, 6);
    }

    @Test
    void aNumberComesFromTheNumberingOrFromTheOfficesOwnSystemAndNeverTwice() {
        long first = drafted(PlansTest.annual(2026));
        sign(first);
        assertThatThrownBy(() -> issuing.issue(steward, first, plan(first).version(), new Issuing.Terms(null, null, DAY, DAY, null))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> issuing.issue(steward, first, plan(first).version(), new Issuing.Terms(code, code + "〔2026〕7号", DAY, DAY, null))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> issuing.issue(steward, first, plan(first).version(), new Issuing.Terms(code + "2026", null, DAY, DAY, null))).isInstanceOf(Problem.Invalid.class);
        issuing.issue(steward, first, plan(first).version(), new Issuing.Terms(code + "〔2026〕2号", DAY, DAY, null));
        List<String> numbers = new java.util.ArrayList<>();
        for (int i = 0; i < 2; i++) {
            long next = drafted(new Plan.Text(PlanKind.STRATEGY, "数据战略" + i, "战略", DAY, DAY.plusYears(3), null));
            sign(next);
            assertThatThrownBy(() -> issuing.issue(steward, next, plan(next).version(), new Issuing.Terms(code + "〔2026〕2号", DAY, DAY, null))).isInstanceOf(Problem.Invalid.class);
            issuing.issue(steward, next, plan(next).version(), new Issuing.Terms(code, null, DAY, DAY, null));
            numbers.add(plan(next).number());
        }
        assertThat(numbers).as("the typed 2 is passed over").containsExactly(code + "〔2026〕1号", code + "〔2026〕3号");
        assertThat(issuing.lastCode(department.id())).isEqualTo(code);
    }

    private Measure.Row row(Measure measure, LocalDate day) {
        return measure.rows(day).stream().filter(row -> row.unitId() == department.id()).findFirst().orElseThrow();
    }

    @Test
    void aSignatureThatIsRefusedLeadsBackToTheDraft() {
        long id = drafted(PlansTest.annual(2026));
        issuing.requestSignature(steward, id, 0);
        Run run = routes.current(plan(id).ref()).orElseThrow();
        routes.returnBack(city.acting(department, PostKind.DEPARTMENT_CDO), run.id(), run.version(), "目标不实");
        assertThat(plan(id).stage()).isEqualTo(PlanStage.DRAFT);
        issuing.requestSignature(steward, id, plan(id).version());
        issuing.takeBack(steward, id, plan(id).version(), "再改一稿");
        assertThat(plan(id).stage()).isEqualTo(PlanStage.DRAFT);
        assertThat(routes.current(plan(id).ref())).isEmpty();
        assertThat(register.steps(plan(id))).extracting(PlanStep::what).containsExactly("takenBack", "signature", "notSigned", "signature", "drafted");
    }

    @Test
    void aNewPlanEndsTheOneItReplacesTheDayBefore() {
        long old = drafted(new Plan.Text(PlanKind.STRATEGY, "数据战略", "一、目标", LocalDate.of(2026, 1, 1), null, null));
        sign(old);
        issue(old, DAY);
        clocks.today(DAY.plusDays(10));
        long next = drafted(new Plan.Text(PlanKind.STRATEGY, "数据战略（修订）", "一、目标", LocalDate.of(2026, 1, 1), null, old));
        sign(next);
        assertThatThrownBy(() -> issuing.issue(steward, next, plan(next).version(), new Issuing.Terms(code + "〔2026〕98号", DAY, DAY, null))).isInstanceOf(Problem.Invalid.class);
        issue(next, clocks.today());
        assertThat(plan(old)).satisfies(plan -> {
            assertThat(plan.stage()).isEqualTo(PlanStage.REPLACED);
            assertThat(plan.validTo()).isEqualTo(DAY.plusDays(9));
        });
        assertThat(plans.inForce(department.id(), PlanKind.STRATEGY, DAY.plusDays(9))).hasValueSatisfying(plan -> assertThat(plan.id()).isEqualTo(old));
        assertThat(plans.inForce(department.id(), PlanKind.STRATEGY, DAY.plusDays(10))).hasValueSatisfying(plan -> assertThat(plan.id()).isEqualTo(next));
        assertThat(duties(old, PlanRules.REVIEW)).allMatch(duty -> duty.state() == DutyState.CANCELLED);
    }

    @Test
    void aPlanInForceIsReviewedEveryYearAndThatIsOwed() {
        long id = drafted(new Plan.Text(PlanKind.DEVELOPMENT, "发展规划", "一、目标", LocalDate.of(2026, 1, 1), LocalDate.of(2030, 12, 31), null));
        assertThatThrownBy(() -> reviews.review(steward, id, "x", ReviewVerdict.CONTINUE)).isInstanceOf(Problem.Refused.class);
        sign(id);
        issue(id, DAY);
        assertThat(duties(id, PlanRules.REVIEW)).singleElement().satisfies(duty -> assertThat(duty.due()).isEqualTo(DAY.plusYears(1)));
        clocks.today(LocalDate.of(2027, 2, 20));
        reviews.review(steward, id, "进展顺利", ReviewVerdict.CONTINUE);
        assertThatThrownBy(() -> reviews.review(steward, id, "再评", ReviewVerdict.REVISE)).isInstanceOf(Problem.Refused.class);
        assertThat(duties(id, PlanRules.REVIEW)).extracting(Duty::state).containsExactlyInAnyOrder(DutyState.MET, DutyState.OPEN);
        assertThat(duties(id, PlanRules.REVIEW)).extracting(Duty::due).contains(DAY.plusYears(2));
        assertThat(reviews.of(id)).singleElement().satisfies(review -> assertThat(review.goals()).hasSize(1));
    }

    @Test
    void aReviewThatFellDueIsOwedAlsoWhenTheNextPlanReplacesIt() {
        long old = drafted(new Plan.Text(PlanKind.ANNUAL, "2026年度计划", "一、目标", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 12, 31), null));
        sign(old);
        issue(old, DAY);
        clocks.today(LocalDate.of(2027, 1, 11));
        long next = drafted(new Plan.Text(PlanKind.ANNUAL, "2027年度计划", "一、目标", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31), old));
        sign(next);
        issue(next, clocks.today());
        assertThat(plan(old).stage()).isEqualTo(PlanStage.REPLACED);
        assertThat(duties(old, PlanRules.REVIEW)).extracting(Duty::state).containsExactly(DutyState.OPEN);
        reviews.review(steward, old, "上年完成情况", ReviewVerdict.CONTINUE);
        assertThat(duties(old, PlanRules.REVIEW)).extracting(Duty::state).containsExactly(DutyState.MET_LATE);
        assertThatThrownBy(() -> reviews.review(steward, old, "再评", ReviewVerdict.CONTINUE)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aPlanIsNotIssuedBeforeItWasSigned() {
        long id = drafted(new Plan.Text(PlanKind.STRATEGY, "数据战略", "一、目标", LocalDate.of(2026, 1, 1), null, null));
        sign(id);
        clocks.today(DAY.plusDays(3));
        assertThatThrownBy(() -> issuing.issue(steward, id, plan(id).version(), new Issuing.Terms(code + "〔2026〕97号", DAY.minusDays(1), DAY, null)))
                .isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("plans.issue.beforeSigning"));
        issuing.issue(steward, id, plan(id).version(), new Issuing.Terms(code + "〔2026〕97号", DAY, DAY, null));
    }

    @Test
    void aRepealedPlanWasInForceUntilItsLastDay() {
        long id = drafted(new Plan.Text(PlanKind.STRATEGY, "数据战略", "一、目标", LocalDate.of(2026, 1, 1), null, null));
        sign(id);
        issue(id, DAY);
        Who head = city.acting(department, PostKind.UNIT_HEAD);
        assertThatThrownBy(() -> issuing.repeal(steward, id, plan(id).version(), DAY, "不再适用")).as("what was signed is not ended at a desk").isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> issuing.repeal(head, id, plan(id).version(), DAY.minusDays(1), "不再适用")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> issuing.repeal(head, id, plan(id).version(), LocalDate.of(2100, 1, 1), "不再适用")).isInstanceOf(Problem.Invalid.class);
        issuing.repeal(head, id, plan(id).version(), DAY.plusDays(30), "不再适用");
        assertThat(plans.inForce(department.id(), PlanKind.STRATEGY, DAY.plusDays(30))).isPresent();
        assertThat(plans.inForce(department.id(), PlanKind.STRATEGY, DAY.plusDays(31))).isEmpty();
    }

    @Test
    void aRepealNeverProlongsAPlan() {
        long id = drafted(PlansTest.annual(2026));
        sign(id);
        issue(id, DAY);
        Who head = city.acting(department, PostKind.UNIT_HEAD);
        assertThatThrownBy(() -> issuing.repeal(head, id, plan(id).version(), LocalDate.of(2027, 1, 1), "不再适用"))
                .isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("plans.repeal.after"));
        issuing.repeal(head, id, plan(id).version(), LocalDate.of(2026, 6, 30), "不再适用");
        assertThat(row(annual, LocalDate.of(2026, 6, 30)).numerator()).isEqualByComparingTo("1");
        assertThat(row(annual, LocalDate.of(2027, 1, 1)).reason()).isEqualTo("none");
    }

    @Test
    void theTargetOfARateLiesBetweenNothingAndAllOfIt() {
        long id = plans.draft(steward, PlansTest.annual(2026));
        for (String target : List.of("90", "-0.05", "1.01")) {
            assertThatThrownBy(() -> goals.add(steward, id, measured("catalog.systems-with-entry", target))).as(target)
                    .isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("plans.goal.rate"));
        }
        goals.add(steward, id, measured("catalog.systems-with-entry", "1"));
    }

    @Test
    void whatCannotBePrintedIsSaidBeforeAnybodySigns() {
        long id = drafted(new Plan.Text(PlanKind.STRATEGY, "数据战略😀", "一、𠮷祥", LocalDate.of(2026, 1, 1), null, null));
        assertThatThrownBy(() -> issuing.requestSignature(steward, id, 0)).isInstanceOfSatisfying(Problem.Refused.class, problem -> {
            assertThat(problem.reason().key()).isEqualTo("documents.font.cannotPrint");
            assertThat(problem.reason().args()[0].toString()).contains("😀").contains("U+1F600");
        });
        assertThat(plan(id).stage()).isEqualTo(PlanStage.DRAFT);
    }

    @Test
    void aGoalNamesAMeasureAndATargetOrSaysWhyNot() {
        long id = plans.draft(steward, PlansTest.annual(2026));
        assertThatThrownBy(() -> issuing.requestSignature(steward, id, 0)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> goals.add(steward, id, measured("nowhere.measured", "1"))).isInstanceOf(Problem.Invalid.class);
        var beyond = new Goal.Text("远期", null, null, null, LocalDate.of(2029, 12, 31), "", "尚无指标");
        assertThatThrownBy(() -> goals.add(steward, id, beyond)).as("after the plan's end").isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> goals.add(steward, id, measured("catalog.systems-with-entry", null))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> goals.add(steward, id, new Goal.Text("空", null, null, null, null, "", null))).isInstanceOf(Problem.Invalid.class);
        long first = goals.add(steward, id, measured("catalog.systems-with-entry", "0.95"));
        long second = goals.add(steward, id, notYet());
        assertThat(goals.progress(plan(id))).extracting(each -> each.reading() != null).containsExactly(true, false);
        assertThatThrownBy(() -> goals.tie(steward, id, first, 987_654_321L)).isInstanceOf(Problem.Invalid.class);
        goals.change(steward, id, second, measured("duties.met-on-time", "0.9"));
        goals.remove(steward, id, first);
        assertThat(goals.of(id)).extracting(each -> each.text().measureKey()).containsExactly("duties.met-on-time");
        goals.add(steward, id, notYet());
        sign(id);
        assertThatThrownBy(() -> goals.remove(steward, id, second)).isInstanceOf(Problem.Refused.class);
        issue(id, DAY);
        assertThat(computable.rows(DAY)).filteredOn(row -> row.unitId() == department.id()).singleElement().satisfies(row -> {
            assertThat(row.numerator()).isEqualByComparingTo("1");
            assertThat(row.denominator()).isEqualByComparingTo("2");
        });
    }

    @Test
    void aGoalIsWorkedTowardsByTasks() {
        long id = plans.draft(steward, PlansTest.annual(2026));
        long goal = goals.add(steward, id, notYet());
        sign(id);
        issue(id, DAY);
        long decision = decisions.decide(steward, new NewDecision(department.id(), DecisionSource.SUPERIOR_ORDER, null, "落实年度计划", "落实年度计划", DAY, plan(id).ref()));
        long task = tasks.hand(steward, new NewTask(decision, DutyArea.values()[0], "上线一个场景", "已上线", posts.of(department.id(), PostKind.DEPARTMENT_CDO).id(), Set.of(), DAY.plusDays(90)));
        assertThat(goals.tieable(plan(id))).extracting(Goals.Tied::id).containsExactly(task);
        goals.tie(steward, id, goal, task);
        goals.tie(steward, id, goal, task);
        assertThat(goals.progress(plan(id)).getFirst().tasks()).singleElement().satisfies(tied -> assertThat(tied.done()).isFalse());
        goals.untie(steward, id, goal, task);
        assertThat(goals.progress(plan(id)).getFirst().tasks()).isEmpty();
    }

    @Test
    void thePlansOwnGoalsAreDefinedAndSaidWhereTheyCannotBeComputedYet() {
        List<CityGoals.Standing> standings = cityGoals.of(steward, department.id());
        assertThat(standings).extracting(CityGoals.Standing::goal).containsExactly(CityGoal.values());
        assertThat(standings).filteredOn(each -> each.goal() == CityGoal.STANDARDISED_GOVERNANCE).allMatch(CityGoals.Standing::computable);
        assertThat(standings).filteredOn(each -> !each.computable()).allMatch(each -> cityGoals.find(each.goal().measure()).isEmpty());
    }

    @Test
    void theSuccessorOfMergedUnitsHasTheirPlansAndIsAsked() {
        long id = drafted(PlansTest.annual(2026));
        sign(id);
        issue(id, DAY);
        long draft = plans.draft(answers, PlansTest.annual(2027));
        opinions.seek(answers, draft, 0, Set.of(department.id()), DAY.plusDays(9));
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit successor = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        units.merge(clerk, Set.of(department.id()), successor.id(), DAY, "机构改革文件");
        assertThat(plans.inForce(successor.id(), PlanKind.ANNUAL, DAY)).isPresent();
        Opinion opinion = opinions.of(draft).getFirst();
        assertThat(opinion.unitId()).isEqualTo(successor.id());
        opinions.give(city.acting(successor, PostKind.DATA_STEWARD), draft, opinion.id(), OpinionKind.AGREED, "");
        assertThat(duties(draft, PlanRules.OPINION)).singleElement().satisfies(duty -> assertThat(duty.state()).isEqualTo(DutyState.MET));
    }
}
