package cdo.review.dutyreports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.office.tasks.DecisionSource;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.DutyArea;
import cdo.office.tasks.Tasks;
import cdo.platform.approvals.Delegations;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Measure;
import cdo.platform.organization.NewTenure;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The course of a report: written by several, signed by the officer, returned, accepted, answered. */
@ServerTest
class ReportsTest {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

    @Autowired
    Scene scene;
    @Autowired
    Reports reports;
    @Autowired
    ReportPapers papers;
    @Autowired
    Sections sections;
    @Autowired
    Editions editions;
    @Autowired
    Suggestions suggestions;
    @Autowired
    Adoptions adoptions;
    @Autowired
    Decisions decisions;
    @Autowired
    Tasks tasks;
    @Autowired
    Remarks remarks;
    @Autowired
    Figures figures;
    @Autowired
    FigureTexts texts;
    @Autowired
    SubmittedOnTime onTime;
    @Autowired
    AnsweredOnTime answeredOnTime;
    @Autowired
    Grown grown;
    @Autowired
    Routes routes;
    @Autowired
    Delegations delegations;
    @Autowired
    Attachments attachments;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;
    @Autowired
    org.jooq.DSLContext sql;

    private Duration lead;
    private Unit department;
    private Who clerk;
    private Who steward;
    private Who head;
    private Who officer;
    private long campaign;
    private DutyReport report;

    @BeforeEach
    void aReportOfItsOwn() {
        lead = clocks.lead();
        clocks.today(DECEMBER);
        scene.closeAll();
        department = scene.department();
        clerk = scene.clerk();
        steward = scene.city.acting(department, PostKind.DATA_STEWARD);
        head = scene.city.acting(department, PostKind.UNIT_HEAD);
        officer = scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        grown.set(department.id(), 2, 3);
        campaign = scene.opened(clerk, 2026, department);
        report = scene.report(campaign, department);
    }

    @AfterEach
    void theClockAsItWas() {
        scene.closeAll();
        clocks.lead(lead);
    }

    @Test
    void ofTwoAuthorsWhoSaveAtOnceOneIsToldAndBothTextsAreKept() throws Exception {
        try (var authors = Executors.newFixedThreadPool(2)) {
            var answers = authors.invokeAll(List.<Callable<Boolean>>of(() -> saved("甲的文本"), () -> saved("乙的文本")));
            assertThat(answers.get(0).get() ^ answers.get(1).get()).isTrue();
        }
        assertThat(sections.get(report.id(), ReportPart.USE).text()).isIn("甲的文本", "乙的文本");
        assertThat(editions.of(report.id(), ReportPart.USE)).extracting(Editions.Edition::text).containsExactlyInAnyOrder("甲的文本", "乙的文本");
        assertThat(editions.of(report.id(), ReportPart.USE)).filteredOn(Editions.Edition::overtaken).hasSize(1);
    }

    private boolean saved(String text) {
        try {
            sections.save(steward, report.id(), ReportPart.USE, 0, text);
            return true;
        } catch (Problem.Stale stale) {
            return false;
        }
    }

    @Test
    void authorsOfDifferentPartsDoNotStandInEachOthersWay() {
        assertThat(sections.save(steward, report.id(), ReportPart.USE, 0, "一")).isEqualTo(1);
        assertThat(sections.save(officer, report.id(), ReportPart.DEMAND, 0, "二")).isEqualTo(1);
        assertThat(sections.save(officer, report.id(), ReportPart.USE, 1, "一一")).isEqualTo(2);
        assertThat(sections.save(steward, report.id(), ReportPart.USE, 1, "一一")).as("the same text again is no conflict").isEqualTo(2);
        assertThatThrownBy(() -> sections.save(steward, report.id(), ReportPart.USE, 1, "旧版改写")).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void aFigureIsCitedAndNothingThatWasNotFrozenCanBe() {
        sections.save(steward, report.id(), ReportPart.COLLECTION, 0, "增长率达到{{test.grown}}。");
        grown.set(department.id(), 0, 3);
        assertThat(texts.filled(sections.get(report.id(), ReportPart.COLLECTION).text(), figures.of(report), cdo.platform.kernel.Language.ZH)).isEqualTo("增长率达到66.7%。");
        assertThatThrownBy(() -> sections.save(steward, report.id(), ReportPart.COLLECTION, 1, "{{test.counted}}")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> sections.save(steward, report.id(), ReportPart.COLLECTION, 1, "{{99%}}")).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void strangersNeitherReadNorWriteADraft() {
        Who elsewhere = scene.city.acting(scene.department(), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> reports.get(elsewhere, report.id())).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> sections.save(elsewhere, report.id(), ReportPart.USE, 0, "越权")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> suggestions.draft(elsewhere, report.id(), "越权", "越权")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> remarks.add(elsewhere, report.id(), ReportPart.USE, "越权")).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> reports.get(clerk, report.id())).as("the organiser sees that there is a draft, not what it says").isInstanceOf(Problem.NotFound.class);
        assertThat(sections.get(report.id(), ReportPart.USE).written()).isFalse();
    }

    @Test
    void everyHeadingAndASuggestionMustBeThereBeforeSignature() {
        assertThatThrownBy(() -> reports.requestSignature(steward, report.id(), report.version())).isInstanceOfSatisfying(Problem.Invalid.class,
                refused -> assertThat(refused.errors()).extracting(Problem.FieldError::field).hasSize(ReportPart.values().length + 1).contains("COLLECTION", "DEMAND", "suggestions"));
    }

    @Test
    void whatNoFontPrintsIsNamedBeforeSignature() {
        DutyReport written = scene.written(steward, report);
        sections.save(steward, report.id(), ReportPart.NEXT, sections.get(report.id(), ReportPart.NEXT).version(), "明年打算😀");
        assertThatThrownBy(() -> papers.requestSignature(steward, written.id(), scene.again(report).version())).isInstanceOf(Problem.class).hasMessageContaining("cannotPrint");
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.DRAFT);
        sections.save(steward, report.id(), ReportPart.NEXT, sections.get(report.id(), ReportPart.NEXT).version(), "明年打算");
        papers.requestSignature(steward, report.id(), scene.again(report).version());
    }

    @Test
    void theUnitReviewsTheOfficerSignsAndThatDayItIsHandedIn() {
        clocks.today(DECEMBER.plusDays(8));
        DutyReport handedIn = scene.handedIn(steward, head, officer, scene.written(steward, report));
        assertThat(handedIn.stage()).isEqualTo(ReportStage.SUBMITTED);
        assertThat(handedIn.submittedOn()).isEqualTo(DECEMBER.plusDays(8));
        assertThat(reports.get(clerk, report.id()).id()).isEqualTo(report.id());
        assertThatThrownBy(() -> sections.save(steward, report.id(), ReportPart.USE, 1, "太晚")).isInstanceOf(Problem.Refused.class);
        assertThat(scene.duty(handedIn, "dutyreports.review").debtorUnitId()).isEqualTo(clerk.unitId());
    }

    @Test
    void theHeadSendsItBackAndItCanBeWrittenAgain() {
        DutyReport written = scene.written(steward, report);
        reports.requestSignature(steward, written.id(), written.version());
        Run run = routes.current(written.ref()).orElseThrow();
        routes.returnBack(head, run.id(), run.version(), "请补充数据");
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.DRAFT);
        DutyReport again = scene.again(report);
        reports.requestSignature(steward, again.id(), again.version());
        reports.withdraw(steward, again.id());
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.DRAFT);
    }

    @Test
    void nobodySignsForTheOfficer() {
        DutyReport written = scene.written(steward, report);
        delegations.delegate(officer, steward.personId(), DECEMBER, DECEMBER.plusDays(20), "出差");
        reports.requestSignature(steward, written.id(), written.version());
        scene.sign(head, written);
        assertThatThrownBy(() -> scene.sign(steward, written)).isInstanceOf(Problem.class);
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.UNIT_SIGNATURE);
    }

    @Test
    void theOfficersPaperSignatureIsRecordedWithItsScan() {
        DutyReport written = scene.written(steward, report);
        reports.requestSignature(steward, written.id(), written.version());
        scene.sign(head, written);
        Run run = routes.current(written.ref()).orElseThrow();
        long scan = attachments.store(steward, report.ref(), "签批件.txt", new ByteArrayInputStream("签批".getBytes(StandardCharsets.UTF_8))).id();
        routes.recordPaper(steward, run.id(), run.version(), officer.personId(), DECEMBER, scan, "");
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.SUBMITTED);
    }

    @Test
    void aRelievedOfficerConfirmsInPersonAndTheSuccessorCannotSign() {
        DutyReport written = scene.written(steward, report);
        reports.requestSignature(steward, written.id(), written.version());
        clocks.today(DECEMBER.plusDays(9));
        Who authority = scene.city.acting(units.authority(department.regionId(), clocks.today()).orElseThrow(), PostKind.AUTHORITY_HEAD);
        long post = scene.officerPost(department);
        scene.posts.unseat(authority, scene.posts.holder(post, clocks.today()).orElseThrow().id(), DECEMBER.plusDays(8), "调离", "测试文号");
        long successor = scene.city.person(department);
        scene.posts.seat(authority, new NewTenure(post, successor, DECEMBER.plusDays(9), false, false, "测试文号"));
        scene.sign(head, written);
        Who newcomer = scene.city.who(successor, post, java.util.Set.of());
        assertThatThrownBy(() -> scene.sign(newcomer, written)).isInstanceOf(Problem.Refused.class);
        reports.withdraw(steward, report.id());
        DutyReport back = scene.again(report);
        assertThatThrownBy(() -> reports.requestSignature(steward, back.id(), back.version())).as("not yet confirmed").isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> reports.confirm(steward, back.id(), back.version(), "电话确认")).as("a clerk needs the paper").isInstanceOf(Problem.Invalid.class);
        Who moved = scene.city.who(officer.personId(), officerElsewhere(), java.util.Set.of());
        reports.confirm(moved, back.id(), back.version(), "");
        DutyReport confirmed = scene.again(report);
        reports.requestSignature(steward, confirmed.id(), confirmed.version());
        scene.sign(head, confirmed);
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.SUBMITTED);
    }

    /** The relieved officer works elsewhere now and still reads and confirms the own report. */
    private long officerElsewhere() {
        Unit elsewhere = scene.department();
        long post = scene.posts.of(elsewhere.id(), PostKind.DATA_STEWARD).id();
        scene.city.seat(post, officer.personId(), LocalDate.of(2026, 12, 1), null);
        return post;
    }

    @Test
    void acceptedLaterItCountsOnTheDayItWasHandedIn() {
        clocks.today(LAST_DAY);
        DutyReport handedIn = scene.handedIn(steward, head, officer, scene.written(steward, report));
        clocks.today(LocalDate.of(2027, 1, 6));
        scene.accepted(clerk, handedIn);
        Duty duty = scene.duty(report, "dutyreports.submit");
        assertThat(duty.state()).isEqualTo(DutyState.MET);
        assertThat(duty.metOn()).isEqualTo(LAST_DAY);
        assertThat(duty.personId()).isEqualTo(officer.personId());
        assertThat(rows(onTime, LAST_DAY)).containsExactly(Tuple.tuple(1L, "inTime"));
    }

    @Test
    void returnedOnTheLastDayTheReviewRestsAndTheReportsOwnDayStands() {
        clocks.today(LAST_DAY);
        DutyReport handedIn = scene.handedIn(steward, head, officer, scene.written(steward, report));
        reports.giveBack(clerk, handedIn.id(), handedIn.version(), "请补充存在的问题");
        assertThat(scene.duties(report)).extracting(Duty::ruleKey, Duty::state).contains(Tuple.tuple("dutyreports.review", DutyState.SUSPENDED),
                Tuple.tuple("dutyreports.correction", DutyState.OPEN), Tuple.tuple("dutyreports.submit", DutyState.OPEN));
        clocks.today(LocalDate.of(2027, 1, 5));
        DutyReport returned = scene.again(report);
        sections.save(steward, report.id(), ReportPart.PROBLEMS, 1, "补充：人手不足。");
        DutyReport again = scene.handedIn(steward, head, officer, returned);
        assertThat(scene.duties(report)).extracting(Duty::ruleKey, Duty::state).contains(Tuple.tuple("dutyreports.review", DutyState.OPEN), Tuple.tuple("dutyreports.correction", DutyState.MET));
        scene.accepted(clerk, again);
        assertThat(scene.duty(report, "dutyreports.submit").state()).isEqualTo(DutyState.MET_LATE);
        DutyReport accepted = scene.again(report);
        assertThat(accepted.firstSubmittedOn()).isEqualTo(LAST_DAY);
        assertThat(accepted.submittedOn()).isEqualTo(LocalDate.of(2027, 1, 5));
    }

    @Test
    void theReviewerNamesAReasonAndNobodyReviewsTheOwnReport() {
        DutyReport handedIn = scene.handedIn(steward, head, officer, scene.written(steward, report));
        assertThatThrownBy(() -> reports.giveBack(clerk, handedIn.id(), handedIn.version(), " ")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> reports.accept(steward, handedIn.id(), handedIn.version(), "")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> reports.accept(clerk, handedIn.id(), handedIn.version() - 1, "")).isInstanceOf(Problem.Stale.class);
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.SUBMITTED);
    }

    @Test
    void anExcusedOfficerOwesNothingMoreAndTheReasonIsShown() {
        assertThatThrownBy(() -> reports.excuse(clerk, report.id(), report.version(), "")).isInstanceOf(Problem.Invalid.class);
        reports.excuse(clerk, report.id(), report.version(), "因病住院");
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.EXCUSED);
        assertThat(scene.duty(report, "dutyreports.submit").state()).isEqualTo(DutyState.CANCELLED);
        clocks.today(LocalDate.of(2027, 2, 1));
        assertThat(rows(onTime, LAST_DAY)).isEmpty();
    }

    @Test
    void whatIsPastItsDayCountsAsMissingAndBeforeItsDayNotAtAll() {
        assertThat(rows(onTime, LAST_DAY)).isEmpty();
        sql.update(cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN).set(cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN.DUE, DECEMBER.plusDays(10))
                .where(cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN.ID.eq(campaign)).execute();
        assertThat(rows(onTime, DECEMBER.plusDays(10))).isEmpty();
        assertThat(rows(onTime, DECEMBER.plusDays(11))).containsExactly(Tuple.tuple(0L, "missing"));
    }

    @Test
    void suggestionsAreGivenWithAcceptanceAndAnsweredInTime() {
        DutyReport handedIn = scene.handedIn(steward, head, officer, scene.written(steward, report));
        Suggestion draft = suggestions.of(report).getFirst();
        assertThat(draft.stage()).isEqualTo(SuggestionStage.DRAFT);
        assertThatThrownBy(() -> suggestions.answer(clerk, draft.id(), draft.version(), Suggestion.SuggestionOutcome.ADOPTED, "早了")).isInstanceOf(Problem.Refused.class);
        scene.accepted(clerk, handedIn);
        Suggestion given = suggestions.of(report).getFirst();
        assertThat(given.stage()).isEqualTo(SuggestionStage.GIVEN);
        assertThat(suggestions.given(clerk, SuggestionStage.GIVEN)).extracting(Suggestion::id).contains(given.id());
        assertThatThrownBy(() -> suggestions.answer(steward, given.id(), given.version(), Suggestion.SuggestionOutcome.ADOPTED, "越权")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> suggestions.answer(clerk, given.id(), given.version(), Suggestion.SuggestionOutcome.NOTED, "")).isInstanceOf(Problem.Invalid.class);
        clocks.today(LocalDate.of(2026, 12, 20));
        suggestions.answer(clerk, given.id(), given.version(), Suggestion.SuggestionOutcome.PARTLY, "已列入明年计划。");
        assertThat(suggestions.of(report).getFirst().answeredOn()).isEqualTo(LocalDate.of(2026, 12, 20));
        assertThat(answeredOnTime.rows(LAST_DAY)).filteredOn(row -> row.subject().id() == given.id()).singleElement().satisfies(row -> {
            assertThat(row.unitId()).isEqualTo(clerk.unitId());
            assertThat(row.reason()).isEqualTo("inTime");
        });
        assertThatThrownBy(() -> suggestions.answer(clerk, given.id(), given.version() + 1, Suggestion.SuggestionOutcome.ADOPTED, "再次")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void anAdoptedSuggestionBecomesADecisionWithItsTaskInOneStep() {
        scene.accepted(clerk, scene.handedIn(steward, head, officer, scene.written(steward, report)));
        Suggestion given = suggestions.of(report).getFirst();
        var wanted = new Adoptions.Wanted(DutyArea.DATA_STANDARDS, "建立数据共享专班", "专班文件印发", scene.officerPost(department), LAST_DAY);
        assertThatThrownBy(() -> adoptions.hand(clerk, given.id(), wanted)).as("not answered").isInstanceOf(Problem.Refused.class);
        suggestions.answer(clerk, given.id(), given.version(), Suggestion.SuggestionOutcome.ADOPTED, "采纳。");
        assertThatThrownBy(() -> adoptions.hand(steward, given.id(), wanted)).isInstanceOf(Problem.Denied.class);
        assertThat(tasks.of(given.ref())).as("nothing was written").isEmpty();
        long task = adoptions.hand(clerk, given.id(), wanted);
        assertThat(tasks.of(given.ref())).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(task);
            assertThat(each.leadUnitId()).isEqualTo(department.id());
        });
        assertThat(decisions.of(given.ref())).singleElement().satisfies(each -> assertThat(each.source()).isEqualTo(DecisionSource.DUTY_REPORT));
        assertThatThrownBy(() -> adoptions.hand(clerk, given.id(), wanted)).as("once").isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aSuggestionOnlyNotedCannotBecomeATask() {
        scene.accepted(clerk, scene.handedIn(steward, head, officer, scene.written(steward, report)));
        Suggestion given = suggestions.of(report).getFirst();
        suggestions.answer(clerk, given.id(), given.version(), Suggestion.SuggestionOutcome.NOTED, "留作参考。");
        assertThatThrownBy(() -> adoptions.hand(clerk, given.id(), new Adoptions.Wanted(DutyArea.TALENT, "甲", "乙", scene.officerPost(department), LAST_DAY))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aDraftedSuggestionCanBeRewrittenAndDroppedUntilItIsHandedIn() {
        long id = suggestions.draft(steward, report.id(), "题目", "内容");
        suggestions.rewrite(officer, id, 0, "新题目", "内容");
        assertThatThrownBy(() -> suggestions.rewrite(steward, id, 0, "旧", "旧")).isInstanceOf(Problem.Stale.class);
        suggestions.drop(steward, id);
        assertThat(suggestions.of(report)).isEmpty();
    }

    @Test
    void remarksStandBesideAPartUntilSomebodySettlesThem() {
        long remark = remarks.add(officer, report.id(), ReportPart.USE, "请写具体");
        assertThat(remarks.of(report.id())).singleElement().satisfies(each -> assertThat(each.settledBy()).isNull());
        remarks.settle(steward, report.id(), remark);
        assertThat(remarks.of(report.id()).getFirst().settledBy()).isEqualTo(steward.name());
    }

    @Test
    void nothingIsSentForSignatureOverAnOpenRemark() {
        DutyReport written = scene.written(steward, report);
        long remark = remarks.add(officer, report.id(), ReportPart.USE, "请写具体");
        assertThatThrownBy(() -> reports.requestSignature(steward, written.id(), written.version())).isInstanceOf(Problem.Refused.class).hasMessageContaining("remarks.open");
        remarks.settle(steward, report.id(), remark);
        reports.requestSignature(steward, written.id(), written.version());
    }

    @Test
    void lastYearsTextStandsBesideWithItsFigures() {
        sections.save(steward, report.id(), ReportPart.COLLECTION, 0, "增长率{{test.grown}}。");
        for (ReportPart part : ReportPart.values()) {
            if (part != ReportPart.COLLECTION) {
                sections.save(steward, report.id(), part, 0, "上年情况。");
            }
        }
        suggestions.draft(steward, report.id(), "建议", "内容");
        scene.accepted(clerk, scene.handedIn(steward, head, officer, scene.again(report)));
        scene.closeAll();
        clocks.today(LocalDate.of(2027, 12, 1));
        grown.set(department.id(), 3, 3);
        DutyReport next = scene.report(scene.opened(scene.clerk(), 2027, department), department);
        assertThat(sections.lastYear(next, ReportPart.COLLECTION)).contains("增长率66.7%。");
        assertThat(sections.lastYear(report, ReportPart.COLLECTION)).isEmpty();
    }

    private List<Tuple> rows(Measure measure, LocalDate day) {
        return measure.rows(day).stream().filter(row -> row.subject().equals(report.ref())).map(row -> Tuple.tuple(row.numerator().longValue(), row.reason())).toList();
    }
}
