package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.HeadingMeasureTable.HEADING_MEASURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Scope;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Freezes;
import cdo.platform.organization.NewTenure;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who must report, for which part of the year, with which figures. */
@ServerTest
class CampaignsTest {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    @Autowired
    Scene scene;
    @Autowired
    Campaigns campaigns;
    @Autowired
    Register register;
    @Autowired
    Figures figures;
    @Autowired
    FigureTexts texts;
    @Autowired
    OfficerDuties officerDuties;
    @Autowired
    Freezes freezes;
    @Autowired
    cdo.platform.measures.Adjustments adjustments;
    @Autowired
    cdo.platform.measures.Catalogue catalogue;
    @Autowired
    cdo.review.cockpit.Dossiers dossiers;
    @Autowired
    Clockwork clockwork;
    @Autowired
    Grown grown;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;
    @Autowired
    DSLContext sql;
    @Autowired
    cdo.office.duties.Duties duties;
    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

    private Duration lead;
    private Who clerk;
    private Unit department;
    private Unit other;

    @BeforeEach
    void twoDepartments() {
        lead = clocks.lead();
        clocks.today(DECEMBER);
        scene.closeAll();
        department = scene.department();
        other = scene.department();
        clerk = scene.clerk();
    }

    @AfterEach
    void theClockAsItWas() {
        scene.closeAll();
        clocks.lead(lead);
    }

    @Test
    void openingMakesAReportOfExactlyTheOfficersInScopeAndOnlyOnce() {
        Who officer = scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        scene.city.acting(other, PostKind.DEPARTMENT_CDO);
        long campaign = scene.opened(clerk, 2026, department);
        assertThat(scene.reports(campaign)).extracting(DutyReport::personId).containsExactly(officer.personId());
        DutyReport report = scene.report(campaign, department);
        assertThat(report.from()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(report.to()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(report.partial()).isFalse();
        Duty duty = scene.duty(report, "dutyreports.submit");
        assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(duty.debtorPostId()).isEqualTo(scene.officerPost(department));
        assertThat(duty.owedToUnitId()).isEqualTo(scene.bureau().id());
        assertThatThrownBy(() -> campaigns.open(clerk, campaign, 1)).isInstanceOf(Problem.Refused.class);
        assertThat(campaigns.enrol(campaigns.get(clerk, campaign))).isZero();
    }

    @Test
    void twoHoldersInAYearEachReportTheirPart() {
        long post = scene.officerPost(department);
        scene.city.seat(post, scene.city.person(department), LocalDate.of(2025, 3, 1), LocalDate.of(2026, 6, 30));
        scene.city.seat(post, scene.city.person(department), LocalDate.of(2026, 7, 1), null);
        long campaign = scene.opened(clerk, 2026, department);
        List<DutyReport> both = scene.reports(campaign);
        assertThat(both).extracting(DutyReport::from).containsExactly(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1));
        assertThat(both).extracting(DutyReport::to).containsExactly(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 12, 31));
        assertThat(both).extracting(DutyReport::personal).containsExactly(true, false);
        assertThat(scene.duty(both.getFirst(), "dutyreports.submit").debtorPostId()).as("never counts for the successor").isNull();
        assertThat(scene.duty(both.getFirst(), "dutyreports.submit").handlerId()).isEqualTo(both.getFirst().personId());
    }

    @Test
    void whoWasActingAndThenAppointedHasOnePart() {
        long post = scene.officerPost(department);
        long person = scene.city.person(department);
        scene.city.seat(post, person, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 4, 30));
        scene.city.seat(post, person, LocalDate.of(2026, 5, 1), null);
        long campaign = scene.opened(clerk, 2026, department);
        assertThat(scene.reports(campaign)).singleElement().satisfies(report -> {
            assertThat(report.from()).isEqualTo(LocalDate.of(2026, 2, 1));
            assertThat(report.partial()).isTrue();
        });
    }

    @Test
    void whoHeldThePostForTooFewDaysOrLastYearOnlyNeedNotReport() {
        scene.city.seat(scene.officerPost(department), scene.city.person(department), LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        scene.city.seat(scene.officerPost(other), scene.city.person(other), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 20));
        long campaign = campaigns.plan(clerk, new Campaign.Draft(2026, "测试", "", Set.of(PostKind.DEPARTMENT_CDO), DECEMBER, DECEMBER.plusDays(30), 30),
                new Scope.Listed(Set.of(department.id(), other.id())));
        campaigns.open(clerk, campaign, 0);
        assertThat(scene.reports(campaign)).isEmpty();
    }

    @Test
    void aUnitOfAForeignCountyIsRefusedAndNothingIsWritten() {
        Who county = scene.city.acting(scene.city.unit("当阳市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        var draft = new Campaign.Draft(2026, "越权", "", Set.of(PostKind.COUNTY_CDO), DECEMBER, DECEMBER.plusDays(10), 1);
        int before = sql.fetchCount(cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN);
        assertThatThrownBy(() -> campaigns.plan(county, draft, new Scope.Listed(Set.of(scene.city.unit("当阳市人民政府").id(), scene.city.unit("夷陵区人民政府").id()))))
                .isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> campaigns.plan(county, draft, new Scope.Subtree(scene.city.unit("宜昌市人民政府").id()))).isInstanceOf(Problem.Denied.class);
        assertThat(sql.fetchCount(cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN)).isEqualTo(before);
        assertThatThrownBy(() -> campaigns.get(county, scene.planned(clerk, 2026, department))).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aCountyRunsItsOwnCampaignAlone() {
        Unit government = scene.city.unit("当阳市人民政府");
        Who county = scene.city.acting(scene.city.unit("当阳市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit own = scene.city.fresh(county, government, cdo.platform.organization.UnitKind.DEPARTMENT);
        scene.city.acting(own, PostKind.COUNTY_DEPARTMENT_CDO);
        long campaign = campaigns.plan(county, new Campaign.Draft(2026, "当阳市述职", "", Set.of(PostKind.COUNTY_DEPARTMENT_CDO), DECEMBER, DECEMBER.plusDays(20), 1),
                new Scope.Subtree(campaigns.wholeRegion(county)));
        campaigns.open(county, campaign, 0);
        assertThat(scene.reports(campaign)).extracting(DutyReport::officeUnitId).contains(own.id());
        assertThat(scene.reports(campaign)).extracting(DutyReport::organiserId).containsOnly(county.unitId());
    }

    @Test
    void badPlansAreRefused() {
        scene.planned(clerk, 2026, department);
        assertThatThrownBy(() -> scene.planned(clerk, 2026, department)).as("one a year").isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> plan(Set.of(PostKind.DATA_STEWARD), DECEMBER, DECEMBER)).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> plan(Set.of(PostKind.DEPARTMENT_CDO), DECEMBER, DECEMBER.minusDays(1))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> plan(Set.of(PostKind.DEPARTMENT_CDO), LocalDate.of(2024, 12, 1), DECEMBER)).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> campaigns.plan(clerk, new Campaign.Draft(2025, "x", "", Set.of(PostKind.DEPARTMENT_CDO), DECEMBER, DECEMBER, 1), new Scope.Listed(Set.of())))
                .isInstanceOf(Problem.Invalid.class);
        Who steward = scene.city.acting(department, PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> scene.planned(steward, 2026, department)).isInstanceOf(Problem.Denied.class);
    }

    private void plan(Set<PostKind> kinds, LocalDate opens, LocalDate due) {
        campaigns.plan(clerk, new Campaign.Draft(2025, "x", "", kinds, opens, due, 1), new Scope.Listed(Set.of(department.id())));
    }

    @Test
    void itOpensOnlyInItsWindow() {
        long campaign = scene.planned(clerk, 2026, department);
        clocks.today(DECEMBER.minusDays(1));
        assertThatThrownBy(() -> campaigns.open(clerk, campaign, 0)).isInstanceOf(Problem.Refused.class);
        clocks.today(LocalDate.of(2027, 1, 1));
        assertThatThrownBy(() -> campaigns.open(clerk, campaign, 0)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void figuresAreFrozenOnceAndShowTheChangeFromLastYear() {
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        clocks.today(LocalDate.of(2025, 12, 1));
        grown.set(department.id(), 1, 2);
        scene.opened(clerk, 2025, department);
        scene.closeAll();
        clocks.today(DECEMBER);
        grown.set(department.id(), 2, 3);
        long campaign = scene.opened(clerk, 2026, department);
        grown.set(department.id(), 3, 3);
        DutyReport report = scene.report(campaign, department);
        List<FigureTexts.Line> lines = texts.lines(figures.of(report), Language.ZH);
        assertThat(lines).filteredOn(line -> line.key().equals("test.grown")).singleElement()
                .isEqualTo(new FigureTexts.Line(ReportPart.COLLECTION, "test.grown", "测试增长率", "66.7%", "50.0%", "+16.7个百分点", "2026-12-01"));
        assertThat(lines).filteredOn(line -> line.key().equals("test.piled")).singleElement().satisfies(line -> assertThat(List.of(line.value(), line.before(), line.change())).containsExactly("2", "1", "+1"));
        assertThat(freezes.intact(campaigns.get(clerk, campaign).freezeId())).isTrue();
        assertThatThrownBy(() -> campaigns.arrange(clerk, campaign, ReportPart.USE, "test.grown", true)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void withoutDataOfLastYearThePageSaysSoAndAnEmptyDenominatorIsInapplicable() {
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        grown.set(department.id(), 0, 0);
        DutyReport report = scene.report(scene.opened(clerk, 2026, department), department);
        FigureTexts.Line line = texts.line(figures.of(report).stream().filter(each -> each.key().equals("test.grown")).findFirst().orElseThrow(), Language.ZH);
        assertThat(List.of(line.value(), line.before(), line.change())).containsExactly("不适用", "上年无数据", "—");
        assertThat(figures.of(report)).as("a heading without measures").noneMatch(figure -> figure.part() == ReportPart.SECURITY);
    }

    @Test
    void frozenAfterTheYearsEndEveryFigureCountsThatYear() {
        grown.pile(department.id(), LocalDate.of(2026, 5, 5));
        grown.pile(department.id(), LocalDate.of(2026, 12, 30));
        grown.pile(department.id(), LocalDate.of(2027, 1, 3));
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        clocks.today(LocalDate.of(2026, 12, 1));
        long campaign = campaigns.plan(clerk, new Campaign.Draft(2026, "跨年", "", Set.of(PostKind.DEPARTMENT_CDO), DECEMBER, LocalDate.of(2027, 1, 31), 1),
                new Scope.Listed(Set.of(department.id())));
        campaigns.arrange(clerk, campaign, ReportPart.COLLECTION, "test.grown", true);
        campaigns.arrange(clerk, campaign, ReportPart.COLLECTION, "test.piled", true);
        clocks.today(LocalDate.of(2027, 1, 5));
        campaigns.open(clerk, campaign, 0);
        assertThat(figures.of(scene.report(campaign, department))).extracting(Figure::key).contains("test.grown", "duties.met-on-time");
        assertThat(piled(scene.report(campaign, department)).value().value()).isEqualByComparingTo("2");
        assertThat(piled(scene.report(campaign, department)).day()).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    private Figure piled(DutyReport report) {
        return figures.of(report).stream().filter(figure -> figure.key().equals("test.piled")).findFirst().orElseThrow();
    }

    @Test
    void twoHoldersEachReportTheFiguresOfTheirPart() {
        long post = scene.officerPost(department);
        scene.city.seat(post, scene.city.person(department), LocalDate.of(2025, 3, 1), LocalDate.of(2026, 6, 30));
        scene.city.seat(post, scene.city.person(department), LocalDate.of(2026, 7, 1), null);
        grown.pile(department.id(), LocalDate.of(2026, 5, 5));
        grown.pile(department.id(), LocalDate.of(2026, 10, 5));
        grown.pile(department.id(), LocalDate.of(2026, 10, 6));
        List<DutyReport> both = scene.reports(scene.opened(clerk, 2026, department));
        assertThat(piled(both.getFirst())).satisfies(figure -> {
            assertThat(figure.value().value()).isEqualByComparingTo("1");
            assertThat(figure.day()).isEqualTo(LocalDate.of(2026, 6, 30));
        });
        assertThat(piled(both.getLast())).satisfies(figure -> {
            assertThat(figure.value().value()).isEqualByComparingTo("2");
            assertThat(figure.day()).isEqualTo(DECEMBER);
        });
    }

    @Test
    void anArchivedReportSaysWhatItsPaperSaysWhateverIsAdjustedLater() {
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        grown.set(department.id(), 1, 2);
        long campaign = scene.opened(clerk, 2026, department);
        DutyReport report = scene.report(campaign, department);
        List<Figure> said = figures.of(report);
        figures.pin(report);
        sql.query("update dutyreports.report set stage = 'ARCHIVED' where id = ?", report.id()).execute();
        long freeze = campaigns.get(clerk, campaign).freezeId();
        long row = freezes.rows(freeze, "test.grown").getFirst().id();
        long asked = adjustments.ask(scene.city.acting(department, PostKind.DATA_STEWARD), row, java.math.BigDecimal.TWO, java.math.BigDecimal.TWO, "漏记一项");
        adjustments.decide(scene.city.acting(scene.bureau(), PostKind.BUREAU_HEAD), asked, 0, true, "属实");
        assertThat(freezes.value(freeze, "test.grown", Set.of(department.id())).value()).isEqualByComparingTo("1");
        assertThat(figures.of(scene.again(report))).isEqualTo(said);
    }

    @Test
    void theRowsBehindAFigureOfAnArchivedReportCountAsInItsPaper() {
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        grown.set(department.id(), 1, 4);
        long campaign = scene.opened(clerk, 2026, department);
        DutyReport report = scene.report(campaign, department);
        long row = freezes.rows(campaigns.get(clerk, campaign).freezeId(), "test.grown").getFirst().id();
        adjusted(row, 2);
        assertThat(behind(report)).as("until it is archived the figure and its rows take an adjustment together").isEqualTo("0.5000 of 2/4 not 1/4");
        figures.pin(report);
        sql.query("update dutyreports.report set stage = 'ARCHIVED' where id = ?", report.id()).execute();
        adjusted(row, 3);
        assertThat(behind(scene.again(report))).isEqualTo("0.5000 of 2/4 not 1/4");
    }

    @Test
    void aUnitMergedInLaterAddsNoRowsToAnArchivedReport() {
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        grown.set(department.id(), 1, 4);
        grown.set(other.id(), 4, 4);
        DutyReport report = scene.report(scene.opened(clerk, 2026, department, other), department);
        figures.pin(report);
        sql.query("update dutyreports.report set stage = 'ARCHIVED' where id = ?", report.id()).execute();
        units.merge(clerk, Set.of(other.id()), department.id(), DECEMBER, "测试合并");
        assertThat(behind(scene.again(report))).isEqualTo("0.2500 of 1/4");
    }

    private void adjusted(long row, int numerator) {
        long asked = adjustments.ask(scene.city.acting(department, PostKind.DATA_STEWARD), row, java.math.BigDecimal.valueOf(numerator), java.math.BigDecimal.valueOf(4), "漏记");
        adjustments.decide(scene.city.acting(scene.bureau(), PostKind.BUREAU_HEAD), asked, 0, true, "属实");
    }

    private String behind(DutyReport report) {
        Figures.FigureRows found = figures.rows(report, "test.grown");
        return found.figure().value().value() + found.rows().stream().map(row -> " of " + numbers(row.counted()) + (row.adjusted() ? " not " + numbers(row.row()) : "")).collect(java.util.stream.Collectors.joining());
    }

    private static String numbers(cdo.platform.measures.Measure.Row row) {
        return row.numerator().toBigInteger() + "/" + row.denominator().toBigInteger();
    }

    @Test
    void everyMeasureStandsUnderAHeadingOrIsLeftOutOnPurpose() {
        Set<String> leftOut = Set.of(
                "assessment.appeals-on-time", "dutyreports.suggestions-answered", "meetings.held",      // what an organiser does for all others
                "dutyreports.on-time",                                                                  // known only when the report is handed in
                "plans.in-force", "plans.goals-computable");                                            // of the plans, the rate of annual plans stands in the report
        Set<String> shipped = sql.select(HEADING_MEASURE.MEASURE_KEY).from(HEADING_MEASURE).where(HEADING_MEASURE.CAMPAIGN_ID.isNull()).fetchSet(HEADING_MEASURE.MEASURE_KEY);
        Set<String> all = catalogue.all().stream().map(cdo.platform.measures.Measure::key).filter(key -> !key.startsWith("test.")).collect(java.util.stream.Collectors.toSet());
        assertThat(shipped).doesNotContainAnyElementsOf(leftOut);
        assertThat(all).isEqualTo(java.util.stream.Stream.concat(shipped.stream(), leftOut.stream()).collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void theOfficersDutiesAreCalledAsOnTheWorkbenchAndToldApart() {
        long post = scene.officerPost(department);
        scene.city.seat(post, scene.city.person(department), LocalDate.of(2026, 1, 1), null);
        met(post, "first", "一季度数据归集", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 10), department);
        met(post, "second", "二季度数据归集", LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 9), department);
        met(post, "like", "系统验收", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 4), department);
        met(post, "like", "系统验收", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 4), other);
        clocks.today(DECEMBER);
        List<OfficerDuties.Line> lines = officerDuties.of(scene.report(scene.opened(clerk, 2026, department), department).id());
        assertThat(lines).extracting(OfficerDuties.Line::titleZh).as("equal words of two records say which record")
                .containsExactly("签批：一季度数据归集", "签批：二季度数据归集", "签批：系统验收（" + department.name() + "）", "签批：系统验收（" + other.name() + "）");
        assertThat(lines).extracting(line -> line.title(Language.EN)).allSatisfy(title -> assertThat(title).startsWith("Sign: ").doesNotContain("⟦"));
    }

    @Test
    void whatTheUnitOwesCountsForItsOfficerOfTheDayAndForNobodyWhileThePostIsVacant() {
        long post = scene.officerPost(department);
        long former = scene.city.person(department);
        long holder = scene.city.person(department);
        scene.city.seat(post, former, LocalDate.of(2025, 1, 1), LocalDate.of(2026, 5, 31));
        scene.city.seat(post, holder, LocalDate.of(2026, 7, 1), null);
        met(null, "unit-in-march", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 10));
        met(null, "unit-late-in-may", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 29));
        met(null, "unit-while-vacant", LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 9));
        met(null, "unit-in-september", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 4));
        clocks.today(DECEMBER);
        List<DutyReport> both = scene.reports(scene.opened(clerk, 2026, department));
        assertThat(OfficerDuties.count(officerDuties.of(both.getFirst().id()))).isEqualTo(new OfficerDuties.Count(1, 1, 0, 0, 0));
        assertThat(OfficerDuties.count(officerDuties.of(both.getLast().id()))).isEqualTo(new OfficerDuties.Count(1, 0, 0, 0, 0));
        assertThat(dossiers.of(clerk, former).years()).as("履职档案").containsExactly(new cdo.review.cockpit.Dossiers.Year(2026, 1, 1));
        assertThat(sql.fetch("select person_on_time from duties.published_duty where person_id = ? and coalesce(met_on, due) between date '2026-01-01' and date '2026-12-31' order by met_on", former).getValues(0, Boolean.class)).as("the officer's score").containsExactly(true, false);
        Duty own = scene.duty(both.getFirst(), "dutyreports.submit");
        transaction.executeWithoutResult(any -> clockwork.met(both.getFirst(), DECEMBER, cdo.platform.kernel.Message.of("dutyreports.why.accepted", DECEMBER)));
        assertThat(scene.duties(both.getFirst())).filteredOn(duty -> duty.id() == own.id()).extracting(Duty::personId).as("what the one who left owes in person").containsExactly(former);
    }

    @Test
    void theOfficersOwnDutiesOfThePartOfTheYearAreCopied() {
        long post = scene.officerPost(department);
        long former = scene.city.person(department);
        scene.city.seat(post, former, LocalDate.of(2025, 1, 1), LocalDate.of(2026, 6, 30));
        long holder = scene.city.person(department);
        scene.city.seat(post, holder, LocalDate.of(2026, 7, 1), null);
        met(post, "in-march", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 10));
        met(post, "late-in-may", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 29));
        met(post, "in-september", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 4));
        clocks.today(DECEMBER);
        List<DutyReport> both = scene.reports(scene.opened(clerk, 2026, department));
        assertThat(OfficerDuties.count(officerDuties.of(both.getFirst().id()))).isEqualTo(new OfficerDuties.Count(1, 1, 0, 0, 0));
        assertThat(OfficerDuties.count(officerDuties.of(both.getLast().id()))).isEqualTo(new OfficerDuties.Count(1, 0, 0, 0, 0));
    }

    @Test
    void whatASuccessorTookOverSaysUntilWhenItWasOnTimeForHim() {
        long post = scene.officerPost(department);
        scene.city.seat(post, scene.city.person(department), LocalDate.of(2025, 1, 1), LocalDate.of(2026, 6, 30));
        scene.city.seat(post, scene.city.person(department), LocalDate.of(2026, 7, 1), null);
        met(post, "taken-over", LocalDate.of(2026, 6, 18), LocalDate.of(2026, 7, 7));
        met(post, "own", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 4));
        clocks.today(DECEMBER);
        DutyReport report = scene.report(scene.opened(clerk, 2026, department), department);
        assertThat(officerDuties.of(report.id())).extracting(OfficerDuties.Line::outcome, OfficerDuties.Line::graceUntil)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(OfficerDuties.DutyOutcome.MET, LocalDate.of(2026, 7, 8)), org.assertj.core.groups.Tuple.tuple(OfficerDuties.DutyOutcome.MET, null));
    }

    private void met(@org.jspecify.annotations.Nullable Long post, String occurrence, LocalDate start, LocalDate on) {
        met(post, occurrence, "测试", start, on, department);
    }

    private void met(@org.jspecify.annotations.Nullable Long post, String occurrence, String title, LocalDate start, LocalDate on, Unit about) {
        clocks.today(on);
        transaction.executeWithoutResult(any -> {
            var subject = cdo.platform.kernel.SubjectRef.of("unit", about.id());
            duties.open(new cdo.office.duties.NewDuty("test.ten-days", post, department.id(), scene.bureau().id(), null, subject, occurrence,
                    cdo.platform.kernel.Message.of("duties.sign", title), start, null, "/units/" + department.id()));
            duties.discharge("test.ten-days", subject, occurrence, on, null);
        });
    }

    @Test
    void anOfficerRelievedWhileItRunsReportsUntilTheLastDayAndTheSuccessorTheRest() {
        long post = scene.officerPost(department);
        long person = scene.city.person(department);
        scene.city.seat(post, person, LocalDate.of(2026, 1, 1), null);
        long campaign = scene.opened(clerk, 2026, department);
        clocks.today(LocalDate.of(2026, 12, 10));
        Who authority = scene.city.acting(units.authority(department.regionId(), clocks.today()).orElseThrow(), PostKind.AUTHORITY_HEAD);
        scene.posts.unseat(authority, scene.posts.holder(post, clocks.today()).orElseThrow().id(), LocalDate.of(2026, 12, 9), "调离", "测试文号");
        DutyReport left = scene.report(campaign, department);
        assertThat(left.to()).isEqualTo(LocalDate.of(2026, 12, 9));
        assertThat(left.personal()).isTrue();
        assertThat(scene.duties(left)).filteredOn(duty -> duty.state() == DutyState.OPEN).singleElement().satisfies(duty -> {
            assertThat(duty.debtorPostId()).isNull();
            assertThat(duty.handlerId()).isEqualTo(person);
            assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 12, 31));
        });
        scene.posts.seat(authority, new NewTenure(post, scene.city.person(department), LocalDate.of(2026, 12, 10), false, false, "测试文号"));
        assertThat(scene.reports(campaign)).extracting(DutyReport::from).containsExactlyInAnyOrder(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 10));
    }

    @Test
    void anActingOfficerAppointedWhileItRunsGoesOnWithTheSameReport() {
        long post = scene.officerPost(department);
        long person = scene.city.person(department);
        Who authority = scene.city.acting(units.authority(department.regionId(), clocks.today()).orElseThrow(), PostKind.AUTHORITY_HEAD);
        scene.posts.seat(authority, new NewTenure(post, person, LocalDate.of(2026, 10, 1), true, false, "测试文号"));
        long campaign = scene.opened(clerk, 2026, department);
        scene.posts.seat(authority, new NewTenure(post, person, LocalDate.of(2026, 12, 10), false, false, "测试文号"));
        assertThat(scene.reports(campaign)).singleElement().satisfies(report -> assertThat(report.to()).isEqualTo(LocalDate.of(2026, 12, 31)));
    }

    @Test
    void theOfficerOfAUnitMergedDuringTheYearReportsAndTheSuccessorWrites() {
        scene.city.acting(other, PostKind.DEPARTMENT_CDO);
        Who dissolved = scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        clocks.today(LocalDate.of(2026, 6, 1));
        units.merge(clerk, Set.of(department.id()), other.id(), LocalDate.of(2026, 6, 1), "测试文号");
        clocks.today(DECEMBER);
        clerk = scene.clerk();
        long campaign = scene.opened(clerk, 2026, other);
        DutyReport report = scene.report(campaign, department);
        assertThat(report.personId()).isEqualTo(dissolved.personId());
        assertThat(report.unitId()).isEqualTo(other.id());
        assertThat(report.to()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(Sections.mayWrite(scene.city.acting(other, PostKind.DATA_STEWARD), report)).isTrue();
    }

    @Test
    void aUnitMergedWhileItRunsPassesItsReportOn() {
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        grown.set(department.id(), 1, 4);
        grown.set(other.id(), 3, 4);
        long campaign = scene.opened(clerk, 2026, department, other);
        clocks.today(LocalDate.of(2026, 12, 15));
        units.merge(clerk, Set.of(department.id()), other.id(), LocalDate.of(2026, 12, 15), "测试文号");
        DutyReport report = scene.report(campaign, department);
        assertThat(report.unitId()).isEqualTo(other.id());
        assertThat(report.to()).isEqualTo(LocalDate.of(2026, 12, 14));
        assertThat(scene.duties(report)).filteredOn(duty -> duty.state() == DutyState.OPEN).singleElement().satisfies(duty -> assertThat(duty.debtorUnitId()).isEqualTo(other.id()));
        assertThat(figures.of(report)).filteredOn(figure -> figure.key().equals("test.grown")).singleElement()
                .satisfies(figure -> assertThat(figure.value().value()).isEqualByComparingTo("0.5"));
    }

    @Test
    void itClosesOnlyWhenEveryReportIsFinished() {
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        long campaign = scene.opened(clerk, 2026, department);
        assertThatThrownBy(() -> campaigns.close(clerk, campaign, 1)).isInstanceOf(Problem.Refused.class);
        long planned = campaigns.plan(clerk, new Campaign.Draft(2025, "x", "", Set.of(PostKind.DEPARTMENT_CDO), DECEMBER, DECEMBER, 1), new Scope.Listed(Set.of(other.id())));
        campaigns.close(clerk, planned, 0);
        assertThat(campaigns.get(clerk, planned).state()).isEqualTo(CampaignState.CLOSED);
    }

    /** anchors case 17: a unit's display name is no key of anything. */
    @Test
    void aUnitsNewNameChangesNoCountAndNoFigure() {
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        scene.city.acting(other, PostKind.DEPARTMENT_CDO);
        grown.set(department.id(), 1, 3);
        long campaign = scene.opened(clerk, 2026, department, other);
        var stages = register.stages(campaign);
        var before = figures.of(scene.report(campaign, department));
        units.rename(clerk, department.id(), department.name() + "（更名）", department.nameEn() + " renamed", department.shortName() + "更", DECEMBER, "测试文号");
        assertThat(register.stages(campaign)).isEqualTo(stages);
        assertThat(figures.of(scene.report(campaign, department))).isEqualTo(before);
        assertThat(campaigns.enrol(campaigns.get(clerk, campaign))).as("nobody twice").isZero();
        assertThat(register.slice(clerk, new Register.Filter(campaign, "", "（更名）", false), new Slice.Ask(1, 25)).filtered()).isEqualTo(1);
    }

    /** anchors case 13: what is typed into a filter stays text. */
    @Test
    void sqlInAFilterStaysText() {
        scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        long campaign = scene.opened(clerk, 2026, department);
        assertThat(register.slice(clerk, new Register.Filter(campaign, "", "", false), new Slice.Ask(1, 25)).rows()).hasSize(1);
        for (String typed : List.of("' or 1=1 --", "%", "'; delete from dutyreports.report; --")) {
            assertThat(register.slice(clerk, new Register.Filter(campaign, "", typed, false), new Slice.Ask(1, 25)).rows()).as(typed).isEmpty();
            assertThat(register.slice(clerk, new Register.Filter(campaign, typed, "", false), new Slice.Ask(1, 25)).rows()).as("stage " + typed).isEmpty();
        }
    }
}
