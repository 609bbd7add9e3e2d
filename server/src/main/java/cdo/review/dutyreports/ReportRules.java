package cdo.review.dutyreports;

import cdo.office.duties.Rule;
import cdo.office.duties.RuleDraft;
import cdo.office.duties.RuleSource;
import cdo.office.duties.ShippedRules;
import cdo.platform.approvals.Route;
import cdo.platform.approvals.ShippedRoutes;
import cdo.platform.kernel.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules and routes that ship with duty reports, as data that an office may edit. */
@Component
class ReportRules implements ShippedRules, ShippedRoutes {

    static final String SUBMIT = "dutyreports.submit";
    static final String REVIEW = "dutyreports.review";
    static final String CORRECTION = "dutyreports.correction";
    static final String ANSWER = "dutyreports.answer";
    static final String GRADE = "dutyreports.grade";

    static final String OFFICER_ROUTE = "dutyreports.officer";
    static final String EXECUTIVE_ROUTE = "dutyreports.executive";
    static final String FORMER_ROUTE = "dutyreports.former";

    @Override
    public List<Rule> rules() {
        return List.of(
                RuleDraft.of(SUBMIT, "提交年度述职报告", "Hand in the yearly duty report").ladder(10, 1, 3, 10).grace(20)
                        .source(RuleSource.PLAN, true, "宜城指办〔2022〕1号 二（三）2：各地区、各部门首席数据官每年向市政府首席数据官述职，向市政府提交年度述职报告并提出相关工作建议。提交日期由述职安排确定。",
                                "Yichang 2022 No. 1, part 2 (3) 2: every year each officer reports to the city's chief data officer and hands a report to the government. The campaign states the date.").rule(),
                RuleDraft.of(REVIEW, "审查述职报告", "Look whether the duty report is complete").workingDays(5).extendable(5).suspendedAtMost(20)
                        .source(RuleSource.PROPOSAL, false, "工作方案未规定审查时限，本平台建议5个工作日。", "The plan sets no limit; five working days are our proposal.").rule(),
                RuleDraft.of(CORRECTION, "补正述职报告", "Complete the duty report that was returned").workingDays(5).extendable(5)
                        .source(RuleSource.PROPOSAL, false, "工作方案未规定补正时限，本平台建议5个工作日；补正不影响述职报告原提交期限。",
                                "The plan sets no limit; five working days are our proposal. The report's own date stays.").rule(),
                RuleDraft.of(ANSWER, "答复工作建议", "Answer the suggestion").workingDays(20).extendable(10)
                        .source(RuleSource.PROPOSAL, false, "工作方案未规定答复时限，本平台建议20个工作日。", "The plan sets no limit; twenty working days are our proposal.").rule(),
                RuleDraft.of(GRADE, "评议述职报告", "Grade the duty report")
                        .source(RuleSource.PROPOSAL, false, "评议期限由组织单位确定。", "The organiser states the date.").rule());
    }

    @Override
    public List<Route> routes() {
        var head = new Route.Step("单位审核", "Review in the unit", Set.of(Role.UNIT_HEAD, Role.BUREAU_HEAD), Route.Place.OWN, false);
        return List.of(
                Route.shipped(OFFICER_ROUTE, "首席数据官述职报告审签", "Signature of an officer's report", head,
                        new Route.Step("首席数据官签批", "Signature of the chief data officer", Set.of(Role.OFFICER), Route.Place.OWN, false)),
                Route.shipped(EXECUTIVE_ROUTE, "首席数据执行官述职报告审签", "Signature of an executive officer's report", head,
                        new Route.Step("首席数据执行官签批", "Signature of the chief data executive officer", Set.of(Role.EXECUTIVE), Route.Place.OWN, false)),
                Route.shipped(FORMER_ROUTE, "离任首席数据官述职报告审核", "Review of a former officer's report", head));
    }
}
