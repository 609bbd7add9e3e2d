package cdo.review.assessment.indicators.web;

import cdo.platform.kernel.Right;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import cdo.review.assessment.indicators.IndicatorRights;
import cdo.review.assessment.indicators.IndicatorSubjects;
import java.util.List;
import org.springframework.stereotype.Component;

/** What indicator systems add to the common pages. */
@Component("indicatorContributions")
class Contributions implements Contribution {

    private final IndicatorSubjects subjects;

    Contributions(IndicatorSubjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.REVIEW, 60, "indicators.nav", "list-check", "/indicator-systems", IndicatorRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return IndicatorRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(620, "indicators.new", "/indicator-systems/new", IndicatorRights.EDIT));
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(subjects);
    }
}
