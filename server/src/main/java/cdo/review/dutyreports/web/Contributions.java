package cdo.review.dutyreports.web;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import cdo.review.dutyreports.Grade;
import cdo.review.dutyreports.Grades;
import cdo.review.dutyreports.Register;
import cdo.review.dutyreports.ReportRights;
import cdo.review.dutyreports.ReportSubjects;
import cdo.review.dutyreports.SuggestionStage;
import cdo.review.dutyreports.Suggestions;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What duty reports add to the common pages: two entries, a beginning, the reports of a unit on its record, what is to be graded on the workbench. */
@Component("dutyReportContributions")
class Contributions implements Contribution {

    private final ReportSubjects subjects;
    private final Register register;
    private final Grades grades;
    private final Suggestions suggestions;

    Contributions(ReportSubjects subjects, Register register, Grades grades, Suggestions suggestions) {
        this.subjects = subjects;
        this.register = register;
        this.grades = grades;
        this.suggestions = suggestions;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.REVIEW, 200, "dutyreports.nav", "file-text", "/duty-reports", ReportRights.SEE),
                new NavItem(Chapter.REVIEW, 210, "dutyreports.nav.suggestions", "bulb", "/suggestions", ReportRights.SEE,
                        who -> (int) suggestions.given(who, SuggestionStage.GIVEN).stream().filter(each -> who.may(ReportRights.ANSWER, each.organiserId())).count()));
    }

    @Override
    public List<Right> rights() {
        return ReportRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(500, "dutyreports.new", "/duty-reports/campaigns/new", ReportRights.ORGANISE));
    }

    @Override
    public List<SubjectType> subjects() {
        return subjects.all();
    }

    @Override
    public List<Section> workbench(Who who) {
        List<Grade> waiting = who.may(ReportRights.SEE) ? grades.waitingFor(who) : List.of();
        return waiting.isEmpty() ? List.of() : List.of(new Section(60, false, "review/dutyreports/grading", Map.of("grading", waiting)));
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        if (!subject.kind().equals("unit") || who.seat() == null) {
            return List.of();
        }
        var lines = register.ofUnit(who, subject.id());
        return lines.isEmpty() ? List.of() : List.of(new Panel(60, "review/dutyreports/panel", Map.of("lines", lines)));
    }
}
