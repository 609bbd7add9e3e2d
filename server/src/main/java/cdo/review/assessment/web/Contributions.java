package cdo.review.assessment.web;

import cdo.platform.kernel.Right;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import cdo.review.assessment.AssessmentRights;
import cdo.review.assessment.AssessmentSubjects;
import java.util.List;
import org.springframework.stereotype.Component;

/** What assessment adds to the common pages. */
@Component("assessmentContributions")
class Contributions implements Contribution {

    private final AssessmentSubjects subjects;

    Contributions(AssessmentSubjects subjects) {
        this.subjects = subjects;
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
}
