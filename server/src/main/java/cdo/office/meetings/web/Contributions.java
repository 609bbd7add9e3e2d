package cdo.office.meetings.web;

import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingSubjects;
import cdo.office.meetings.Meetings;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What joint meetings add to the common pages: entries, beginnings, the meetings to which one is called. */
@Component("meetingsContributions")
class Contributions implements Contribution {

    private final MeetingSubjects subjects;
    private final Meetings meetings;

    Contributions(MeetingSubjects subjects, Meetings meetings) {
        this.subjects = subjects;
        this.meetings = meetings;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.OFFICE, 400, "meetings.nav", "users-group", "/meetings", MeetingRights.SEE),
                new NavItem(Chapter.OFFICE, 410, "meetings.nav.topics", "bulb", "/topics", MeetingRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return MeetingRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(400, "meetings.new", "/meetings/new", MeetingRights.ORGANISE), new NewAction(410, "meetings.topic.new", "/topics/new", MeetingRights.PROPOSE));
    }

    @Override
    public List<SubjectType> subjects() {
        return subjects.all();
    }

    @Override
    public List<Section> workbench(Who who) {
        if (!who.may(MeetingRights.SEE)) {
            return List.of();
        }
        var calling = meetings.calling(who);
        return calling.isEmpty() ? List.of() : List.of(new Section(40, false, "office/meetings/calling", Map.of("meetings", calling)));
    }
}
