package cdo.office.meetings;

import static cdo.office.meetings.Hall.DAY;
import static cdo.office.meetings.Hall.PLANNED;
import static cdo.office.meetings.tables.ItemTextTable.ITEM_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.DutyState;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.NewTenure;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class AtTheMeetingTest {

    @Autowired
    Hall hall;
    @Autowired
    Attended attended;
    @Autowired
    Posts posts;
    @Autowired
    Units units;
    @Autowired
    DSLContext sql;
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
    void leaveNeedsAReasonAndAReplyMeetsTheDuty() {
        long id = hall.noticed(council);
        assertThatThrownBy(() -> reply(id, 0, new Invitations.Answer(ReplyKind.LEAVE, "", null, null))).isInstanceOf(Problem.Invalid.class);
        reply(id, 0, new Invitations.Answer(ReplyKind.LEAVE, "外出学习", null, null));
        assertThat(hall.duties(ref(id), MeetingRules.REPLY)).filteredOn(duty -> duty.debtorPostId() == council.member(0).post()).extracting(duty -> duty.state()).containsExactly(DutyState.MET);
        assertThat(hall.duties(ref(id), MeetingRules.REPLY)).filteredOn(duty -> duty.state() == DutyState.OPEN).hasSize(2);
    }

    @Test
    void nobodyAnswersForAnotherUnit() {
        long id = hall.noticed(council);
        int version = hall.place(id, council.member(1)).version();
        assertThatThrownBy(() -> hall.invitations.reply(council.member(0).steward(), id, council.member(1).post(), version, new Invitations.Answer(ReplyKind.ATTEND, "", null, null)))
                .isInstanceOf(Problem.Denied.class);
    }

    @Test
    void aSubstituteIsOfTheSameUnitIsNoMemberAndComesOnlyWhenApproved() {
        long id = hall.noticed(council);
        long foreign = council.member(1).steward().personId();
        assertThatThrownBy(() -> reply(id, 0, substitute(foreign))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> reply(id, 0, substitute(council.member(0).officer().personId()))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> reply(id, 0, new Invitations.Answer(ReplyKind.SUBSTITUTE, "出差", null, null))).isInstanceOf(Problem.Invalid.class);
        reply(id, 0, substitute(council.member(0).steward().personId()));
        clocks.today(DAY);
        assertThatThrownBy(() -> hall.arrive(council, id, council.member(0))).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> decide(council.clerk(), id, true, "")).isInstanceOf(Problem.Denied.class);
        decide(council.head(), id, true, "");
        hall.arrive(council, id, council.member(0));
        assertThat(hall.place(id, council.member(0)).presence()).isEqualTo(Presence.SUBSTITUTE);
    }

    @Test
    void aRefusedSubstitutionAsksTheMemberAnew() {
        long id = hall.noticed(council);
        reply(id, 0, substitute(council.member(0).steward().personId()));
        assertThatThrownBy(() -> decide(council.convenor(), id, false, "")).isInstanceOf(Problem.Invalid.class);
        decide(council.convenor(), id, false, "请本人参加");
        assertThat(hall.duties(ref(id), MeetingRules.REPLY)).filteredOn(duty -> duty.debtorPostId() == council.member(0).post()).extracting(duty -> duty.state())
                .containsExactlyInAnyOrder(DutyState.MET, DutyState.OPEN);
        reply(id, 0, new Invitations.Answer(ReplyKind.ATTEND, "", null, null));
        assertThat(hall.place(id, council.member(0)).substitute()).isNull();
    }

    @Test
    void whoHoldsThePostOnTheDayIsInvitedWhateverThePredecessorAnswered() {
        long id = hall.noticed(council);
        Hall.Member member = council.member(0);
        reply(id, 0, new Invitations.Answer(ReplyKind.LEAVE, "即将调离", null, null));
        clocks.today(DAY.minusDays(6));
        var old = posts.holder(member.post(), clocks.today()).orElseThrow();
        long successor = hall.city.person(member.unit());
        replace(member, old.id(), successor);
        Attendance place = hall.place(id, member);
        assertThat(place.reply()).isNull();
        assertThat(hall.duties(ref(id), MeetingRules.REPLY)).filteredOn(duty -> duty.debtorPostId() == member.post() && duty.state() == DutyState.OPEN).hasSize(1);
        clocks.today(DAY);
        String code = hall.meeting(id).code();
        assertThatThrownBy(() -> hall.ownSignIn.signIn(member.officer(), id, code)).isInstanceOf(Problem.Refused.class);
        Who now = hall.city.who(successor, member.post(), Set.of());
        assertThatThrownBy(() -> hall.ownSignIn.signIn(now, id, "x" + code)).isInstanceOf(Problem.Invalid.class);
        hall.ownSignIn.signIn(now, id, code);
        assertThat(hall.place(id, member).personId()).isEqualTo(successor);
    }

    @Test
    void theMeetingBeginsOnItsDayWithTheQuorumOfTheMembersInOffice() {
        long id = hall.noticed(council);
        assertThatThrownBy(() -> hall.sittings.begin(council.clerk(), id, hall.version(id))).isInstanceOf(Problem.Refused.class);
        clocks.today(DAY);
        hall.arrive(council, id, council.member(0));
        hall.arrive(council, id, council.member(1));
        assertThat(hall.sittings.quorum(hall.meeting(id))).isEqualTo(new Quorum(3, 2));
        assertThatThrownBy(() -> hall.sittings.begin(council.clerk(), id, hall.version(id))).isInstanceOf(Problem.Refused.class);
        vacate(council.member(2));
        assertThat(hall.sittings.quorum(hall.meeting(id))).isEqualTo(new Quorum(2, 2));
        assertThatThrownBy(() -> hall.arrive(council, id, council.member(2))).isInstanceOf(Problem.Refused.class);
        hall.sittings.begin(council.clerk(), id, hall.version(id));
        assertThat(hall.meeting(id).stage()).isEqualTo(MeetingStage.IN_SESSION);
    }

    @Test
    void theDeskSignsSeveralInAtOnceAndLeavesOutWhoCannotCome() {
        long id = hall.noticed(council);
        reply(id, 1, substitute(council.member(1).steward().personId()));
        clocks.today(DAY);
        vacate(council.member(2));
        var posts = council.members().stream().map(Hall.Member::post).toList();
        assertThatThrownBy(() -> hall.sittings.signInAll(council.member(0).officer(), id, posts)).isInstanceOf(Problem.Denied.class);
        assertThat(hall.sittings.signInAll(council.clerk(), id, posts)).isEqualTo(1);
        assertThat(hall.sittings.signInAll(council.clerk(), id, posts)).isZero();
        assertThat(council.members()).extracting(member -> hall.place(id, member).presence()).containsExactly(Presence.PRESENT, null, null);
    }

    @Test
    void whetherASubstituteCountsForTheQuorumIsTheSeriesSetting() {
        for (boolean counts : List.of(true, false)) {
            clocks.today(PLANNED);
            council = hall.council(34, counts);
            long id = hall.noticed(council);
            reply(id, 0, substitute(council.member(0).steward().personId()));
            decide(council.head(), id, true, "");
            clocks.today(DAY);
            hall.arrive(council, id, council.member(0));
            assertThat(hall.sittings.quorum(hall.meeting(id))).isEqualTo(new Quorum(2, counts ? 1 : 0));
        }
    }

    @Test
    void aSignInTakenBackNoLongerCounts() {
        long id = hall.noticed(council);
        clocks.today(DAY);
        hall.arrive(council, id, council.member(0));
        hall.sittings.signIn(council.clerk(), id, council.member(0).post(), hall.place(id, council.member(0)).version(), false);
        assertThat(hall.sittings.quorum(hall.meeting(id)).present()).isZero();
    }

    @Test
    void twoSecretariesAtTwoItemsBothSaveAtOneItemTheSecondIsToldAndNothingIsLost() throws Exception {
        long id = session();
        long first = hall.rows.items(id).getFirst().id();
        long second = hall.agendas.add(council.clerk(), id, new Agendas.Draft("临时议题", null, MaterialAccess.MEMBERS, Set.of()));
        assertThat(together(() -> hall.minutes.write(council.clerk(), first, 0, "甲"), () -> hall.minutes.write(council.head(), second, 0, "乙"))).isEmpty();
        assertThat(hall.rows.items(id)).extracting(Item::text).containsExactly("甲", "乙");
        assertThat(together(() -> hall.minutes.write(council.clerk(), first, 1, "甲一"), () -> hall.minutes.write(council.head(), first, 1, "甲二"))).singleElement().isInstanceOf(Problem.Stale.class);
        String kept = hall.rows.mustItem(first).text();
        assertThat(kept).isIn("甲一", "甲二");
        hall.minutes.write(council.head(), first, 2, "甲一甲二");
        assertThat(sql.select(ITEM_TEXT.TEXT).from(ITEM_TEXT).where(ITEM_TEXT.ITEM_ID.eq(first)).orderBy(ITEM_TEXT.VERSION).fetch(ITEM_TEXT.TEXT)).containsExactly("甲", kept, "甲一甲二");
    }

    @Test
    void savedTextsCannotBeRewritten() {
        long id = session();
        hall.minutes.write(council.clerk(), hall.rows.items(id).getFirst().id(), 0, "甲");
        assertThatThrownBy(() -> sql.update(ITEM_TEXT).set(ITEM_TEXT.TEXT, "改").execute()).hasMessageContaining("only grows");
    }

    @Test
    void minutesAreWrittenOnlyWhileTheMeetingRunsOrIsWrittenUp() {
        long id = hall.noticed(council);
        long item = hall.rows.items(id).getFirst().id();
        assertThatThrownBy(() -> hall.minutes.write(council.clerk(), item, 0, "早了")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> hall.minutes.settle(council.clerk(), item, Outcome.Draft.noted("早了"))).isInstanceOf(Problem.Refused.class);
        clocks.today(DAY);
        hall.begun(council, id);
        assertThatThrownBy(() -> hall.minutes.write(council.member(0).steward(), item, 0, "外人")).isInstanceOf(Problem.Denied.class);
        hall.minutes.write(council.clerk(), item, 0, "可以");
    }

    @Test
    void anUnknownKindOfOutcomeIsRefusedByName() {
        assertThat(OutcomeKind.parse("ASSIGNED")).isEqualTo(OutcomeKind.ASSIGNED);
        for (String typed : List.of("VOTED", "", "noted")) {
            assertThatThrownBy(() -> OutcomeKind.parse(typed)).isInstanceOfSatisfying(Problem.Invalid.class,
                    problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("meetings.outcome.unknownKind"));
        }
    }

    @Test
    void whoLeftWithoutAReplyIsAbsentOnLeaveIsOnLeaveAndVacantPostsDoNotCount() {
        long id = hall.noticed(council);
        reply(id, 1, new Invitations.Answer(ReplyKind.LEAVE, "出差", null, null));
        clocks.today(DAY);
        vacate(council.member(2));
        var setting = hall.rows.mustSeries(council.series()).setting();
        hall.register.change(council.clerk(), council.series(), 0, council.convenor().seat().postId(), new MeetingSeries.Setting(setting.name(), "", setting.frequency(), 50, true, setting.minutesCode(), false));
        hall.arrive(council, id, council.member(0));
        hall.sittings.begin(council.clerk(), id, hall.version(id));
        hall.written(council, id);
        assertThat(council.members()).extracting(member -> hall.place(id, member).presence()).containsExactly(Presence.PRESENT, Presence.LEAVE, null);
        assertThat(attended.rows(DAY)).filteredOn(row -> row.subject().equals(ref(id))).extracting(row -> row.unitId() + row.reason() + row.numerator())
                .containsExactlyInAnyOrder(council.member(0).unit().id() + "present1", council.member(1).unit().id() + "leave0");
    }

    @Test
    void afterTheMeetingNobodyOwesAReplyAnyMore() {
        long id = hall.noticed(council);
        clocks.today(DAY);
        hall.arrive(council, id, council.member(0));
        hall.arrive(council, id, council.member(1));
        var setting = hall.rows.mustSeries(council.series()).setting();
        hall.register.change(council.clerk(), council.series(), 0, council.convenor().seat().postId(), new MeetingSeries.Setting(setting.name(), "", setting.frequency(), 0, true, setting.minutesCode(), false));
        hall.sittings.begin(council.clerk(), id, hall.version(id));
        hall.written(council, id);
        assertThat(hall.duties(ref(id), MeetingRules.REPLY)).extracting(duty -> duty.state()).as("who never answered did not do it").containsExactlyInAnyOrder(DutyState.MET_LATE, DutyState.MET_LATE, DutyState.LAPSED);
    }

    @Test
    void anItemThatWasNotReachedGoesToALaterMeeting() {
        long topic = hall.topics.draft(council.member(0).steward(), council.series(), BeforeTheMeetingTest.text(TopicKind.MAJOR));
        hall.topics.send(council.member(0).steward(), topic, 0);
        hall.sign(council.member(0).officer(), SubjectRef.of(Topic.KIND, topic));
        long id = hall.planned(council);
        hall.agendas.place(council.clerk(), topic, hall.rows.mustTopic(topic).version(), id);
        hall.agendas.add(council.clerk(), id, new Agendas.Draft("已议", null, MaterialAccess.MEMBERS, Set.of()));
        hall.signAgenda(council, id);
        hall.invitations.send(council.clerk(), id, hall.version(id), "");
        clocks.today(DAY);
        hall.begun(council, id);
        hall.minutes.write(council.clerk(), hall.rows.items(id).get(1).id(), 0, "议过");
        hall.sittings.end(council.clerk(), id, hall.version(id));
        assertThat(hall.rows.items(id)).extracting(Item::carried).containsExactly(true, false);
        assertThat(hall.rows.mustTopic(topic).stage()).isEqualTo(TopicStage.DEFERRED);
        assertThat(hall.topics.waiting(council.series())).extracting(Topic::id).contains(topic);
    }

    private long session() {
        long id = hall.noticed(council);
        clocks.today(DAY);
        hall.begun(council, id);
        return id;
    }

    /** What went wrong when both are done at the same moment. */
    private static List<Throwable> together(Runnable one, Runnable other) throws Exception {
        var start = new CyclicBarrier(2);
        var failed = new ArrayList<Throwable>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var tasks = new ArrayList<Callable<Void>>();
            for (Runnable each : List.of(one, other)) {
                tasks.add(() -> {
                    start.await();
                    each.run();
                    return null;
                });
            }
            for (var done : threads.invokeAll(tasks)) {
                try {
                    done.get();
                } catch (java.util.concurrent.ExecutionException problem) {
                    failed.add(problem.getCause());
                }
            }
        }
        return failed;
    }

    private void replace(Hall.Member member, long tenure, long successor) {
        Who authority = hall.city.acting(authority(), PostKind.AUTHORITY_CLERK);
        posts.unseat(authority, tenure, clocks.today().minusDays(1), "调离", "测试文号");
        posts.seat(authority, new NewTenure(member.post(), successor, clocks.today(), false, false, "测试文号"));
    }

    private void vacate(Hall.Member member) {
        long tenure = posts.holder(member.post(), clocks.today()).orElseThrow().id();
        posts.unseat(hall.city.acting(authority(), PostKind.AUTHORITY_CLERK), tenure, clocks.today().minusDays(1), "调离", "测试文号");
    }

    private Unit authority() {
        return units.authority(council.member(0).unit().regionId(), clocks.today()).orElseThrow();
    }

    private void reply(long id, int member, Invitations.Answer answer) {
        Hall.Member of = council.member(member);
        hall.invitations.reply(of.steward(), id, of.post(), hall.place(id, of).version(), answer);
    }

    private static Invitations.Answer substitute(long person) {
        return new Invitations.Answer(ReplyKind.SUBSTITUTE, "出差", person, null);
    }

    private void decide(Who who, long id, boolean approve, String note) {
        hall.invitations.decide(who, id, council.member(0).post(), hall.place(id, council.member(0)).version(), approve, note);
    }

    private static SubjectRef ref(long id) {
        return SubjectRef.of(Meeting.KIND, id);
    }
}
