package cdo.office.plans;

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

/** The rules and the route that ship with plans, as data that an office may edit. */
@Component
class PlanRules implements ShippedRules, ShippedRoutes {

    static final String OPINION = "plans.opinion";
    static final String REVIEW = "plans.yearly-review";
    /** The officer, then the head. */
    static final String ROUTE = "plans.signature";

    @Override
    public List<Rule> rules() {
        return List.of(
                RuleDraft.of(OPINION, "答复征求意见", "Answer when asked for an opinion").workingDays(10).extendable(5)
                        .source(RuleSource.PROPOSAL, false, "征求意见的期限由起草单位写明；未写明的，本平台建议10个工作日。",
                                "The drafting unit states the day; ten working days are our proposal.").rule(),
                RuleDraft.of(REVIEW, "开展年度评估", "Review the plan").ladder(15, 1, 5, 15)
                        .source(RuleSource.PROPOSAL, false, "工作方案二（二）1要求组织制订规划、战略、标准和实施计划，未规定评估周期；本平台建议印发满一年评估一次，年度计划在期满时评估。",
                                "The plan, part 2 (2) 1, asks for plans and sets no review; once a year, annual plans at their end, is our proposal.").rule());
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.shipped(ROUTE, "规划计划审签", "Signature of a plan",
                new Route.Step("首席数据官审核", "Chief data officer", Set.of(Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_HEAD, Role.AUTHORITY_HEAD), Route.Place.OWN, false),
                new Route.Step("主要负责人签发", "Head of the unit", Set.of(Role.UNIT_HEAD, Role.BUREAU_HEAD, Role.AUTHORITY_HEAD), Route.Place.OWN, false)));
    }
}
