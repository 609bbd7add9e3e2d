package cdo.office.duties;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.AdjustmentAsked;
import cdo.platform.measures.AdjustmentDecided;
import cdo.platform.organization.Units;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who froze figures owes an answer to a unit that says one of its rows is wrong. */
@Component
class Adjusting implements ShippedRules {

    static final String RULE = "duties.adjust";

    private final Duties duties;
    private final Units units;

    Adjusting(Duties duties, Units units) {
        this.duties = duties;
        this.units = units;
    }

    @Override
    public List<Rule> rules() {
        return List.of(RuleDraft.of(RULE, "答复数据更正申请", "Answer an adjustment asked for").workingDays(5).ladder(1, 1, 3, 10)
                .source(RuleSource.PROPOSAL, false, "本平台建议：收到对冻结数据的更正申请后 5 个工作日内核实答复。", "Our proposal: check and answer within 5 working days of the asking.").rule());
    }

    @EventListener
    void on(AdjustmentAsked asked) {
        duties.open(new NewDuty(RULE, null, asked.organiserId(), asked.unitId(), null, SubjectRef.of("unit", asked.unitId()), occurrence(asked.adjustmentId()),
                Message.of("duties.adjust", units.get(asked.unitId()).name(), asked.freezeTitle()), asked.on(), null, "/freezes/" + asked.freezeId()));
    }

    @EventListener
    void on(AdjustmentDecided decided) {
        duties.discharge(RULE, SubjectRef.of("unit", decided.unitId()), occurrence(decided.adjustmentId()), decided.on(), null);
    }

    private static String occurrence(long adjustment) {
        return "adjustment" + adjustment;
    }
}
