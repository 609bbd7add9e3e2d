package cdo.office.duties.web;

import cdo.office.duties.Duty;
import cdo.office.duties.DutyRights;
import cdo.office.duties.DutyState;
import cdo.office.duties.History;
import cdo.office.duties.Ledger;
import cdo.office.duties.Rules;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of duties and one duty's page. */
@Controller
class DutyPages {

    private final Ledger ledger;
    private final History history;
    private final Rules rules;
    private final Clocks clocks;

    DutyPages(Ledger ledger, History history, Rules rules, Clocks clocks) {
        this.ledger = ledger;
        this.history = history;
        this.rules = rules;
        this.clocks = clocks;
    }

    @GetMapping("/duties")
    Screen register(Who who, @RequestParam(defaultValue = "running") String state, @RequestParam(defaultValue = "") String rule,
                    @RequestParam(defaultValue = "") String light, @RequestParam @Nullable Long unit, @RequestParam(defaultValue = "false") boolean below, @RequestParam @Nullable Long person, @RequestParam @Nullable Long holder, @RequestParam @Nullable Integer year,
                    @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String before, @RequestParam(defaultValue = "25") int size) {
        return register(who, new Ledger.Filter(state, unit, below, rule, light, person, holder, year), Slice.Ask.keyed(size, after, before), Form.empty());
    }

    Screen register(Who who, Ledger.Filter filter, Slice.Ask ask, Form form) {
        long unit = who.seated().map(seat -> seat.unitId()).orElse(0L);
        return Screen.of("office/duties/duties").with("slice", ledger.register(who, filter, ask)).with("rules", rules.newest())
                .with("states", DutyState.values()).with("form", form).with("unit", unit).with("reminds", unit != 0 && who.may(DutyRights.EXTEND, unit))
                .with("colleagues", unit != 0 && who.may(DutyRights.ASSIGN, unit) ? history.colleagues(unit, clocks.today()) : List.of());
    }

    @GetMapping("/duties/{id}")
    Screen record(Who who, Page page, @PathVariable long id) {
        return record(who, page, id, Form.empty());
    }

    Screen record(Who who, Page page, long id, Form form) {
        Ledger.Line line = ledger.get(who, id);
        Duty duty = line.duty();
        boolean mine = duty.state().running() && duty.owedToUnitId() == who.seated().map(seat -> seat.unitId()).orElse(0L) && duty.debtorUnitId() != duty.owedToUnitId();
        return Screen.of("office/duties/duty").with("line", line).with("explained", ledger.explain(duty)).with("grace", Optional.ofNullable(ledger.graces(List.of(id)).get(id))).with("steps", history.of(page, duty))
                .with("form", form)
                .with("mayExtend", mine && who.may(DutyRights.EXTEND, duty.owedToUnitId()) && line.rule().extensionDays() > duty.extendedDays())
                .with("mayWaive", mine && who.may(DutyRights.WAIVE, duty.owedToUnitId()))
                .with("mayAssign", duty.state().running() && who.may(DutyRights.ASSIGN, duty.debtorUnitId()))
                .with("mayDecide", duty.needsDecision() && duty.state().running() && who.may(DutyRights.EXTEND, duty.owedToUnitId()))
                .with("colleagues", history.colleagues(duty.debtorUnitId(), clocks.today())).with("successors", history.successors(duty));
    }

    @GetMapping("/duties/rules")
    Screen rules(Who who) {
        who.must(DutyRights.SEE);
        return Screen.of("office/duties/rules").with("rules", rules.newest());
    }

    @GetMapping("/duties/rules/{key}")
    Screen rule(Who who, @PathVariable String key) {
        return rule(who, key, Form.empty());
    }

    Screen rule(Who who, String key, Form form) {
        who.must(DutyRights.SEE);
        var editions = rules.editions(key);
        if (editions.isEmpty()) {
            rules.inForce(key, clocks.today());
        }
        var newest = editions.getFirst();
        Form shown = form.values().isEmpty() ? RuleForm.filled(newest, clocks.today().plusDays(1)) : form;
        return Screen.of("office/duties/rule").with("rule", newest).with("editions", editions).with("form", shown)
                .with("mayEdit", rules.editable(who, newest));
    }
}
