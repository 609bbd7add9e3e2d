package cdo.review.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.approvals.Routes;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class OfficerRunTest {

    @Autowired
    RunBench bench;
    @Autowired
    OfficerScores officers;
    @Autowired
    RowAdjustments adjustments;
    @Autowired
    Scores scores;
    @Autowired
    Grades grades;
    @Autowired
    Appeals appeals;
    @Autowired
    LedgerEntries ledger;
    @Autowired
    RunReport report;
    @Autowired
    Routes routes;
    @Autowired
    People people;
    @Autowired
    Posts posts;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clocks clocks;
    @Autowired
    DSLContext sql;

    private Duration lead;
    private Unit first;
    private Unit second;
    private Who clerk;
    private AssessmentRun unitRun;
    private long moved;
    private long successor;

    @BeforeEach
    void twoHoldersInAYear() {
        lead = clocks.lead();
        clocks.today(RunBench.NOVEMBER);
        first = bench.department();
        second = bench.department();
        clerk = bench.clerk();
        bench.facts(first, 4, 4);
        bench.facts(second, 2, 4);
        unitRun = bench.published(clerk, RunBench.alone(), first, second);
        sql.query("delete from organization.tenure where post_id in (select id from organization.post where unit_id in (?, ?) and kind = 'DEPARTMENT_CDO')", first.id(), second.id()).execute();
        moved = bench.city.person(first);
        successor = bench.city.person(first);
        // 73 days in the first unit, then 292 in the second; the successor has the first from March on
        bench.city.seat(post(first), moved, LocalDate.of(2025, 1, 1), LocalDate.of(2026, 3, 14));
        bench.city.seat(post(first), successor, LocalDate.of(2026, 10, 5), null);
        bench.city.seat(post(second), moved, LocalDate.of(2026, 3, 15), null);
    }

    @AfterEach
    void asItWas() {
        bench.measure.rows.clear();
        clocks.lead(lead);
    }

    private long post(Unit unit) {
        return transaction.execute(any -> posts.of(unit.id(), PostKind.DEPARTMENT_CDO)).id();
    }

    private AssessmentRun officerRun() {
        return officerRun(AssessmentRun.Settings.USUAL);
    }

    private AssessmentRun officerRun(AssessmentRun.Settings settings) {
        var draft = new AssessmentRun.Draft("首席数据官考核", RunObject.OFFICER, RunCadence.YEARLY, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), bench.method(bench.bureau()), null, unitRun.id(), settings);
        long id = bench.runs.begin(clerk, draft);
        bench.assessees.add(clerk, id, List.of(first.id(), second.id()), null);
        return bench.rows.get(id);
    }

    @Test
    void theLetterToPersonnelNamesTheExcellentOfficersOnly() {
        signed();
        var usual = AssessmentRun.Settings.USUAL;
        AssessmentRun run = officerRun(new AssessmentRun.Settings(false, 2, usual.talkShare(), usual.evidenceShown(), false, usual.scale(), new BigDecimal("0.5"), usual.unitWeight(), usual.dutyWeight(), usual.reportWeight(), 10));
        bench.freezing.freeze(clerk, run.id(), run.version());
        bench.first.finish(clerk, run.id(), bench.rows.get(run.id()).version());
        AssessmentRun grading = bench.grading(clerk, bench.rows.get(run.id()));
        grades.propose(clerk, run.id(), grading.version());
        grades.requestSignature(clerk, run.id(), grading.version());
        var waiting = routes.current(run.ref()).orElseThrow();
        routes.sign(bench.head(), waiting.id(), waiting.version(), "同意");
        assertThatThrownBy(() -> report.recommendation(clerk, run.id())).as("not concluded").isInstanceOf(Problem.Refused.class);
        report.issue(clerk, run.id(), bench.rows.get(run.id()).version(), null);
        assertThat(report.recommendation(clerk, run.id()).toString()).contains(people.get(successor).name(), "90.00").doesNotContain(people.get(moved).name() + ",");
        assertThatThrownBy(() -> report.recommendation(bench.city.acting(first, PostKind.UNIT_HEAD), run.id())).isInstanceOf(Problem.Denied.class);
    }

    private void signed() {
        sql.query("update assessment.run set stage = 'REPORTING' where id = ?", unitRun.id()).execute();
    }

    private Assessed of(AssessmentRun run, long person) {
        return bench.rows.assessed(run.id()).stream().filter(each -> each.personId() == person).findFirst().orElseThrow();
    }

    @Test
    void everyHolderOfTheYearIsAssessedOnce() {
        assertThat(bench.rows.assessed(officerRun().id())).extracting(Assessed::personId).containsExactlyInAnyOrder(moved, successor);
    }

    @Test
    void unitsScoresCountOnlyOnceTheirGradesAreSigned() {
        AssessmentRun run = officerRun();
        assertThatThrownBy(() -> bench.freezing.freeze(clerk, run.id(), run.version())).isInstanceOf(Problem.Refused.class).hasMessageContaining("unitRunOpen");
    }

    @Test
    void theUnitsScoresAreWeighedByDaysInOffice() {
        signed();
        AssessmentRun run = officerRun();
        bench.freezing.freeze(clerk, run.id(), run.version());
        Assessed mover = of(run, moved);
        // units: 90 and 70; 73 and 292 days
        assertThat(officers.parts(run, mover).getFirst().value()).isEqualByComparingTo("74");
        assertThat(mover.total()).isEqualByComparingTo("74");
        assertThat(officers.parts(run, mover)).filteredOn(part -> part.value() == null).extracting(OfficerScores.Part::part).containsExactly(OfficerPart.DUTIES, OfficerPart.REPORT);
        assertThat(of(run, successor).total()).isEqualByComparingTo("90");
    }

    @Test
    void ownDutiesReportAndLedgerCountWithTheirWeights() {
        signed();
        sql.query("insert into duties.duty (rule_id, rule_key, debtor_unit_id, counts_for_unit_id, owed_to_unit_id, subject_kind, subject_id, occurrence, title, href, started, due, first_due, due_typed, state, met_on, person_id, person_on_time) "
                + "select (select max(id) from duties.rule where key = 'assessment.self'), 'assessment.self', u, u, u, 'unit', u, 'officer-' || n, '{\"key\": \"kind.unit\", \"args\": []}'::jsonb, '/units', date '2026-05-01', date '2026-06-01', date '2026-06-01', true, "
                + "'MET', date '2026-05-20', ?, n <> 1 from (values (?, 1), (?, 2)) as v(u, n)", moved, second.id(), second.id()).execute();
        ledger.record(clerk, new LedgerEntry.Draft(second.id(), post(second), LedgerKind.BONUS, BigDecimal.TWO, RunBench.NOVEMBER, "获省级表彰", "事实", "办法第八条", null));
        AssessmentRun run = officerRun();
        bench.freezing.freeze(clerk, run.id(), run.version());
        // (74 × 0.5 + 50 × 0.3) ÷ 0.8 + 2
        assertThat(of(run, moved).total()).isEqualByComparingTo("67");
        assertThat(scores.differences(bench.rows.get(run.id()))).isEmpty();
    }

    @Test
    void aWrongFrozenRowIsMendedByAnAdjustmentThatSomebodyElseApproved() {
        signed();
        AssessmentRun run = officerRun();
        bench.freezing.freeze(clerk, run.id(), run.version());
        OfficerScores.Row row = officers.rows(of(run, moved).id()).stream().filter(each -> each.numerator().compareTo(new BigDecimal("90")) == 0).findFirst().orElseThrow();
        Who self = bench.city.who(moved, post(second), Set.of());
        Who colleague = bench.city.acting(first, PostKind.UNIT_HEAD);
        assertThatThrownBy(() -> adjustments.ask(colleague, row.id(), BigDecimal.TEN, BigDecimal.TEN, "代为申请")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> adjustments.ask(self, row.id(), BigDecimal.TEN.negate(), row.denominator(), "负数")).isInstanceOf(Problem.Invalid.class);
        long asked = adjustments.ask(self, row.id(), new BigDecimal("100"), row.denominator(), "单位得分有误");
        assertThatThrownBy(() -> adjustments.ask(self, row.id(), BigDecimal.TEN, row.denominator(), "再申请")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> adjustments.decide(clerk, asked, 0, true, "同意")).isInstanceOf(Problem.Denied.class);
        adjustments.decide(bench.head(), asked, 0, true, "属实");
        // (100 × 73 + 70 × 292) ÷ 365
        assertThat(of(run, moved).total()).isEqualByComparingTo("76");
        assertThat(officers.rows(of(run, moved).id())).filteredOn(OfficerScores.Row::adjusted).singleElement().satisfies(each -> assertThat(each.frozen()).isEqualByComparingTo("90"));
        assertThat(scores.differences(bench.rows.get(run.id()))).isEmpty();
        assertThatThrownBy(() -> adjustments.decide(bench.head(), asked, 0, false, "再次")).isInstanceOf(Problem.Stale.class);
        sql.query("update assessment.run set stage = 'REPORTING' where id = ?", run.id()).execute();
        assertThatThrownBy(() -> adjustments.ask(self, row.id(), BigDecimal.TEN, row.denominator(), "已签")).isInstanceOf(Problem.Refused.class).hasMessageContaining("signed");
    }

    @Test
    void aDutyReportThatIsNotDueYetOrNotGradedDoesNotCountAndIsMendedOnceItIsGraded() {
        signed();
        long open = dutyReport(moved, second, LocalDate.of(2026, 12, 14));
        dutyReport(successor, first, LocalDate.of(2026, 11, 10));
        AssessmentRun run = officerRun();
        assertThat(officers.openReports(run, List.of(moved, successor), clocks.today())).isEqualTo(1);
        bench.freezing.freeze(clerk, run.id(), run.version());
        assertThat(officers.parts(run, of(run, moved)).getLast().value()).as("due in December").isNull();
        assertThat(of(run, moved).total()).isEqualByComparingTo("74");
        assertThat(of(run, successor).total()).as("owed and not handed in: 90 × 0.5 ÷ 0.7").isEqualByComparingTo("64.2857");
        OfficerScores.Row row = officers.rows(of(run, moved).id()).stream().filter(each -> each.part() == OfficerPart.REPORT).findFirst().orElseThrow();
        assertThat(row.subject().id()).isEqualTo(open);
        long asked = adjustments.ask(clerk, row.id(), new BigDecimal("88"), new BigDecimal("100"), "述职评议已完成");
        adjustments.decide(bench.head(), asked, 0, true, "属实");
        assertThat(of(run, moved).total()).as("(74 × 0.5 + 88 × 0.2) ÷ 0.7").isEqualByComparingTo("78");
    }

    private long dutyReport(long person, Unit unit, LocalDate due) {
        long campaign = sql.fetchSingle("insert into dutyreports.campaign (organiser_unit_id, year, title, title_en, opens, due, state) values (?, 2026, 'x', 'x', date '2026-11-01', ?, 'CLOSED') returning id", bench.bureau().id(), due).get(0, Long.class);
        return sql.fetchSingle("insert into dutyreports.report (campaign_id, organiser_unit_id, unit_id, office_unit_id, post_id, person_id, from_day, to_day, stage) values (?, ?, ?, ?, ?, ?, date '2026-03-15', date '2026-12-31', 'DRAFT') returning id",
                campaign, bench.bureau().id(), unit.id(), unit.id(), post(unit), person).get(0, Long.class);
    }

    @Test
    void noRowAndNoPartIsMoreThanThereCanBe() {
        signed();
        AssessmentRun run = officerRun();
        bench.freezing.freeze(clerk, run.id(), run.version());
        Assessed mover = of(run, moved);
        OfficerScores.Row row = officers.rows(mover.id()).getFirst();
        Who self = bench.city.who(moved, post(second), Set.of());
        // 100 with every bonus of 10
        assertThatThrownBy(() -> adjustments.ask(self, row.id(), new BigDecimal("150"), row.denominator(), "过高")).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().toString()).contains("most"));
        assertThatThrownBy(() -> adjustments.ask(self, row.id(), row.numerator(), new BigDecimal("366"), "过多")).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().toString()).contains("most"));
        assertThatThrownBy(() -> scores.change(bench.head(), mover.id(), mover.version(), "UNIT", new BigDecimal("110.5"), "过高")).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().toString()).contains("range"));
        assertThatThrownBy(() -> scores.change(bench.head(), mover.id(), mover.version(), "DUTIES", new BigDecimal("101"), "过高")).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().toString()).contains("range"));
        adjustments.ask(self, row.id(), new BigDecimal("110"), new BigDecimal("365"), "最高");
    }

    @Test
    void onlyThePersonAppealsAgainstAPersonsScoreEvenFromAnotherUnit() {
        signed();
        AssessmentRun run = officerRun();
        bench.freezing.freeze(clerk, run.id(), run.version());
        bench.first.finish(clerk, run.id(), bench.rows.get(run.id()).version());
        long id = of(run, moved).id();
        Who colleague = bench.city.acting(first, PostKind.UNIT_HEAD);
        assertThatThrownBy(() -> appeals.lodge(colleague, id, "UNIT", "代为申诉")).isInstanceOf(Problem.Denied.class);
        long appeal = appeals.lodge(bench.city.who(moved, post(second), Set.of()), id, "UNIT", "任职天数有误");
        appeals.answer(bench.head(), appeal, 0, true, BigDecimal.valueOf(80), "按实际到任日重算");
        assertThat(of(run, moved).total()).isEqualByComparingTo("80");
    }

    @Test
    void whoWasTooShortInOfficeIsScoredButNotGraded() {
        signed();
        AssessmentRun run = officerRun();
        bench.freezing.freeze(clerk, run.id(), run.version());
        bench.first.finish(clerk, run.id(), bench.rows.get(run.id()).version());
        AssessmentRun grading = bench.grading(clerk, bench.rows.get(run.id()));
        grades.propose(clerk, grading.id(), grading.version());
        assertThat(of(run, successor).grade()).isNull();
        assertThat(of(run, successor).basis()).isEqualTo(GradeBasis.SHORT);
        assertThat(of(run, moved).grade()).isNotNull();
    }
}
