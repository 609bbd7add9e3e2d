package cdo.office.program.web;

import cdo.office.program.ProgramRights;
import cdo.office.program.ProgramSubjects;
import cdo.office.program.Progress;
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

/** What programs add to the common pages: two entries, two beginnings, a panel on every unit's record. */
@Component("programContributions")
class Contributions implements Contribution {

    private final ProgramSubjects subjects;
    private final Progress progress;

    Contributions(ProgramSubjects subjects, Progress progress) {
        this.subjects = subjects;
        this.progress = progress;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.OFFICE, 200, "program.nav", "flag", "/programs", ProgramRights.SEE),
                new NavItem(Chapter.OFFICE, 210, "program.nav.results", "bulb", "/results", ProgramRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return ProgramRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(300, "program.new", "/programs/new", ProgramRights.ORGANISE), new NewAction(310, "program.result.new", "/results/new", ProgramRights.PROPOSE));
    }

    @Override
    public List<SubjectType> subjects() {
        return subjects.all();
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        if (!subject.kind().equals("unit")) {
            return List.of();
        }
        var cells = progress.of(who, subject.id());
        return cells.isEmpty() ? List.of() : List.of(new Panel(30, "office/program/panel", Map.of("cells", cells)));
    }
}
