package cdo.office.meetings;

import static cdo.office.meetings.tables.AttendanceTable.ATTENDANCE;
import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.MemberTable.MEMBER;
import static cdo.office.meetings.tables.SeriesTable.SERIES;
import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Seat;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Reach;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Who may read what: the office and whoever reads it, the convenor, the units of the members; others nothing. */
@Component
public class MeetingAccess {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final Posts posts;
    private final Reach reach;

    MeetingAccess(DSLContext sql, MeetingRows rows, Posts posts, Reach reach) {
        this.sql = sql;
        this.rows = rows;
        this.posts = posts;
        this.reach = reach;
    }

    boolean visible(Who who, MeetingSeries series) {
        return who.may(MeetingRights.SEE) && (inside(who, series) || member(who, series.id())) || who.reads(series.organiserId());
    }

    /** Also whoever was called to it once, though no member any more. */
    boolean visible(Who who, Meeting meeting) {
        return visible(who, rows.mustSeries(meeting.seriesId())) || who.seat() != null && who.may(MeetingRights.SEE)
                && sql.fetchExists(ATTENDANCE, ATTENDANCE.MEETING_ID.eq(meeting.id()).and(ATTENDANCE.UNIT_ID.eq(who.seat().unitId())));
    }

    boolean visible(Who who, Topic topic) {
        return who.reads(topic.unitId()) || who.reads(topic.organiserId()) || who.may(MeetingRights.SEE) && inside(who, rows.mustSeries(topic.seriesId()));
    }

    /** Members see the agenda once they were called; the office and the convenor always. */
    public boolean seesAgenda(Who who, Meeting meeting) {
        return visible(who, meeting) && (meeting.stage().called() || inside(who, rows.mustSeries(meeting.seriesId())));
    }

    /** Members read the minutes once they are issued; the office and the convenor while they are written. Others who may see the meeting read them only where the series is open. */
    public boolean seesMinutes(Who who, Meeting meeting) {
        MeetingSeries series = rows.mustSeries(meeting.seriesId());
        return visible(who, meeting) && (meeting.stage() == MeetingStage.ISSUED || inside(who, series)) && (series.setting().openMinutes() || sql.fetchExists(MEETING, MEETING.ID.eq(meeting.id()).and(concerned(who))));
    }

    /** For lists of issued minutes: the meetings whose minutes this person reads. */
    Condition minutes(Who who) {
        return who.seat() == null ? concerned(who) : meetings(who).and(concerned(who).or(exists(selectOne().from(SERIES).where(SERIES.ID.eq(MEETING.SERIES_ID)).and(SERIES.OPEN_MINUTES))));
    }

    /** The office, the convenor, the units of the members and of those who were called; of people without a post, e.g. auditors, whoever reads the office's records. */
    private Condition concerned(Who who) {
        Seat seat = who.seat();
        if (seat == null) {
            return reach.readable(who, MEETING.ORGANISER_ID);
        }
        return MEETING.ORGANISER_ID.eq(seat.unitId())
                .or(exists(selectOne().from(SERIES).join(PUBLISHED_POST).on(PUBLISHED_POST.ID.eq(SERIES.CONVENOR_POST_ID)).where(SERIES.ID.eq(MEETING.SERIES_ID)).and(PUBLISHED_POST.UNIT_ID.eq(seat.unitId()))))
                .or(exists(selectOne().from(MEMBER).where(MEMBER.SERIES_ID.eq(MEETING.SERIES_ID)).and(MEMBER.UNIT_ID.eq(seat.unitId())).and(MEMBER.UNTIL.isNull())))
                .or(exists(selectOne().from(ATTENDANCE).where(ATTENDANCE.MEETING_ID.eq(MEETING.ID)).and(ATTENDANCE.UNIT_ID.eq(seat.unitId()))));
    }

    /** May this person open the materials of the item? */
    public boolean seesMaterials(Who who, Meeting meeting, Item item) {
        if (office(who, meeting)) {
            return true;
        }
        boolean own = item.unitId() != null && who.seat() != null && who.seat().unitId() == item.unitId();
        return switch (item.access()) {
            case MEMBERS -> own || seesAgenda(who, meeting);
            case CONCERNED -> own || seesAgenda(who, meeting) && who.seat() != null && item.concerned().contains(who.seat().unitId());
            case OFFICE -> own;
        };
    }

    /** Is this the office of the meeting at work, or its convenor? */
    public boolean office(Who who, Meeting meeting) {
        return who.may(MeetingRights.ORGANISE, meeting.organiserId()) || convenes(who, rows.mustSeries(meeting.seriesId()));
    }

    public boolean convenes(Who who, MeetingSeries series) {
        return who.seat() != null && who.seat().postId() != null && who.seat().postId() == series.convenorPostId();
    }

    boolean inside(Who who, MeetingSeries series) {
        return who.reads(series.organiserId()) || convenes(who, series) || who.seat() != null && who.seat().unitId() == posts.get(series.convenorPostId()).unitId();
    }

    private boolean member(Who who, long seriesId) {
        return who.seat() != null && sql.fetchExists(MEMBER, MEMBER.SERIES_ID.eq(seriesId).and(MEMBER.UNIT_ID.eq(who.seat().unitId())).and(MEMBER.UNTIL.isNull()));
    }

    /** For lists of meetings. */
    Condition meetings(Who who) {
        Condition all = of(who, MEETING.ORGANISER_ID, MEETING.SERIES_ID);
        return who.seat() == null || !who.may(MeetingRights.SEE) ? all
                : all.or(exists(selectOne().from(ATTENDANCE).where(ATTENDANCE.MEETING_ID.eq(MEETING.ID)).and(ATTENDANCE.UNIT_ID.eq(who.seat().unitId()))));
    }

    Condition series(Who who) {
        return of(who, SERIES.ORGANISER_ID, SERIES.ID);
    }

    private Condition of(Who who, Field<Long> organiser, Field<Long> series) {
        Condition mine = who.seat() == null || !who.may(MeetingRights.SEE) ? falseCondition()
                : exists(selectOne().from(MEMBER).where(MEMBER.SERIES_ID.eq(series)).and(MEMBER.UNIT_ID.eq(who.seat().unitId())).and(MEMBER.UNTIL.isNull()))
                .or(series.in(rows.series(SERIES.CLOSED_ON.isNull()).stream().filter(each -> convenes(who, each)).map(MeetingSeries::id).toList()));
        return reach.readable(who, organiser).or(mine);
    }
}
