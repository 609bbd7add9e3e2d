package cdo.office.meetings;

import static cdo.office.meetings.Hall.DAY;
import static cdo.office.meetings.Hall.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.ServerTest;
import cdo.office.duties.DutyState;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.NewUnit;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Members come and go with their units by rule, without anybody's hand. */
@ServerTest
class MembersByRuleTest {

    @Autowired
    Hall hall;
    @Autowired
    Units units;
    @Autowired
    Posts posts;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Hall.Council council;
    private long id;

    @BeforeEach
    void aMeetingThatWasCalled() {
        lead = clocks.lead();
        clocks.today(PLANNED);
        council = hall.council();
        id = hall.noticed(council);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void theSuccessorOfAMergedMemberIsAMemberAndIsCalledInItsPlace() {
        Unit successor = hall.city.fresh(council.clerk(), hall.city.unit(Hall.GOVERNMENT), UnitKind.DEPARTMENT);
        long post = hall.city.acting(successor, PostKind.DEPARTMENT_CDO).seat().postId();
        Hall.Member gone = council.member(0);
        hall.invitations.reply(gone.steward(), id, gone.post(), hall.place(id, gone).version(), new Invitations.Answer(ReplyKind.ATTEND, "", null, null));
        merge(gone, successor);
        assertThat(members()).containsExactlyInAnyOrder(post, council.member(1).post(), council.member(2).post());
        assertThat(hall.rows.attendance(id)).extracting(Attendance::postId).containsExactlyInAnyOrder(post, council.member(1).post(), council.member(2).post());
        assertThat(hall.duties(SubjectRef.of(Meeting.KIND, id), MeetingRules.REPLY)).filteredOn(duty -> duty.debtorUnitId() == successor.id() && duty.state() == DutyState.OPEN)
                .singleElement().satisfies(duty -> assertThat(duty.debtorPostId()).isEqualTo(post));
        assertThat(hall.rows.steps(SubjectRef.of(MeetingSeries.KIND, council.series()))).extracting(Step::what).contains("member-succeeded");
    }

    @Test
    void mergedIntoAnotherMemberThereIsOneMemberLess() {
        merge(council.member(0), council.member(1).unit());
        assertThat(members()).containsExactlyInAnyOrder(council.member(1).post(), council.member(2).post());
        assertThat(hall.rows.attendance(id)).hasSize(2);
        clocks.today(DAY);
        hall.arrive(council, id, council.member(1));
        hall.arrive(council, id, council.member(2));
        assertThat(hall.sittings.quorum(hall.meeting(id))).isEqualTo(new Quorum(2, 2));
    }

    @Test
    void aClosedUnitIsNoMemberAnyMoreAndOwesNoReply() {
        units.close(council.clerk(), council.member(2).unit().id(), PLANNED.minusDays(1), "机构改革文件");
        assertThat(members()).containsExactlyInAnyOrder(council.member(0).post(), council.member(1).post());
        assertThat(hall.rows.attendance(id)).extracting(Attendance::postId).doesNotContain(council.member(2).post());
        assertThat(hall.duties(SubjectRef.of(Meeting.KIND, id), MeetingRules.REPLY)).filteredOn(duty -> duty.debtorUnitId() == council.member(2).unit().id())
                .allSatisfy(duty -> assertThat(duty.state()).isEqualTo(DutyState.CANCELLED));
    }

    @Test
    void thePartsOfASplitMemberTakeItsPlace() {
        Unit before = council.member(0).unit();
        List<NewUnit> parts = List.of(part(before, "一局"), part(before, "二局"));
        Set<Long> founded = units.split(council.clerk(), before.id(), parts, false, PLANNED, "机构改革文件");
        assertThat(hall.rows.members(council.series())).filteredOn(member -> member.on(PLANNED)).extracting(Member::unitId).hasSize(4).containsAll(founded).doesNotContain(before.id());
        assertThat(hall.rows.attendance(id)).extracting(Attendance::unitId).hasSize(4).containsAll(founded);
    }

    @Test
    void whatARelievedOfficerAnsweredFallsAndTheUnitIsAskedAnew() {
        Hall.Member member = council.member(0);
        hall.invitations.reply(member.steward(), id, member.post(), hall.place(id, member).version(), new Invitations.Answer(ReplyKind.SUBSTITUTE, "调离", member.steward().personId(), null));
        var authority = hall.city.acting(units.authority(member.unit().regionId(), clocks.today()).orElseThrow(), PostKind.AUTHORITY_CLERK);
        posts.unseat(authority, posts.holder(member.post(), PLANNED).orElseThrow().id(), PLANNED, "调离", "测试文号");
        assertThat(hall.place(id, member).reply()).isNull();
        assertThat(hall.place(id, member).substitute()).isNull();
        assertThat(hall.rows.steps(SubjectRef.of(Meeting.KIND, id))).extracting(Step::what).contains("relieved");
    }

    @Test
    void theSeriesGoesOnWithTheSuccessorOfItsOffice() {
        Hall.Member old = council.member(0);
        long series = hall.register.found(old.steward(), old.post(), new MeetingSeries.Setting("单位例会", "", MeetingFrequency.YEARLY, 0, true, "测承例纪", false));
        merge(old, council.member(1).unit());
        assertThat(hall.rows.mustSeries(series)).satisfies(each -> {
            assertThat(each.organiserId()).isEqualTo(council.member(1).unit().id());
            assertThat(each.convenorPostId()).isEqualTo(council.member(1).post());
        });
    }

    private void merge(Hall.Member gone, Unit into) {
        units.merge(council.clerk(), Set.of(gone.unit().id()), into.id(), PLANNED, "机构改革文件");
    }

    private static NewUnit part(Unit before, String name) {
        return new NewUnit(before.regionId(), UnitKind.DEPARTMENT, before.name() + name, "", "", before.parentId(), null, 900);
    }

    private List<Long> members() {
        return hall.rows.members(council.series()).stream().filter(member -> member.on(PLANNED)).map(Member::postId).toList();
    }
}
