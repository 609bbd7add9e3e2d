package cdo.office.duties;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.PostKind;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Tells the people whom a duty concerns: its handler, whoever holds its post, and those who do a unit's daily work. */
@Component
class Told {

    /** Who reads what is addressed to a unit as such. */
    private static final List<String> DESKS = List.of(PostKind.DATA_STEWARD.name(), PostKind.LIAISON.name(), PostKind.BUREAU_CLERK.name(), PostKind.AUTHORITY_CLERK.name());

    private final DSLContext sql;
    private final Clocks clocks;
    private final Inbox inbox;

    Told(DSLContext sql, Clocks clocks, Inbox inbox) {
        this.sql = sql;
        this.clocks = clocks;
        this.inbox = inbox;
    }

    void person(long personId, Message text, SubjectRef subject, String href) {
        inbox.tell(personId, text, subject, href);
    }

    /** Whoever holds the post; the unit's desk when it is vacant. */
    void post(long postId, Message text, SubjectRef subject, String href) {
        if (!inbox.tellPost(postId, text, subject, href)) {
            sql.select(PUBLISHED_POST.UNIT_ID).from(PUBLISHED_POST)
                    .where(PUBLISHED_POST.ID.eq(postId)).fetch(row -> row.value1()).forEach(unit -> unit(unit, text, subject, href));
        }
    }

    void unit(long unitId, Message text, SubjectRef subject, String href) {
        var tenure = PUBLISHED_TENURE;
        sql.selectDistinct(tenure.PERSON_ID).from(tenure).where(tenure.UNIT_ID.eq(unitId)).and(tenure.KIND.in(DESKS)).and(tenure.VALID_FROM.le(clocks.today()))
                .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(clocks.today()))).fetch(tenure.PERSON_ID)
                .forEach(person -> inbox.tell(person, text, subject, href));
    }
}
