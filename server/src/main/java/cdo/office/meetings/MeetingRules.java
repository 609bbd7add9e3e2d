package cdo.office.meetings;

import cdo.office.duties.Rule;
import cdo.office.duties.RuleDraft;
import cdo.office.duties.RuleSource;
import cdo.office.duties.ShippedRules;
import cdo.platform.approvals.Route;
import cdo.platform.approvals.ShippedRoutes;
import cdo.platform.kernel.Role;
import cdo.platform.organization.Post;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules and routes that ship with joint meetings, as data that an office may edit. */
@Component
class MeetingRules implements ShippedRules, ShippedRoutes {

    static final String CONVENE = "meetings.convene";
    static final String TOPICS = "meetings.topics";
    static final String ANSWER = "meetings.topic-answer";
    /** Its limit is counted backwards from the day of the meeting. */
    static final String NOTICE = "meetings.notice";
    static final String NOTICE_SPECIAL = "meetings.notice-special";
    static final String REPLY = "meetings.reply";
    static final String HOLD = "meetings.hold";
    static final String MINUTES = "meetings.minutes";

    static final String TOPIC_ROUTE = "meetings.topic";
    static final String AGENDA_ROUTE = "meetings.agenda";
    static final String MINUTES_ROUTE = "meetings.minutes";
    /** Appended where the executive (首席数据执行官) convenes. */
    private static final String EXECUTIVE = "-executive";

    /** Appended where a unit runs its own series and its own officer or head convenes. */
    private static final String UNIT = "-unit";

    static String agendaRoute(Post convenor, long organiser) {
        return AGENDA_ROUTE + variant(convenor, organiser);
    }

    static String minutesRoute(Post convenor, long organiser) {
        return MINUTES_ROUTE + variant(convenor, organiser);
    }

    private static String variant(Post convenor, long organiser) {
        return convenor.unitId() == organiser ? UNIT : convenor.kind().role() == Role.EXECUTIVE ? EXECUTIVE : "";
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                RuleDraft.of(CONVENE, "召开首席数据官联席会议", "Hold the joint meeting of chief data officers").ladder(20, 1, 10, 20)
                        .source(RuleSource.PLAN, true, "宜城指办〔2022〕1号 二（三）1：定期组织召开全市首席数据官联席会议。频次由组织单位设定。",
                                "Yichang 2022 No. 1, part 2 (3) 1: the joint meeting is held regularly. How often is the organiser's setting.").rule(),
                RuleDraft.of(TOPICS, "反馈联席会议议题", "Propose topics for the joint meeting").extendable(5)
                        .source(RuleSource.PROPOSAL, false, "议题征集的截止日期由会议办公室在征集时确定。", "The office states the date when it collects topics.").rule(),
                RuleDraft.of(ANSWER, "答复提交的议题", "Answer a topic that was handed in").workingDays(10).extendable(10)
                        .source(RuleSource.PROPOSAL, false, "工作方案未规定答复时限，本平台建议10个工作日。", "The plan sets no limit; ten working days are our proposal.").rule(),
                RuleDraft.of(NOTICE, "发出联席会议通知", "Send the notice of the joint meeting").workingDays(5).ladder(2, 1, 2, 3)
                        .source(RuleSource.PRACTICE, false, "通行做法：会议通知在会议召开5个工作日前发出；本规则的期限自会议日期倒推。",
                                "Common practice: the notice goes out five working days before; this limit is counted backwards from the day of the meeting.").rule(),
                RuleDraft.of(NOTICE_SPECIAL, "发出专题会议通知", "Send the notice of a special meeting").workingDays(1).ladder(1, 1, 2, 3)
                        .source(RuleSource.PROPOSAL, false, "专题会议时间紧，本平台建议不少于1个工作日；期限自会议日期倒推。",
                                "Special meetings are urgent; one working day is our proposal, counted backwards from the day of the meeting.").rule(),
                RuleDraft.of(REPLY, "报送参会回执", "Answer the notice of the meeting").workingDays(2).ladder(1, 1, 2, 3)
                        .source(RuleSource.PROPOSAL, false, "本平台建议收到通知后2个工作日内报送回执，最迟不晚于会议当天。", "Two working days after the notice, at the latest on the day itself, are our proposal.").rule(),
                RuleDraft.of(HOLD, "按通知召开会议，或者改期、取消", "Hold the meeting as called, or move or cancel it").ladder(1, 1, 3, 5)
                        .source(RuleSource.PROPOSAL, false, "时限为通知的会议日期；当天没有召开的，由会议办公室改期或者取消。",
                                "Due on the day of the notice; a meeting that was not held that day is moved or cancelled by its office.").rule(),
                RuleDraft.of(MINUTES, "印发会议纪要", "Issue the minutes").workingDays(7).extendable(5)
                        .source(RuleSource.PRACTICE, false, "通行做法：会议纪要在会后5至7日内印发。", "Common practice: minutes are issued within five to seven days.").rule());
    }

    @Override
    public List<Route> routes() {
        var office = new Route.Step("办公室负责人审核", "Head of the office", Set.of(Role.BUREAU_HEAD, Role.AUTHORITY_HEAD), Route.Place.OWN, false);
        var own = new Route.Step("召集人签发", "Convenor", Set.of(Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD), Route.Place.OWN, false);
        var officer = new Route.Step("召集人签发", "Convenor", Set.of(Role.OFFICER), Route.Place.GOVERNMENT, false);
        var executive = new Route.Step("召集人签发", "Convenor", Set.of(Role.EXECUTIVE), Route.Place.GOVERNMENT, false);
        return List.of(
                Route.shipped(TOPIC_ROUTE, "联席会议议题单位审签", "Topic, signed by the unit",
                        new Route.Step("单位审签", "Signature of the unit", Set.of(Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.BUREAU_HEAD), Route.Place.OWN, false)),
                Route.shipped(AGENDA_ROUTE, "联席会议议题审定", "Agenda of the joint meeting", office, officer),
                Route.shipped(AGENDA_ROUTE + EXECUTIVE, "联席会议议题审定（执行官召集）", "Agenda, convened by the executive", office, executive),
                Route.shipped(AGENDA_ROUTE + UNIT, "单位自行组织会议的议题审定", "Agenda of a unit's own meeting", own),
                Route.shipped(MINUTES_ROUTE + UNIT, "单位自行组织会议的纪要审签", "Minutes of a unit's own meeting", own),
                Route.shipped(MINUTES_ROUTE, "联席会议纪要审签", "Minutes of the joint meeting", office, officer),
                Route.shipped(MINUTES_ROUTE + EXECUTIVE, "联席会议纪要审签（执行官召集）", "Minutes, convened by the executive", office, executive));
    }
}
