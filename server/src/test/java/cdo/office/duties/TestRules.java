package cdo.office.duties;

import java.util.List;
import org.springframework.stereotype.Component;

/** Rules that only the tests use. */
@Component
class TestRules implements ShippedRules {

    static final String TEN_DAYS = "test.ten-days";
    static final String BY_JUNE = "test.by-june";
    static final String STATED = "test.stated";

    @Override
    public List<Rule> rules() {
        return List.of(
                RuleDraft.of(TEN_DAYS, "十个工作日内答复", "Answer within ten working days").workingDays(10).extendable(5).suspendedAtMost(5).grace(5)
                        .source(RuleSource.PROPOSAL, false, "测试", "test").rule(),
                RuleDraft.of(BY_JUNE, "六月三十日前培训", "Train by 30 June").by(6, 30).from(6, 1).source(RuleSource.PLAN, true, "测试", "test").rule(),
                RuleDraft.of(STATED, "按交办日期办理", "By the stated day").source(RuleSource.PRACTICE, false, "测试", "test").rule());
    }
}
