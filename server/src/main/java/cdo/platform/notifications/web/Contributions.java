package cdo.platform.notifications.web;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.notifications.NoticeRights;
import cdo.platform.notifications.Notices;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What notifications adds to the common pages. */
@Component("notificationsContributions")
class Contributions implements Contribution {

    private final Inbox inbox;
    private final Notices notices;

    Contributions(Inbox inbox, Notices notices) {
        this.inbox = inbox;
        this.notices = notices;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(
                new NavItem(Chapter.HOME, 500, "nav.inbox", "inbox", "/inbox", null, inbox::unread),
                new NavItem(Chapter.HOME, 510, "nav.notices", "speakerphone", "/notices", null));
    }

    @Override
    public List<Right> rights() {
        return List.of(NoticeRights.PUBLISH);
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(700, "notices.new", "/notices/new", NoticeRights.PUBLISH));
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(new SubjectType() {
            @Override
            public String kind() {
                return "notice";
            }

            @Override
            public Optional<Message> label(long id) {
                return notices.find(id).map(notice -> Message.of("notices.label", notice.title()));
            }

            @Override
            public String href(long id) {
                return "/notices/" + id;
            }

            @Override
            public boolean visible(Who who, long id) {
                return notices.find(id).map(notice -> notices.visible(who, notice)).orElse(false);
            }
        });
    }
}
