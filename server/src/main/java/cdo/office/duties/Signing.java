package cdo.office.duties;

import cdo.platform.approvals.StepEntered;
import cdo.platform.approvals.StepLeft;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Role;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A route has no clock of its own: entering a step opens a duty, leaving it discharges it – so a return re-arms by construction. */
@Component
class Signing implements ShippedRules {

    static final String RULE = "duties.sign";

    private final Duties duties;
    private final Posts posts;

    Signing(Duties duties, Posts posts) {
        this.duties = duties;
        this.posts = posts;
    }

    @Override
    public List<Rule> rules() {
        return List.of(RuleDraft.of(RULE, "签批", "Sign").workingDays(3).ladder(1, 1, 3, 10)
                .source(RuleSource.PROPOSAL, false, "本平台建议：收到签批事项后 3 个工作日内签批。", "Our proposal: sign within 3 working days of receipt.").rule());
    }

    @EventListener
    void on(StepEntered entered) {
        Long post = onlyPost(entered);
        duties.open(new NewDuty(RULE, post, entered.unitId(), entered.fromUnitId(), null, entered.subject(), occurrence(entered.runId(), entered.step()),
                Message.of("duties.sign", entered.title()), entered.on(), null, "/approvals/" + entered.runId()));
    }

    @EventListener
    void on(StepLeft left) {
        String occurrence = occurrence(left.runId(), left.step());
        if (left.signed()) {
            duties.discharge(RULE, left.subject(), occurrence, left.on(), null);
        } else {
            duties.cancel(RULE, left.subject(), occurrence, Message.of("duties.step.withdrawn"));
        }
    }

    /** The duty is a post's when exactly one kind of post may sign; else the unit's. */
    private @org.jspecify.annotations.Nullable Long onlyPost(StepEntered entered) {
        List<PostKind> kinds = Arrays.stream(PostKind.values()).filter(kind -> carries(kind, entered.roles())).toList();
        var held = posts.ofUnit(entered.unitId()).stream().filter(post -> kinds.contains(post.kind())).toList();
        return held.size() == 1 ? held.getFirst().id() : null;
    }

    private static boolean carries(PostKind kind, java.util.Set<Role> roles) {
        return roles.contains(kind.role());
    }

    private static String occurrence(long run, int step) {
        return run + "." + step;
    }
}
