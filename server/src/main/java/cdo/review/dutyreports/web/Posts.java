package cdo.review.dutyreports.web;

import cdo.platform.organization.PostKind;
import cdo.platform.web.Choice;
import cdo.platform.web.Page;
import cdo.review.dutyreports.Grades;
import java.util.List;

/** Posts to choose graders and attendees from. */
final class Posts {

    private Posts() {
    }

    static List<Choice> choices(Page page, List<Grades.Candidate> candidates) {
        return candidates.stream().map(each -> Choice.of("" + each.postId(), (page.chinese() || each.unitNameEn().isBlank() ? each.unitName() : each.unitNameEn()) + " · "
                + page.v(PostKind.valueOf(each.kind())) + " · " + each.person())).toList();
    }
}
