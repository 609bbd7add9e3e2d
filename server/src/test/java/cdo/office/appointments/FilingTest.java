package cdo.office.appointments;

import static cdo.office.appointments.Stage.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.platform.approvals.Routes;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class FilingTest {

    @Autowired
    Stage stage;
    @Autowired
    Filings filings;
    @Autowired
    FilingReview review;
    @Autowired
    FilingRows rows;
    @Autowired
    FilingPapers filingPapers;
    @Autowired
    Register register;
    @Autowired
    Duties duties;
    @Autowired
    Routes routes;
    @Autowired
    People people;
    @Autowired
    Papers papers;
    @Autowired
    Clocks clocks;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    DSLContext sql;

    private Duration lead;
    private Unit department;

    @BeforeEach
    void aDepartmentOfItsOwn() {
        lead = clocks.lead();
        clocks.today(MONDAY);
        department = stage.department();
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void aFilingGoesFromDraftToFiledWithNumberAndReceipt() {
        Filing filing = stage.submitted(department, "张备案");
        assertThat(filing.stage()).isEqualTo(FilingStage.SUBMITTED);
        assertThat(filing.submittedOn()).isEqualTo(MONDAY);
        assertThat(about(filing)).filteredOn(duty -> duty.ruleKey().equals(FilingDuties.REVIEW)).singleElement()
                .satisfies(duty -> assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 3, 9)));
        FilingLine line = filing.lines().getFirst();
        review.accept(stage.clerk(), filing.id(), line.id(), line.version(), true);
        Filing filed = rows.get(filing.id());
        assertThat(filed.stage()).isEqualTo(FilingStage.FILED);
        assertThat(filed.number()).matches("宜昌数备〔2026〕\\d+号");
        assertThat(register.files(filed)).extracting(Register.FiledFile::purpose).containsOnly(FilePurpose.RECEIPT).hasSize(2);
        assertThat(people.get(filed.lines().getFirst().personId()).name()).isEqualTo("张备案");
        assertThat(about(filed)).filteredOn(duty -> duty.ruleKey().equals(FilingDuties.REVIEW)).extracting(Duty::state).containsExactly(DutyState.MET);
        assertThat(register.happened(filed)).extracting(Register.Happened::kind).containsExactly(FilingStep.FILED, FilingStep.LINE_ACCEPTED_UNSCANNED, FilingStep.SUBMITTED,
                FilingStep.SENT_FOR_SIGNATURE, FilingStep.DRAFTED);
    }

    @Test
    void twoStewardsAtOnceGetOneLetterForOnePost() {
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        long post = stage.post(department);
        try (var other = Executors.newSingleThreadExecutor()) {
            Future<Long> second = transaction.execute(any -> {
                filings.draft(steward, department.id(), List.of(post), "", "");
                Future<Long> asked = other.submit(() -> filings.draft(steward, department.id(), List.of(post), "", ""));
                Awaitility.await().until(() -> asked.isDone() || sql.fetchSingle("select exists (select from pg_locks where not granted)").get(0, Boolean.class));
                return asked;
            });
            assertThatThrownBy(second::get).hasCauseInstanceOf(Problem.Invalid.class);
        }
        assertThat(register.filingsOfPost(steward, post, 10)).hasSize(1);
    }

    @Test
    void onlyTheSuccessorsOfAStageAreReached() {
        for (FilingStage from : FilingStage.values()) {
            for (FilingStage to : FilingStage.values()) {
                var filing = new Filing(1, 1, 1, from, 0, "", "", 1, "", MONDAY, null, null, null, null, 0, List.of());
                if (from.successors().contains(to)) {
                    assertThat(filing.moveTo(to).stage()).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> filing.moveTo(to)).isInstanceOf(Problem.Refused.class);
                }
            }
        }
    }

    @Test
    void whatIsMissingKeepsADraftFromBeingSentButNotFromBeingKept() {
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        long id = filings.draft(steward, department.id(), List.of(stage.post(department)), "", "");
        FilingLine line = rows.get(id).lines().getFirst();
        filings.save(steward, id, line.id(), line.version(), null, Nominee.empty());
        assertThat(filings.complaints(rows.get(id))).extracting(Filings.Complaint::field).contains("name", "partyOpinion", "political", "digitalThinking", "reformKnowledge");
        refused("appointments.filing.incomplete", () -> filings.send(steward, id, rows.get(id).version()));
    }

    @Test
    void aDepartureFromAPrincipleAsksForAReasonAndKeepsIt() {
        assertThat(PrincipleRule.departure(PostKind.DEPARTMENT_CDO, "一级主任科员（信息科）", "")).isEmpty();
        assertThat(PrincipleRule.departure(PostKind.DEPARTMENT_CDO, "科长", "")).isPresent();
        assertThat(PrincipleRule.departure(PostKind.COUNTY_CDO, "副区长", "分管农业")).isPresent();
        assertThat(PrincipleRule.departure(PostKind.COUNTY_CDO, "副区长", "分管政务数据")).isEmpty();
        assertThat(PrincipleRule.departure(PostKind.COUNTY_CDEO, "大数据局副局长", "")).isPresent();
        assertThat(PrincipleRule.departure(PostKind.COUNTY_CDEO, "大数据局局长", "")).isEmpty();
    }

    @Test
    void nobodyWritesInAnotherUnitsFilingNorNamesAnotherUnitsPostOrPerson() {
        Unit sibling = stage.department();
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        Who stranger = stage.city.acting(sibling, PostKind.DATA_STEWARD);
        long id = stage.drafted(steward, department, "甲");
        FilingLine line = rows.get(id).lines().getFirst();
        assertThatThrownBy(() -> filings.draft(stranger, department.id(), List.of(stage.post(department)), "", "")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> filings.save(stranger, id, line.id(), line.version(), null, Nominee.empty())).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> filings.send(stranger, id, rows.get(id).version())).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> register.filing(stranger, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> filings.draft(steward, department.id(), List.of(stage.post(sibling)), "", "")).isInstanceOf(Problem.Invalid.class);
        long outsider = stage.city.person(sibling);
        assertThatThrownBy(() -> filings.save(steward, id, line.id(), line.version(), outsider, Stage.nominee("甲"))).isInstanceOf(Problem.Invalid.class);
        Filing other = stage.submitted(sibling, "乙");
        assertThatThrownBy(() -> filings.save(steward, id, other.lines().getFirst().id(), 0, null, Nominee.empty())).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> review.accept(steward, other.id(), other.lines().getFirst().id(), 1, true)).isInstanceOf(Problem.Denied.class);
        assertThat(rows.get(id).lines().getFirst()).isEqualTo(line);
    }

    @Test
    void whatWasNeverSentOrWasTakenBackIsTheUnitsOwn() {
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        long id = stage.drafted(steward, department, "钱拾叁");
        seen(steward, id, "钱拾叁", true);
        seen(stage.clerk(), id, "钱拾叁", false);
        Unit sibling = stage.department();
        Filing sent = stage.submitted(sibling, "赵拾肆");
        seen(stage.clerk(), sent.id(), "赵拾肆", true);
        Who theirs = stage.city.acting(sibling, PostKind.DATA_STEWARD);
        filings.withdraw(theirs, sent.id(), sent.version(), "有误");
        seen(stage.clerk(), sent.id(), "赵拾肆", false);
        seen(theirs, sent.id(), "赵拾肆", true);
    }

    private void seen(Who who, long id, String name, boolean expected) {
        var ask = new cdo.platform.web.Slice.Ask(1, 25);
        assertThat(register.filings(who, name, null, null, ask).rows().stream().anyMatch(filing -> filing.id() == id)).isEqualTo(expected);
        assertThat(register.filingsOf(who, rows.get(id).unitId(), 5).stream().anyMatch(filing -> filing.id() == id)).isEqualTo(expected);
        assertThat(search.find(who, name, Filing.KIND).stream().anyMatch(found -> found.subject().id() == id)).isEqualTo(expected);
        if (expected) {
            assertThat(register.filing(who, id).id()).isEqualTo(id);
        } else {
            assertThatThrownBy(() -> register.filing(who, id)).isInstanceOf(Problem.NotFound.class);
        }
    }

    @Test
    void aCountysBureauDoesNotReviewTheCitysDepartment() {
        Unit countyBureau = stage.city.unit("夷陵区人民政府");
        Who clerk = stage.city.acting(countyBureau, PostKind.UNIT_HEAD);
        Filing filing = stage.submitted(department, "丙");
        assertThatThrownBy(() -> review.accept(clerk, filing.id(), filing.lines().getFirst().id(), filing.lines().getFirst().version(), true)).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void anOlderVersionIsStale() {
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        long id = stage.drafted(steward, department, "丁");
        FilingLine line = rows.get(id).lines().getFirst();
        assertThatThrownBy(() -> filings.save(steward, id, line.id(), line.version() - 1, null, Nominee.empty())).isInstanceOf(Problem.Stale.class);
        assertThatThrownBy(() -> filings.send(steward, id, rows.get(id).version() - 1)).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void ofTwoClerksThatDecideOneNomineeAtOnceOneIsTold() throws Exception {
        Filing filing = stage.submitted(department, "戊");
        FilingLine line = filing.lines().getFirst();
        Who first = stage.clerk();
        Who second = stage.clerk();
        int refused = 0;
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> accepting = () -> {
                review.accept(first, filing.id(), line.id(), line.version(), true);
                return true;
            };
            Callable<Boolean> returning = () -> {
                review.returnLine(second, filing.id(), line.id(), line.version(), "缺依据");
                return true;
            };
            for (var result : both.invokeAll(List.of(accepting, returning))) {
                try {
                    result.get();
                } catch (ExecutionException told) {
                    assertThat(told.getCause()).isInstanceOfAny(Problem.Stale.class, Problem.Refused.class);
                    refused++;
                }
            }
        }
        assertThat(refused).isEqualTo(1);
        assertThat(rows.steps(filing.id())).filteredOn(step -> step.kind() == FilingStep.LINE_ACCEPTED_UNSCANNED || step.kind() == FilingStep.LINE_RETURNED).hasSize(1);
    }

    @Test
    void theHeadSendsItBackToTheDraft() {
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        Who head = stage.city.acting(department, PostKind.UNIT_HEAD);
        long id = stage.drafted(steward, department, "己");
        filings.send(steward, id, rows.get(id).version());
        var run = routes.current(rows.get(id).ref()).orElseThrow();
        routes.returnBack(head, run.id(), run.version(), "请再核实");
        assertThat(rows.get(id).stage()).isEqualTo(FilingStage.DRAFT);
        assertThat(register.happened(rows.get(id)).getFirst().remark()).isEqualTo("请再核实");
    }

    @Test
    void theUnitTakesItBackBeforeADecisionAndSendsItAgain() {
        Filing filing = stage.submitted(department, "庚");
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        filings.withdraw(steward, filing.id(), filing.version(), "有误");
        Filing back = rows.get(filing.id());
        assertThat(back.stage()).isEqualTo(FilingStage.DRAFT);
        assertThat(back.submittedOn()).isNull();
        assertThat(about(back)).filteredOn(duty -> duty.ruleKey().equals(FilingDuties.REVIEW)).extracting(Duty::state).containsExactly(DutyState.CANCELLED);
        filings.send(steward, back.id(), back.version());
        stage.sign(stage.city.acting(department, PostKind.UNIT_HEAD), back.ref());
        assertThat(about(back)).filteredOn(duty -> duty.ruleKey().equals(FilingDuties.REVIEW)).extracting(Duty::state).containsExactlyInAnyOrder(DutyState.CANCELLED, DutyState.OPEN);
    }

    @Test
    void afterADecisionNothingIsWithdrawnAsAWhole() {
        Filing filing = stage.submitted(department, "辛");
        FilingLine line = filing.lines().getFirst();
        review.returnLine(stage.clerk(), filing.id(), line.id(), line.version(), "缺依据");
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        refused("appointments.filing.decided", () -> filings.withdraw(steward, filing.id(), rows.get(filing.id()).version(), "有误"));
    }

    @Test
    void aReturnPausesTheBureauAndTheCorrectionIsSeenFieldByField() {
        Filing filing = stage.submitted(department, "壬");
        FilingLine line = filing.lines().getFirst();
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        review.returnLine(stage.clerk(), filing.id(), line.id(), line.version(), "依据文号有误");
        assertThat(rows.get(filing.id()).stage()).isEqualTo(FilingStage.CORRECTION);
        assertThat(state(filing, FilingDuties.REVIEW)).isEqualTo(DutyState.SUSPENDED);
        assertThat(state(filing, FilingDuties.CORRECT)).isEqualTo(DutyState.OPEN);

        clocks.today(MONDAY.plusDays(1));
        FilingLine returned = rows.get(filing.id()).lines().getFirst();
        Nominee was = returned.nominee();
        filings.save(steward, filing.id(), line.id(), returned.version(), null, changed(was, "夷发〔2026〕8号"));
        filings.resubmit(steward, filing.id(), line.id(), rows.get(filing.id()).lines().getFirst().version());
        assertThat(rows.get(filing.id()).stage()).isEqualTo(FilingStage.UNDER_REVIEW);
        assertThat(state(filing, FilingDuties.CORRECT)).isEqualTo(DutyState.MET);
        assertThat(state(filing, FilingDuties.REVIEW)).isEqualTo(DutyState.OPEN);
        assertThat(register.editions(rows.get(filing.id()).lines().getFirst()).getFirst().changes()).singleElement()
                .isEqualTo(new Nominee.Difference("basisNumber", "夷发〔2026〕3号", "夷发〔2026〕8号"));
    }

    @Test
    void aCorrectionKeepsThePersonButTheNomineeMayBeTakenBack() {
        Filing filing = stage.submitted(department, "癸");
        FilingLine line = filing.lines().getFirst();
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        review.returnLine(stage.clerk(), filing.id(), line.id(), line.version(), "请换人");
        filings.save(steward, filing.id(), line.id(), rows.get(filing.id()).lines().getFirst().version(), null, named(Stage.nominee("癸"), "另一人", LocalDate.of(1980, 6, 1)));
        refused("appointments.line.otherPerson", () -> filings.resubmit(steward, filing.id(), line.id(), rows.get(filing.id()).lines().getFirst().version()));
        filings.withdrawLine(steward, filing.id(), line.id(), rows.get(filing.id()).lines().getFirst().version(), "另行报送");
        assertThat(rows.get(filing.id()).stage()).isEqualTo(FilingStage.DISCARDED);
        assertThat(about(filing)).filteredOn(duty -> !duty.ruleKey().equals("duties.sign")).allMatch(duty -> !duty.state().running());
    }

    @Test
    void aSlipInTheNameIsMendedAndTheTimelineKeepsWhatWasSent() {
        Filing filing = stage.submitted(department, "张名子");
        long line = filing.lines().getFirst().id();
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        review.returnLine(stage.clerk(), filing.id(), line, filing.lines().getFirst().version(), "姓名有误");
        FilingLine returned = rows.get(filing.id()).line(line);
        filings.save(steward, filing.id(), line, returned.version(), null, named(returned.nominee(), "张名字", returned.nominee().birthMonth()));
        assertThat(register.happened(rows.get(filing.id()))).filteredOn(step -> step.kind() == FilingStep.LINE_RETURNED).extracting(Register.Happened::line)
                .as("what was returned, not the draft").containsExactly("张名子");
        filings.resubmit(steward, filing.id(), line, rows.get(filing.id()).line(line).version());
        review.accept(stage.clerk(), filing.id(), line, rows.get(filing.id()).line(line).version(), true);
        Filing filed = rows.get(filing.id());
        assertThat(register.happened(filed)).filteredOn(step -> !step.line().isEmpty()).extracting(Register.Happened::line).containsExactly("张名字", "张名字", "张名子");
        assertThat(people.get(filed.lines().getFirst().personId()).name()).isEqualTo("张名字");
    }

    @Test
    void withoutTheScanOfTheStampedLetterTheBureauSaysThatItSawTheOriginal() {
        Filing filing = stage.submitted(department, "张原件");
        FilingLine line = filing.lines().getFirst();
        assertThatThrownBy(() -> review.accept(stage.clerk(), filing.id(), line.id(), line.version(), false)).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("appointments.filing.unscanned"));
        byte[] pdf = papers.pdf(filingPapers.letter(filing), "");
        filings.attach(stage.city.acting(department, PostKind.DATA_STEWARD), filing.id(), null, FilePurpose.STAMPED_LETTER, "盖章函.pdf", new ByteArrayInputStream(pdf));
        review.accept(stage.clerk(), filing.id(), line.id(), line.version(), false);
        assertThat(register.happened(rows.get(filing.id()))).extracting(Register.Happened::kind).contains(FilingStep.LINE_ACCEPTED).doesNotContain(FilingStep.LINE_ACCEPTED_UNSCANNED);
    }

    @Autowired
    Units units;
    @Autowired
    FilingsOver over;

    @Test
    void nobodyIsFiledForAUnitThatIsNoMoreAndItsFilingEnds() {
        Filing filing = stage.submitted(department, "张撤并");
        FilingLine line = filing.lines().getFirst();
        units.merge(stage.clerk(), java.util.Set.of(department.id()), stage.department().id(), MONDAY, "宜编〔2026〕1号");
        refused("appointments.filing.unitEnded", () -> review.accept(stage.clerk(), filing.id(), line.id(), line.version(), true));
        refused("appointments.filing.unitEnded", () -> review.accept(stage.clerk(), List.of(filing.id()), true));
        Filing other = stage.submitted(stage.department(), "张存续");
        transaction.executeWithoutResult(any -> over.run(MONDAY));
        assertThat(rows.get(filing.id()).stage()).isEqualTo(FilingStage.DISCARDED);
        assertThat(rows.get(other.id()).stage()).isEqualTo(FilingStage.SUBMITTED);
        assertThat(about(filing)).filteredOn(duty -> !duty.ruleKey().equals("duties.sign")).allMatch(duty -> !duty.state().running());
        assertThat(register.happened(rows.get(filing.id())).getFirst().kind()).isEqualTo(FilingStep.UNIT_ENDED);
    }

    @Test
    void aUnitThatEndsBeforeThePersonIsToBeginIsNotFiledEither() {
        Filing filing = stage.submitted(department, "张将撤");
        FilingLine line = filing.lines().getFirst();
        units.close(stage.clerk(), department.id(), MONDAY.plusDays(10), "宜编〔2026〕1号");
        refused("appointments.filing.unitEnded", () -> review.accept(stage.clerk(), filing.id(), line.id(), line.version(), true));
    }

    @Test
    void twoNomineesAreDecidedEachByItself() {
        Unit government = stage.city.unit("远安县人民政府");
        Who steward = stage.city.acting(government, PostKind.DATA_STEWARD);
        Who head = stage.city.acting(government, PostKind.UNIT_HEAD);
        var officers = stage.officerPosts(government);
        long id = filings.draft(steward, government.id(), officers, "远函〔2026〕1号", "");
        for (FilingLine line : rows.get(id).lines()) {
            filings.save(steward, id, line.id(), line.version(), null, leader("远安" + line.place()));
        }
        filings.send(steward, id, rows.get(id).version());
        stage.sign(head, rows.get(id).ref());
        Who clerk = stage.clerk();
        FilingLine one = rows.get(id).lines().getFirst();
        FilingLine two = rows.get(id).lines().getLast();
        review.returnLine(clerk, id, one.id(), one.version(), "缺分管文件");
        review.accept(clerk, id, two.id(), two.version(), true);
        assertThat(rows.get(id).lines()).extracting(FilingLine::state).containsExactly(NomineeState.RETURNED, NomineeState.ACCEPTED);
        refused("appointments.filing.undecided", () -> review.file(clerk, id, rows.get(id).version()));
        filings.withdrawLine(steward, id, one.id(), rows.get(id).line(one.id()).version(), "另报");
        review.file(clerk, id, rows.get(id).version());
        assertThat(rows.get(id).stage()).isEqualTo(FilingStage.FILED);
        assertThat(rows.get(id).standing()).hasSize(1);
    }

    @Test
    void tickedFilingsAreAcceptedTogetherAndAForeignOneRefusesTheWhole() {
        Filing one = stage.submitted(department, "批量一");
        Filing two = stage.submitted(stage.department(), "批量二");
        Who county = stage.city.acting(stage.city.unit("当阳市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThatThrownBy(() -> review.accept(county, List.of(one.id(), two.id()), true)).isInstanceOf(Problem.Denied.class);
        assertThat(rows.get(one.id()).stage()).isEqualTo(FilingStage.SUBMITTED);
        assertThat(review.accept(stage.clerk(), List.of(one.id(), two.id()), false)).as("without the stamped letter nothing is taken unseen").isZero();
        assertThat(review.accept(stage.clerk(), List.of(one.id(), two.id()), true)).isEqualTo(2);
        assertThat(rows.get(one.id()).stage()).isEqualTo(FilingStage.FILED);
        assertThat(rows.get(two.id()).stage()).isEqualTo(FilingStage.FILED);
        assertThat(review.accept(stage.clerk(), List.of(one.id()), true)).as("nothing waits any more").isZero();
    }

    @Autowired
    cdo.platform.search.Search search;

    @Test
    void aFilingAndItsPapersAreFoundByTheUnitAndTheBureauAndByNobodyElse() {
        Filing filing = stage.submitted(department, "欧阳琥珀");
        Who stranger = stage.city.acting(stage.department(), PostKind.DATA_STEWARD);
        assertThat(search.find(stage.clerk(), "欧阳琥珀", Filing.KIND)).extracting(found -> found.subject().id()).containsExactly(filing.id());
        assertThat(search.find(stage.clerk(), "oyhp", Filing.KIND)).as("names stand in the text, not in the title").isEmpty();
        assertThat(search.find(stranger, "欧阳琥珀", "")).isEmpty();
        assertThat(search.find(stage.clerk(), department.name(), "attachment")).allMatch(found -> found.href().startsWith("/"));
    }

    @Test
    void theLetterNamesTheNomineesAndCarriesAFormForEach() throws Exception {
        Filing filing = stage.submitted(department, "张函件");
        try (var word = new XWPFDocument(new ByteArrayInputStream(papers.docx(filingPapers.letter(filing), "")))) {
            String text = new XWPFWordExtractor(word).getText();
            assertThat(text).contains(department.name()).contains("首席数据官人选名单的函").contains("测函〔2026〕1号").contains("张函件").contains("党组会议研究同意").contains("汉族")
                    .contains("王联络");
        }
        FilingLine line = filing.lines().getFirst();
        review.accept(stage.clerk(), filing.id(), line.id(), line.version(), true);
        Filing filed = rows.get(filing.id());
        try (var word = new XWPFDocument(new ByteArrayInputStream(papers.docx(filingPapers.receipt(filed, filed.number(), MONDAY), "")))) {
            assertThat(new XWPFWordExtractor(word).getText()).contains("备案回执").contains(filed.number()).contains("张函件");
        }
    }

    @Test
    void aPostIsInOneRunningFilingOnly() {
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        long id = stage.drafted(steward, department, "一");
        assertThatThrownBy(() -> filings.draft(steward, department.id(), List.of(stage.post(department)), "", "")).isInstanceOf(Problem.Invalid.class);
        filings.discard(steward, id, rows.get(id).version());
        filings.draft(steward, department.id(), List.of(stage.post(department)), "", "");
    }

    @Test
    void whatCannotBeSoIsNeitherSavedNorPrinted() {
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        long id = stage.drafted(steward, department, "张核对");
        FilingLine line = rows.get(id).lines().getFirst();
        Nominee sound = line.nominee();
        Nominee impossible = new Nominee("\u202e\u200b", "7", LocalDate.of(2020, 1, 1), "XX", sound.affiliation(), sound.title(), sound.rank(), sound.portfolio(), sound.education(),
                sound.degree(), sound.major(), sound.digitalHistory(), "拨打", sound.mobile(), sound.concurrent(), sound.partyOpinion(), sound.political(), sound.digitalThinking(),
                sound.reformKnowledge(), sound.supportOffice(), sound.stewardName(), sound.stewardPhone(), sound.liaisonName(), sound.liaisonTitle(), sound.liaisonPhone(),
                LocalDate.of(1899, 1, 1), "随便", sound.principleReason());
        assertThatThrownBy(() -> filings.save(steward, id, line.id(), line.version(), null, impossible)).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors()).extracting(Problem.FieldError::field)
                        .containsExactlyInAnyOrder("name", "sex", "birthMonth", "ethnicity", "officePhone", "plannedStart", "basisNumber"));
        assertThat(rows.get(id).lines().getFirst().nominee()).isEqualTo(sound);
        assertThatThrownBy(() -> filings.describe(steward, id, rows.get(id).version(), "夷政函[2026]08号", "")).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("documents.number.written"));
        assertThatThrownBy(() -> filings.draft(steward, department.id(), List.of(stage.post(department)), "随便", "")).isInstanceOf(Problem.Invalid.class);
    }

    private static Nominee named(Nominee was, String name, LocalDate birth) {
        return new Nominee(name, was.sex(), birth, was.ethnicity(), was.affiliation(), was.title(), was.rank(), was.portfolio(), was.education(), was.degree(),
                was.major(), was.digitalHistory(), was.officePhone(), was.mobile(), was.concurrent(), was.partyOpinion(), was.political(), was.digitalThinking(),
                was.reformKnowledge(), was.supportOffice(), was.stewardName(), was.stewardPhone(), was.liaisonName(), was.liaisonTitle(), was.liaisonPhone(), was.plannedStart(),
                was.basisNumber(), was.principleReason());
    }

    private static Nominee changed(Nominee was, String basis) {
        return new Nominee(was.name(), was.sex(), was.birthMonth(), was.ethnicity(), was.affiliation(), was.title(), was.rank(), was.portfolio(), was.education(), was.degree(),
                was.major(), was.digitalHistory(), was.officePhone(), was.mobile(), was.concurrent(), was.partyOpinion(), was.political(), was.digitalThinking(),
                was.reformKnowledge(), was.supportOffice(), was.stewardName(), was.stewardPhone(), was.liaisonName(), was.liaisonTitle(), was.liaisonPhone(), was.plannedStart(),
                basis, was.principleReason());
    }

    private static Nominee leader(String name) {
        Nominee was = Stage.nominee(name);
        return new Nominee(was.name(), was.sex(), was.birthMonth(), was.ethnicity(), was.affiliation(), "副县长", was.rank(), was.portfolio(), was.education(), was.degree(),
                was.major(), was.digitalHistory(), was.officePhone(), "", was.concurrent(), was.partyOpinion(), was.political(), was.digitalThinking(),
                was.reformKnowledge(), was.supportOffice(), was.stewardName(), was.stewardPhone(), was.liaisonName(), was.liaisonTitle(), was.liaisonPhone(), was.plannedStart(),
                was.basisNumber(), "县委研究确定");
    }

    private List<Duty> about(Filing filing) {
        return duties.about(filing.ref());
    }

    private DutyState state(Filing filing, String rule) {
        return about(filing).stream().filter(duty -> duty.ruleKey().equals(rule)).findFirst().orElseThrow().state();
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOfSatisfying(Problem.Refused.class, problem -> assertThat(problem.reason().key()).isEqualTo(key));
    }
}
