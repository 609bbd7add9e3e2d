package cdo.review.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.measures.Adjustments;
import cdo.platform.measures.Freezes;
import cdo.platform.measures.Measure;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import cdo.review.assessment.indicators.Grade;
import cdo.review.assessment.indicators.Judgement;
import cdo.review.assessment.indicators.LineState;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class RunTest {

    @Autowired
    RunBench bench;
    @Autowired
    Scores scores;
    @Autowired
    Grades grades;
    @Autowired
    Appeals appeals;
    @Autowired
    LedgerEntries ledger;
    @Autowired
    OfficerScores officers;
    @Autowired
    RowAdjustments rowAdjustments;
    @Autowired
    GamingSigns signs;
    @Autowired
    cdo.platform.measures.Snapshots snapshots;
    @Autowired
    cdo.platform.measures.Evidence evidence;
    @Autowired
    cdo.platform.measures.Catalogue catalogue;
    @Autowired
    RunReport report;
    @Autowired
    RunPapers papers;
    @Autowired
    Course course;
    @Autowired
    cdo.fixture.Statements statements;
    @Autowired
    Audit audit;
    @Autowired
    Words words;
    @Autowired
    DSLContext sql;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ranking ranking;
    @Autowired
    Freezes freezes;
    @Autowired
    Adjustments adjustments;
    @Autowired
    Attachments attachments;
    @Autowired
    Routes routes;
    @Autowired
    Duties duties;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Unit one;
    private Unit other;
    private Who clerk;

    @BeforeEach
    void departmentsOfItsOwn() {
        lead = clocks.lead();
        clocks.today(RunBench.NOVEMBER);
        one = bench.department();
        other = bench.department();
        clerk = bench.clerk();
        bench.facts(one, 3, 4);
        bench.facts(other, 4, 4);
    }

    @AfterEach
    void asItWas() {
        bench.measure.rows.clear();
        clocks.lead(lead);
    }

    @Test
    void aRunIsIssuedOnlyUnderAnIssuedMethodAndWithSomebodyToAssess() {
        var draft = bench.draft(bench.bureau(), RunBench.alone());
        var without = new AssessmentRun.Draft(draft.title(), draft.object(), draft.cadence(), draft.from(), draft.to(), null, draft.versionId(), null, draft.settings());
        long id = bench.runs.begin(clerk, without);
        bench.assessees.add(clerk, id, List.of(one.id()), null);
        assertThatThrownBy(() -> bench.runs.issue(clerk, id, 0, RunBench.SELF_DUE)).isInstanceOf(Problem.Refused.class).hasMessageContaining("noMethod");
        long empty = bench.runs.begin(clerk, draft);
        assertThatThrownBy(() -> bench.runs.issue(clerk, empty, 0, RunBench.SELF_DUE)).isInstanceOf(Problem.Refused.class).hasMessageContaining("nobody");
    }

    @Test
    void aUnitMayRunUnderARegulationOfTheUnitsAboveIt() {
        long ofTheBureau = bench.method(bench.bureau());
        long ofACounty = bench.method(bench.city.unit("当阳市政务服务和大数据管理局"));
        assertThat(bench.runs.methods(one.id())).extracting(Runs.MethodChoice::id).contains(ofTheBureau).doesNotContain(ofACounty);
        long own = bench.method(one);
        assertThat(bench.runs.methods(one.id()).getFirst().id()).isEqualTo(own);
        assertThat(bench.runs.methods(bench.city.unit("当阳市人民政府").id())).extracting(Runs.MethodChoice::id).contains(ofTheBureau, ofACounty);
    }

    @Test
    void issuingIsOwedByEveryoneAndHandingInMeetsIt() {
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one, other);
        assertThat(duties.about(bench.of(run, one).ref())).singleElement().satisfies(duty -> assertThat(duty.due()).isEqualTo(RunBench.SELF_DUE));
        bench.handIn(run, one, "full", "30");
        assertThat(duties.about(bench.of(run, one).ref())).extracting(each -> each.state()).containsExactly(DutyState.MET);
        assertThat(duties.about(bench.of(run, other).ref())).extracting(each -> each.state()).containsExactly(DutyState.OPEN);
    }

    @Test
    void aSelfAssessmentIsWholeBeforeItIsHandedInAndNotChangedAfterwards() {
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one);
        Who officer = bench.officer(one);
        long id = bench.of(run, one).id();
        assertThatThrownBy(() -> bench.self.submit(officer, id, 0)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> bench.self.claim(officer, id, "A2", -1, new Judgement.Given(BigDecimal.ONE), "")).isInstanceOf(Problem.Invalid.class);
        bench.handIn(run, one, "half", "30");
        assertThatThrownBy(() -> bench.self.claim(officer, id, "A2", 0, new Judgement.Chosen("full"), "")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void lateEvidenceIsTakenAndMarked() {
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one);
        Who officer = bench.officer(one);
        long id = bench.of(run, one).id();
        bench.self.claim(officer, id, "A2", -1, new Judgement.Chosen("full"), "");
        prove(officer, id, "A2", "按时.txt", "甲");
        clocks.today(RunBench.AFTER);
        prove(officer, id, "A2", "逾期.txt", "乙");
        assertThat(bench.self.of(id, "A2").orElseThrow().proofs()).extracting(SelfAssessments.Proof::late).containsExactly(false, true);
    }

    @Test
    void nothingIsFrozenWhileSomebodyMayStillHandIn() {
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one, other);
        bench.handIn(run, one, "full", "30");
        assertThatThrownBy(() -> bench.freezing.freeze(clerk, run.id(), run.version())).isInstanceOf(Problem.Refused.class);
        clocks.today(RunBench.AFTER);
        bench.freezing.freeze(clerk, run.id(), run.version());
        assertThat(bench.rows.get(run.id()).stage()).isEqualTo(RunStage.FIRST_REVIEW);
    }

    @Test
    void whatChangesAfterTheFreezeChangesNoScoreAndRecomputationIsEqualToTheDigit() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one, other);
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("80");
        assertThat(bench.of(run, other).total()).isEqualByComparingTo("90");
        bench.measure.rows.clear();
        assertThat(scores.differences(run)).isEmpty();
        assertThat(scores.sheet(run, bench.of(run, one)).total()).isEqualByComparingTo("80");
        assertThat(freezes.intact(run.freezeId())).isTrue();
        var line = scores.sheet(run, bench.of(run, one)).line("A1").orElseThrow();
        assertThat(line.used()).singleElement().satisfies(used -> assertThat(used.figure().denominator()).isEqualByComparingTo("4"));
    }

    @Test
    void otherThanClaimedNeedsAReasonAndWhatDoesNotApplyIsSpread() {
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), one);
        long id = bench.of(run, one).id();
        assertThatThrownBy(() -> bench.first.judge(clerk, id, "A2", -1, new Judgement.Chosen("half"), "")).isInstanceOf(Problem.Invalid.class);
        bench.first.judge(clerk, id, "A2", -1, new Judgement.Chosen("half"), "印发稿未提供");
        bench.first.judge(clerk, id, "A2", 0, null, "本单位不制定制度");
        bench.first.asClaimed(clerk, id);
        assertThat(scores.sheet(run, bench.of(run, one)).line("A1").orElseThrow().worth()).isEqualByComparingTo("60");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("75");
    }

    @Test
    void twoClerksAtOnceDoNotOverwriteEachOther() throws Exception {
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), one);
        Who second = bench.clerk();
        long id = bench.of(run, one).id();
        List<Callable<Boolean>> both = List.of(() -> judged(clerk, id, "half"), () -> judged(second, id, "full"));
        try (var pool = Executors.newFixedThreadPool(2)) {
            int kept = 0;
            for (var future : pool.invokeAll(both)) {
                kept += future.get() ? 1 : 0;
            }
            assertThat(kept).isEqualTo(1);
        }
        assertThatThrownBy(() -> bench.first.finish(second, run.id(), run.version() - 1)).isInstanceOf(Problem.Stale.class);
    }

    private boolean judged(Who who, long id, String tier) {
        try {
            bench.first.judge(who, id, "A2", -1, new Judgement.Chosen(tier), "核对佐证");
            return true;
        } catch (Problem.Stale late) {
            return false;
        }
    }

    @Test
    void aChangeByHandNeedsAReasonStaysWithinThePointsAndIsShown() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one);
        Who head = bench.head();
        Assessed assessed = bench.of(run, one);
        assertThatThrownBy(() -> scores.change(head, assessed.id(), assessed.version(), "A2", BigDecimal.ONE, " ")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> scores.change(head, assessed.id(), assessed.version(), "A2", BigDecimal.valueOf(21), "过高")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> scores.change(clerk, assessed.id(), assessed.version(), "A2", BigDecimal.ONE, "越权")).isInstanceOf(Problem.Denied.class);
        scores.change(head, assessed.id(), assessed.version(), "A2", BigDecimal.valueOf(15), "制度有缺项");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("75");
        assertThat(scores.changes(assessed.id())).singleElement().satisfies(change -> assertThat(change.before()).isEqualByComparingTo("20"));
        assertThat(scores.sheet(run, bench.of(run, one)).line("A2").orElseThrow().state()).isEqualTo(LineState.AMENDED);
        assertThatThrownBy(() -> scores.change(head, assessed.id(), assessed.version(), "A2", BigDecimal.TEN, "旧页面")).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void theYearsLedgerFeedsBonusAndDeductionAsItStoodAtTheFreeze() {
        record(LedgerKind.BONUS, "2");
        record(LedgerKind.DEDUCTION, "5");
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one);
        record(LedgerKind.DEDUCTION, "7");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("77");
        assertThat(scores.differences(run)).isEmpty();
    }

    private void record(LedgerKind kind, String points) {
        ledger.record(clerk, new LedgerEntry.Draft(one.id(), null, kind, new BigDecimal(points), RunBench.NOVEMBER, "事由", "事实", "办法第八条", null));
    }

    @Test
    void aVetoCapsTheGradeHoweverManyPoints() {
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), other);
        long id = bench.of(run, other).id();
        bench.first.judge(clerk, id, "V1", -1, new Judgement.Tripped(true), "发生数据泄露");
        bench.first.asClaimed(clerk, id);
        bench.first.finish(clerk, run.id(), run.version());
        AssessmentRun grading = bench.grading(clerk, bench.rows.get(run.id()));
        grades.propose(clerk, grading.id(), grading.version());
        assertThat(bench.of(run, other).grade()).isEqualTo(Grade.PASS);
        assertThat(bench.of(run, other).basis()).isEqualTo(GradeBasis.CAP);
        Who head = bench.head();
        assertThatThrownBy(() -> grades.change(head, id, bench.of(run, other).version(), Grade.GOOD, "情有可原")).isInstanceOf(Problem.Refused.class).hasMessageContaining("cap");
    }

    private AssessmentRun vetoed() {
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), other);
        long id = bench.of(run, other).id();
        bench.first.judge(clerk, id, "V1", -1, new Judgement.Tripped(true), "发生数据泄露");
        bench.first.asClaimed(clerk, id);
        bench.first.finish(clerk, run.id(), run.version());
        return bench.rows.get(run.id());
    }

    @Test
    void anUpheldAppealAgainstAVetoLiftsIt() {
        AssessmentRun run = vetoed();
        Assessed assessed = bench.of(run, other);
        assertThat(assessed.cap()).isEqualTo(Grade.PASS);
        assertThat(scores.sheet(run, assessed).line("V1").orElseThrow().state()).as("a cap is no zeroing").isEqualTo(LineState.VETOED);
        long appeal = appeals.lodge(bench.officer(other), assessed.id(), "V1", "并非本单位责任");
        assertThatThrownBy(() -> appeals.answer(bench.head(), appeal, 0, true, BigDecimal.ONE, "否决不成立")).isInstanceOf(Problem.Invalid.class);
        appeals.answer(bench.head(), appeal, 0, true, null, "否决不成立");
        assertThat(bench.of(run, other).cap()).isNull();
        assertThat(scores.sheet(run, bench.of(run, other)).line("V1").orElseThrow().state()).isEqualTo(LineState.LIFTED);
        assertThat(scores.changes(assessed.id())).singleElement().satisfies(change -> assertThat(change.veto()).isTrue());
        assertThat(papers.answer(bench.officer(other), appeal).toString()).contains("不成立，由其产生的计零和等次限制随之取消");
        assertThat(scores.differences(run)).isEmpty();
        AssessmentRun grading = bench.grading(clerk, bench.rows.get(run.id()));
        grades.propose(clerk, grading.id(), grading.version());
        assertThat(bench.of(run, other).basis()).isNotEqualTo(GradeBasis.CAP);
        assertThat(bench.of(run, other).grade()).as("excellent, if the quota of one lets it").isNotEqualTo(Grade.PASS);
    }

    @Test
    void aVetoIsLiftedAndPutBackByHandWithAReason() {
        AssessmentRun run = vetoed();
        Who head = bench.head();
        Assessed assessed = bench.of(run, other);
        assertThatThrownBy(() -> scores.change(head, assessed.id(), assessed.version(), "V1", BigDecimal.TEN, "误判")).isInstanceOf(Problem.Invalid.class);
        scores.change(head, assessed.id(), assessed.version(), "V1", BigDecimal.ZERO, "误判");
        assertThat(bench.of(run, other).cap()).isNull();
        scores.change(head, assessed.id(), bench.of(run, other).version(), "V1", BigDecimal.ONE, "查实");
        assertThat(bench.of(run, other).cap()).isEqualTo(Grade.PASS);
    }

    @Test
    void oneAnswerLiftsAVetoForEverybodyComparable() {
        AssessmentRun run = vetoed();
        assertThatThrownBy(() -> appeals.rule(bench.head(), run.id(), "V1", null, BigDecimal.valueOf(99), "口径有误")).isInstanceOf(Problem.Invalid.class);
        appeals.rule(bench.head(), run.id(), "V1", null, BigDecimal.ONE, "口径有误");
        assertThat(bench.of(run, other).cap()).isNull();
    }

    @Test
    void whatWasWronglyHeldNotToApplyIsGivenItsPointsOnAppealAndNeverCostsAny() {
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), one);
        long id = bench.of(run, one).id();
        bench.first.judge(clerk, id, "A2", -1, null, "本单位不制定制度");
        bench.first.asClaimed(clerk, id);
        bench.first.finish(clerk, run.id(), run.version());
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("75");
        long appeal = appeals.lodge(bench.officer(one), id, "A2", "制度已印发");
        assertThatThrownBy(() -> appeals.answer(bench.head(), appeal, 0, true, BigDecimal.valueOf(5), "仅有草稿")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> appeals.answer(bench.head(), appeal, 0, true, BigDecimal.valueOf(21), "过高")).isInstanceOf(Problem.Invalid.class);
        appeals.answer(bench.head(), appeal, 0, true, BigDecimal.valueOf(20), "属实");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("80");
        assertThat(scores.sheet(run, bench.of(run, one)).line("A1").orElseThrow().worth()).as("its points come back from the rest").isEqualByComparingTo("40");
        assertThat(scores.differences(run)).isEmpty();
    }

    @Test
    void theNoticeSaysWhatWasPublishedWhateverIsDecidedAfterwards() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one, other);
        Who officer = bench.officer(one);
        String published = papers.publicity(officer, run.id()).toString();
        assertThat(published).contains("80.00", "90.00", "2026年11月23日");
        long appeal = appeals.lodge(officer, bench.of(run, one).id(), "B1", "成效材料已上传");
        appeals.answer(bench.head(), appeal, 0, true, BigDecimal.valueOf(40), "属实");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("90");
        assertThat(papers.publicity(officer, run.id()).toString()).isEqualTo(published);
    }

    @Test
    void whoNeverHandedInOwesItForEver() {
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one, other);
        bench.handIn(run, one, "full", "30");
        clocks.today(RunBench.AFTER);
        bench.freezing.freeze(clerk, run.id(), bench.rows.get(run.id()).version());
        for (String item : List.of("A2", "B1")) {
            bench.first.judge(clerk, bench.of(run, other).id(), item, -1, item.equals("A2") ? new Judgement.Chosen("half") : new Judgement.Given(BigDecimal.TEN), "未报送自评");
        }
        bench.rows.assessed(run.id()).forEach(each -> bench.first.asClaimed(clerk, each.id()));
        bench.first.finish(clerk, run.id(), bench.rows.get(run.id()).version());
        AssessmentRun grading = bench.grading(clerk, bench.rows.get(run.id()));
        grades.propose(clerk, run.id(), grading.version());
        grades.requestSignature(clerk, run.id(), grading.version());
        var waiting = routes.current(run.ref()).orElseThrow();
        routes.sign(bench.head(), waiting.id(), waiting.version(), "同意");
        report.issue(clerk, run.id(), bench.rows.get(run.id()).version(), null);
        assertThat(duties.about(bench.of(run, other).ref())).extracting(each -> each.state()).containsExactly(DutyState.LAPSED);
        assertThat(duties.about(bench.of(run, one).ref())).extracting(each -> each.state()).containsExactly(DutyState.MET);
    }

    @Test
    void draftsThatNobodyHandedInClaimNothing() {
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one);
        long id = bench.of(run, one).id();
        bench.self.claim(bench.officer(one), id, "A2", -1, new Judgement.Chosen("full"), "草稿");
        clocks.today(RunBench.AFTER);
        bench.freezing.freeze(clerk, run.id(), run.version());
        bench.first.asClaimed(clerk, id);
        assertThat(bench.first.decided(id)).doesNotContainKey("A2").containsKey("D1");
        assertThat(scores.sheet(bench.rows.get(run.id()), bench.of(run, one)).line("A2").orElseThrow().score()).isEqualByComparingTo("0");
    }

    @Test
    void aLineSaysWhatTheLedgerGaveAndShowsItsEntries() {
        record(LedgerKind.BONUS, "2");
        record(LedgerKind.BONUS, "1.5");
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one);
        Assessed assessed = bench.of(run, one);
        var line = scores.sheet(run, assessed).line("C1").orElseThrow();
        assertThat(line.because()).extracting(why -> words.say(Language.ZH, why)).containsExactly("认定 0 分", "日常考核台账 2 条，共 3.5 分");
        assertThat(scores.booked(run, assessed, line)).extracting(OfficerScores.Row::numerator).usingElementComparator(BigDecimal::compareTo).containsExactly(new BigDecimal("2"), new BigDecimal("1.5"));
        assertThat(scores.booked(run, assessed, scores.sheet(run, assessed).line("D1").orElseThrow())).isEmpty();
    }

    @Test
    void anAppealIsNotLodgedTwiceAndNobodyIsGivenMoreThanTheIndicatorHolds() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one);
        Who officer = bench.officer(one);
        long id = bench.of(run, one).id();
        long first = appeals.lodge(officer, id, "B1", "口径不一");
        assertThatThrownBy(() -> appeals.lodge(officer, id, "B1", "再提一次")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> appeals.rule(bench.head(), run.id(), "B1", null, BigDecimal.valueOf(99), "口径统一")).isInstanceOf(Problem.Invalid.class);
        appeals.withdraw(officer, first, 0);
        appeals.lodge(officer, id, "B1", "补充材料后再提");
    }

    @Test
    void aGradeByHandNeedsAReasonAndNeverExceedsTheQuota() {
        AssessmentRun grading = bench.grading(clerk, bench.published(clerk, RunBench.alone(), one, other));
        grades.propose(clerk, grading.id(), grading.version());
        assertThat(bench.of(grading, other).grade()).isEqualTo(Grade.EXCELLENT);
        Who head = bench.head();
        Assessed good = bench.of(grading, one);
        assertThatThrownBy(() -> grades.change(head, good.id(), good.version(), Grade.EXCELLENT, "表现突出")).isInstanceOf(Problem.Refused.class).hasMessageContaining("quota");
        assertThatThrownBy(() -> grades.change(head, good.id(), good.version(), Grade.PASS, "")).isInstanceOf(Problem.Invalid.class);
        grades.change(head, good.id(), good.version(), Grade.PASS, "整改不力");
        assertThat(bench.of(grading, one).gradeReason()).isEqualTo("整改不力");
    }

    @Test
    void aGradeByHandIsOneStepAboveThePointsAtMostAndTheReportGivesTheReason() {
        Unit low = bench.department();
        bench.facts(low, 0, 4);
        var usual = RunBench.alone();
        var noQuota = new AssessmentRun.Settings(false, 2, usual.talkShare(), usual.evidenceShown(), false, usual.scale(), BigDecimal.ZERO, usual.unitWeight(), usual.dutyWeight(), usual.reportWeight(), 90);
        AssessmentRun grading = bench.grading(clerk, bench.published(clerk, noQuota, one, other, low));
        grades.propose(clerk, grading.id(), grading.version());
        Who head = bench.head();
        Assessed worst = bench.of(grading, low);
        assertThat(worst.grade()).isEqualTo(Grade.FAIL);
        for (Grade far : List.of(Grade.EXCELLENT, Grade.GOOD)) {
            assertThatThrownBy(() -> grades.change(head, worst.id(), worst.version(), far, "特殊")).isInstanceOf(Problem.Refused.class).hasMessageContaining("tooHigh");
        }
        Assessed good = bench.of(grading, one);
        assertThatThrownBy(() -> grades.change(head, good.id(), good.version(), Grade.EXCELLENT, "特殊")).as("who scored more stands at 良好").isInstanceOf(Problem.Refused.class).hasMessageContaining("overtakes");
        grades.change(head, worst.id(), worst.version(), Grade.PASS, "整改已经到位。");
        assertThat(report.compose(clerk, grading.id(), "").toString()).contains("等次1个", low.name() + "得分50.00，按分值为不合格，经研究定为合格。理由：整改已经到位（" + head.name() + "）", "人工调整：整改已经到位");
    }

    @Test
    void anAppealAboutTheWholeIsUpheldOnlyWithWhatComesOfIt() {
        record(LedgerKind.DEDUCTION, "5");
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one, other);
        Who head = bench.head();
        long id = bench.of(run, one).id();
        long named = appeals.lodge(bench.officer(one), id, null, "成效材料没有计入");
        assertThatThrownBy(() -> appeals.answer(head, named, 0, true, null, "属实")).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().toString()).contains("consequence"));
        assertThatThrownBy(() -> appeals.answer(head, named, 0, true, "B1", null, "属实")).as("which points").isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().toString()).contains("consequence"));
        appeals.answer(head, named, 0, true, "B1", BigDecimal.valueOf(34), "属实");
        assertThat(papers.answer(clerk, named).toString()).contains("申诉成立", "由30.00分调整为34.00分");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("79");
        long mended = appeals.lodge(bench.officer(one), id, null, "台账记错");
        long asked = rowAdjustments.ask(bench.officer(one), officers.rows(id).getFirst().id(), BigDecimal.ONE.negate(), BigDecimal.ONE, "误记为5分");
        assertThatThrownBy(() -> appeals.answer(head, mended, 0, true, null, "属实")).as("only asked").isInstanceOf(Problem.Invalid.class);
        rowAdjustments.decide(head, asked, 0, true, "属实");
        appeals.answer(head, mended, 0, true, null, "属实，已更正");
        assertThat(papers.answer(clerk, mended).toString()).contains("冻结数据有误，已按规定更正", "现总得分为83.00分");
    }

    @Test
    void whatNoFontPrintsIsNamedBeforeTheReportKeepsIt() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one);
        assertThatThrownBy(() -> report.write(clerk, run.id(), run.version(), "个别单位😀", "")).isInstanceOf(Problem.class).hasMessageContaining("cannotPrint");
        report.write(clerk, run.id(), run.version(), "个别单位进度偏慢。", "");
    }

    @Test
    void unitsMergedDuringTheYearAreAssessedAsTheirSuccessorOverAllTheirFigures() {
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one, other);
        units.merge(clerk, Set.of(one.id()), other.id(), LocalDate.of(2026, 11, 3), "测试文号");
        assertThat(bench.rows.assessed(run.id())).singleElement().satisfies(left -> {
            assertThat(left.unitId()).isEqualTo(other.id());
            assertThat(left.covers()).containsExactlyInAnyOrder(one.id(), other.id());
        });
        bench.handIn(run, other, "full", "30");
        bench.freezing.freeze(clerk, run.id(), bench.rows.get(run.id()).version());
        var line = scores.sheet(bench.rows.get(run.id()), bench.of(run, other)).line("A1").orElseThrow();
        assertThat(line.used().getFirst().figure().denominator()).isEqualByComparingTo("8");
        AssessmentRun later = bench.drafted(bench.clerk(), RunBench.alone(), other);
        assertThat(bench.of(later, other).covers()).contains(one.id());
    }

    @Test
    void anAppealIsTakenWithinTheWindowOnlyAndAnsweredWithReasons() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one, other);
        Who officer = bench.officer(one);
        Who head = bench.head();
        long id = bench.of(run, one).id();
        LocalDate until = bench.publicity.windowEnd(run).orElseThrow();
        assertThat(until).isEqualTo(LocalDate.of(2026, 11, 23));
        long appeal = appeals.lodge(officer, id, "B1", "成效材料已上传");
        assertThatThrownBy(() -> bench.publicity.end(clerk, run.id(), run.version())).isInstanceOf(Problem.Refused.class);
        clocks.today(until);
        appeals.lodge(officer, id, null, "当日仍可提出");
        clocks.today(until.plusDays(1));
        assertThatThrownBy(() -> appeals.lodge(officer, id, "A2", "迟了")).isInstanceOf(Problem.Refused.class).hasMessageContaining("late");
        bench.publicity.end(clerk, run.id(), run.version());
        AssessmentRun open = bench.rows.get(run.id());
        assertThatThrownBy(() -> bench.publicity.settle(clerk, open.id(), open.version())).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> appeals.answer(head, appeal, 0, true, null, "")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> appeals.answer(head, appeal, 0, true, BigDecimal.valueOf(28), "成立而更低")).isInstanceOf(Problem.Invalid.class);
        appeals.answer(head, appeal, 0, true, BigDecimal.valueOf(34), "确有材料，缺附件");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("84");
        assertThat(scores.changes(id).getFirst().origin()).isEqualTo(ChangeOrigin.APPEAL);
    }

    @Test
    void oneAnswerToASharedQuestionReachesEveryComparableUnit() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one, other);
        Who officer = bench.officer(one);
        long appeal = appeals.lodge(officer, bench.of(run, one).id(), "B1", "口径不一");
        appeals.rule(bench.head(), run.id(), "B1", null, BigDecimal.valueOf(4), "口径统一放宽");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("84");
        assertThat(bench.of(run, other).total()).isEqualByComparingTo("94");
        assertThat(appeals.find(appeal).orElseThrow().stage()).isEqualTo(AppealStage.UPHELD);
        assertThat(scores.differences(run)).isEmpty();
    }

    @Test
    void aSharedAnswerInFavourTakesLessOfADeductionAndNeverMore() {
        record(LedgerKind.DEDUCTION, "5");
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one, other);
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("75");
        Who officer = bench.officer(one);
        long id = bench.of(run, one).id();
        long shared = appeals.lodge(officer, id, "D1", "通报已撤销");
        appeals.rule(bench.head(), run.id(), "D1", null, BigDecimal.valueOf(3), "口径统一从宽");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("78");
        assertThat(bench.of(run, other).total()).as("nothing was deducted there").isEqualByComparingTo("90");
        assertThat(appeals.find(shared).orElseThrow().stage()).isEqualTo(AppealStage.UPHELD);
        assertThat(appeals.rulings(run.id())).singleElement().satisfies(ruling -> assertThat(ruling.deduction()).isTrue());
        long single = appeals.lodge(officer, id, "D1", "仍有误");
        assertThatThrownBy(() -> appeals.answer(bench.head(), single, 0, true, BigDecimal.valueOf(4), "成立而多扣")).isInstanceOf(Problem.Invalid.class);
        appeals.answer(bench.head(), single, 0, true, BigDecimal.ZERO, "通报确已撤销");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("80");
        assertThat(scores.differences(run)).isEmpty();
    }

    @Test
    void aRunFrozenAfterItsYearCountsThatYearAndNotTheNewOne() {
        bench.noSnapshots();
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one);
        bench.handIn(run, one, "full", "30");
        clocks.today(LocalDate.of(2027, 1, 18));
        bench.measure.rows.add(row(901, false, LocalDate.of(2027, 1, 8)));
        bench.freezing.freeze(clerk, run.id(), bench.rows.get(run.id()).version());
        AssessmentRun frozen = bench.rows.get(run.id());
        assertThat(frozen.asAt()).isEqualTo(run.to());
        assertThat(freezes.get(frozen.freezeId())).satisfies(freeze -> {
            assertThat(freeze.day()).isEqualTo(run.to());
            assertThat(freeze.madeOn()).isEqualTo(LocalDate.of(2027, 1, 18));
        });
        assertThat(scores.sheet(frozen, bench.of(frozen, one)).line("A1").orElseThrow().score()).isEqualByComparingTo("30");
        assertThat(freezes.changedSince(frozen.freezeId(), AssessedMeasure.KEY)).isEmpty();
    }

    @Test
    void whatStoodOnTheLastDayOfThePeriodCountsHoweverItWasEditedAfterwards() {
        bench.noSnapshots();
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one);
        bench.handIn(run, one, "full", "30");
        snapshots.take(bench.measure, run.to());
        clocks.today(LocalDate.of(2027, 1, 18));
        bench.measure.rows.add(row(902, true, LocalDate.of(2026, 12, 30)));
        bench.freezing.freeze(clerk, run.id(), bench.rows.get(run.id()).version());
        AssessmentRun frozen = bench.rows.get(run.id());
        assertThat(freezes.rows(frozen.freezeId(), AssessedMeasure.KEY)).hasSize(4);
        assertThat(freezes.changedSince(frozen.freezeId(), AssessedMeasure.KEY)).as("what was put in later is shown").hasSize(1);
    }

    @Test
    void aQuartersRunCountsTheQuarterOnly() {
        bench.noSnapshots();
        bench.measure.rows.add(row(903, true, LocalDate.of(2026, 8, 3)));
        bench.measure.rows.add(row(904, false, LocalDate.of(2026, 9, 30)));
        bench.measure.rows.add(row(905, false, LocalDate.of(2026, 10, 1)));
        var year = bench.draft(bench.bureau(), RunBench.alone());
        long id = bench.runs.begin(clerk, new AssessmentRun.Draft(year.title(), year.object(), RunCadence.DAILY, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30), year.planId(), year.versionId(), null, year.settings()));
        bench.assessees.add(clerk, id, List.of(one.id()), null);
        bench.runs.issue(clerk, id, 0, RunBench.SELF_DUE);
        clocks.today(RunBench.AFTER);
        bench.freezing.freeze(clerk, id, bench.rows.get(id).version());
        AssessmentRun run = bench.rows.get(id);
        assertThat(scores.sheet(run, bench.of(run, one)).line("A1").orElseThrow().used().getFirst().figure().denominator()).isEqualByComparingTo("2");
    }

    private List<Duty> answers() {
        return duties.about(cdo.platform.kernel.SubjectRef.of("unit", one.id())).stream().filter(duty -> duty.ruleKey().equals("duties.adjust")).toList();
    }

    private cdo.platform.measures.Measure.Row row(long number, boolean done, LocalDate date) {
        return cdo.platform.measures.Measure.Row.of(one.id(), cdo.platform.kernel.SubjectRef.of("unit", one.id() * 1000 + number), done, date, "met");
    }

    @Test
    void onceGradesAreBeingSignedNoFrozenRowChangesAndWhoAsksIsToldWhoCanReopenIt() {
        AssessmentRun run = bench.grading(clerk, bench.published(clerk, RunBench.alone(), one));
        Who steward = bench.city.acting(one, PostKind.DATA_STEWARD);
        Freezes.Frozen wrong = freezes.rows(run.freezeId(), AssessedMeasure.KEY).stream().filter(row -> row.row().numerator().signum() == 0).findFirst().orElseThrow();
        grades.propose(clerk, run.id(), run.version());
        long early = adjustments.ask(steward, wrong.id(), BigDecimal.ONE, BigDecimal.ONE, "已于6月办结");
        assertThat(answers()).as("the bureau owes an answer").singleElement().satisfies(duty -> {
            assertThat(duty.state()).isEqualTo(DutyState.OPEN);
            assertThat(duty.debtorUnitId()).isEqualTo(clerk.unitId());
        });
        grades.requestSignature(clerk, run.id(), bench.rows.get(run.id()).version());
        assertThatThrownBy(() -> adjustments.decide(bench.head(), early, 0, true, "属实")).isInstanceOf(Problem.Refused.class).hasMessageContaining("signing");
        var waiting = routes.current(run.ref()).orElseThrow();
        routes.returnBack(bench.head(), waiting.id(), waiting.version(), "先更正数据");
        adjustments.decide(bench.head(), early, 0, true, "属实");
        assertThat(answers()).extracting(Duty::state).containsExactly(DutyState.MET);
        AssessmentRun back = bench.rows.get(run.id());
        assertThat(bench.of(back, one).total()).isEqualByComparingTo("90");
        assertThat(bench.of(back, one).grade()).as("to be proposed again on the new scores").isNull();
        grades.propose(clerk, back.id(), back.version());
        grades.requestSignature(clerk, back.id(), bench.rows.get(back.id()).version());
        var again = routes.current(run.ref()).orElseThrow();
        routes.sign(bench.head(), again.id(), again.version(), "同意");
        assertThatThrownBy(() -> adjustments.ask(steward, wrong.id(), BigDecimal.ZERO, BigDecimal.ONE, "又反悔")).isInstanceOf(Problem.Refused.class).hasMessageContaining("signed");
        assertThat(scores.differences(bench.rows.get(run.id()))).isEmpty();
    }

    @Test
    void aWrongFrozenLedgerRowOfAUnitIsMendedByAnAdjustment() {
        record(LedgerKind.DEDUCTION, "5");
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one);
        long id = bench.of(run, one).id();
        long row = officers.rows(id).getFirst().id();
        long asked = rowAdjustments.ask(bench.officer(one), row, BigDecimal.ONE.negate(), BigDecimal.ONE, "误记为5分");
        rowAdjustments.decide(bench.head(), asked, 0, true, "属实");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("79");
        assertThat(officers.rows(id)).singleElement().satisfies(each -> assertThat(each.frozen()).isEqualByComparingTo("-5"));
        assertThat(scores.differences(run)).isEmpty();
    }

    @Test
    void aWrongFrozenRowIsMendedByAnAdjustmentAndEverythingAboveIsComputedAgain() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one);
        Freezes.Frozen wrong = freezes.rows(run.freezeId(), AssessedMeasure.KEY).stream().filter(row -> row.row().numerator().signum() == 0).findFirst().orElseThrow();
        long asked = adjustments.ask(bench.city.acting(one, PostKind.DATA_STEWARD), wrong.id(), BigDecimal.ONE, BigDecimal.ONE, "已于6月办结");
        adjustments.decide(bench.head(), asked, 0, true, "属实");
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("90");
        assertThat(scores.differences(run)).isEmpty();
    }

    @Test
    void theFirstReviewDoesNotEndWhileABonusOrADeductionIsUndecidedAndSaysWhich() {
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), one, other);
        bench.first.asClaimed(clerk, bench.of(run, other).id());
        long id = bench.of(run, one).id();
        bench.first.judge(clerk, id, "A2", -1, new Judgement.Chosen("full"), "");
        bench.first.judge(clerk, id, "B1", -1, new Judgement.Given(new BigDecimal("30")), "");
        bench.first.judge(clerk, id, "C1", -1, new Judgement.Given(BigDecimal.ONE), "");
        assertThatThrownBy(() -> bench.first.finish(clerk, run.id(), run.version())).isInstanceOfSatisfying(Problem.Refused.class,
                refused -> assertThat(words.say(Language.ZH, refused.reason())).contains("1 个考核对象", one.name(), "D1 通报批评", "V1 重大安全事件").doesNotContain("C1").doesNotContain(other.name()));
        assertThat(bench.first.asClaimed(clerk, id)).as("that there is none is a decision, too").isEqualTo(2);
        assertThat(bench.first.decided(id)).containsKeys("D1", "V1");
        bench.first.finish(clerk, run.id(), run.version());
        assertThat(bench.of(run, one).total()).isEqualByComparingTo("81");
    }

    @Test
    void entriesMadeInBulkOnTheLastDaysAreASign() {
        bench.measure.rows.clear();
        bench.noSnapshots();
        for (int i = 0; i < 6; i++) {
            if (i >= 4) {
                bench.measure.rows.add(Measure.Row.of(one.id(), SubjectRef.of("unit", i), true, LocalDate.of(2026, 5, 4), "met"));
            }
            if (i >= 5) {
                bench.measure.rows.add(Measure.Row.of(other.id(), SubjectRef.of("unit", i), true, LocalDate.of(2026, 5, 4), "met"));
            }
        }
        snapshots.take(bench.measure, RunBench.NOVEMBER);
        for (int i = 0; i < 5; i++) {
            if (i < 4) {
                bench.measure.rows.add(Measure.Row.of(one.id(), SubjectRef.of("unit", i), true, LocalDate.of(2026, 5, 4), "met"));
            }
            bench.measure.rows.add(Measure.Row.of(other.id(), SubjectRef.of("unit", i), true, LocalDate.of(2026, 5, 4), "met"));
        }
        snapshots.take(bench.measure, RunBench.AFTER.minusDays(1));
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), one, other);
        assertThat(kinds(run, one)).as("four of six are too few").isEmpty();
        assertThat(kinds(run, other)).containsExactly(SignKind.LAST_DAYS);
    }

    @Test
    void aRecordShownByTwoUnitsIsASignForBoth() {
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one, other);
        for (Unit unit : List.of(one, other)) {
            Who officer = bench.officer(unit);
            bench.self.claim(officer, bench.of(run, unit).id(), "A2", -1, new Judgement.Chosen("full"), "");
            prove(officer, bench.of(run, unit).id(), "A2", unit.name() + ".txt", "同一份材料");
        }
        clocks.today(RunBench.AFTER);
        bench.freezing.freeze(clerk, run.id(), run.version());
        assertThat(kinds(run, one)).containsExactly(SignKind.USED_TWICE);
        assertThat(kinds(run, other)).containsExactly(SignKind.USED_TWICE);
    }

    @Test
    void aDeadlineReDatedBeforeTheFreezeIsASign() {
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one, other);
        clocks.today(LocalDate.of(2026, 11, 12));
        transaction.executeWithoutResult(any -> duties.extend(AssessmentRules.SELF, bench.of(run, one).ref(), Runs.SELF, 1, "某人", Message.of("assessment.why.withdrawn")));
        clocks.today(RunBench.AFTER.plusDays(3));
        bench.freezing.freeze(clerk, run.id(), run.version());
        assertThat(kinds(run, one)).containsExactly(SignKind.REDATED);
        assertThat(kinds(run, other)).isEmpty();
    }

    @Test
    void figuresThatJumpAndFallBackAreASignReadInOneStatement() {
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), one, other);
        int day = 9;
        for (String value : List.of("0.5", "0.95", "0.4")) {
            valued(one, RunBench.AFTER.minusDays(day), value);
            valued(other, RunBench.AFTER.minusDays(day--), day == 6 ? "0.52" : "0.5");
        }
        var read = new AtomicInteger();
        var counting = sql.configuration().derive(DefaultExecuteListenerProvider.providers(ExecuteListener.onExecuteStart(started -> read.addAndGet(String.valueOf(started.sql()).contains("published_value") ? 1 : 0))));
        new GamingSigns(DSL.using(counting), bench.rows, freezes, evidence, catalogue, audit, clocks).look(run);
        assertThat(read).hasValue(1);
        assertThat(signs.of(bench.of(run, one).id())).singleElement().satisfies(sign -> {
            assertThat(sign.kind()).isEqualTo(SignKind.JUMP);
            assertThat(sign.most()).isEqualByComparingTo("0.95");
        });
        assertThat(kinds(run, other)).isEmpty();
    }

    private void valued(Unit unit, LocalDate day, String value) {
        sql.query("insert into measures.snapshot (measure_key, day, formula_version, taken_at) values (?, ?, 1, now()) on conflict do nothing", AssessedMeasure.KEY, day).execute();
        sql.query("insert into measures.value (measure_key, unit_id, numerator, denominator, value, first_day, last_day) values (?, ?, ?, 1, ?, ?, ?)", AssessedMeasure.KEY, unit.id(), new BigDecimal(value),
                new BigDecimal(value), day, day).execute();
    }

    private List<SignKind> kinds(AssessmentRun run, Unit unit) {
        return signs.of(bench.of(run, unit).id()).stream().map(GamingSigns.Sign::kind).toList();
    }

    @Test
    void theOrganiserSettlesWhoSeesWhoseEvidenceInPublicity() {
        AssessmentRun closed = bench.frozen(clerk, RunBench.alone(), one, other);
        Who neighbour = bench.officer(other);
        long own = bench.of(closed, one).id();
        assertThatThrownBy(() -> bench.assessees.get(neighbour, own)).isInstanceOf(Problem.NotFound.class);
        bench.first.asClaimed(clerk, own);
        bench.first.asClaimed(clerk, bench.of(closed, other).id());
        bench.first.finish(clerk, closed.id(), closed.version());
        assertThatThrownBy(() -> bench.assessees.get(neighbour, own)).as("only the own").isInstanceOf(Problem.NotFound.class);
        clocks.today(RunBench.NOVEMBER);
        AssessmentRun open = bench.frozen(clerk, shown(EvidenceShown.SCOPE, true), one, other);
        long shown = bench.of(open, one).id();
        assertThatThrownBy(() -> bench.assessees.get(neighbour, shown)).as("not before publicity").isInstanceOf(Problem.NotFound.class);
        bench.first.asClaimed(clerk, shown);
        bench.first.asClaimed(clerk, bench.of(open, other).id());
        bench.first.finish(clerk, open.id(), open.version());
        AssessmentRun published = bench.rows.get(open.id());
        assertThat(bench.assessees.seesEvidence(neighbour, published, bench.assessees.get(neighbour, shown))).isTrue();
        Who stranger = bench.officer(bench.department());
        assertThatThrownBy(() -> bench.assessees.get(stranger, shown)).isInstanceOf(Problem.NotFound.class);
        assertThat(papers.publicity(neighbour, published.id()).toString()).as("names are shown").contains(one.name(), other.name(), "80.00", "90.00");
        assertThat(papers.publicity(clerk, closed.id()).toString()).as("one paper for everybody: no names, not even for the organiser").doesNotContain(one.name()).doesNotContain(other.name()).contains("（名称不公开）");
        assertThatThrownBy(() -> papers.publicity(stranger, published.id())).isInstanceOf(Problem.NotFound.class);
    }

    private static AssessmentRun.Settings shown(EvidenceShown evidence, boolean names) {
        var alone = RunBench.alone();
        return new AssessmentRun.Settings(alone.panel(), alone.reviewers(), alone.talkShare(), evidence, names, alone.scale(), alone.quota(), alone.unitWeight(), alone.dutyWeight(), alone.reportWeight(), alone.leastDays());
    }

    @Test
    void theAnswerToAnAppealIsALetterOnceItIsGiven() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one, other);
        Who officer = bench.officer(one);
        long appeal = appeals.lodge(officer, bench.of(run, one).id(), "B1", "印发文件已上传");
        assertThatThrownBy(() -> papers.answer(officer, appeal)).isInstanceOf(Problem.Refused.class);
        appeals.answer(bench.head(), appeal, 0, true, BigDecimal.valueOf(34), "确有文件，缺附件");
        assertThat(papers.answer(officer, appeal).toString()).contains(one.name(), "B1 应用创新", "印发文件已上传", "申诉成立", "由30.00分调整为34.00分", run.method().number());
        assertThatThrownBy(() -> papers.answer(bench.officer(other), appeal)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void everyStepHasItsClockAndItsPapers() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one, other);
        assertThat(course.of(clerk, run)).filteredOn(stop -> stop.stage() == RunStage.PUBLICITY).singleElement().satisfies(stop -> {
            assertThat(stop.due()).isEqualTo(LocalDate.of(2026, 11, 23));
            assertThat(stop.papers()).extracting(Course.Paper::pdf).containsExactly(run.href() + "/publicity.pdf");
        });
        assertThat(course.of(clerk, run)).filteredOn(stop -> stop.stage() == RunStage.FIRST_REVIEW).singleElement().satisfies(stop -> assertThat(stop.metOn()).isEqualTo(RunBench.AFTER));
        assertThat(course.of(bench.officer(one), run)).flatExtracting(Course.Stop::papers).extracting(Course.Paper::href).contains(run.href() + "/publicity.docx").noneMatch(href -> href.contains("freezes") || href.contains("/report"));
    }

    @Test
    void theCourseOfARunAsksNoMoreOfTheDatabaseForMoreAppeals() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one, other);
        Who officer = bench.officer(one);
        long first = appeals.lodge(officer, bench.of(run, one).id(), "B1", "印发文件已上传");
        int organiser = statements.during(() -> course.of(clerk, run));
        int concerned = statements.during(() -> course.of(officer, run));
        appeals.lodge(officer, bench.of(run, one).id(), "A2", "制度齐全");
        appeals.lodge(officer, bench.of(run, one).id(), "A1", "数据有误");
        appeals.lodge(bench.officer(other), bench.of(run, other).id(), "A1", "数据有误");
        assertThat(statements.during(() -> course.of(clerk, run))).isEqualTo(organiser);
        assertThat(statements.during(() -> course.of(officer, run))).isEqualTo(concerned);
        assertThat(appeals.of(officer, run)).as("only the own").hasSize(3).extracting(Appeal::id).contains(first);
        assertThat(course.of(clerk, run)).filteredOn(stop -> stop.stage() == RunStage.APPEALS).singleElement().satisfies(stop -> assertThat(stop.due()).isNotNull());
    }

    /** anchors case 17: a unit's display name is no key of anything. */
    @Test
    void aUnitsNewNameChangesNoCountAndNoScore() {
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), one, other);
        var totals = bench.rows.assessed(run.id()).stream().map(Assessed::total).toList();
        units.rename(clerk, one.id(), one.name() + "（更名）", one.nameEn() + " renamed", one.shortName() + "更", RunBench.AFTER, "测试文号");
        units.rename(clerk, other.id(), other.name() + "（更名）", other.nameEn() + " renamed", other.shortName() + "更", RunBench.AFTER, "测试文号");
        scores.compute(run);
        assertThat(bench.rows.assessed(run.id())).extracting(Assessed::total).isEqualTo(totals).hasSize(2);
        assertThat(scores.differences(run)).isEmpty();
        assertThat(ranking.of(clerk, run)).extracting(place -> place.unit().id()).containsExactly(other.id(), one.id());
        assertThat(ranking.of(clerk, run).getLast().name(Language.ZH)).endsWith("（更名）");
    }

    /** anchors case 13: what users type is never more than text. */
    @Test
    void sqlInAFilterOrInAnIndicatorsCodeStaysText() {
        AssessmentRun run = bench.published(clerk, RunBench.alone(), one);
        for (String typed : List.of("' or 1=1 --", "%", "_", "'; delete from assessment.run; --")) {
            assertThat(bench.runs.slice(clerk, typed, null, new Slice.Ask(1, 25)).rows()).as(typed).isEmpty();
        }
        Who officer = bench.officer(one);
        long id = bench.of(run, one).id();
        assertThatThrownBy(() -> appeals.lodge(officer, id, "A2' or '1'='1", "口径")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> appeals.rule(bench.head(), run.id(), "A2' or '1'='1", null, BigDecimal.ONE, "口径")).isInstanceOf(Problem.Invalid.class);
        long appeal = appeals.lodge(officer, id, "A2", "'); drop table assessment.appeal; --");
        assertThat(appeals.get(officer, appeal).ground()).isEqualTo("'); drop table assessment.appeal; --");
    }

    @Test
    void signsOfGamingAreShownToTheReviewerAndChangeNoScore() {
        bench.measure.rows.clear();
        bench.noSnapshots();
        snapshots.take(bench.measure, RunBench.NOVEMBER);
        for (int i = 0; i < 6; i++) {
            // put in at the last moment, with a date of June
            bench.measure.rows.add(row(i, true, LocalDate.of(2026, 6, 1)));
        }
        snapshots.take(bench.measure, RunBench.AFTER.minusDays(1));
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one);
        Who officer = bench.officer(one);
        long id = bench.of(run, one).id();
        bench.self.claim(officer, id, "A2", -1, new Judgement.Chosen("full"), "");
        bench.self.claim(officer, id, "B1", -1, new Judgement.Given(BigDecimal.TEN), "");
        prove(officer, id, "A2", "总结.txt", "同一份材料");
        prove(officer, id, "B1", "成效.txt", "同一份材料");
        bench.self.submit(officer, id, 0);
        clocks.today(RunBench.AFTER);
        bench.freezing.freeze(clerk, run.id(), run.version());
        assertThat(signs.of(id)).extracting(GamingSigns.Sign::kind).containsExactlyInAnyOrder(SignKind.LAST_DAYS, SignKind.USED_TWICE, SignKind.USED_TWICE);
        signs.check(clerk, signs.of(id).getFirst().id(), "系批量补录历史数据，属实");
        assertThat(signs.open(run.id())).containsEntry(id, 2);
        assertThat(scores.sheet(bench.rows.get(run.id()), bench.of(run, one)).line("A1").orElseThrow().score()).isEqualByComparingTo("40");
    }

    @Test
    void aCountysBureauRunsAllThisAloneAndAForeignCountyIsRefused() {
        Unit county = bench.city.fresh(clerk, bench.city.unit("夷陵区人民政府"), UnitKind.DEPARTMENT);
        bench.facts(county, 1, 2);
        Unit bureau = bench.city.unit("夷陵区政务服务和大数据管理局");
        Who own = bench.city.acting(bureau, PostKind.BUREAU_CLERK);
        long id = bench.runs.begin(own, bench.draft(bureau, RunBench.alone()));
        assertThatThrownBy(() -> bench.assessees.add(own, id, List.of(one.id()), null)).isInstanceOf(Problem.Denied.class);
        bench.assessees.add(own, id, List.of(county.id()), null);
        bench.runs.issue(own, id, 0, RunBench.SELF_DUE);
        AssessmentRun run = bench.rows.get(id);
        Who foreign = bench.city.acting(bench.city.unit("当阳市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThatThrownBy(() -> bench.runs.get(foreign, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> bench.freezing.freeze(foreign, id, run.version())).isInstanceOf(Problem.Denied.class);
        clocks.today(RunBench.AFTER);
        bench.freezing.freeze(own, id, run.version());
        assertThat(bench.of(run, county).total()).isEqualByComparingTo("20");
    }

    @Test
    void gradesAreSignedTheReportIsIssuedAndNamesAreShownOnlyWhereAllowed() {
        AssessmentRun run = bench.grading(clerk, bench.published(clerk, RunBench.alone(), one, other));
        grades.propose(clerk, run.id(), run.version());
        grades.requestSignature(clerk, run.id(), run.version());
        var waiting = routes.current(run.ref()).orElseThrow();
        routes.sign(bench.head(), waiting.id(), waiting.version(), "同意");
        AssessmentRun reporting = bench.rows.get(run.id());
        assertThat(reporting.stage()).isEqualTo(RunStage.REPORTING);
        report.issue(clerk, run.id(), reporting.version(), null);
        AssessmentRun concluded = bench.rows.get(run.id());
        assertThat(concluded.stage()).isEqualTo(RunStage.CONCLUDED);
        assertThat(duties.about(run.ref())).extracting(each -> each.state()).containsOnly(DutyState.MET);
        Who officer = bench.officer(one);
        assertThat(ranking.of(officer, concluded)).extracting(place -> place.unit() == null ? null : place.unit().id()).containsExactly(null, one.id());
        assertThat(ranking.of(clerk, concluded)).extracting(place -> place.unit().id()).containsExactly(other.id(), one.id());
    }

    @Test
    void whatStoodEarlierIsNoBulkEntryWhateverDateItBears() {
        bench.measure.rows.clear();
        bench.noSnapshots();
        for (int i = 0; i < 6; i++) {
            bench.measure.rows.add(row(i, true, RunBench.AFTER));
        }
        snapshots.take(bench.measure, RunBench.NOVEMBER);
        bench.measure.rows.replaceAll(row -> new cdo.platform.measures.Measure.Row(row.unitId(), row.subject(), row.numerator(), row.denominator(), null, row.reason()));
        snapshots.take(bench.measure, RunBench.NOVEMBER.plusDays(1));
        bench.measure.rows.replaceAll(row -> new cdo.platform.measures.Measure.Row(row.unitId(), row.subject(), row.numerator(), row.denominator(), RunBench.AFTER, row.reason()));
        AssessmentRun run = bench.frozen(clerk, RunBench.alone(), one);
        assertThat(signs.of(bench.of(run, one).id())).isEmpty();
    }

    @Test
    void aProofOfAnEarlierAssessmentUsedAgainIsASign() {
        AssessmentRun before = bench.issued(clerk, RunBench.alone(), one);
        Who officer = bench.officer(one);
        bench.self.claim(officer, bench.of(before, one).id(), "A2", -1, new Judgement.Chosen("full"), "");
        prove(officer, bench.of(before, one).id(), "A2", "去年总结.txt", "一稿多用" + one.id());
        sql.query("update assessment.run set period_from = date '2025-01-01', period_to = date '2025-12-31', year = 2025 where id = ?", before.id()).execute();
        AssessmentRun run = bench.issued(clerk, RunBench.alone(), one);
        long id = bench.of(run, one).id();
        bench.self.claim(officer, id, "A2", -1, new Judgement.Chosen("full"), "");
        prove(officer, id, "A2", "今年总结.txt", "一稿多用" + one.id());
        clocks.today(RunBench.AFTER);
        bench.freezing.freeze(clerk, run.id(), run.version());
        assertThat(signs.of(id)).extracting(GamingSigns.Sign::kind, GamingSigns.Sign::about).containsExactly(org.assertj.core.groups.Tuple.tuple(SignKind.USED_TWICE, "今年总结.txt"));
    }

    private void prove(Who who, long assessed, String item, String name, String content) {
        var claim = bench.self.provable(who, assessed, item);
        bench.self.prove(who, claim, attachments.store(who, claim.ref(), name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
    }
}
