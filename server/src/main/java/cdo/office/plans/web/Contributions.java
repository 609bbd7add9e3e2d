package cdo.office.plans.web;

import cdo.office.plans.PlanRights;
import cdo.office.plans.PlanSubjects;
import cdo.office.plans.Plans;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What plans add to the common pages: an entry, a beginning, a unit's plans in force on its record. */
@Component("plansContributions")
class Contributions implements Contribution {

    private final PlanSubjects subject;
    private final Plans plans;
    private final Clocks clocks;

    Contributions(PlanSubjects subject, Plans plans, Clocks clocks) {
        this.subject = subject;
        this.plans = plans;
        this.clocks = clocks;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.OFFICE, 350, "plans.nav", "books", "/plans", PlanRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return PlanRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(400, "plans.new", "/plans/new", PlanRights.EDIT));
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(subject);
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef record) {
        if (!record.kind().equals("unit") || !who.may(PlanRights.SEE)) {
            return List.of();
        }
        var inForce = plans.allInForce(record.id(), clocks.today());
        return inForce.isEmpty() ? List.of() : List.of(new Panel(50, "office/plans/panel", Map.of("plans", inForce)));
    }
}
