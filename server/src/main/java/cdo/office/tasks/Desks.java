package cdo.office.tasks;

import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Tells a post and those who do a unit's daily work. */
@Component
public class Desks {

    private static final List<String> DESKS = List.of(PostKind.DATA_STEWARD.name(), PostKind.LIAISON.name(), PostKind.BUREAU_CLERK.name(), PostKind.AUTHORITY_CLERK.name());

    private final DSLContext sql;
    private final Clocks clocks;
    private final Inbox inbox;
    private final Posts posts;

    Desks(DSLContext sql, Clocks clocks, Inbox inbox, Posts posts) {
        this.sql = sql;
        this.clocks = clocks;
        this.inbox = inbox;
        this.posts = posts;
    }

    /** Whoever holds the post; the unit's desk when it is vacant. */
    void post(long postId, Message text, SubjectRef subject, String href) {
        if (!inbox.tellPost(postId, text, subject, href)) {
            unit(posts.get(postId).unitId(), text, subject, href);
        }
    }

    /** Those who do the unit's daily work. @return how many were told */
    public int unit(long unitId, Message text, SubjectRef subject, String href) {
        var tenure = PUBLISHED_TENURE;
        List<Long> people = sql.selectDistinct(tenure.PERSON_ID).from(tenure).where(tenure.UNIT_ID.eq(unitId)).and(tenure.KIND.in(DESKS)).and(tenure.VALID_FROM.le(clocks.today()))
                .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(clocks.today()))).fetch(tenure.PERSON_ID);
        people.forEach(person -> inbox.tell(person, text, subject, href));
        return people.size();
    }
}
