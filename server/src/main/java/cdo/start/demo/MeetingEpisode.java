package cdo.start.demo;

import cdo.office.meetings.Agendas;
import cdo.office.meetings.Attendance;
import cdo.office.meetings.Invitations;
import cdo.office.meetings.Item;
import cdo.office.meetings.MaterialAccess;
import cdo.office.meetings.Meeting;
import cdo.office.meetings.MeetingFrequency;
import cdo.office.meetings.MeetingKind;
import cdo.office.meetings.MeetingSeries;
import cdo.office.meetings.Meetings;
import cdo.office.meetings.Minutes;
import cdo.office.meetings.Outcome;
import cdo.office.meetings.OutcomeKind;
import cdo.office.meetings.Publications;
import cdo.office.meetings.ReplyKind;
import cdo.office.meetings.SeriesRegister;
import cdo.office.meetings.Sittings;
import cdo.office.meetings.Topic;
import cdo.office.meetings.TopicKind;
import cdo.office.meetings.Topics;
import cdo.office.tasks.DutyArea;
import cdo.platform.calendar.Calendars;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.PostKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 联席会议: one was held and its minutes issued with tasks, the next is called and waits for replies. */
@Component
@Order(10)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class MeetingEpisode implements Episode {

    private final SeriesRegister register;
    private final Meetings meetings;
    private final Topics topics;
    private final Agendas agendas;
    private final Invitations invitations;
    private final Sittings sittings;
    private final Minutes minutes;
    private final Publications publications;
    private final Calendars calendars;

    MeetingEpisode(SeriesRegister register, Meetings meetings, Topics topics, Agendas agendas, Invitations invitations, Sittings sittings, Minutes minutes, Publications publications,
                   Calendars calendars) {
        this.register = register;
        this.meetings = meetings;
        this.topics = topics;
        this.agendas = agendas;
        this.invitations = invitations;
        this.sittings = sittings;
        this.minutes = minutes;
        this.publications = publications;
        this.calendars = calendars;
    }

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        if (!scenario.officers()) {
            return;
        }
        var series = new AtomicLong();
        var first = new AtomicLong();
        LocalDate founded = scenario.begins().plusDays(2);
        LocalDate held = calendars.national().firstWorkingDayFrom(scenario.begins().plusDays(21));
        LocalDate next = calendars.national().firstWorkingDayFrom(scenario.today().plusDays(9));
        script.on(founded, () -> series.set(found(actors)));
        script.on(founded.plusDays(1), () -> first.set(call(actors, series.get(), "宜昌市首席数据官联席会议第一次会议", held, "civil")));
        script.on(held, () -> hold(actors, first.get(), held));
        script.on(held.plusDays(2), () -> issue(actors, first.get()));
        script.on(scenario.today().minusDays(1), () -> {
            long called = call(actors, series.get(), "宜昌市首席数据官联席会议第二次会议", next, "housing");
            reply(actors, called, "civil-steward", "宜昌市民政局", new Invitations.Answer(ReplyKind.SUBSTITUTE, "赴省厅参加培训", null, new Invitations.Guest("郑安和", "市低收入家庭认定中心副主任（演示）", "分管同志同日带队在外")));
            reply(actors, called, "health-steward", "宜昌市卫生健康委员会", new Invitations.Answer(ReplyKind.ATTEND, "", null, null));
            reply(actors, called, "yiling-steward", "夷陵区人民政府", new Invitations.Answer(ReplyKind.LEAVE, "带队外出调研", null, null));
        });
    }

    private long found(Actors actors) {
        Who clerk = actors.as("bureau-clerk");
        long convenor = register.convenors(clerk.unitId()).stream().filter(post -> post.kind() == PostKind.CITY_CDO).findFirst().orElseThrow().id();
        long id = register.found(clerk, convenor, new MeetingSeries.Setting("宜昌市首席数据官联席会议", "Joint meeting of chief data officers of Yichang", MeetingFrequency.HALF_YEARLY, 67, true, "宜数联纪", true));
        Set<Long> members = register.candidates(register.get(clerk, id)).stream().map(Post::id).collect(Collectors.toSet());
        register.admit(clerk, id, members);
        return id;
    }

    private long call(Actors actors, long series, String title, LocalDate day, String proposer) {
        Who clerk = actors.as("bureau-clerk");
        Who steward = actors.as(proposer + "-steward");
        long topic = topics.draft(steward, series, new Topic.Text(TopicKind.COMPLEX, proposer.equals("civil") ? "低保对象信息跨部门比对" : "住房保障数据共享",
                "涉及多个部门的数据，口径不一。（演示数据，与实际无关）", "明确牵头单位、共享口径和完成时限。", false));
        topics.send(steward, topic, 0);
        actors.sign(proposer + "-head", SubjectRef.of(Topic.KIND, topic));
        long id = meetings.plan(clerk, series, MeetingKind.REGULAR, new Meeting.Plan(title, day, "15:00", "市民之家三楼会议室", "市委编办、市财政局"));
        agendas.place(clerk, topic, topics.get(clerk, topic).version(), id);
        agendas.add(clerk, id, new Agendas.Draft("审议年度数据归集清单", clerk.unitId(), MaterialAccess.MEMBERS, Set.of()));
        agendas.send(clerk, id, meetings.get(clerk, id).version());
        actors.sign("bureau-head", SubjectRef.of(Meeting.KIND, id));
        actors.sign("city-cdo", SubjectRef.of(Meeting.KIND, id));
        invitations.send(clerk, id, meetings.get(clerk, id).version(), "节假日前后，已提前与各成员单位沟通时间。");
        return id;
    }

    private void hold(Actors actors, long id, LocalDate day) {
        Who clerk = actors.as("bureau-clerk");
        Meeting meeting = meetings.get(clerk, id);
        List<Attendance> places = invitations.places(meeting);
        // every twelfth does not come
        sittings.signInAll(clerk, id, IntStream.range(0, places.size()).filter(at -> at % 12 != 11).mapToObj(at -> places.get(at).postId()).toList());
        sittings.begin(clerk, id, meetings.get(clerk, id).version());
        List<Item> items = agendas.items(meeting);
        minutes.write(clerk, items.get(0).id(), 0, "会议听取了市民政局关于低保对象信息比对情况的汇报。\n会议指出，跨部门比对是防止错保漏保的基础性工作。");
        minutes.write(clerk, items.get(1).id(), 0, "会议审议了年度数据归集清单。");
        minutes.settle(clerk, items.get(0).id(), new Outcome.Draft(OutcomeKind.ASSIGNED, "建立低保对象信息跨部门按月比对机制", actors.chief("宜昌市民政局"), DutyArea.DATA_INNOVATION,
                "连续两个月完成比对并通报结果", day.plusDays(30), Set.of(actors.unit("宜昌市住房和城乡建设局").id())));
        minutes.settle(clerk, items.get(1).id(), new Outcome.Draft(OutcomeKind.AGREED, "各成员单位按归集清单完成本年度数据归集", actors.chief("宜昌市政务服务和大数据管理局"), DutyArea.DATA_STANDARDS,
                "清单内数据全部归集", day.plusDays(75), Set.of()));
        minutes.settle(clerk, items.get(1).id(), Outcome.Draft.noted("归集平台建设进展"));
        minutes.open(clerk, id, meetings.get(clerk, id).version(), "会议听取了有关情况汇报，研究了归集清单。", "市委编办、市财政局", clerk.name());
        sittings.end(clerk, id, meetings.get(clerk, id).version());
    }

    private void issue(Actors actors, long id) {
        Who clerk = actors.as("bureau-clerk");
        minutes.send(clerk, id, meetings.get(clerk, id).version());
        actors.sign("bureau-head", SubjectRef.of(Meeting.KIND, id));
        actors.sign("city-cdo", SubjectRef.of(Meeting.KIND, id));
        publications.issue(clerk, id, meetings.get(clerk, id).version());
    }

    private void reply(Actors actors, long id, String login, String unit, Invitations.Answer answer) {
        Who steward = actors.as(login);
        long post = actors.chief(unit);
        invitations.reply(steward, id, post, invitations.place(steward, id, post).version(), answer);
    }
}
