package cdo.office.tasks.web;

import cdo.office.tasks.Register;
import cdo.office.tasks.TaskRights;
import cdo.office.tasks.TaskSubjects;
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

/** What tasks add to the common pages: entries, beginnings, the running tasks on a unit's and a post's record. */
@Component("taskContributions")
class Contributions implements Contribution {

    private final TaskSubjects subjects;
    private final Register register;

    Contributions(TaskSubjects subjects, Register register) {
        this.subjects = subjects;
        this.register = register;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.OFFICE, 300, "tasks.nav", "target", "/tasks", TaskRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return TaskRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(400, "tasks.decision.new", "/decisions/new", TaskRights.DECIDE));
    }

    @Override
    public List<SubjectType> subjects() {
        return subjects.all();
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        if (!who.may(TaskRights.SEE)) {
            return List.of();
        }
        List<Register.Line> lines = switch (subject.kind()) {
            case "unit" -> register.running(who, subject.id());
            case "post" -> register.led(who, subject.id());
            default -> List.of();
        };
        String all = subject.kind() + "=" + subject.id();
        return lines.isEmpty() ? List.of() : List.of(new Panel(40, "office/tasks/panel", Map.of("lines", lines, "all", all)));
    }
}
