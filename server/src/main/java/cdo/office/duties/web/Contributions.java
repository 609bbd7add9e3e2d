package cdo.office.duties.web;

import cdo.office.duties.DutyRights;
import cdo.office.duties.DutySubject;
import cdo.office.duties.Ledger;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Bell;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What duties add to the common pages: the workbench in the navigation, the bell, a panel on every record that has duties. */
@Component("dutyContributions")
class Contributions implements Contribution, Bell {

    private final Ledger ledger;
    private final DutySubject subject;

    Contributions(Ledger ledger, DutySubject subject) {
        this.ledger = ledger;
        this.subject = subject;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.HOME, 10, "duties.nav.workbench", "layout-dashboard", "/workbench", null),
                new NavItem(Chapter.HOME, 20, "duties.nav.duties", "checklist", "/duties", DutyRights.SEE, ledger::pressing),
                new NavItem(Chapter.SYSTEM, 30, "duties.nav.rules", "gavel", "/duties/rules", DutyRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return DutyRights.all();
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(subject);
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        List<Ledger.Line> lines = ledger.about(subject);
        return lines.isEmpty() ? List.of() : List.of(new Panel(50, "office/duties/panel", Map.of("lines", lines)));
    }

    @Override
    public int count(Who who) {
        return ledger.pressing(who);
    }
}
