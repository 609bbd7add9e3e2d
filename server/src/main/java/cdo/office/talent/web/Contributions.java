package cdo.office.talent.web;

import cdo.office.talent.TalentRights;
import cdo.office.talent.TalentSubjects;
import cdo.platform.kernel.Right;
import cdo.platform.web.Contribution;
import cdo.platform.web.SubjectType;
import java.util.List;
import org.springframework.stereotype.Component;

/** What talent adds to the common pages. */
@Component("talentContributions")
class Contributions implements Contribution {

    private final TalentSubjects subjects;

    Contributions(TalentSubjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public List<Right> rights() {
        return TalentRights.all();
    }

    @Override
    public List<SubjectType> subjects() {
        return subjects.all();
    }
}
