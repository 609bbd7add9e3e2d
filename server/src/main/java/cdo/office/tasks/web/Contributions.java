package cdo.office.tasks.web;

import cdo.office.tasks.Register;
import cdo.office.tasks.TaskRights;
import cdo.office.tasks.TaskSubjects;
import cdo.office.tasks.forms.FormSubjects;
import cdo.office.tasks.forms.Sheets;
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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What tasks add to the common pages: entries, beginnings, the running tasks on a unit's and a post's record. */
@Component("taskContributions")
class Contributions implements Contribution {

    private final TaskSubjects subjects;
    private final FormSubjects forms;
    private final Sheets sheets;
    private final Register register;

    Contributions(TaskSubjects subjects, FormSubjects forms, Sheets sheets, Register register) {
        this.subjects = subjects;
        this.forms = forms;
        this.sheets = sheets;
        this.register = register;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.OFFICE, 300, "tasks.nav", "target", "/tasks", TaskRights.SEE),
                new NavItem(Chapter.OFFICE, 310, "tasks.forms", "table", "/form-requests", TaskRights.SEE, who -> sheets.waiting(who).size()));
    }

    @Override
    public List<Right> rights() {
        return TaskRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(400, "tasks.decision.new", "/decisions/new", TaskRights.DECIDE), new NewAction(410, "tasks.form.new", "/form-requests/new", TaskRights.ASK));
    }

    @Override
    public List<SubjectType> subjects() {
        return Stream.concat(subjects.all().stream(), forms.all().stream()).toList();
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
