package cdo.review.cockpit;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Contribution;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Stands for a module that has something to say about officers. */
@Component
class DossierPart implements Contribution {

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        return subject.kind().equals(Dossiers.KIND) && subject.id() > 0
                ? List.of(new Panel(10, "review/cockpit/panel", Map.of("href", "/people/" + subject.id() + "?part=test", "text", "cockpit.panel.officer"))) : List.of();
    }
}
