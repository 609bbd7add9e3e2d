package cdo.office.meetings;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** The people of a joint meeting; every test has a series and member departments of its own. */
@Component
public class Hall {

    public static final String BUREAU = "宜昌市政务服务和大数据管理局";
    public static final String GOVERNMENT = "宜昌市人民政府";
    /** A Monday without holidays around it. */
    public static final LocalDate PLANNED = LocalDate.of(2026, 3, 2);
    public static final LocalDate NOTICE_BY = LocalDate.of(2026, 3, 9);
    public static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final FoundedCity city;
    public final SeriesRegister register;
    public final Meetings meetings;
    public final Topics topics;
    public final Agendas agendas;
    public final Invitations invitations;
    public final Sittings sittings;
    public final OwnSignIn ownSignIn;
    public final Minutes minutes;
    public final Publications publications;
    public final MeetingRows rows;
    public final Routes routes;
    private final Duties duties;

    Hall(FoundedCity city, SeriesRegister register, Meetings meetings, Topics topics, Agendas agendas, Invitations invitations, Sittings sittings, OwnSignIn ownSignIn, Minutes minutes,
         Publications publications, MeetingRows rows, Routes routes, Duties duties) {
        this.city = city;
        this.register = register;
        this.meetings = meetings;
        this.topics = topics;
        this.agendas = agendas;
        this.invitations = invitations;
        this.sittings = sittings;
        this.ownSignIn = ownSignIn;
        this.minutes = minutes;
        this.publications = publications;
        this.rows = rows;
        this.routes = routes;
        this.duties = duties;
    }

    /** A department with its chief data officer and a steward. */
    public record Member(Unit unit, Who officer, Who steward) {
        public long post() {
            return officer.seat().postId();
        }
    }

    /** A series with its office, its convenor and three members. */
    public record Council(long series, Who clerk, Who head, Who convenor, List<Member> members) {
        public Member member(int index) {
            return members.get(index);
        }
    }

    public Council council() {
        return council(67, true);
    }

    public Council council(int quorum, boolean substitutes) {
        Unit bureau = city.unit(BUREAU);
        Who convenor = city.acting(city.unit(GOVERNMENT), PostKind.CITY_CDO);
        Who first = city.acting(bureau, PostKind.BUREAU_CLERK);
        var members = new ArrayList<Member>();
        for (int i = 0; i < 3; i++) {
            members.add(member(first));
        }
        // whoever acts is made last, so that the reach knows the new departments
        Who clerk = city.acting(bureau, PostKind.BUREAU_CLERK);
        Who head = city.acting(bureau, PostKind.BUREAU_HEAD);
        long series = register.found(clerk, convenor.seat().postId(), new MeetingSeries.Setting("测试联席会议" + NUMBER.incrementAndGet(), "Test meeting", MeetingFrequency.QUARTERLY, quorum,
                substitutes, "测联纪" + "甲乙丙丁戊己庚辛壬癸".charAt(NUMBER.get() % 10) + "一二三四五六七八九十".charAt(NUMBER.get() / 10 % 10), false));
        register.admit(clerk, series, Set.copyOf(members.stream().map(Member::post).toList()));
        return new Council(series, clerk, head, convenor, members);
    }

    private Member member(Who clerk) {
        Unit unit = city.fresh(clerk, city.unit(GOVERNMENT), UnitKind.DEPARTMENT);
        return new Member(unit, city.acting(unit, PostKind.DEPARTMENT_CDO), city.acting(unit, PostKind.DATA_STEWARD));
    }

    public long planned(Council council) {
        return meetings.plan(council.clerk(), council.series(), MeetingKind.REGULAR, plan("第一次会议", DAY));
    }

    public static Meeting.Plan plan(String title, LocalDate day) {
        return new Meeting.Plan("测试联席会议" + title, day, "15:00", "市民之家301会议室", "市财政局");
    }

    /** With a signed agenda of one item. */
    public long agreed(Council council) {
        long id = planned(council);
        agendas.add(council.clerk(), id, new Agendas.Draft("研究公共数据归集", council.member(0).unit().id(), MaterialAccess.MEMBERS, Set.of()));
        signAgenda(council, id);
        return id;
    }

    public void signAgenda(Council council, long id) {
        agendas.send(council.clerk(), id, version(id));
        sign(council.head(), SubjectRef.of(Meeting.KIND, id));
        sign(council.convenor(), SubjectRef.of(Meeting.KIND, id));
    }

    public long noticed(Council council) {
        long id = agreed(council);
        invitations.send(council.clerk(), id, version(id), "");
        return id;
    }

    /** Everybody there; the caller has moved the clock to the day. */
    public void begun(Council council, long id) {
        council.members().forEach(member -> arrive(council, id, member));
        sittings.begin(council.clerk(), id, version(id));
    }

    public void arrive(Council council, long id, Member member) {
        sittings.signIn(council.clerk(), id, member.post(), place(id, member).version(), true);
    }

    /** Ended, with a text for its item. */
    public long written(Council council, long id) {
        Item item = rows.items(id).getFirst();
        minutes.write(council.clerk(), item.id(), item.version(), "会议听取了归集情况的汇报。");
        sittings.end(council.clerk(), id, version(id));
        return item.id();
    }

    public void signMinutes(Council council, long id) {
        minutes.send(council.clerk(), id, version(id));
        sign(council.head(), SubjectRef.of(Meeting.KIND, id));
        sign(council.convenor(), SubjectRef.of(Meeting.KIND, id));
    }

    public void sign(Who who, SubjectRef subject) {
        Run run = routes.current(subject).orElseThrow();
        routes.sign(who, run.id(), run.version(), "同意");
    }

    public Attendance place(long id, Member member) {
        return rows.attendance(id, member.post());
    }

    public Meeting meeting(long id) {
        return rows.mustMeeting(id);
    }

    public int version(long id) {
        return meeting(id).version();
    }

    public List<Duty> duties(SubjectRef subject, String rule) {
        return duties.about(subject).stream().filter(duty -> duty.ruleKey().equals(rule)).toList();
    }
}
