package cdo.data.catalog;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.office.duties.Rule;
import cdo.office.duties.RuleDraft;
import cdo.office.duties.RuleSource;
import cdo.office.duties.ShippedRules;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The bureau owes an answer to each line that a unit proposes for the 需求清单 or the 负面清单. */
@Component
class LineDuties implements ShippedRules {

    static final String REVIEW = "catalog.review-line";

    private final Duties duties;
    private final Units units;

    LineDuties(Duties duties, Units units) {
        this.duties = duties;
        this.units = units;
    }

    @Override
    public List<Rule> rules() {
        return List.of(RuleDraft.of(REVIEW, "审核数据清单条目", "Review a line of a data list").workingDays(5).extendable(5).ladder(1, 1, 3, 10)
                .source(RuleSource.PROPOSAL, false, "本平台建议：主管部门收到需求清单、负面清单条目后 5 个工作日内审核。",
                        "Our proposal: the authority reviews a line of the demand list or the negative list within 5 working days of receipt.").rule());
    }

    /** @param edition the line's version as proposed: each proposal is answered by itself */
    void proposed(long line, ListKind list, String what, long unit, int edition, LocalDate on) {
        duties.cancelAll(ref(line), Message.of("catalog.duty.lineAmended"));
        duties.open(new NewDuty(REVIEW, null, units.bureauOf(unit, on).id(), unit, null, ref(line), Integer.toString(edition),
                Message.of("catalog.duty.line", Message.of("catalog.list." + list.path()), what), on, null, "/lists/" + list.path() + "/" + line));
    }

    void reviewed(long line, int edition, LocalDate on) {
        duties.discharge(REVIEW, ref(line), Integer.toString(edition), on, null);
    }

    void withdrawn(long line, String reason) {
        duties.cancelAll(ref(line), Message.of("catalog.duty.lineWithdrawn", reason));
    }

    private static SubjectRef ref(long line) {
        return SubjectRef.of(ListLine.KIND, line);
    }
}
