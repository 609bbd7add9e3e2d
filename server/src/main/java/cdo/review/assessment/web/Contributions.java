package cdo.review.assessment.web;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import cdo.review.assessment.Assessed;
import cdo.review.assessment.AssessmentRights;
import cdo.review.assessment.AssessmentRun;
import cdo.review.assessment.AssessmentSubjects;
import cdo.review.assessment.Assessees;
import cdo.review.assessment.Runs;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What assessment adds to the common pages. */
@Component("assessmentContributions")
public class Contributions implements Contribution {

    private final AssessmentSubjects subjects;
    private final Assessees assessees;
    private final Runs runs;

    Contributions(AssessmentSubjects subjects, Assessees assessees, Runs runs) {
        this.subjects = subjects;
        this.assessees = assessees;
        this.runs = runs;
    }

    /** One assessment of a unit or of its officer, for the unit's page. */
    public record Place(AssessmentRun run, Assessed assessed) {
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.REVIEW, 110, "assessment.nav.runs", "scale", "/assessments", AssessmentRights.SEE),
                new NavItem(Chapter.REVIEW, 130, "assessment.nav.ledger", "notebook", "/ledger-entries", AssessmentRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return AssessmentRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(610, "assessment.run.new", "/assessments/new", AssessmentRights.ORGANISE), new NewAction(620, "assessment.ledger.new", "/ledger-entries/new", AssessmentRights.RECORD));
    }

    @Override
    public List<SubjectType> subjects() {
        return subjects.all();
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        if (!subject.kind().equals("unit") || !who.reads(subject.id())) {
            return List.of();
        }
        List<Place> places = assessees.ofUnit(subject.id()).stream().map(each -> new Place(runs.get(who, each.runId()), each)).toList();
        return places.isEmpty() ? List.of() : List.of(new Panel(60, "review/assessment/unitPanel", Map.of("places", places)));
    }
}
