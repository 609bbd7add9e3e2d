package cdo.review.cockpit.web;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.UnitNames;
import cdo.platform.web.Contribution;
import cdo.platform.web.Screen;
import cdo.platform.web.Templates;
import cdo.review.cockpit.Dossiers;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 履职档案: an officer on one page, with the parts that other modules add to the subject {@value Dossiers#KIND}. */
@Controller
class OfficerPages {

    private final Dossiers dossiers;
    private final UnitNames names;
    private final Templates templates;
    private final ObjectProvider<Contribution> contributions;

    OfficerPages(Dossiers dossiers, UnitNames names, Templates templates, ObjectProvider<Contribution> contributions) {
        this.dossiers = dossiers;
        this.names = names;
        this.templates = templates;
        this.contributions = contributions;
    }

    @GetMapping("/cockpit/officers/{id}")
    Screen officer(Who who, @PathVariable long id) {
        Dossiers.Dossier dossier = dossiers.of(who, id);
        List<Contribution.Panel> panels = contributions.stream().flatMap(each -> each.panels(who, SubjectRef.of(Dossiers.KIND, id)).stream())
                .sorted(Comparator.comparingInt(Contribution.Panel::order)).toList();
        return Screen.of("review/cockpit/officer").with("dossier", dossier).with("names", names.of(dossier.held().stream().map(Dossiers.Held::unitId).toList()))
                .with("panels", panels).with("templates", templates);
    }
}
