package cdo.platform.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.appointments.Filing;
import cdo.office.appointments.Filings;
import cdo.office.appointments.Register;
import cdo.office.appointments.Stage;
import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.office.duties.LadderStage;
import cdo.platform.identity.Fresh;
import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing: one by one, many at once, for somebody else, on paper; and routes edited as data. */
@ServerTest
class ApprovalsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final AtomicLong SUBJECTS = new AtomicLong(7_000_000);

    @Autowired
    Routes routes;
    @Autowired
    RouteEditions editions;
    @Autowired
    Delegations delegations;
    @Autowired
    Stage stage;
    @Autowired
    Filings filings;
    @Autowired
    Register register;
    @Autowired
    FoundedCity city;
    @Autowired
    Duties duties;
    @Autowired
    List<DayJob> dayJobs;
    @Autowired
    Clocks clocks;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    cdo.platform.organization.Units units;
    @Autowired
    DSLContext sql;

    private Duration lead;
    private Unit unit;
    private Who steward;
    private Who head;

    @BeforeEach
    void aDepartmentOfItsOwn() {
        lead = clocks.lead();
        clocks.today(MONDAY);
        unit = stage.department();
        steward = city.acting(unit, PostKind.DATA_STEWARD);
        head = city.acting(unit, PostKind.UNIT_HEAD);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void aBatchSignsWhatIsAsItWasShownAndLeavesOutWhatSomebodyDealtWithMeanwhile() throws Exception {
        Run good = started(TestRoutes.HEAD);
        Run withdrawn = started(TestRoutes.HEAD);
        Run changed = started(TestRoutes.HEAD);
        RequestPostProcessor asHead = as(head);
        String list = mvc.perform(get("/approvals").with(asHead)).andExpect(PageInvariants.hold()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(list).contains("name=\"version" + good.id() + "\"");
        routes.withdraw(steward, withdrawn.subject(), "材料有误");
        sql.execute("update approvals.run set version = version + 1 where id = ?", changed.id());
        mvc.perform(post("/approvals/signatures").param("ids", "" + good.id(), "" + withdrawn.id(), "" + changed.id()).param("version" + good.id(), "" + good.version())
                .param("version" + withdrawn.id(), "" + withdrawn.version()).param("version" + changed.id(), "" + changed.version()).with(asHead).with(csrf()))
                .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(303));
        assertThat(routes.get(good.id()).state()).isEqualTo(Run.State.GRANTED);
        assertThat(routes.get(changed.id()).running()).as("looked at again").isTrue();
        mvc.perform(get("/approvals").with(asHead)).andExpect(result -> assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8)).contains("已签批 1 件；2 件已由他人办理或内容有变化"));
    }

    @Test
    void aForeignMatterInABatchRefusesTheWholeAndIsInTheTrail() throws Exception {
        Run good = started(TestRoutes.HEAD);
        Unit other = stage.department();
        Who theirs = city.acting(other, PostKind.DATA_STEWARD);
        city.acting(other, PostKind.UNIT_HEAD);
        Run foreign = started(theirs, other, TestRoutes.HEAD);
        long account = fresh.account(head.personId(), null).id();
        mvc.perform(post("/approvals/signatures").param("ids", "" + good.id(), "" + foreign.id()).param("version" + good.id(), "0").param("version" + foreign.id(), "0")
                .with(signedIn.as(account)).with(csrf())).andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(404));
        assertThat(routes.get(good.id()).running()).isTrue();
        assertThat(routes.get(foreign.id()).running()).isTrue();
        assertThat(sql.fetch("select subject_kind, subject_id, details ->> 'address' from audit.event where outcome = 'DENIED' and account_id = ?", account)).singleElement()
                .satisfies(event -> assertThat(event.intoList()).containsExactly("run", foreign.id(), "POST /approvals/signatures"));
    }

    @Test
    void aRouteThatTheUnitEditsHoldsForMattersBegunAfterwards() {
        Run before = started(TestRoutes.HEAD);
        var head2 = new Route.Step("负责人签批", "Head signs", Set.of(Role.UNIT_HEAD), Route.Place.OWN, false);
        var officer = new Route.Step("首席数据官签批", "Officer signs", Set.of(Role.OFFICER), Route.Place.OWN, false);
        editions.amend(head, unit.id(), TestRoutes.HEAD, List.of(officer, head2));
        editions.amend(head, unit.id(), TestRoutes.HEAD, List.of(head2, officer));
        assertThat(editions.inForce(TestRoutes.HEAD, unit.id())).satisfies(route -> {
            assertThat(route.edition()).isEqualTo(2);
            assertThat(route.steps()).extracting(Route.Step::en).containsExactly("Head signs", "Officer signs");
        });
        assertThat(editions.inForce(TestRoutes.HEAD, stage.department().id()).steps()).as("another unit keeps what is shipped").hasSize(1);
        routes.sign(head, before.id(), before.version(), "");
        assertThat(routes.get(before.id()).state()).as("begun on the old route, ended on it").isEqualTo(Run.State.GRANTED);
        Run after = started(TestRoutes.HEAD);
        routes.sign(head, after.id(), after.version(), "");
        assertThat(routes.get(after.id())).satisfies(run -> {
            assertThat(run.running()).isTrue();
            assertThat(run.current().en()).isEqualTo("Officer signs");
        });
        assertThatThrownBy(() -> routes.sign(head, after.id(), routes.get(after.id()).version(), "")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> editions.amend(head, unit.id(), TestRoutes.HEAD, List.of())).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> editions.amend(head, unit.id(), TestRoutes.HEAD, List.of(new Route.Step("x", "x", Set.of(), Route.Place.OWN, false)))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> editions.amend(steward, unit.id(), TestRoutes.HEAD, List.of(officer))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> editions.amend(head, stage.department().id(), TestRoutes.HEAD, List.of(officer))).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void aColleagueSignsForSomebodyWhoIsAwayAndBothAreNamed() {
        Who deputy = city.acting(unit, PostKind.LIAISON);
        Run first = started(TestRoutes.HEAD);
        assertThatThrownBy(() -> routes.sign(deputy, first.id(), first.version(), "")).isInstanceOf(Problem.Denied.class);
        long delegation = delegations.delegate(head, deputy.personId(), MONDAY, MONDAY.plusDays(1), "出差");
        routes.sign(deputy, first.id(), first.version(), "同意");
        assertThat(routes.get(first.id()).signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.personId()).isEqualTo(deputy.personId());
            assertThat(signature.forPersonId()).isEqualTo(head.personId());
        });
        Run second = started(TestRoutes.HEAD);
        clocks.today(MONDAY.plusDays(2));
        assertThatThrownBy(() -> routes.sign(deputy, second.id(), second.version(), "")).as("the time is over").isInstanceOf(Problem.Denied.class);
        clocks.today(MONDAY);
        assertThatThrownBy(() -> delegations.withdraw(deputy, delegation)).isInstanceOf(Problem.Hidden.class);
        delegations.withdraw(head, delegation);
        assertThatThrownBy(() -> routes.sign(deputy, second.id(), second.version(), "")).as("taken back").isInstanceOf(Problem.Denied.class);
        long stranger = city.acting(stage.department(), PostKind.UNIT_HEAD).personId();
        assertThatThrownBy(() -> delegations.delegate(head, stranger, MONDAY, MONDAY, "x")).as("of another unit").isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> delegations.delegate(head, deputy.personId(), MONDAY.plusDays(1), MONDAY, "x")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> delegations.delegate(steward, deputy.personId(), MONDAY, MONDAY, "x")).as("a secretary prepares, never signs").isInstanceOf(Problem.Denied.class);
    }

    @Test
    void whoSentAMatterForSignatureDoesNotSignItForSomebodyElse() {
        delegations.delegate(head, steward.personId(), MONDAY, MONDAY.plusDays(3), "出差");
        Run own = started(TestRoutes.HEAD);
        assertThat(own.startedBy()).isEqualTo(steward.personId());
        assertThat(routes.maySign(steward, own)).isFalse();
        assertThat(routes.waitingFor(steward)).extracting(Run::id).doesNotContain(own.id());
        assertThatThrownBy(() -> routes.sign(steward, own.id(), own.version(), "")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> routes.returnBack(steward, own.id(), own.version(), "x")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> delegations.delegate(head, steward.personId(), MONDAY.plusDays(2), MONDAY.plusDays(9), "又出差")).as("twice for the same days").isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> delegations.delegate(head, steward.personId(), MONDAY.plusDays(4), MONDAY.plusYears(10), "十年")).as("for a career").isInstanceOf(Problem.Invalid.class);
        delegations.delegate(head, steward.personId(), MONDAY.plusDays(4), MONDAY.plusDays(9), "再出差");
    }

    @Test
    void opinionsAreForThoseWhoReadTheUnitsOwnPapers() throws Exception {
        Run run = started(steward, unit, TestRoutes.HEAD, SubjectRef.of("unit", unit.id())); // which everybody sees
        routes.sign(head, run.id(), run.version(), "内部意见");
        Who neighbour = city.acting(stage.department(), PostKind.DATA_STEWARD);
        mvc.perform(get("/approvals/" + run.id()).with(as(neighbour))).andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(404));
        mvc.perform(get("/approvals/" + run.id()).with(as(head))).andExpect(result -> assertThat(result.getResponse().getContentAsString()).contains("内部意见"));
    }

    @Test
    void everybodyOfAStepSignsOnce() {
        Who officer = city.acting(unit, PostKind.DEPARTMENT_CDO);
        Run run = started(TestRoutes.EVERYBODY);
        routes.sign(head, run.id(), run.version(), "");
        Run half = routes.get(run.id());
        assertThat(half.running()).isTrue();
        assertThat(routes.maySign(head, half)).isFalse();
        assertThat(routes.maySign(officer, half)).isTrue();
        routes.sign(officer, run.id(), half.version(), "");
        assertThat(routes.get(run.id()).state()).isEqualTo(Run.State.GRANTED);
    }

    @Test
    void aSignatureOnPaperIsRecordedWithItsScanAndMarked() throws Exception {
        long id = stage.drafted(steward, unit, "张代录");
        filings.send(steward, id, register.filing(id).orElseThrow().version());
        Filing filing = register.filing(id).orElseThrow();
        Run run = routes.current(filing.ref()).orElseThrow();
        String address = "/approvals/" + run.id() + "/paper-signature";
        var picture = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", picture);
        var scan = new MockMultipartFile("scan", "签批页.png", "image/png", picture.toByteArray());
        var typed = new MockMultipartFile("scan", "签批页.txt", "text/plain", "单位负责人签批：同意".getBytes(StandardCharsets.UTF_8));
        RequestPostProcessor asSteward = as(steward);
        mvc.perform(multipart(address).param("version", "" + run.version()).param("signer", "" + head.personId()).param("day", "2026-03-02").with(asSteward).with(csrf()))
                .andExpect(result -> assertThat(result.getResponse().getStatus()).as("without its scan").isEqualTo(422));
        mvc.perform(multipart(address).file(typed).param("version", "" + run.version()).param("signer", "" + head.personId()).param("day", "2026-03-02").with(asSteward).with(csrf()))
                .andExpect(result -> assertThat(result.getResponse().getStatus()).as("a typed text is no scan").isEqualTo(422))
                .andExpect(result -> assertThat(org.jsoup.Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8)).select("#paperscan[aria-invalid=true]")).as("told at its field").hasSize(1));
        for (String day : List.of("2026-03-03", "2026-03-01")) {
            mvc.perform(multipart(address).file(scan).param("version", "" + run.version()).param("signer", "" + head.personId()).param("day", day).with(asSteward).with(csrf()))
                    .andExpect(result -> assertThat(result.getResponse().getStatus()).as(day + ": not yet, or before it was there to sign").isEqualTo(422));
        }
        mvc.perform(multipart(address).file(scan).param("version", "" + run.version()).param("signer", "" + steward.personId()).param("day", "2026-03-02").with(asSteward).with(csrf()))
                .andExpect(result -> assertThat(result.getResponse().getStatus()).as("by somebody who may not sign").isEqualTo(422));
        assertThat(sql.fetchSingle("select count(*) from documents.attachment where subject_kind = 'filing' and subject_id = ?", id).get(0, Long.class)).as("no scan without its signature").isZero();
        Who stranger = city.acting(stage.department(), PostKind.DATA_STEWARD);
        mvc.perform(multipart(address).file(scan).param("version", "" + run.version()).param("signer", "" + head.personId()).param("day", "2026-03-02").with(as(stranger)).with(csrf()))
                .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(404));
        mvc.perform(multipart(address).file(scan).param("version", "" + run.version()).param("signer", "" + head.personId()).param("day", "2026-03-02").with(asSteward).with(csrf()))
                .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(303));
        assertThat(routes.get(run.id()).signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.paper()).isTrue();
            assertThat(signature.personId()).isEqualTo(head.personId());
            assertThat(signature.recordedBy()).isNotBlank();
            assertThat(signature.attachmentId()).isNotNull();
        });
        assertThat(routes.get(run.id()).state()).isEqualTo(Run.State.GRANTED);
        mvc.perform(get("/approvals/" + run.id()).with(asSteward)).andExpect(PageInvariants.hold())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8)).contains("线下签批代录"));
    }

    @Test
    void aStepThatIsReachedAgainAfterAReturnRemindsAgain() {
        var subject = subject();
        Run first = started(steward, unit, TestRoutes.HEAD, subject);
        climb(LocalDate.of(2026, 3, 4));
        assertThat(owed(subject)).singleElement().satisfies(duty -> {
            assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 3, 5));
            assertThat(duty.ladder()).isEqualTo(LadderStage.REMINDED);
        });
        clocks.today(LocalDate.of(2026, 3, 4));
        routes.returnBack(head, first.id(), first.version(), "请补充依据");
        assertThat(owed(subject)).extracting(Duty::state).containsExactly(DutyState.MET);
        clocks.today(LocalDate.of(2026, 3, 9));
        started(steward, unit, TestRoutes.HEAD, subject);
        assertThat(owed(subject)).last().satisfies(duty -> {
            assertThat(duty.state()).isEqualTo(DutyState.OPEN);
            assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 3, 12));
            assertThat(duty.ladder()).as("its ladder begins at the bottom").isEqualTo(LadderStage.NONE);
        });
        climb(LocalDate.of(2026, 3, 11));
        assertThat(owed(subject)).last().satisfies(duty -> assertThat(duty.ladder()).isEqualTo(LadderStage.REMINDED));
        climb(LocalDate.of(2026, 3, 13));
        assertThat(owed(subject)).last().satisfies(duty -> assertThat(duty.ladder()).isEqualTo(LadderStage.CHASED));
    }

    @Test
    void theSecondStepWaitsForTheBureauAndAReturnFromThereEndsTheRun() {
        Run run = started(TestRoutes.HEAD_THEN_BUREAU);
        routes.sign(head, run.id(), run.version(), "");
        Run second = routes.get(run.id());
        assertThat(second.stepUnitId()).isEqualTo(stage.bureau().id());
        assertThatThrownBy(() -> routes.sign(head, run.id(), second.version(), "")).isInstanceOf(Problem.Denied.class);
        Who bureauHead = city.acting(stage.bureau(), PostKind.BUREAU_HEAD);
        assertThatThrownBy(() -> routes.sign(bureauHead, run.id(), run.version(), "")).as("read before the first signature").isInstanceOf(Problem.Stale.class);
        assertThatThrownBy(() -> routes.returnBack(bureauHead, run.id(), second.version(), " ")).as("without a reason").isInstanceOf(Problem.Invalid.class);
        routes.returnBack(bureauHead, run.id(), second.version(), "依据不足");
        assertThat(routes.get(run.id()).state()).isEqualTo(Run.State.RETURNED);
    }

    @Test
    void whatWaitsForASignatureGoesOnWithTheSuccessorWhenUnitsMerge() throws Exception {
        Unit successor = stage.department();
        Who heir = city.acting(successor, PostKind.UNIT_HEAD);
        Who theirs = city.acting(successor, PostKind.DATA_STEWARD);
        Run run = started(steward, unit, TestRoutes.HEAD, SubjectRef.of("unit", successor.id()));
        Run theirOwn = started(theirs, successor, TestRoutes.HEAD);
        Run done = started(TestRoutes.HEAD);
        routes.sign(head, done.id(), done.version(), "");
        units.merge(stage.clerk(), Set.of(unit.id()), successor.id(), MONDAY, "机构改革文件");
        assertThat(routes.signers(routes.get(run.id()))).extracting(Routes.Signatory::personId).containsExactly(heir.personId());
        assertThat(routes.waitingFor(heir)).extracting(Run::id).contains(run.id());
        assertThat(routes.get(theirOwn.id()).passages()).isEmpty();
        assertThat(routes.get(done.id()).unitId()).as("what was signed stays as it was").isEqualTo(unit.id());
        assertThat(owed(run.subject())).singleElement().satisfies(duty -> assertThat(duty.debtorUnitId()).isEqualTo(successor.id()));
        mvc.perform(get("/approvals/" + run.id()).with(as(heir))).andExpect(PageInvariants.hold())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8)).contains(unit.name() + "已并入" + successor.name()));
        routes.sign(heir, run.id(), routes.get(run.id()).version(), "同意");
        assertThat(routes.get(run.id()).state()).isEqualTo(Run.State.GRANTED);
        assertThat(owed(run.subject())).extracting(Duty::state).containsExactly(DutyState.MET);
    }

    @Test
    void whatWaitsInAUnitThatCeasedGoesBackToItsBeginning() {
        long id = stage.drafted(steward, unit, "张撤销");
        filings.send(steward, id, register.filing(id).orElseThrow().version());
        SubjectRef subject = register.filing(id).orElseThrow().ref();
        Run run = routes.current(subject).orElseThrow();
        units.close(stage.clerk(), unit.id(), MONDAY, "机构改革文件");
        dayJob("approvals.units", MONDAY);
        assertThat(routes.get(run.id()).running()).as("on its last day the head still signs").isTrue();
        dayJob("approvals.units", MONDAY.plusDays(1));
        assertThat(routes.get(run.id()).state()).isEqualTo(Run.State.RETURNED);
        assertThat(routes.get(run.id()).passages()).singleElement().satisfies(passage -> assertThat(passage.text().key()).isEqualTo("approvals.passage.ceased"));
        assertThat(register.filing(id).orElseThrow().stage()).isEqualTo(cdo.office.appointments.FilingStage.DRAFT);
        assertThat(owed(subject)).extracting(Duty::state).containsExactly(DutyState.CANCELLED);
    }

    private void dayJob(String key, LocalDate day) {
        clocks.today(day);
        transaction.executeWithoutResult(any -> dayJobs.stream().filter(job -> job.key().equals(key)).findFirst().orElseThrow().run(day));
    }

    private Run started(String route) {
        return started(steward, unit, route);
    }

    private Run started(Who who, Unit of, String route) {
        return started(who, of, route, subject());
    }

    private Run started(Who who, Unit of, String route, SubjectRef subject) {
        return routes.get(transaction.execute(any -> routes.start(who, route, subject, of.id(), Message.of("duties.step.words", "测试事项" + subject.id()))));
    }

    private static SubjectRef subject() {
        return SubjectRef.of("test", SUBJECTS.incrementAndGet());
    }

    private List<Duty> owed(SubjectRef subject) {
        var all = new ArrayList<>(duties.about(subject));
        all.sort(java.util.Comparator.comparingLong(Duty::id));
        return all;
    }

    private void climb(LocalDate day) {
        DayJob ladder = dayJobs.stream().filter(job -> job.key().equals("duties.ladder")).findFirst().orElseThrow();
        transaction.executeWithoutResult(any -> ladder.run(day));
    }

    private RequestPostProcessor as(Who who) {
        return signedIn.as(fresh.accountOf(who), who.seat().postId());
    }
}
