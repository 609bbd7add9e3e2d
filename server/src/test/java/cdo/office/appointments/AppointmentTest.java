package cdo.office.appointments;

import static cdo.office.appointments.Stage.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.appointments.Appointments.NewAppointment;
import cdo.office.duties.Duties;
import cdo.office.duties.DutyState;
import cdo.platform.documents.Attachments;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.web.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class AppointmentTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    @Autowired
    Stage stage;
    @Autowired
    Appointments appointments;
    @Autowired
    AppointmentRows rows;
    @Autowired
    AppointmentPapers papers;
    @Autowired
    cdo.platform.organization.Units units;
    @Autowired
    Handovers handovers;
    @Autowired
    Vacancies vacancies;
    @Autowired
    Offices offices;
    @Autowired
    Candidates candidates;
    @Autowired
    Roster roster;
    @Autowired
    Posts posts;
    @Autowired
    cdo.platform.organization.People people;
    @Autowired
    Duties duties;
    @Autowired
    IssuedDocuments issued;
    @Autowired
    Attachments attachments;
    @Autowired
    Words words;
    @Autowired
    Clocks clocks;
    @Autowired
    TransactionTemplate transaction;

    private Duration lead;
    private Unit department;
    private Who clerk;
    private Who head;

    @BeforeEach
    void anAuthorityAndADepartment() {
        lead = clocks.lead();
        clocks.today(MONDAY);
        department = stage.department();
        clerk = stage.city.acting(stage.authority(department), PostKind.AUTHORITY_CLERK);
        head = stage.city.acting(stage.authority(department), PostKind.AUTHORITY_HEAD);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void oneDocumentAppointsTwoOfficersAndIsTheNoticeOfBoth() throws Exception {
        Unit second = stage.department();
        FilingLine one = stage.filed(department, "张任命").lines().getFirst();
        FilingLine two = stage.filed(second, "李任命").lines().getFirst();
        long id = appointments.draft(clerk, "经2026年2月28日领导小组会议研究");
        appointments.appoint(clerk, id, of(one, MONDAY));
        appointments.appoint(clerk, id, of(two, APRIL));
        issue(id, null);
        Appointment done = rows.get(id);
        assertThat(done.stage()).isEqualTo(AppointmentStage.ISSUED);
        assertThat(done.number()).matches("宜昌数领任〔2026〕\\d+号");
        assertThat(posts.holder(one.postId(), MONDAY)).get().extracting(Tenure::basis).isEqualTo(done.number());
        assertThat(posts.holder(two.postId(), APRIL.minusDays(1))).as("a future start is not yet in office").isEmpty();
        assertThat(posts.holder(two.postId(), APRIL)).isPresent();
        var document = issued.find(done.documentId()).orElseThrow();
        assertThat(document.published()).isTrue();
        var bytes = new ByteArrayOutputStream();
        attachments.write(attachments.of(document.ref()).getFirst(), bytes);
        try (var word = new XWPFDocument(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(new XWPFWordExtractor(word).getText()).contains(done.number()).contains("张任命同志任" + department.name() + "首席数据官").contains("李任命同志")
                    .contains("自2026年3月2日起任职；").contains("自2026年4月1日起任职。").contains("2名同志任职的通知").contains(department.name() + "、" + second.name() + "：");
        }
    }

    @Test
    void theNoticeNamesGovernmentsFirstAndEndsWithItsLastAct() {
        Unit government = stage.city.unit("宜昌市人民政府");
        long tenure = seated(department);
        long post = stage.officerPosts(government).getFirst();
        long id = appointments.draft(clerk, "会议研究");
        appointments.relieve(clerk, id, tenure, MONDAY, "工作变动");
        var line = rows.get(id).lines().getFirst();
        var both = new Appointment(1, line.unitId(), AppointmentStage.DRAFT, "会议研究", 1, "", MONDAY, null, "", null, null, null, 0, List.of(line,
                new AppointmentLine(2, 2, AppointmentKind.RELIEVE, post, PostKind.CITY_CDO, government.id(), line.personId(), line.personName(), "", "", MONDAY, false, false, "工作变动", null, null)));
        var notice = papers.notice(both, "", MONDAY);
        assertThat(notice.addressees()).containsExactly(government.name(), department.name());
        String text = notice.body().toString();
        assertThat(text).contains("任职至2026年3月2日；").contains("任职至2026年3月2日。");
    }

    @Test
    void aDayFarFromTheDocumentIsTakenOnlyWhenItIsMeantAndSaidWhy() {
        long tenure = seated(department);
        long id = appointments.draft(clerk, "会议研究");
        LocalDate old = LocalDate.of(2025, 1, 31);
        assertThatThrownBy(() -> appointments.relieve(clerk, id, tenure, old, "补办手续")).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().field()).isEqualTo("farDay"));
        appointments.relieve(clerk, id, tenure, old, "补办手续", true);
        FilingLine filed = stage.filed(department, "张远期").lines().getFirst();
        NewAppointment near = of(filed, LocalDate.of(2026, 9, 2));
        appointments.appoint(clerk, id, near);
        long other = appointments.draft(clerk, "会议研究");
        assertThatThrownBy(() -> appointments.appoint(clerk, other, far(near, LocalDate.of(2099, 12, 6), "x"))).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("appointments.day.beyond"));
        assertThatThrownBy(() -> appointments.appoint(clerk, other, of(filed, LocalDate.of(2026, 9, 3)))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> appointments.appoint(clerk, other, far(near, LocalDate.of(2027, 9, 3), " "))).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().field()).isEqualTo("reason"));
    }

    @Test
    void nobodyIsAppointedInAUnitThatIsNoMoreThen() {
        FilingLine line = stage.filed(department, "张并入").lines().getFirst();
        long early = appointments.draft(clerk, "会议研究");
        appointments.appoint(clerk, early, of(line, APRIL));
        appointments.send(clerk, early, rows.get(early).version());
        units.close(stage.clerk(), department.id(), APRIL.minusDays(1), "宜编〔2026〕1号");
        assertThatThrownBy(() -> stage.sign(head, rows.get(early).ref())).isInstanceOfSatisfying(Problem.Refused.class,
                problem -> assertThat(problem.reason().key()).isEqualTo("appointments.appointment.unitEnded"));
        long late = appointments.draft(clerk, "会议研究");
        assertThatThrownBy(() -> appointments.appoint(clerk, late, of(line, APRIL))).isInstanceOf(Problem.Refused.class);
    }

    private static NewAppointment far(NewAppointment wanted, LocalDate from, String reason) {
        return new NewAppointment(wanted.filingLineId(), wanted.postId(), wanted.personId(), from, false, true, reason, true);
    }

    private long seated(Unit unit) {
        stage.city.seat(stage.post(unit), stage.city.person(unit), LocalDate.of(2023, 6, 1), null);
        return posts.holder(stage.post(unit), MONDAY).orElseThrow().id();
    }

    @Test
    void onlyTheSuccessorsOfAStageAreReached() {
        for (AppointmentStage from : AppointmentStage.values()) {
            for (AppointmentStage to : AppointmentStage.values()) {
                var appointment = new Appointment(1, 1, from, "", 1, "", MONDAY, null, "", null, null, null, 0, List.of());
                if (from.successors().contains(to)) {
                    assertThat(appointment.moveTo(to).stage()).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> appointment.moveTo(to)).isInstanceOf(Problem.Refused.class);
                }
            }
        }
    }

    @Test
    void aSecondHolderIsRefusedWithTheReasonAndWhatToDo() {
        stage.city.seat(stage.post(department), stage.city.person(department), LocalDate.of(2026, 3, 1), null);
        FilingLine line = stage.filed(department, "后任").lines().getFirst();
        long id = appointments.draft(clerk, "会议研究");
        assertThatThrownBy(() -> appointments.appoint(clerk, id, of(line, APRIL))).isInstanceOfSatisfying(Problem.Refused.class, problem ->
                assertThat(words.say(Language.ZH, problem.reason())).isEqualTo(department.shortName() + "已有在任首席数据官（2026年3月1日起任职）。请先办理免职，或将任职日期改为免职之后。"));
        assertThat(rows.get(id).lines()).isEmpty();
    }

    @Test
    void reliefAndAppointmentInOneDocumentChangeTheHolderAndOpenAHandover() {
        long post = stage.post(department);
        long before = stage.city.person(department);
        stage.city.seat(post, before, LocalDate.of(2025, 6, 1), null);
        FilingLine line = stage.filed(department, "接任").lines().getFirst();
        long id = appointments.draft(clerk, "会议研究");
        appointments.relieve(clerk, id, posts.holder(post, MONDAY).orElseThrow().id(), APRIL.minusDays(1), "工作变动");
        appointments.appoint(clerk, id, of(line, APRIL));
        issue(id, "测任免〔2026〕" + id % 90_000 + "号");
        assertThat(posts.holder(post, APRIL.minusDays(1))).get().extracting(Tenure::personId).isEqualTo(before);
        assertThat(posts.holder(post, APRIL)).get().extracting(Tenure::personId).isEqualTo(rows.get(id).appointed().getFirst().personId());
        Handover handover = handovers.of(rows.get(id)).getFirst();
        assertThat(handover.items()).extracting(Handover.Item::kind).containsExactly(HandoverKind.values());
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        for (HandoverKind kind : HandoverKind.values()) {
            handovers.done(steward, handover.id(), kind, "");
        }
        assertThat(handovers.get(steward, handover.id()).completedOn()).isEqualTo(MONDAY);
        assertThatThrownBy(() -> handovers.done(steward, handover.id(), HandoverKind.DUTIES, "")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> handovers.get(stage.city.acting(stage.department(), PostKind.DATA_STEWARD), handover.id())).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void whereFilingComesFirstNobodyIsAppointedUnfiledAndElseTheUnitOwesTheFiling() {
        long person = stage.city.person(department);
        long post = stage.post(department);
        long id = appointments.draft(clerk, "会议研究");
        var unfiled = new NewAppointment(null, post, person, MONDAY, false, true, "");
        assertThatThrownBy(() -> appointments.appoint(clerk, id, unfiled)).isInstanceOfSatisfying(Problem.Refused.class,
                problem -> assertThat(problem.reason().key()).isEqualTo("appointments.fileFirst"));
        Who bureauClerk = stage.clerk();
        offices.choose(bureauClerk, FilingOrder.APPOINT_FIRST);
        try {
            appointments.appoint(clerk, id, unfiled);
            issue(id, null);
        } finally {
            offices.choose(bureauClerk, FilingOrder.FILE_FIRST);
        }
        assertThat(duties.about(SubjectRef.of("post", post))).singleElement().satisfies(duty -> {
            assertThat(duty.ruleKey()).isEqualTo(FilingDuties.FILE_CHANGE);
            assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 3, 16));
        });
    }

    @Test
    void aDepartureFromAPrincipleIsRefusedUntilAReasonIsGiven() {
        long person = stage.city.person(department);
        long post = stage.post(department);
        var section = new cdo.platform.organization.NewPerson(department.id(), "科员某", "", null, "", "", "一级科员", "", "", "", "", "", "", "", "", "");
        people.correct(stage.clerk(), person, people.get(person).version(), section);
        long id = appointments.draft(clerk, "会议研究");
        Who bureauClerk = stage.clerk();
        offices.choose(bureauClerk, FilingOrder.APPOINT_FIRST);
        try {
            assertThatThrownBy(() -> appointments.appoint(clerk, id, new NewAppointment(null, post, person, MONDAY, false, true, ""))).isInstanceOf(Problem.Invalid.class);
            appointments.appoint(clerk, id, new NewAppointment(null, post, person, MONDAY, false, true, "班子成员均已兼任他职"));
        } finally {
            offices.choose(bureauClerk, FilingOrder.FILE_FIRST);
        }
        assertThat(rows.get(id).lines()).singleElement().extracting(AppointmentLine::reason).isEqualTo("班子成员均已兼任他职");
    }

    @Test
    void aCountysAuthorityAppointsItsOwnWithoutTheCityAndTheCityNotThere() {
        Unit government = stage.city.unit("秭归县人民政府");
        Who countyBureau = stage.city.acting(stage.city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit countyDepartment = stage.city.fresh(countyBureau, government, UnitKind.DEPARTMENT);
        long post = stage.post(countyDepartment);
        stage.city.seat(post, stage.city.person(countyDepartment), LocalDate.of(2025, 6, 1), null);
        long tenure = posts.holder(post, MONDAY).orElseThrow().id();
        long cityDocument = appointments.draft(clerk, "会议研究");
        assertThatThrownBy(() -> appointments.relieve(clerk, cityDocument, tenure, MONDAY, "工作变动")).isInstanceOf(Problem.Denied.class);

        Unit authority = stage.authority(countyDepartment);
        assertThat(authority.id()).isNotEqualTo(stage.authority(department).id());
        Who countyClerk = stage.city.acting(authority, PostKind.AUTHORITY_CLERK);
        Who countyHead = stage.city.acting(authority, PostKind.AUTHORITY_HEAD);
        long id = appointments.draft(countyClerk, "县领导小组研究");
        appointments.relieve(countyClerk, id, tenure, MONDAY, "工作变动");
        appointments.send(countyClerk, id, rows.get(id).version());
        stage.sign(countyHead, rows.get(id).ref());
        appointments.issue(countyClerk, id, rows.get(id).version(), null);
        assertThat(posts.holder(post, MONDAY.plusDays(1))).isEmpty();
        assertThatThrownBy(() -> appointments.issue(clerk, id, rows.get(id).version(), null)).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void aDocumentIsChangedOnlyWhileItIsADraftAndNumberedOnce() {
        FilingLine line = stage.filed(department, "张编号").lines().getFirst();
        long id = appointments.draft(clerk, "会议研究");
        assertThatThrownBy(() -> appointments.send(clerk, id, rows.get(id).version())).isInstanceOf(Problem.Refused.class);
        appointments.appoint(clerk, id, of(line, MONDAY));
        assertThatThrownBy(() -> appointments.send(clerk, id, rows.get(id).version() - 1)).isInstanceOf(Problem.Stale.class);
        appointments.send(clerk, id, rows.get(id).version());
        assertThatThrownBy(() -> appointments.remove(clerk, id, rows.get(id).lines().getFirst().id())).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> appointments.issue(clerk, id, rows.get(id).version(), null)).as("not signed yet").isInstanceOf(Problem.Refused.class);
        appointments.takeBack(clerk, id, rows.get(id).version(), "修改");
        appointments.send(clerk, id, rows.get(id).version());
        stage.sign(head, rows.get(id).ref());
        String number = "测重号〔2026〕" + (id % 90_000 + 1) + "号";
        assertThatThrownBy(() -> appointments.issue(clerk, id, rows.get(id).version(), "测重号2026-1")).isInstanceOf(Problem.Invalid.class);
        appointments.issue(clerk, id, rows.get(id).version(), number);
        FilingLine other = stage.filed(stage.department(), "李编号").lines().getFirst();
        long twin = appointments.draft(clerk, "会议研究");
        appointments.appoint(clerk, twin, of(other, MONDAY));
        appointments.send(clerk, twin, rows.get(twin).version());
        stage.sign(head, rows.get(twin).ref());
        assertThatThrownBy(() -> appointments.issue(clerk, twin, rows.get(twin).version(), number)).isInstanceOf(Problem.Invalid.class);
        assertThat(posts.holder(other.postId(), MONDAY)).as("nothing of a refused issue stays").isEmpty();
    }

    @Test
    void aVacancyOfMoreThanTenWorkingDaysIsToldOnceAndEndsWithTheSuccessor() {
        long post = stage.post(department);
        stage.city.seat(post, stage.city.person(department), LocalDate.of(2025, 6, 1), LocalDate.of(2026, 2, 27));
        clocks.today(LocalDate.of(2026, 3, 12));
        transaction.executeWithoutResult(any -> vacancies.run(clocks.today()));
        assertThat(duties.about(SubjectRef.of("post", post))).as("the tenth working day: 28 February is a make-up day").isEmpty();
        clocks.today(LocalDate.of(2026, 3, 13));
        transaction.executeWithoutResult(any -> vacancies.run(clocks.today()));
        transaction.executeWithoutResult(any -> vacancies.run(clocks.today()));
        assertThat(duties.about(SubjectRef.of("post", post))).singleElement().satisfies(duty -> assertThat(duty.state()).isEqualTo(DutyState.OPEN));
        stage.city.seat(post, stage.city.person(department), LocalDate.of(2026, 3, 16), null);
        assertThat(duties.about(SubjectRef.of("post", post))).singleElement().satisfies(duty -> assertThat(duty.state()).isEqualTo(DutyState.MET));
    }

    @Test
    void turnedByKeyTheRosterIsWhatItIsAsAWhole() {
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        for (Roster.State state : Roster.State.values()) {
            for (String words : new String[] {"", "宜昌市", department.name().toUpperCase(), "%"}) {
                for (PostKind kind : new PostKind[] {null, PostKind.DEPARTMENT_CDO}) {
                    var filter = new Roster.Filter(MONDAY, kind == null ? null : department.kind(), kind == null ? null : department.regionId(), kind, state, words);
                    List<Roster.Entry> whole = roster.entries(steward, filter).stream().sorted(java.util.Comparator.comparingLong(Roster.Entry::postId)).toList();
                    var turned = new ArrayList<Roster.Entry>();
                    String after = "";
                    do {
                        Slice<Roster.Entry> page = roster.numbered(steward, filter, Slice.Ask.keyed(25, after, ""));
                        assertThat(page.filtered()).isEqualTo(whole.size());
                        turned.addAll(page.rows());
                        after = page.after() == null ? "" : page.after();
                    } while (!after.isEmpty());
                    assertThat(turned).as("%s %s %s", state, words, kind).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void theRosterShowsAnyDateAndMasksTelephonesBeyondReach() {
        FilingLine line = stage.filed(department, "张名册").lines().getFirst();
        long id = appointments.draft(clerk, "会议研究");
        appointments.appoint(clerk, id, of(line, APRIL));
        issue(id, null);
        Who steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        Who stranger = stage.city.acting(stage.department(), PostKind.DATA_STEWARD);
        assertThat(roster.entries(steward, on(APRIL, Roster.State.HELD))).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("张名册");
            assertThat(entry.phone()).isEqualTo("0717-6250001");
        });
        assertThat(roster.entries(stranger, on(APRIL, Roster.State.HELD))).singleElement().satisfies(entry -> assertThat(entry.phone()).isEqualTo("0717-625****"));
        assertThat(roster.entries(steward, on(MONDAY, Roster.State.HELD))).isEmpty();
        assertThat(roster.entries(steward, on(MONDAY, Roster.State.VACANT))).hasSize(1);
    }

    private Roster.Filter on(LocalDate day, Roster.State state) {
        return new Roster.Filter(day, UnitKind.DEPARTMENT, null, null, state, department.name());
    }

    private NewAppointment of(FilingLine line, LocalDate from) {
        long person = candidates.line(line.id()).orElseThrow().line().personId();
        return new NewAppointment(line.id(), line.postId(), person, from, false, true, "");
    }

    private void issue(long id, String number) {
        appointments.send(clerk, id, rows.get(id).version());
        stage.sign(head, rows.get(id).ref());
        appointments.issue(clerk, id, rows.get(id).version(), number);
    }
}
