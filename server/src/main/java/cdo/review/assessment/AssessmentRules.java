package cdo.review.assessment;

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

/** The clocks of an assessment and the route of its grades, as data that an office may edit. */
@Component
class AssessmentRules implements ShippedRules, ShippedRoutes {

    static final String LEDGER_ANSWER = "assessment.ledger-answer";
    static final String LEDGER_DECISION = "assessment.ledger-decision";
    static final String SELF = "assessment.self";
    static final String FIRST_REVIEW = "assessment.first-review";
    static final String PANEL = "assessment.panel";
    static final String PUBLICITY = "assessment.publicity";
    static final String APPEAL = "assessment.appeal";
    static final String GRADES = "assessment.grades";
    static final String REPORT = "assessment.report";
    /** Grades are signed by who leads the organiser. */
    static final String GRADES_ROUTE = "assessment.grades";

    @Override
    public List<Rule> rules() {
        return List.of(
                proposed(RuleDraft.of(LEDGER_ANSWER, "知悉或申辩日常考核记录", "Acknowledge or contest an entry of the daily ledger").workingDays(5)),
                proposed(RuleDraft.of(LEDGER_DECISION, "处理对日常考核记录的申辩", "Decide on a contested entry of the daily ledger").workingDays(5)),
                proposed(RuleDraft.of(SELF, "考核自评", "Assess oneself").workingDays(10).extendable(5)),
                proposed(RuleDraft.of(FIRST_REVIEW, "考核初评", "First review of an assessment").workingDays(10).extendable(5)),
                proposed(RuleDraft.of(PANEL, "专家评审打分", "Mark as a reviewer of the panel").workingDays(5).extendable(5)),
                proposed(RuleDraft.of(PUBLICITY, "公示并受理申诉", "Publish the scores and receive appeals").workingDays(5)),
                proposed(RuleDraft.of(APPEAL, "答复考核申诉", "Answer an appeal").workingDays(5).extendable(5)),
                proposed(RuleDraft.of(GRADES, "提出考核等次", "Propose the grades").workingDays(5)),
                RuleDraft.of(REPORT, "报告考核情况", "Report the results of the assessment").workingDays(10)
                        .source(RuleSource.PLAN, true, "宜城指办〔2022〕1号 四（二）：每年考核情况向城市大脑建设指挥部或数字政府领导小组报告；时限为本平台建议。",
                                "Yichang 2022 No. 1, part 4 (2): each year's results are reported to the authority; the limit is our proposal.").rule());
    }

    private static Rule proposed(RuleDraft draft) {
        return draft.source(RuleSource.PROPOSAL, false, "工作方案未规定时限，本平台建议；以考核办法为准。", "The plan sets no limit; this is our proposal, the organiser's own rules prevail.").rule();
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.shipped(GRADES_ROUTE, "考核等次审定", "Grades of an assessment",
                new Route.Step("组织单位负责人审定", "Signed by who leads the organiser", Set.of(Role.BUREAU_HEAD, Role.EXECUTIVE, Role.UNIT_HEAD, Role.OFFICER), Route.Place.OWN, false)));
    }
}
