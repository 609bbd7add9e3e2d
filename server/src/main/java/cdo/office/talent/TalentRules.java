package cdo.office.talent;

import cdo.office.duties.Rule;
import cdo.office.duties.RuleDraft;
import cdo.office.duties.RuleSource;
import cdo.office.duties.ShippedRules;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rules that ship with talent. What is owed about trainings themselves is the program's (plan 三（二）). */
@Component
class TalentRules implements ShippedRules {

    static final String REVIEW = "talent.expert-review";
    static final String TERM = "talent.expert-term";
    static final String CONTRACT = "talent.contract-end";

    @Override
    public List<Rule> rules() {
        return List.of(
                RuleDraft.of(REVIEW, "审核专家推荐", "Review a nominated expert").workingDays(10).extendable(10)
                        .source(RuleSource.PROPOSAL, false, "工作方案二（二）5要求建立本级行业数据专家人才库，未规定审核时限，本平台建议10个工作日。",
                                "The plan, part 2 (2) 5, asks for a pool of experts at each level and sets no limit; ten working days are our proposal.").rule(),
                RuleDraft.of(TERM, "决定专家续聘或出库", "Renew or release an expert").ladder(15, 1, 3, 10)
                        .source(RuleSource.PROPOSAL, false, "聘期届满前决定续聘或出库；工作方案未规定，本平台建议。", "Decide before the term ends; our proposal.").rule(),
                RuleDraft.of(CONTRACT, "决定合同续签或终止", "Renew or end a contract").ladder(20, 1, 3, 10)
                        .source(RuleSource.PROPOSAL, false, "工作方案四（三）鼓励通过聘任制公务员和购买专业服务引进专业人才；到期前应作出续签或终止的决定，期限为本平台建议。",
                                "The plan, part 4 (3), encourages appointed civil servants and purchased services; deciding before the end is our proposal.").rule());
    }
}
