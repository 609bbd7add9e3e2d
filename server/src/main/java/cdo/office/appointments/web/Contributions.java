package cdo.office.appointments.web;

import cdo.office.appointments.AppointmentRights;
import cdo.office.appointments.AppointmentSubjects;
import cdo.office.appointments.Filing;
import cdo.office.appointments.PostNames;
import cdo.office.appointments.Register;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What appointments add to the common pages: their entries, and who holds a unit's posts on the records of units and posts. */
@Component("appointmentContributions")
class Contributions implements Contribution {

    private final AppointmentSubjects subjects;
    private final Register register;
    private final Posts posts;
    private final People people;
    private final PostNames names;
    private final Clocks clocks;

    Contributions(AppointmentSubjects subjects, @org.springframework.context.annotation.Lazy Register register, Posts posts, People people, PostNames names, Clocks clocks) {
        this.subjects = subjects;
        this.register = register;
        this.posts = posts;
        this.people = people;
        this.names = names;
        this.clocks = clocks;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.OFFICE, 110, "appointments.nav.filings", "clipboard-check", "/filings", AppointmentRights.SEE, register::waiting),
                new NavItem(Chapter.OFFICE, 120, "appointments.nav.appointments", "rubber-stamp", "/appointments", AppointmentRights.SEE),
                new NavItem(Chapter.OFFICE, 130, "appointments.nav.roster", "id-badge-2", "/roster", AppointmentRights.SEE),
                new NavItem(Chapter.SYSTEM, 45, "appointments.nav.settings", "adjustments", "/appointments/settings", AppointmentRights.SET_NUMBERS));
    }

    @Override
    public List<Right> rights() {
        return AppointmentRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(10, "appointments.new.filing", "/filings/new", AppointmentRights.SUBMIT),
                new NewAction(20, "appointments.new.appointment", "/appointments/new", AppointmentRights.APPOINT));
    }

    @Override
    public List<SubjectType> subjects() {
        return subjects.all();
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        return switch (subject.kind()) {
            case "unit" -> panel(posts.ofUnit(subject.id()), register.filingsOf(who, subject.id(), 5));
            case "post" -> {
                Post post = posts.get(subject.id());
                yield panel(List.of(post), register.filingsOfPost(who, post.id(), 5));
            }
            default -> List.of();
        };
    }

    private List<Panel> panel(List<Post> all, List<Filing> filings) {
        var held = new ArrayList<Held>();
        for (Post post : all) {
            if (post.kind().officer()) {
                Tenure tenure = posts.holder(post.id(), clocks.today()).orElse(null);
                held.add(new Held(post, tenure, tenure == null ? "" : people.get(tenure.personId()).name()));
            }
        }
        return held.isEmpty() ? List.of() : List.of(new Panel(20, "office/appointments/panel", Map.of("held", held, "filings", filings, "names", names)));
    }
}
