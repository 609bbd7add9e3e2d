package cdo.office.tasks;

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

/** The rules and routes that ship with tasks and forms, as data that an office may edit. */
@Component
class TaskRules implements ShippedRules, ShippedRoutes {

    static final String FINISH = "tasks.finish";
    static final String MILESTONE = "tasks.milestone";
    static final String ACCEPT = "tasks.accept";
    static final String ANSWER = "tasks.answer";

    static final String LETTER_ROUTE = "tasks.supervision-letter";
    static final String CIRCULAR_ROUTE = "tasks.circular";

    /** 提醒 and 催办 are messages and need no signature; what goes out as a paper does. */
    @Override
    public List<Route> routes() {
        var head = new Route.Step("单位负责人签发", "Head of the unit", Set.of(Role.UNIT_HEAD, Role.BUREAU_HEAD, Role.AUTHORITY_HEAD, Role.OFFICER, Role.EXECUTIVE), Route.Place.OWN, false);
        return List.of(Route.shipped(LETTER_ROUTE, "督办函签发", "Letter of supervision", head), Route.shipped(CIRCULAR_ROUTE, "通报签发", "Circular on overdue tasks", head));
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                RuleDraft.of(FINISH, "办结决定事项、部署任务", "Finish a task").extendable(60).ladder(5, 1, 3, 10)
                        .source(RuleSource.PLAN, true, "宜城指办〔2022〕1号 二（二）1：组织落实市城市大脑建设指挥部决定事项、部署任务。完成时限由交办单位确定；延期由交办单位决定，累计最多60个工作日。",
                                "Yichang 2022 No. 1, part 2 (2) 1: carry out what the authority decided. Who sets the task sets its date and decides on more time, 60 working days in all.").rule(),
                RuleDraft.of(MILESTONE, "完成任务阶段目标", "Reach a stage of a task").extendable(60).ladder(3, 1, 5, 20)
                        .source(RuleSource.PROPOSAL, false, "阶段目标及时限由交办单位确定。", "Stages and their dates are set by who sets the task.").rule(),
                RuleDraft.of(ACCEPT, "验收办结任务", "Judge a submitted task").workingDays(5).extendable(5)
                        .source(RuleSource.PROPOSAL, false, "工作方案未规定验收时限，本平台建议5个工作日。", "The plan sets no limit; five working days are our proposal.").rule(),
                RuleDraft.of(ANSWER, "答复退办或延期申请", "Answer a refusal or a request for more time").workingDays(3).extendable(3)
                        .source(RuleSource.PROPOSAL, false, "工作方案未规定答复时限，本平台建议3个工作日。", "The plan sets no limit; three working days are our proposal.").rule(),
                RuleDraft.of("tasks.form", "报送临时报表", "Fill in and hand in a form").ladder(2, 1, 3, 10)
                        .source(RuleSource.PRACTICE, false, "报送时限由发表单位确定。", "Who sends the form sets its date.").rule(),
                RuleDraft.of("tasks.form-correct", "补正临时报表", "Correct a returned form").workingDays(3).extendable(3)
                        .source(RuleSource.PROPOSAL, false, "本平台建议3个工作日；补正不影响原报送时限。", "Three working days are our proposal; the form's own date stays.").rule());
    }
}
