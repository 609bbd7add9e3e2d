package cdo.office.meetings;

import static cdo.office.meetings.Hall.DAY;
import static cdo.office.meetings.Hall.NOTICE_BY;
import static cdo.office.meetings.Hall.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.platform.calendar.Calendars;
import cdo.platform.calendar.SpecialDays;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.UnitKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class BeforeTheMeetingTest {

    @Autowired
    Hall hall;
    @Autowired
    MeetingClock clock;
    @Autowired
    MeetingAccess access;
    @Autowired
    Calendars calendars;
    @Autowired
    Convening convening;
    @Autowired
    SpecialDays specialDays;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Hall.Council council;

    @BeforeEach
    void aSeriesOfItsOwn() {
        lead = clocks.lead();
        clocks.today(PLANNED);
        council = hall.council();
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void theNoticeIsDueFiveWorkingDaysBeforeAlsoAcrossHolidays() {
        long office = council.clerk().unitId();
        assertThat(clock.noticeBy(office, MeetingKind.REGULAR, DAY)).isEqualTo(NOTICE_BY);
        for (LocalDate day : List.of(LocalDate.of(2026, 4, 8), LocalDate.of(2026, 5, 8), LocalDate.of(2026, 10, 12), LocalDate.of(2026, 3, 14))) {
            LocalDate by = clock.noticeBy(office, MeetingKind.REGULAR, day);
            assertThat(calendars.in("420500").isWorkingDay(by)).isTrue();
            assertThat(calendars.in("420500").workingDaysBetween(by, day)).isEqualTo(5);
        }
        assertThat(clock.noticeBy(office, MeetingKind.SPECIAL, DAY)).isEqualTo(LocalDate.of(2026, 3, 13));
    }

    @Test
    void planningOpensTheOfficesDutyToSendTheNoticeAndMovingMovesIt() {
        long id = hall.planned(council);
        Duty duty = notice(id).getFirst();
        assertThat(duty.due()).isEqualTo(NOTICE_BY);
        assertThat(duty.debtorUnitId()).isEqualTo(council.clerk().unitId());
        hall.meetings.move(council.clerk(), id, hall.version(id), Hall.plan("第一次会议", DAY.plusDays(7)));
        assertThat(notice(id)).extracting(Duty::state).containsExactlyInAnyOrder(DutyState.CANCELLED, DutyState.OPEN);
        assertThat(notice(id)).filteredOn(each -> each.state() == DutyState.OPEN).extracting(Duty::due).containsExactly(NOTICE_BY.plusDays(7));
    }

    @Test
    void aNoticeInTimeMeetsTheDutyAndEveryMemberOwesAReply() {
        long id = hall.noticed(council);
        assertThat(notice(id)).extracting(Duty::state).containsExactly(DutyState.MET);
        assertThat(replies(id)).hasSize(3).allSatisfy(duty -> assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 3, 4)));
        assertThat(hall.meeting(id).shortReason()).isNull();
    }

    @Test
    void aLateNoticeNeedsAReasonWhichIsKept() {
        long id = hall.agreed(council);
        clocks.today(NOTICE_BY.plusDays(1));
        assertThatThrownBy(() -> hall.invitations.send(council.clerk(), id, hall.version(id), "")).isInstanceOf(Problem.Invalid.class);
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.AGENDA_SET);
        hall.invitations.send(council.clerk(), id, hall.version(id), "上级部署，时间紧");
        assertThat(hall.meeting(id).shortReason()).isEqualTo("上级部署，时间紧");
        assertThat(notice(id)).extracting(Duty::state).containsExactly(DutyState.MET_LATE);
    }

    @Test
    void whoReportsOnAnItemIsOfTheOfficeOrAMember() {
        long id = hall.planned(council);
        long bureauBelow = hall.city.unit("夷陵区政务服务和大数据管理局").id();
        assertThatThrownBy(() -> hall.agendas.add(council.clerk(), id, new Agendas.Draft("研究归集", bureauBelow, MaterialAccess.MEMBERS, Set.of())))
                .isInstanceOfSatisfying(Problem.Invalid.class, invalid -> assertThat(invalid.errors()).extracting(Problem.FieldError::field).containsExactly("unit"));
        long item = hall.agendas.add(council.clerk(), id, new Agendas.Draft("研究归集", council.clerk().unitId(), MaterialAccess.MEMBERS, Set.of()));
        assertThatThrownBy(() -> hall.agendas.change(council.clerk(), item, new Agendas.Draft("研究归集", bureauBelow, MaterialAccess.MEMBERS, Set.of()))).isInstanceOf(Problem.Invalid.class);
        hall.agendas.change(council.clerk(), item, new Agendas.Draft("研究归集", council.member(1).unit().id(), MaterialAccess.MEMBERS, Set.of()));
    }

    @Test
    void aTitleThatCannotBePrintedIsRefusedBeforeTheAgendaIsSigned() {
        long id = hall.meetings.plan(council.clerk(), council.series(), MeetingKind.REGULAR, Hall.plan("第一次会议😀", DAY));
        hall.agendas.add(council.clerk(), id, new Agendas.Draft("研究归集", null, MaterialAccess.MEMBERS, Set.of()));
        assertThatThrownBy(() -> hall.agendas.send(council.clerk(), id, hall.version(id)))
                .isInstanceOfSatisfying(Problem.Refused.class, refused -> assertThat(refused.reason().args()[0].toString()).contains("😀"));
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.PREPARING);
    }

    @Test
    void everyMemberOwesATopicOrTheAnswerThatThereIsNone() {
        long id = hall.planned(council);
        hall.meetings.collectTopics(council.clerk(), id, hall.version(id), LocalDate.of(2026, 3, 6));
        assertThat(topicsOwed(id, DutyState.OPEN)).hasSize(3);
        hall.meetings.noTopic(council.member(0).steward(), id);
        submitted(council.member(1), TopicKind.MAJOR);
        assertThat(topicsOwed(id, DutyState.OPEN)).containsExactly(council.member(2).unit().id());
        assertThat(topicsOwed(id, DutyState.MET)).containsExactlyInAnyOrder(council.member(0).unit().id(), council.member(1).unit().id());
        assertThatThrownBy(() -> hall.meetings.noTopic(council.member(0).steward(), id)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aTopicIsSignedInTheUnitAnsweredByTheOfficeAndPlaced() {
        long topic = submitted(council.member(0), TopicKind.COMPLEX);
        SubjectRef ref = SubjectRef.of(Topic.KIND, topic);
        assertThat(hall.duties(ref, MeetingRules.ANSWER)).extracting(Duty::state).containsExactly(DutyState.OPEN);
        long id = hall.planned(council);
        hall.agendas.place(council.clerk(), topic, hall.rows.mustTopic(topic).version(), id);
        assertThat(hall.duties(ref, MeetingRules.ANSWER)).extracting(Duty::state).containsExactly(DutyState.MET);
        Item item = hall.rows.items(id).getFirst();
        assertThat(item.unitId()).isEqualTo(council.member(0).unit().id());
        hall.agendas.remove(council.clerk(), item.id());
        assertThat(hall.rows.mustTopic(topic).stage()).isEqualTo(TopicStage.DEFERRED);
        assertThat(hall.rows.items(id)).isEmpty();
    }

    @Test
    void aReturnedTopicGoesThroughSignatureAndAnswerAgain() {
        long topic = submitted(council.member(0), TopicKind.OTHER);
        hall.topics.giveBack(council.clerk(), topic, hall.rows.mustTopic(topic).version(), "请补充依据");
        assertThat(hall.rows.mustTopic(topic).stage()).isEqualTo(TopicStage.RETURNED);
        sign(council.member(0), topic);
        assertThat(hall.duties(SubjectRef.of(Topic.KIND, topic), MeetingRules.ANSWER)).extracting(Duty::state).containsExactlyInAnyOrder(DutyState.MET, DutyState.OPEN);
    }

    @Test
    void whoIsNoMemberCannotProposeNorSee() {
        Who clerk = council.clerk();
        var stranger = hall.city.fresh(clerk, hall.city.unit(Hall.GOVERNMENT), UnitKind.DEPARTMENT);
        Who steward = hall.city.acting(stranger, PostKind.DATA_STEWARD);
        long id = hall.planned(council);
        assertThatThrownBy(() -> hall.topics.draft(steward, council.series(), text(TopicKind.MAJOR))).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> hall.meetings.get(steward, id)).isInstanceOf(Problem.NotFound.class);
        assertThat(hall.meetings.get(council.member(0).steward(), id).id()).isEqualTo(id);
        assertThatThrownBy(() -> hall.agendas.add(council.member(0).steward(), id, new Agendas.Draft("x", null, MaterialAccess.MEMBERS, Set.of()))).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void theAgendaIsSignedByTheHeadOfTheOfficeThenByTheConvenorOnly() {
        long id = hall.planned(council);
        SubjectRef ref = SubjectRef.of(Meeting.KIND, id);
        assertThatThrownBy(() -> hall.agendas.send(council.clerk(), id, hall.version(id))).isInstanceOf(Problem.Refused.class);
        hall.agendas.add(council.clerk(), id, new Agendas.Draft("研究归集", null, MaterialAccess.MEMBERS, Set.of()));
        hall.agendas.send(council.clerk(), id, hall.version(id));
        assertThatThrownBy(() -> hall.sign(council.convenor(), ref)).isInstanceOf(Problem.Denied.class);
        hall.sign(council.head(), ref);
        assertThatThrownBy(() -> hall.sign(council.member(0).officer(), ref)).isInstanceOf(Problem.Denied.class);
        hall.sign(council.convenor(), ref);
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.AGENDA_SET);
        assertThatThrownBy(() -> hall.agendas.add(council.clerk(), id, new Agendas.Draft("后加", null, MaterialAccess.MEMBERS, Set.of()))).isInstanceOf(Problem.Refused.class);
        hall.agendas.reopen(council.clerk(), id, hall.version(id));
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.PREPARING);
    }

    @Test
    void itemsChangePlaces() {
        long id = hall.planned(council);
        for (String title : List.of("甲", "乙", "丙")) {
            hall.agendas.add(council.clerk(), id, new Agendas.Draft(title, null, MaterialAccess.MEMBERS, Set.of()));
        }
        hall.agendas.shift(council.clerk(), hall.rows.items(id).get(2).id(), true);
        assertThat(hall.rows.items(id)).extracting(Item::title).containsExactly("甲", "丙", "乙");
        hall.agendas.shift(council.clerk(), hall.rows.items(id).getFirst().id(), true);
        assertThat(hall.rows.items(id)).extracting(Item::title).containsExactly("甲", "丙", "乙");
    }

    @Test
    void materialsOpenToThoseWhomTheItemNames() {
        long id = hall.planned(council);
        long unit = council.member(0).unit().id();
        long limited = hall.agendas.add(council.clerk(), id, new Agendas.Draft("限", unit, MaterialAccess.CONCERNED, Set.of(council.member(1).unit().id())));
        long secret = hall.agendas.add(council.clerk(), id, new Agendas.Draft("密", null, MaterialAccess.OFFICE, Set.of()));
        hall.signAgenda(council, id);
        hall.invitations.send(council.clerk(), id, hall.version(id), "");
        Meeting meeting = hall.meeting(id);
        assertThat(sees(0, meeting, limited)).isTrue();
        assertThat(sees(1, meeting, limited)).isTrue();
        assertThat(sees(2, meeting, limited)).isFalse();
        assertThat(sees(0, meeting, secret)).isFalse();
        assertThat(access.seesMaterials(council.convenor(), meeting, hall.rows.mustItem(secret))).isTrue();
        assertThatThrownBy(() -> hall.agendas.open(council.member(1).steward(), limited)).isInstanceOf(Problem.Denied.class);
        assertThat(hall.agendas.open(council.member(0).steward(), limited).id()).isEqualTo(limited);
    }

    @Test
    void aCancelledMeetingOwesNothingAndItsTopicsWait() {
        long topic = submitted(council.member(0), TopicKind.MAJOR);
        long id = hall.planned(council);
        hall.agendas.place(council.clerk(), topic, hall.rows.mustTopic(topic).version(), id);
        hall.meetings.cancel(council.clerk(), id, hall.version(id), "防汛");
        assertThat(notice(id)).extracting(Duty::state).containsExactly(DutyState.CANCELLED);
        assertThat(hall.rows.mustTopic(topic).stage()).isEqualTo(TopicStage.DEFERRED);
        assertThatThrownBy(() -> hall.meetings.move(council.clerk(), id, hall.version(id), Hall.plan("再开", DAY))).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> hall.agendas.add(council.clerk(), id, new Agendas.Draft("x", null, MaterialAccess.MEMBERS, Set.of()))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void inEveryPeriodTheOfficeOwesARegularMeetingOnce() {
        transaction.executeWithoutResult(any -> {
            convening.run(PLANNED);
            convening.run(PLANNED.plusDays(1));
        });
        SubjectRef ref = SubjectRef.of(MeetingSeries.KIND, council.series());
        assertThat(hall.duties(ref, MeetingRules.CONVENE)).extracting(Duty::due).containsExactly(LocalDate.of(2026, 3, 31));
        long id = hall.noticed(council);
        clocks.today(DAY);
        hall.begun(council, id);
        hall.written(council, id);
        assertThat(hall.duties(ref, MeetingRules.CONVENE)).extracting(Duty::state).containsExactly(DutyState.MET);
    }

    @Test
    void aCountyRunsItsOwnSeriesAndCannotCallTheCity() {
        var bureau = hall.city.unit("夷陵区政务服务和大数据管理局");
        Who clerk = hall.city.acting(bureau, PostKind.BUREAU_CLERK);
        long convenor = hall.register.convenors(bureau.id()).stream().filter(post -> post.kind() == PostKind.COUNTY_CDO).findFirst().orElseThrow().id();
        var setting = new MeetingSeries.Setting("夷陵区首席数据官联席会议", "", MeetingFrequency.HALF_YEARLY, 50, true, "夷数联纪", false);
        assertThatThrownBy(() -> hall.register.found(clerk, council.convenor().seat().postId(), setting)).isInstanceOf(Problem.Invalid.class);
        long series = hall.register.found(clerk, convenor, setting);
        assertThatThrownBy(() -> hall.register.admit(clerk, series, Set.of(council.member(0).post()))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> hall.register.get(council.member(0).officer(), series)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> hall.register.change(council.clerk(), series, 0, convenor, setting)).isInstanceOf(Problem.Denied.class);
        assertThat(hall.register.all(clerk)).extracting(MeetingSeries::id).contains(series).doesNotContain(council.series());
    }

    /** anchors case 8: a holiday added later moves the date by which the notice goes out, and the event is logged. */
    @Test
    void aHolidayDeclaredLaterMovesTheNoticeAndTheRepliesAndTheRecordSaysSo() {
        long id = hall.planned(council);
        long called = hall.noticed(council);
        holiday(LocalDate.of(2026, 3, 12));
        try {
            assertThat(notice(id)).extracting(Duty::due).containsExactly(LocalDate.of(2026, 3, 6));
            assertThat(hall.rows.steps(SubjectRef.of(Meeting.KIND, id))).filteredOn(step -> step.what().equals("redated")).singleElement()
                    .satisfies(step -> assertThat(step.remark()).isEqualTo("2026-03-09 → 2026-03-06"));
            assertThat(notice(called)).extracting(Duty::state).containsExactly(DutyState.MET);
        } finally {
            workday(LocalDate.of(2026, 3, 12));
        }
        assertThat(notice(id)).extracting(Duty::due).containsExactly(NOTICE_BY);
        holiday(LocalDate.of(2026, 3, 4));
        try {
            assertThat(replies(called)).hasSize(3).allSatisfy(duty -> assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 3, 5)));
        } finally {
            workday(LocalDate.of(2026, 3, 4));
        }
    }

    private void holiday(LocalDate day) {
        specialDays.declare(council.clerk(), day, "测试放假", true, "测试文号");
    }

    private void workday(LocalDate day) {
        var declared = specialDays.in("420500").stream().filter(each -> each.day().date().equals(day)).findFirst().orElseThrow();
        specialDays.withdraw(council.clerk(), declared.id(), declared.version(), "测试结束");
    }

    @Test
    void anyUnitRunsASeriesOfItsOwnForItselfAndWhatIsBelowIt() {
        Hall.Member own = council.member(0);
        var institution = hall.city.fresh(council.clerk(), own.unit(), UnitKind.INSTITUTION);
        Who below = hall.city.acting(institution, PostKind.DATA_STEWARD);
        Who steward = hall.city.acting(own.unit(), PostKind.DATA_STEWARD);
        var setting = new MeetingSeries.Setting("本单位数据工作例会", "", MeetingFrequency.QUARTERLY, 50, true, "测单例纪", false);
        assertThatThrownBy(() -> hall.register.found(steward, council.convenor().seat().postId(), setting)).isInstanceOf(Problem.Invalid.class);
        long series = hall.register.found(steward, own.post(), setting);
        assertThatThrownBy(() -> hall.register.admit(steward, series, Set.of(council.member(1).post()))).isInstanceOf(Problem.Denied.class);
        assertThat(hall.register.candidates(hall.register.get(steward, series))).extracting(post -> post.id()).contains(below.seat().postId()).doesNotContain(own.post(), council.member(1).post());
        hall.register.admit(steward, series, Set.of(below.seat().postId()));
        long id = hall.meetings.plan(steward, series, MeetingKind.REGULAR, Hall.plan("例会", DAY));
        hall.agendas.add(steward, id, new Agendas.Draft("本季归集", null, MaterialAccess.MEMBERS, Set.of()));
        hall.agendas.send(steward, id, hall.version(id));
        assertThatThrownBy(() -> hall.sign(council.head(), SubjectRef.of(Meeting.KIND, id))).isInstanceOf(Problem.Denied.class);
        hall.sign(own.officer(), SubjectRef.of(Meeting.KIND, id));
        hall.invitations.send(steward, id, hall.version(id), "");
        assertThat(hall.meetings.calling(below)).extracting(Meeting::id).containsExactly(id);
        assertThatThrownBy(() -> hall.meetings.get(council.member(1).officer(), id)).isInstanceOf(Problem.NotFound.class);
    }

    private boolean sees(int member, Meeting meeting, long item) {
        return access.seesMaterials(council.member(member).officer(), meeting, hall.rows.mustItem(item));
    }

    private long submitted(Hall.Member member, TopicKind kind) {
        long topic = hall.topics.draft(member.steward(), council.series(), text(kind));
        sign(member, topic);
        return topic;
    }

    private void sign(Hall.Member member, long topic) {
        hall.topics.send(member.steward(), topic, hall.rows.mustTopic(topic).version());
        hall.sign(member.officer(), SubjectRef.of(Topic.KIND, topic));
    }

    static Topic.Text text(TopicKind kind) {
        return new Topic.Text(kind, "人口数据共享堵点", "跨部门共享不畅", "明确牵头部门", false);
    }

    private List<Duty> notice(long id) {
        return hall.duties(SubjectRef.of(Meeting.KIND, id), MeetingRules.NOTICE);
    }

    private List<Duty> replies(long id) {
        return hall.duties(SubjectRef.of(Meeting.KIND, id), MeetingRules.REPLY);
    }

    private List<Long> topicsOwed(long id, DutyState state) {
        return hall.duties(SubjectRef.of(Meeting.KIND, id), MeetingRules.TOPICS).stream().filter(duty -> duty.state() == state).map(Duty::debtorUnitId).toList();
    }

    @Test
    void aMemberWhoLeftAfterTheNoticeOwesNothingAndIsNotAbsentAndOneWhoCameIsCalled() {
        Hall.Council council = hall.council();
        long id = hall.noticed(council);
        SubjectRef ref = SubjectRef.of(Meeting.KIND, id);
        Hall.Member gone = council.member(2);
        clocks.today(DAY.minusDays(5));
        long membership = hall.register.members(hall.rows.mustSeries(council.series())).stream().filter(each -> each.postId() == gone.post()).findFirst().orElseThrow().id();
        hall.register.dismiss(council.clerk(), council.series(), membership, "职责调整");
        assertThat(hall.rows.attendance(id)).extracting(Attendance::postId).containsExactlyInAnyOrder(council.member(0).post(), council.member(1).post());
        assertThat(hall.duties(ref, MeetingRules.REPLY)).filteredOn(duty -> duty.debtorUnitId() == gone.unit().id()).extracting(duty -> duty.state()).containsExactly(DutyState.CANCELLED);
        clocks.today(DAY);
        assertThat(hall.sittings.quorum(hall.meeting(id)).needed()).isEqualTo(2);
        hall.register.admit(council.clerk(), council.series(), Set.of(gone.post()));
        assertThat(hall.place(id, gone).reply()).isNull();
        assertThat(hall.duties(ref, MeetingRules.REPLY)).filteredOn(duty -> duty.debtorUnitId() == gone.unit().id()).extracting(duty -> duty.state())
                .containsExactlyInAnyOrder(DutyState.CANCELLED, DutyState.OPEN);
    }
}
