package cdo.office.meetings;

import static cdo.office.meetings.Hall.DAY;
import static cdo.office.meetings.Hall.PLANNED;
import static cdo.office.meetings.tables.OutcomeTable.OUTCOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.PrintedPapers;
import cdo.fixture.ServerTest;
import cdo.office.duties.DutyState;
import cdo.office.tasks.DecisionSource;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.DutyArea;
import cdo.office.tasks.NewDecision;
import cdo.office.tasks.NewTask;
import cdo.office.tasks.Regrouping;
import cdo.office.tasks.Task;
import cdo.office.tasks.Tasks;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@ServerTest
class AfterTheMeetingTest {

    private static final LocalDate DUE = LocalDate.of(2026, 4, 30);

    @Autowired
    Hall hall;
    @Autowired
    Tasks tasks;
    @Autowired
    Decisions decisions;
    @Autowired
    FollowUp followUp;
    @Autowired
    Executed executed;
    @Autowired
    Attended attended;
    @Autowired
    MeetingAccess access;
    @Autowired
    MeetingPapers papers;
    @Autowired
    Papers printing;
    @Autowired
    IssuedDocuments issued;
    @Autowired
    PrintedPapers printed;
    @Autowired
    DSLContext sql;
    @Autowired
    HandingOut handingOut;
    @Autowired
    Regrouping regrouping;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Hall.Council council;
    private long id;
    private long item;

    @BeforeEach
    void aMeetingThatIsWrittenUp() {
        lead = clocks.lead();
        clocks.today(PLANNED);
        council = hall.council();
        id = hall.noticed(council);
        clocks.today(DAY);
        hall.begun(council, id);
        item = hall.rows.items(id).getFirst().id();
        hall.minutes.settle(council.clerk(), item, assigned());
        hall.minutes.settle(council.clerk(), item, new Outcome.Draft(OutcomeKind.AGREED, "原则同意归集清单", null, null, "", null, Set.of()));
        hall.minutes.settle(council.clerk(), item, Outcome.Draft.noted("听取进展"));
        hall.written(council, id);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    private Outcome.Draft assigned() {
        return new Outcome.Draft(OutcomeKind.ASSIGNED, "完成人口库归集", council.member(0).post(), DutyArea.DATA_STANDARDS, "归集率达到100%", DUE, Set.of(council.member(1).unit().id()));
    }

    @Test
    void whatIsHandedOutHasALeadOfTheMeetingADateAndACriterion() {
        refused("lead", new Outcome.Draft(OutcomeKind.ASSIGNED, "x", null, null, "", null, Set.of()));
        refused("lead", new Outcome.Draft(OutcomeKind.ASSIGNED, "x", council.convenor().seat().postId(), DutyArea.TALENT, "y", DUE, Set.of()));
        refused("due", new Outcome.Draft(OutcomeKind.ASSIGNED, "x", council.member(0).post(), DutyArea.TALENT, "y", DAY, Set.of()));
        refused("area", new Outcome.Draft(OutcomeKind.AGREED, "x", council.member(0).post(), null, "y", DUE, Set.of()));
        refused("criterion", new Outcome.Draft(OutcomeKind.AGREED, "x", council.member(0).post(), DutyArea.TALENT, " ", DUE, Set.of()));
        refused("supporting", new Outcome.Draft(OutcomeKind.AGREED, "x", council.member(0).post(), DutyArea.TALENT, "y", DUE, Set.of(hall.city.unit("夷陵区人民政府").id())));
        refused("supporting", new Outcome.Draft(OutcomeKind.AGREED, "x", council.member(0).post(), DutyArea.TALENT, "y", DUE, Set.of(council.member(0).unit().id())));
    }

    @Test
    void whatCannotBeKeptIsRefusedAndNotDropped() {
        refused("kind", new Outcome.Draft(OutcomeKind.NOTED, "x", council.member(0).post(), DutyArea.TALENT, "y", DUE, Set.of()));
        refused("kind", new Outcome.Draft(OutcomeKind.NOTED, "x", null, null, "", DUE, Set.of()));
        refused("lead", new Outcome.Draft(OutcomeKind.AGREED, "x", null, null, "", DUE, Set.of()));
    }

    @Test
    void closedMinutesAreReadByMembersConvenorAndOfficeInEveryWay() {
        Who authority = hall.city.acting(units.authority(council.member(0).unit().regionId(), clocks.today()).orElseThrow(), PostKind.AUTHORITY_CLERK);
        Who auditor = hall.city.administrator(cdo.platform.kernel.Role.AUDIT_ADMIN);
        assertThat(printing.html(papers.minutes(hall.meeting(id)))).as("not issued yet").contains("年　　月　　日印发");
        hall.signMinutes(council, id);
        IssuedDocument paper = hall.publications.issue(council.clerk(), id, hall.version(id));
        Meeting meeting = hall.meeting(id);
        assertThat(hall.meetings.get(authority, id)).as("the meeting itself is known to whoever reads the office's records").isNotNull();
        for (Who reader : List.of(council.clerk(), council.convenor(), council.member(2).officer(), council.member(2).steward())) {
            assertThat(access.seesMinutes(reader, meeting)).isTrue();
            assertThat(issued.get(reader, paper.id()).id()).isEqualTo(paper.id());
            assertThat(issued.list(reader, paper.title(), Optional.empty(), Optional.empty(), new Slice.Ask(1, 25)).rows()).extracting(IssuedDocument::id).contains(paper.id());
        }
        assertThat(access.seesMinutes(authority, meeting)).isFalse();
        assertThatThrownBy(() -> issued.get(authority, paper.id())).isInstanceOf(Problem.Hidden.class);
        assertThat(issued.list(authority, paper.title(), Optional.empty(), Optional.empty(), new Slice.Ask(1, 25)).rows()).isEmpty();
        assertThat(access.seesMinutes(auditor, meeting)).as("the auditors' reach is as before").isEqualTo(auditor.reads(meeting.organiserId()));
    }

    private void refused(String field, Outcome.Draft draft) {
        assertThatThrownBy(() -> hall.minutes.settle(council.clerk(), item, draft))
                .isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.errors().getFirst().field()).isEqualTo(field));
    }

    @Test
    void minutesWithAnItemWithoutTextAreNotSent() {
        hall.minutes.write(council.clerk(), item, 1, " ");
        assertThatThrownBy(() -> hall.minutes.send(council.clerk(), id, hall.version(id))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void minutesGoThroughTheHeadAndTheConvenorAndNothingChangesMeanwhile() {
        hall.minutes.send(council.clerk(), id, hall.version(id));
        assertThatThrownBy(() -> hall.minutes.write(council.clerk(), item, 1, "改")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> hall.publications.issue(council.clerk(), id, hall.version(id))).isInstanceOf(Problem.Refused.class);
        var run = hall.routes.current(SubjectRef.of(Meeting.KIND, id)).orElseThrow();
        hall.routes.returnBack(council.head(), run.id(), run.version(), "请核实数字");
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.WRITING);
        hall.minutes.write(council.clerk(), item, 1, "核实后的文字");
        hall.signMinutes(council, id);
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.SIGNED);
    }

    @Test
    void issuingGivesPeriodNumberDocumentDecisionsAndTasksInOneStep() throws Exception {
        hall.signMinutes(council, id);
        IssuedDocument paper = hall.publications.issue(council.clerk(), id, hall.version(id));
        Meeting meeting = hall.meeting(id);
        assertThat(meeting.issue().period()).isEqualTo(1);
        assertThat(meeting.issue().number()).isEqualTo(hall.rows.mustSeries(council.series()).setting().minutesCode() + "〔2026〕1号");
        assertThat(decisions.of(meeting.ref())).extracting(each -> each.text() + each.number()).containsExactly("完成人口库归集" + meeting.issue().number(), "原则同意归集清单" + meeting.issue().number());
        Task task = tasks.of(meeting.ref()).getFirst();
        assertThat(tasks.of(meeting.ref())).hasSize(1);
        assertThat(task.leadPostId()).isEqualTo(council.member(0).post());
        assertThat(task.due()).isEqualTo(DUE);
        assertThat(tasks.supporting(task.id())).containsExactly(council.member(1).unit().id());
        assertThat(hall.rows.outcomes(id)).extracting(Outcome::taskId).containsExactly(task.id(), null, null);
        assertThat(hall.duties(meeting.ref(), MeetingRules.MINUTES)).extracting(duty -> duty.state()).containsExactly(DutyState.MET);
        assertThat(issued.preview(paper)).contains("第1期").contains("会议交办：完成人口库归集").contains("牵头：").contains("2026年4月30日").contains("出席").contains("列席").contains("市财政局");
    }

    @Test
    void wordSaysWhatThePageSays() throws Exception {
        hall.signMinutes(council, id);
        hall.publications.issue(council.clerk(), id, hall.version(id));
        var document = papers.minutes(hall.meeting(id));
        try (var word = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(printing.docx(document, ""))))) {
            assertThat(word.getText()).contains("第1期").contains("会议听取了归集情况的汇报。").contains("会议议定：原则同意归集清单").contains("会议听取并知悉：听取进展");
        }
        assertThat(printing.pdf(document, "")).startsWith("%PDF".getBytes());
    }

    @Test
    void theIssuedMinutesAndTheNoticeOpenAsPagesAndAsWordFiles() throws Exception {
        hall.signMinutes(council, id);
        printed.open(hall.publications.issue(council.clerk(), id, hall.version(id)))
                .says("第1期", "会议听取了归集情况的汇报。", "会议交办：完成人口库归集", "2026年4月30日", "会议议定：原则同意归集清单", "出席", "列席", "市财政局");
        assertThat(printed.open(hall.publications.notices(hall.meeting(id)).getFirst()).says("关于召开", "会议议程", "研究公共数据归集", "市民之家301会议室").pages()).isBetween(1, 2);
    }

    @Test
    void whenOneTaskCannotBeHandedOutNothingIsIssued() {
        hall.signMinutes(council, id);
        clocks.today(DUE.plusDays(1));
        assertThatThrownBy(() -> hall.publications.issue(council.clerk(), id, hall.version(id))).isInstanceOf(Problem.Invalid.class);
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.SIGNED);
        assertThat(hall.rows.mustSeries(council.series()).lastPeriod()).isZero();
        assertThat(decisions.of(SubjectRef.of(Meeting.KIND, id))).isEmpty();
        assertThat(hall.publications.papers(hall.meeting(id))).isEmpty();
    }

    @Test
    void minutesWhoseLastSignatureComesADayLateAreIssuedWithANewDateThatTheyPrintAsANote() {
        hall.signMinutes(council, id);
        clocks.today(DUE.plusDays(1));
        HandingOut.Stale stale = handingOut.stale(hall.meeting(id)).getFirst();
        assertThat(stale.past()).isTrue();
        assertThat(stale.gone()).isFalse();
        long outcome = stale.outcome().id();
        LocalDate later = DUE.plusDays(30);
        refusedToIssue(Map.of(outcome, new HandingOut.Anew(null, later, " ")), "reason" + outcome);
        refusedToIssue(Map.of(outcome, new HandingOut.Anew(null, DUE, "晚了")), "due" + outcome);
        IssuedDocument paper = hall.publications.issue(council.clerk(), id, hall.version(id), Map.of(outcome, new HandingOut.Anew(null, later, "审签期间时限已过")));
        assertThat(tasks.of(SubjectRef.of(Meeting.KIND, id))).singleElement().satisfies(task -> assertThat(task.due()).isEqualTo(later));
        assertThat(issued.preview(paper)).contains("完成时限：2026年4月30日").contains("完成时限改为2026年5月30日，原因：审签期间时限已过");
    }

    private void refusedToIssue(Map<Long, HandingOut.Anew> anew, String field) {
        assertThatThrownBy(() -> hall.publications.issue(council.clerk(), id, hall.version(id), anew))
                .isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.errors()).extracting(error -> error.field()).contains(field));
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.SIGNED);
    }

    @Test
    void whereTheLeadIsGoneAnotherIsNamedWhenTheMinutesAreIssued() {
        hall.signMinutes(council, id);
        clocks.today(DAY.plusDays(1));
        units.close(council.clerk(), council.member(0).unit().id(), DAY, "机构撤销文件");
        HandingOut.Stale stale = handingOut.stale(hall.meeting(id)).getFirst();
        assertThat(stale.gone()).isTrue();
        long outcome = stale.outcome().id();
        refusedToIssue(Map.of(outcome, new HandingOut.Anew(null, null, "单位撤销")), "lead" + outcome);
        assertThat(handingOut.leads(hall.meeting(id))).contains(council.member(1).post());
        hall.publications.issue(council.clerk(), id, hall.version(id), Map.of(outcome, new HandingOut.Anew(council.member(1).post(), null, "单位撤销")));
        assertThat(tasks.of(SubjectRef.of(Meeting.KIND, id))).singleElement().satisfies(task -> assertThat(task.leadPostId()).isEqualTo(council.member(1).post()));
    }

    @Test
    void signedMinutesAreWrittenAndSignedAnewWithAReason() {
        hall.signMinutes(council, id);
        assertThatThrownBy(() -> hall.minutes.reopen(council.clerk(), id, hall.version(id), " ")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> hall.minutes.reopen(council.member(0).steward(), id, hall.version(id), "x")).isInstanceOf(Problem.Denied.class);
        hall.minutes.reopen(council.clerk(), id, hall.version(id), "时限已过");
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.WRITING);
        hall.minutes.write(council.clerk(), item, 1, "改写后的文字");
        hall.signMinutes(council, id);
        hall.publications.issue(council.clerk(), id, hall.version(id));
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.ISSUED);
    }

    @Test
    void aResolutionIsFollowedIntoTheTaskOfAnotherDecisionThatItBecame() {
        hall.signMinutes(council, id);
        hall.publications.issue(council.clerk(), id, hall.version(id));
        Task task = tasks.of(SubjectRef.of(Meeting.KIND, id)).getFirst();
        long other = decisions.decide(council.clerk(), new NewDecision(council.clerk().unitId(), DecisionSource.AUTHORITY_DOCUMENT, null, "另一决定" + id, "另一决定", DAY, null));
        var draft = new NewTask(other, DutyArea.DATA_STANDARDS, "合并后的任务", "完成", council.member(0).post(), Set.of(), DUE);
        Task twin = tasks.find(tasks.hand(council.clerk(), draft)).orElseThrow();
        long merged = regrouping.merge(council.clerk(), Map.of(task.id(), task.version(), twin.id(), twin.version()), draft, "内容相近");
        List<FollowUp.Line> lines = followUp.of(hall.meeting(id));
        assertThat(lines).extracting(FollowUp.Line::text).containsExactly("完成人口库归集", "原则同意归集清单");
        assertThat(lines.getFirst().led()).satisfies(led -> assertThat(led.taskId()).isEqualTo(merged));
        assertThat(lines.getLast().led()).isNull();
        assertThat(executed.rows(DUE.plusDays(1))).filteredOn(row -> row.subject().equals(SubjectRef.of(Task.KIND, merged))).hasSize(1);
        assertThat(executed.rows(DUE.plusDays(1))).noneMatch(row -> row.subject().equals(task.ref()));
    }

    /** anchors case 15, with {@code MeetingPagesTest} for an outcome of an unknown kind: refused with its reason, nothing written. */
    @Test
    void aClosedMeetingRefusesEveryChange() {
        hall.signMinutes(council, id);
        hall.publications.issue(council.clerk(), id, hall.version(id));
        int version = hall.version(id);
        List<Runnable> changes = List.of(
                () -> hall.meetings.move(council.clerk(), id, version, Hall.plan("改", DAY.plusDays(9))),
                () -> hall.meetings.cancel(council.clerk(), id, version, "晚了"),
                () -> hall.agendas.add(council.clerk(), id, new Agendas.Draft("x", null, MaterialAccess.MEMBERS, Set.of())),
                () -> hall.agendas.open(council.clerk(), item),
                () -> hall.sittings.end(council.clerk(), id, version),
                () -> hall.sittings.signIn(council.clerk(), id, council.member(0).post(), 9, true),
                () -> hall.minutes.write(council.clerk(), item, 1, "改"),
                () -> hall.minutes.settle(council.clerk(), item, Outcome.Draft.noted("x")),
                () -> hall.minutes.unsettle(council.clerk(), hall.rows.outcomes(id).getFirst().id()),
                () -> hall.minutes.open(council.clerk(), id, version, "x", "", "x"),
                () -> hall.publications.issue(council.clerk(), id, version),
                () -> hall.invitations.reply(council.member(0).steward(), id, council.member(0).post(), 0, new Invitations.Answer(ReplyKind.ATTEND, "", null, null)));
        assertThat(changes).allSatisfy(change -> assertThatThrownBy(change::run).isInstanceOfSatisfying(Problem.Refused.class,
                refused -> assertThat(refused.reason().key()).isEqualTo("meetings.closed")));
        assertThat(hall.version(id)).isEqualTo(version);
    }

    @Test
    void issuedMinutesChangeOnlyByACorrectionAndTheOldDocumentStays() {
        assertThatThrownBy(() -> hall.publications.correct(council.head(), item, 1, "新", "早了")).isInstanceOf(Problem.Refused.class);
        hall.signMinutes(council, id);
        IssuedDocument old = hall.publications.issue(council.clerk(), id, hall.version(id));
        assertThatThrownBy(() -> hall.publications.correct(council.clerk(), item, 1, "新", "漏记")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> hall.publications.correct(council.head(), item, 1, "新", " ")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> hall.publications.correct(council.head(), item, 0, "新", "漏记")).isInstanceOf(Problem.Stale.class);
        IssuedDocument corrected = hall.publications.correct(council.head(), item, 1, "会议听取了归集和共享情况的汇报。", "漏记共享情况");
        assertThat(issued.preview(corrected)).contains("归集和共享情况").contains("更正：漏记共享情况").contains(hall.meeting(id).issue().number());
        assertThat(issued.preview(old)).contains("会议听取了归集情况的汇报。").doesNotContain("更正");
        assertThat(hall.publications.papers(hall.meeting(id))).extracting(IssuedDocument::id).containsExactly(corrected.id(), old.id());
        assertThat(hall.publications.corrections(hall.meeting(id))).singleElement().satisfies(each -> assertThat(each.oldText()).isEqualTo("会议听取了归集情况的汇报。"));
    }

    @Test
    void outcomeAttendanceAndOpeningAreCorrectedWithAReasonAndTheirHistory() {
        hall.signMinutes(council, id);
        IssuedDocument old = hall.publications.issue(council.clerk(), id, hall.version(id));
        Outcome noted = hall.rows.outcomes(id).getLast();
        assertThatThrownBy(() -> hall.publications.correctOutcome(council.clerk(), noted.id(), noted.draft().text(), "听取归集进展", "漏字")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> hall.publications.correctOutcome(council.head(), noted.id(), "别人改过的", "听取归集进展", "漏字")).isInstanceOf(Problem.Stale.class);
        hall.publications.correctOutcome(council.head(), noted.id(), noted.draft().text(), "听取归集进展", "漏字");
        hall.publications.correctOpening(council.head(), id, hall.version(id), "会议通报了全市情况。", "市财政局、市审计局", "漏记列席单位");
        assertThatThrownBy(() -> hall.publications.correctAttendance(council.head(), id, hall.version(id), council.member(2).post(), Presence.SUBSTITUTE, " ", "登记错误")).isInstanceOf(Problem.Invalid.class);
        IssuedDocument last = hall.publications.correctAttendance(council.head(), id, hall.version(id), council.member(2).post(), Presence.LEAVE, null, "登记错误");
        assertThat(hall.meeting(id).quorum().present()).isEqualTo(2);
        assertThat(issued.preview(last)).contains("知悉：听取归集进展").contains("会议通报了全市情况。").contains("市审计局").contains("请假").contains("更正：登记错误");
        assertThat(issued.preview(old)).doesNotContain("市审计局").doesNotContain("更正");
        assertThat(hall.publications.corrections(hall.meeting(id))).extracting(Correction::what).containsExactly(CorrectionKind.OUTCOME, CorrectionKind.OPENING, CorrectionKind.ATTENDANCE);
        assertThat(hall.publications.corrections(hall.meeting(id)).getLast()).satisfies(each -> {
            assertThat(each.oldText()).endsWith("到会");
            assertThat(each.newText()).endsWith("请假");
        });
    }

    @Test
    void aForgottenOutcomeIsAddedByACorrectionWithItsDecisionAndTask() throws Exception {
        var forgotten = new Outcome.Draft(OutcomeKind.ASSIGNED, "建立归集台账", council.member(1).post(), DutyArea.DATA_STANDARDS, "台账上线", DUE, Set.of(council.member(0).unit().id()));
        assertThatThrownBy(() -> hall.publications.addOutcome(council.head(), item, forgotten, "早了")).isInstanceOf(Problem.Refused.class);
        hall.signMinutes(council, id);
        IssuedDocument old = hall.publications.issue(council.clerk(), id, hall.version(id));
        SubjectRef meeting = SubjectRef.of(Meeting.KIND, id);
        assertThatThrownBy(() -> hall.publications.addOutcome(council.clerk(), item, forgotten, "漏记")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> hall.publications.addOutcome(council.head(), item, forgotten, " ")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> hall.publications.addOutcome(council.head(), item, new Outcome.Draft(OutcomeKind.ASSIGNED, "x", null, null, "", null, Set.of()), "漏记")).isInstanceOf(Problem.Invalid.class);
        assertThat(tasks.of(meeting)).hasSize(1);
        IssuedDocument corrected = hall.publications.addOutcome(council.head(), item, forgotten, "漏记交办事项");
        assertThat(tasks.of(meeting)).hasSize(2).filteredOn(task -> task.leadPostId() == council.member(1).post()).singleElement().satisfies(task -> {
            assertThat(task.due()).isEqualTo(DUE);
            assertThat(task.content()).isEqualTo("建立归集台账");
            assertThat(tasks.supporting(task.id())).containsExactly(council.member(0).unit().id());
            assertThat(hall.rows.outcomes(id).getLast().taskId()).isEqualTo(task.id());
        });
        assertThat(decisions.of(meeting)).hasSize(3).last().satisfies(each -> assertThat(each.number()).isEqualTo(hall.meeting(id).issue().number()));
        assertThat(issued.preview(corrected)).contains("会议交办：建立归集台账（牵头：").contains("更正：补记“会议交办：建立归集台账").contains("漏记交办事项");
        assertThat(issued.preview(old)).doesNotContain("建立归集台账");
        try (var word = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(printing.docx(papers.minutes(hall.meeting(id)), ""))))) {
            assertThat(word.getText()).contains("会议交办：建立归集台账（牵头：").contains("漏记交办事项");
        }
        assertThat(followUp.of(hall.meeting(id))).extracting(FollowUp.Line::text).contains("建立归集台账");
        hall.publications.addOutcome(council.head(), item, Outcome.Draft.noted("听取共享情况"), "漏记知悉事项");
        assertThat(decisions.of(meeting)).hasSize(3);
        assertThat(hall.publications.corrections(hall.meeting(id))).extracting(Correction::what).containsExactly(CorrectionKind.ADDED, CorrectionKind.ADDED);
        assertThat(hall.publications.corrections(hall.meeting(id)).getLast().newText()).isEqualTo("会议听取并知悉：听取共享情况。");
    }

    @Test
    void aForgottenSignInIsEnteredWhileTheMinutesAreWrittenAndNotLater() {
        hall.sittings.record(council.clerk(), id, hall.version(id), council.member(2).post(), Presence.ABSENT, null, "误签");
        assertThat(hall.meeting(id).quorum().present()).isEqualTo(2);
        assertThatThrownBy(() -> hall.sittings.record(council.clerk(), id, hall.version(id), council.member(2).post(), Presence.PRESENT, null, " ")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> hall.sittings.record(council.member(2).steward(), id, hall.version(id), council.member(2).post(), Presence.PRESENT, null, "漏签")).isInstanceOf(Problem.Denied.class);
        hall.sittings.record(council.clerk(), id, hall.version(id), council.member(2).post(), Presence.PRESENT, null, "漏签");
        assertThat(hall.place(id, council.member(2)).presence()).isEqualTo(Presence.PRESENT);
        assertThat(hall.rows.steps(hall.meeting(id).ref()).getFirst().remark()).contains("缺席 → ").endsWith("到会：漏签");
        hall.signMinutes(council, id);
        assertThatThrownBy(() -> hall.sittings.record(council.clerk(), id, hall.version(id), council.member(2).post(), Presence.ABSENT, null, "晚了")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void whenUnitsMergeBeforeIssueTheSuccessorLeadsSupportsAndHasTheirAttendance() {
        Hall.Member gone = council.member(0);
        Hall.Member heir = council.member(1);
        hall.signMinutes(council, id);
        units.merge(council.clerk(), Set.of(gone.unit().id()), heir.unit().id(), DAY, "机构改革文件");
        assertThat(handingOut.stale(hall.meeting(id))).isEmpty();
        IssuedDocument paper = hall.publications.issue(council.clerk(), id, hall.version(id));
        assertThat(tasks.of(SubjectRef.of(Meeting.KIND, id))).singleElement().satisfies(task -> assertThat(task.leadPostId()).isEqualTo(heir.post()));
        assertThat(attended.rows(DAY)).filteredOn(row -> row.subject().equals(SubjectRef.of(Meeting.KIND, id)) && row.unitId() == heir.unit().id())
                .singleElement().satisfies(row -> assertThat(row.denominator()).isEqualByComparingTo("2"));
        assertThat(attended.rows(DAY)).noneMatch(row -> row.unitId() == gone.unit().id());
        assertThat(issued.preview(paper)).contains("（" + gone.unit().shortName() + "）");
    }

    @Test
    void theNextAgendaOpensWithHowFarEarlierResolutionsHaveComeAsTheyStand() {
        hall.signMinutes(council, id);
        hall.publications.issue(council.clerk(), id, hall.version(id));
        long next = hall.meetings.plan(council.clerk(), council.series(), MeetingKind.REGULAR, Hall.plan("第二次会议", LocalDate.of(2026, 6, 15)));
        assertThat(FollowUp.figures(followUp.before(hall.meeting(next)))).isEqualTo(new FollowUp.Figures(2, 0, 0, 1));
        assertThat(followUp.before(hall.meeting(id))).isEmpty();
        clocks.today(DUE.plusDays(1));
        assertThat(FollowUp.figures(followUp.before(hall.meeting(next)))).isEqualTo(new FollowUp.Figures(2, 0, 1, 1));
        assertThat(printing.html(papers.notice(hall.meeting(next)))).contains("此前会议议定事项落实情况：共2项，已完成0项，逾期1项，1项未明确牵头单位");
    }

    @Test
    void anOutcomeCannotNameATaskThatDoesNotExist() {
        assertThatThrownBy(() -> sql.update(OUTCOME).set(OUTCOME.TASK_ID, Long.MAX_VALUE).where(OUTCOME.ID.eq(hall.rows.outcomes(id).getFirst().id())).execute())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aResolutionCountsOnceItIsDueForTheUnitThatLeads() {
        hall.signMinutes(council, id);
        hall.publications.issue(council.clerk(), id, hall.version(id));
        SubjectRef task = tasks.of(SubjectRef.of(Meeting.KIND, id)).getFirst().ref();
        assertThat(executed.rows(DUE)).noneMatch(row -> row.subject().equals(task));
        assertThat(executed.rows(DUE.plusDays(1))).filteredOn(row -> row.subject().equals(task)).singleElement().satisfies(row -> {
            assertThat(row.unitId()).isEqualTo(council.member(0).unit().id());
            assertThat(row.numerator()).isZero();
            assertThat(row.reason()).isEqualTo("overdue");
        });
    }
}
