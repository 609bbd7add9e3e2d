package cdo.office.appointments.web;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Contribution;
import cdo.platform.web.Page;
import cdo.platform.web.Templates;
import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What other modules have to show on a record of this one: its signatures, its duties. */
@Component("appointmentPanels")
public class OtherPanels {

    private final ObjectProvider<Contribution> contributions;
    private final Templates templates;

    OtherPanels(ObjectProvider<Contribution> contributions, Templates templates) {
        this.contributions = contributions;
        this.templates = templates;
    }

    /** Drawn when the page is: what the template calls. */
    public List<Content> draw(Page page, SubjectRef subject) {
        Who who = page.who().orElseThrow();
        return contributions.stream().flatMap(each -> each.panels(who, subject).stream()).sorted(Comparator.comparingInt(Contribution.Panel::order))
                .map(panel -> templates.piece(page, panel.template(), panel.model())).toList();
    }
}
