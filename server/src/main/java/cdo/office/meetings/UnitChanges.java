package cdo.office.meetings;

import static cdo.office.meetings.tables.AttendanceTable.ATTENDANCE;
import static cdo.office.meetings.tables.ItemTable.ITEM;
import static cdo.office.meetings.tables.ItemUnitTable.ITEM_UNIT;
import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.MemberTable.MEMBER;
import static cdo.office.meetings.tables.OutcomeTable.OUTCOME;
import static cdo.office.meetings.tables.OutcomeUnitTable.OUTCOME_UNIT;
import static cdo.office.meetings.tables.SeriesTable.SERIES;
import static cdo.office.meetings.tables.TopicTable.TOPIC;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import cdo.platform.kernel.Message;
import cdo.platform.organization.Post;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitClosed;
import cdo.platform.organization.UnitSplit;
import cdo.platform.organization.Units;
import cdo.platform.organization.UnitsMerged;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Membership follows the units by rule, not by hand: where units merge, the successor's post of the same kind is a member in place of theirs and is
 * called to the meetings to come; where a unit is split, its parts join it or take its place; where a unit ends without a successor, its membership ends.
 */
@Component("meetingUnitChanges")
@Transactional
class UnitChanges {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final Invitations invitations;
    private final Units units;
    private final Posts posts;
    private final Regions regions;

    UnitChanges(DSLContext sql, MeetingRows rows, Invitations invitations, Units units, Posts posts, Regions regions) {
        this.sql = sql;
        this.rows = rows;
        this.invitations = invitations;
        this.units = units;
        this.posts = posts;
        this.regions = regions;
    }

    @EventListener
    void on(UnitsMerged merged) {
        Set<Long> from = merged.from();
        sql.update(SERIES).set(SERIES.ORGANISER_ID, merged.into()).where(SERIES.ORGANISER_ID.in(from)).execute();
        sql.update(MEETING).set(MEETING.ORGANISER_ID, merged.into()).where(MEETING.ORGANISER_ID.in(from)).execute();
        sql.update(TOPIC).set(TOPIC.ORGANISER_ID, merged.into()).where(TOPIC.ORGANISER_ID.in(from)).execute();
        sql.update(TOPIC).set(TOPIC.UNIT_ID, merged.into()).where(TOPIC.UNIT_ID.in(from)).execute();
        for (MeetingSeries series : rows.series(SERIES.CLOSED_ON.isNull())) {
            Post convenor = posts.get(series.convenorPostId());
            if (from.contains(convenor.unitId())) {
                heir(convenor.kind(), merged.into()).ifPresent(post -> sql.update(SERIES).set(SERIES.CONVENOR_POST_ID, post.id()).where(SERIES.ID.eq(series.id())).execute());
            }
        }
        from.forEach(unit -> leave(unit, List.of(merged.into()), merged.on()));
        records(from, merged.into());
    }

    /** What is on record stands under the successor, who reads and answers for it; who came and what was signed is printed as it was. */
    private void records(Set<Long> from, long into) {
        sql.update(ATTENDANCE).set(ATTENDANCE.UNIT_ID, into).where(ATTENDANCE.UNIT_ID.in(from)).execute();
        sql.update(ITEM).set(ITEM.UNIT_ID, into).where(ITEM.UNIT_ID.in(from)).execute();
        sql.insertInto(ITEM_UNIT, ITEM_UNIT.ITEM_ID, ITEM_UNIT.UNIT_ID).select(select(ITEM_UNIT.ITEM_ID, val(into)).from(ITEM_UNIT).where(ITEM_UNIT.UNIT_ID.in(from))).onConflictDoNothing().execute();
        sql.deleteFrom(ITEM_UNIT).where(ITEM_UNIT.UNIT_ID.in(from)).execute();
        List<Long> open = sql.select(OUTCOME.ID).from(OUTCOME).where(OUTCOME.DECISION_ID.isNull()).fetch(OUTCOME.ID);
        sql.insertInto(OUTCOME_UNIT, OUTCOME_UNIT.OUTCOME_ID, OUTCOME_UNIT.UNIT_ID)
                .select(select(OUTCOME_UNIT.OUTCOME_ID, val(into)).from(OUTCOME_UNIT).where(OUTCOME_UNIT.UNIT_ID.in(from)).and(OUTCOME_UNIT.OUTCOME_ID.in(open))).onConflictDoNothing().execute();
        sql.deleteFrom(OUTCOME_UNIT).where(OUTCOME_UNIT.UNIT_ID.in(from)).and(OUTCOME_UNIT.OUTCOME_ID.in(open)).execute();
        for (long post : sql.selectDistinct(OUTCOME.LEAD_POST_ID).from(OUTCOME).where(OUTCOME.ID.in(open)).and(OUTCOME.LEAD_POST_ID.isNotNull()).fetch(OUTCOME.LEAD_POST_ID)) {
            Post lead = posts.get(post);
            if (from.contains(lead.unitId())) {
                heir(lead.kind(), into).ifPresent(heir -> sql.update(OUTCOME).set(OUTCOME.LEAD_POST_ID, heir.id()).where(OUTCOME.LEAD_POST_ID.eq(post)).and(OUTCOME.ID.in(open)).execute());
            }
        }
    }

    @EventListener
    void on(UnitSplit split) {
        boolean ends = units.find(split.from(), split.on()).isEmpty();
        if (ends) {
            leave(split.from(), List.copyOf(split.into()), split.on());
            return;
        }
        for (Member member : members(split.from())) {
            split.into().forEach(part -> heir(posts.get(member.postId()).kind(), part).ifPresent(post -> succeed(member, post, split.on())));
        }
    }

    @EventListener
    void on(UnitClosed closed) {
        leave(closed.unitId(), List.of(), closed.lastDay().plusDays(1));
    }

    /** The unit is gone from that day; its heirs are called in its place. */
    private void leave(long unit, List<Long> heirs, LocalDate on) {
        for (Member member : members(unit)) {
            sql.update(MEMBER).set(MEMBER.UNTIL, on.isAfter(member.since()) ? on.minusDays(1) : member.since().minusDays(1)).where(MEMBER.ID.eq(member.id())).execute();
            PostKind kind = posts.get(member.postId()).kind();
            List<Post> successors = heirs.stream().flatMap(heir -> heir(kind, heir).stream()).toList();
            if (successors.isEmpty()) {
                rows.step(MeetingSeries.ref(member.seriesId()), "member-ended", null, units.get(unit).name());
            }
            successors.forEach(post -> succeed(member, post, on));
            invitations.toCome(member.seriesId(), on).forEach(meeting -> invitations.uncall(meeting, member.postId(), Message.of("meetings.why.unitEnded"), "place-ended", units.get(unit).name()));
        }
    }

    /** Makes the post a member in place of the one that ended, unless it is one already, and calls it to what is to come. */
    private void succeed(Member ended, Post post, LocalDate on) {
        MeetingSeries series = rows.mustSeries(ended.seriesId());
        if (post.id() == series.convenorPostId()) {
            return;
        }
        int admitted = sql.insertInto(MEMBER).set(MEMBER.SERIES_ID, series.id()).set(MEMBER.POST_ID, post.id()).set(MEMBER.UNIT_ID, post.unitId()).set(MEMBER.SINCE, on)
                .onConflictDoNothing().execute();
        if (admitted > 0) {
            rows.step(series.ref(), "member-succeeded", null, units.get(post.unitId()).name());
        }
        for (Meeting meeting : invitations.toCome(series.id(), on)) {
            if (rows.attendance(meeting.id()).stream().noneMatch(place -> place.postId() == post.id())) {
                invitations.call(meeting, post.id(), post.unitId());
                rows.step(meeting.ref(), "place-succeeded", null, units.get(post.unitId()).name());
            }
        }
        sql.update(OUTCOME).set(OUTCOME.LEAD_POST_ID, post.id()).where(OUTCOME.LEAD_POST_ID.eq(ended.postId())).and(OUTCOME.DECISION_ID.isNull()).execute();
        sql.update(ITEM).set(ITEM.UNIT_ID, post.unitId()).where(ITEM.UNIT_ID.eq(ended.unitId())).and(ITEM.MEETING_ID.in(
                sql.select(MEETING.ID).from(MEETING).where(MEETING.SERIES_ID.eq(series.id())).and(MEETING.HELD_ON.ge(on)))).execute();
    }

    private List<Member> members(long unit) {
        return rows.members(MEMBER.UNIT_ID.eq(unit).and(MEMBER.UNTIL.isNull()));
    }

    /** The same post in the other unit; an officer's post becomes the officer's post that the unit has. */
    private Optional<Post> heir(PostKind kind, long unitId) {
        Unit unit = units.get(unitId);
        RegionLevel level = regions.get(unit.regionId()).level();
        Set<PostKind> has = PostKind.of(unit.kind(), level);
        if (has.contains(kind)) {
            return Optional.of(posts.of(unitId, kind));
        }
        return kind.officer() ? has.stream().filter(PostKind::officer).findFirst().map(each -> posts.of(unitId, each)) : Optional.empty();
    }
}
