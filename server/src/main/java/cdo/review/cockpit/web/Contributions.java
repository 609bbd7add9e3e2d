package cdo.review.cockpit.web;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.SubjectType;
import cdo.review.cockpit.CockpitRights;
import cdo.review.cockpit.Dossiers;
import cdo.review.cockpit.OfficerParts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cockpit's entry in the navigation; officers as subjects; the way from a unit's and a person's record to their pages here. */
@Component("cockpitContributions")
class Contributions implements Contribution {

    private final Dossiers dossiers;
    private final OfficerParts parts;
    private final People people;

    Contributions(Dossiers dossiers, OfficerParts parts, People people) {
        this.dossiers = dossiers;
        this.parts = parts;
        this.people = people;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.REVIEW, 10, "cockpit.nav", "map-2", "/cockpit", CockpitRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return List.of(CockpitRights.SEE);
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(new Officer());
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        return switch (subject.kind()) {
            case "unit" -> who.may(CockpitRights.SEE) && who.reads(subject.id()) ? List.of(link("/cockpit/units/" + subject.id(), "cockpit.panel.unit")) : List.of();
            case "person" -> dossiers.open(who, subject.id()) ? List.of(link("/cockpit/officers/" + subject.id(), "cockpit.panel.officer")) : List.of();
            case Dossiers.KIND -> parts.of(who, subject.id()).stream().map(part -> new Panel(50, "review/cockpit/part", Map.of("part", part))).toList();
            default -> List.of();
        };
    }

    private static Panel link(String href, String text) {
        return new Panel(90, "review/cockpit/panel", Map.of("href", href, "text", text));
    }

    /** A person as holder of officers' posts. */
    private final class Officer implements SubjectType {

        @Override
        public String kind() {
            return Dossiers.KIND;
        }

        @Override
        public Optional<Message> label(long id) {
            try {
                String name = people.get(id).name();
                return Optional.of(Message.of("organization.named", name, name));
            } catch (Problem.NotFound gone) {
                return Optional.empty();
            }
        }

        @Override
        public String href(long id) {
            return "/cockpit/officers/" + id;
        }

        @Override
        public boolean visible(Who who, long id) {
            return dossiers.open(who, id);
        }
    }
}
