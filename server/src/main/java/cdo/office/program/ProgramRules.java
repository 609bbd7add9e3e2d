package cdo.office.program;

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

/** The rules and the route that ship with programs, as data that an office may edit. */
@Component
class ProgramRules implements ShippedRules, ShippedRoutes {

    static final String ROSTER = "program.roster";
    static final String EXCHANGE = "program.exchange";
    static final String TRAINING = "program.training";
    static final String SUMMARY = "program.summary";
    static final String REPORT = "program.report";
    static final String REVIEW = "program.review";
    static final String CORRECTION = "program.correction";
    /** Signed inside the unit before anything leaves it. */
    static final String UNIT_ROUTE = "program.unit";

    @Override
    public List<Rule> rules() {
        return List.of(
                RuleDraft.of(ROSTER, "报送首席数据官名单", "File the list of chief data officers").by(5, 31)
                        .source(RuleSource.PLAN, true, "宜城指办〔2022〕1号 三（一）：首席数据官名单于5月底前报送市政务服务与大数据管理局备案。",
                                "Yichang 2022 No. 1, part 3 (1): lists of officers are filed with the bureau by the end of May.").rule(),
                RuleDraft.of(EXCHANGE, "组织首席数据官业务交流会", "Hold the exchange meeting of chief data officers").by(7, 31).from(6, 1)
                        .source(RuleSource.PLAN, true, "宜城指办〔2022〕1号 三（二）：6-7月，全市组织1次首席数据官业务交流会。",
                                "Yichang 2022 No. 1, part 3 (2): one city-wide exchange meeting in June or July.").rule(),
                RuleDraft.of(TRAINING, "组织面对业务人员的培训", "Train the unit's own staff").by(7, 31).from(6, 1)
                        .source(RuleSource.PLAN, true, "宜城指办〔2022〕1号 三（二）：各县（市、区）、市直部门首席数据官组织1次面对部门业务人员的相关培训。",
                                "Yichang 2022 No. 1, part 3 (2): each officer holds one training for the unit's staff in June or July.").rule(),
                RuleDraft.of(SUMMARY, "报送工作总结", "Hand in the summary of the year's work").by(12, 31).ladder(10, 1, 3, 10)
                        .source(RuleSource.PLAN, true, "宜城指办〔2022〕1号 三（三）：工作总结于12月底前报送市政务服务与大数据管理局。",
                                "Yichang 2022 No. 1, part 3 (3): summaries reach the bureau by the end of December.").rule(),
                RuleDraft.of(REPORT, "向市委、市政府报告试点成果", "Report the results to the city's leadership").by(12, 31).ladder(10, 1, 3, 10)
                        .source(RuleSource.PLAN, true, "宜城指办〔2022〕1号 三（四）：形成可复制、可推广的试点成果，并于2022年底前报告市委、市政府。",
                                "Yichang 2022 No. 1, part 3 (4): results that can be copied are reported by the end of 2022.").rule(),
                RuleDraft.of(REVIEW, "审核报送材料", "Review what was handed in").workingDays(5).extendable(5).suspendedAtMost(20)
                        .source(RuleSource.PROPOSAL, false, "工作方案未规定审核时限，本平台建议5个工作日。", "The plan sets no limit; five working days are our proposal.").rule(),
                RuleDraft.of(CORRECTION, "补正报送材料", "Complete what was returned").workingDays(5).extendable(5)
                        .source(RuleSource.PROPOSAL, false, "工作方案未规定补正时限，本平台建议5个工作日；补正不影响原事项的截止日期。",
                                "The plan sets no limit; five working days are our proposal. The obligation's own date stays.").rule());
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.shipped(UNIT_ROUTE, "试点材料单位审签", "Signature of the unit",
                new Route.Step("单位审签", "Signature of the unit", Set.of(Role.UNIT_HEAD, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_HEAD), Route.Place.OWN, false)));
    }
}
