package cdo.office.duties.web;

import cdo.office.duties.Ledger;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.web.Contribution;
import cdo.platform.web.NewAction;
import cdo.platform.web.Page;
import cdo.platform.web.Rate;
import cdo.platform.web.Screen;
import cdo.platform.web.Templates;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** 工作台, the first page after sign-in: what I owe by due date, and what the other modules have for me. */
@Controller
class WorkbenchPages {

    private final Ledger ledger;
    private final Clocks clocks;
    private final Templates templates;
    private final ObjectProvider<Contribution> contributions;

    WorkbenchPages(Ledger ledger, Clocks clocks, Templates templates, ObjectProvider<Contribution> contributions) {
        this.ledger = ledger;
        this.clocks = clocks;
        this.templates = templates;
        this.contributions = contributions;
    }

    @GetMapping("/workbench")
    Screen workbench(Who who, Page page) {
        List<Ledger.Line> lines = ledger.desk(who);
        var sections = contributions.stream().flatMap(each -> each.workbench(who).stream()).sorted(Comparator.comparingInt(Contribution.Section::order)).toList();
        List<NewAction> actions = contributions.stream().flatMap(each -> each.newActions().stream()).filter(action -> who.may(action.right()))
                .sorted(Comparator.comparingInt(NewAction::order)).toList();
        Rate rate = who.seated().map(seat -> ledger.onTime(seat.unitId(), clocks.today().getYear())).map(done -> Rate.of(done.met(), done.due())).orElse(Rate.of(0, 0));
        Rate before = who.seated().map(seat -> ledger.onTime(seat.unitId(), clocks.today().getYear() - 1)).map(done -> Rate.of(done.met(), done.due())).orElse(Rate.of(0, 0));
        long late = lines.stream().filter(line -> line.light(clocks.today()) == Ledger.Light.LATE).count();
        long soon = lines.stream().filter(line -> line.light(clocks.today()) == Ledger.Light.SOON).count();
        return Screen.of("office/duties/workbench").with("who", who).with("lines", lines.stream().limit(12).toList()).with("count", lines.size())
                .with("late", late).with("soon", soon).with("rate", rate).with("before", before).with("hour", clocks.now().atZone(Clocks.ZONE).getHour())
                .with("actions", actions)
                .with("wide", sections.stream().filter(Contribution.Section::wide).map(each -> templates.piece(page, each.template(), each.model())).toList())
                .with("narrow", sections.stream().filter(each -> !each.wide()).map(each -> templates.piece(page, each.template(), each.model())).toList());
    }
}
