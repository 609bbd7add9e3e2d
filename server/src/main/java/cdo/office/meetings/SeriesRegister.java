package cdo.office.meetings;

import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.MemberTable.MEMBER;
import static cdo.office.meetings.tables.SeriesTable.SERIES;
import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;

import cdo.office.duties.Duties;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.Post;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Region;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The series of meetings that offices run: convenor and members by post, how often, quorum. The only writer of its tables. */
@Component
@Transactional
public class SeriesRegister {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final MeetingAccess access;
    private final Invitations invitations;
    private final Duties duties;
    private final Inbox inbox;
    private final Units units;
    private final Posts posts;
    private final Regions regions;
    private final Audit audit;
    private final Clocks clocks;

    SeriesRegister(DSLContext sql, MeetingRows rows, MeetingAccess access, Invitations invitations, Duties duties, Inbox inbox, Units units, Posts posts, Regions regions, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.access = access;
        this.invitations = invitations;
        this.duties = duties;
        this.inbox = inbox;
        this.units = units;
        this.posts = posts;
        this.regions = regions;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Founds a series of the person's own office. */
    public long found(Who who, long convenorPost, MeetingSeries.Setting setting) {
        who.must(MeetingRights.ORGANISE, who.unitId());
        mustConvene(who.unitId(), convenorPost);
        long id = sql.insertInto(SERIES).set(columns(setting)).set(SERIES.ORGANISER_ID, who.unitId()).set(SERIES.CONVENOR_POST_ID, convenorPost)
                .set(SERIES.FOUNDED_ON, clocks.today()).returning(SERIES.ID).fetchSingle(SERIES.ID);
        SubjectRef ref = SubjectRef.of(MeetingSeries.KIND, id);
        rows.step(ref, "founded", who.name(), "");
        audit.did(who, "meetings.series-founded", ref, "name", setting.name());
        return id;
    }

    public void change(Who who, long id, int version, long convenorPost, MeetingSeries.Setting setting) {
        MeetingSeries series = own(who, id);
        mustConvene(series.organiserId(), convenorPost);
        var columns = columns(setting);
        columns.put(SERIES.CONVENOR_POST_ID, convenorPost);
        update(series, version, columns);
        rows.step(series.ref(), "changed", who.name(), "");
        audit.did(who, "meetings.series-changed", series.ref(), "quorum", setting.quorumPercent(), "frequency", setting.frequency());
    }

    /** No further meetings; what was begun must have been ended. */
    public void close(Who who, long id, int version, String reason) {
        MeetingSeries series = own(who, id);
        if (rows.meetings(MEETING.SERIES_ID.eq(id)).stream().anyMatch(each -> !each.stage().closed())) {
            throw new Problem.Refused("meetings.series.running");
        }
        update(series, version, Map.of(SERIES.CLOSED_ON, clocks.today()));
        rows.step(series.ref(), "closed", who.name(), reason);
        audit.did(who, "meetings.series-closed", series.ref(), "reason", reason);
    }

    /** Makes posts members from today; those that are already stay. They are called to the meetings whose notice has gone out. */
    public int admit(Who who, long id, Set<Long> postIds) {
        MeetingSeries series = own(who, id);
        int admitted = 0;
        for (long postId : postIds) {
            Post post = posts.get(postId);
            who.must(MeetingRights.CALL, post.unitId());
            if (postId == series.convenorPostId()) {
                throw new Problem.Invalid("posts", "meetings.member.convenor");
            }
            int fresh = sql.insertInto(MEMBER).set(MEMBER.SERIES_ID, id).set(MEMBER.POST_ID, postId).set(MEMBER.UNIT_ID, post.unitId()).set(MEMBER.SINCE, clocks.today())
                    .onConflictDoNothing().execute();
            if (fresh > 0) {
                invitations.toCome(id, clocks.today()).forEach(meeting -> invitations.call(meeting, postId, post.unitId()));
            }
            admitted += fresh;
        }
        if (admitted > 0) {
            rows.step(series.ref(), "admitted", who.name(), Integer.toString(admitted));
            audit.did(who, "meetings.members-admitted", series.ref(), "posts", postIds.toString());
        }
        return admitted;
    }

    /** Ends a membership with yesterday. The place at meetings to come is taken back: nobody owes an answer, nobody is absent, the quorum counts without it. */
    public void dismiss(Who who, long id, long memberId, String reason) {
        MeetingSeries series = own(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "form.missing");
        }
        int ended = sql.update(MEMBER).set(MEMBER.UNTIL, clocks.today().minusDays(1)).where(MEMBER.ID.eq(memberId)).and(MEMBER.SERIES_ID.eq(id)).and(MEMBER.UNTIL.isNull()).execute();
        if (ended == 0) {
            throw new Problem.NotFound(series.ref());
        }
        Member member = rows.members(id).stream().filter(each -> each.id() == memberId).findFirst().orElseThrow();
        for (Meeting meeting : rows.meetings(MEETING.SERIES_ID.eq(id))) {
            if (meeting.stage().before()) {
                duties.cancelFor(member.unitId(), MeetingRules.TOPICS, meeting.ref(), "topics", Message.of("meetings.why.dismissed"));
            }
        }
        invitations.toCome(id, clocks.today()).forEach(meeting -> {
            inbox.tellPost(member.postId(), Message.of("meetings.tell.dismissed", meeting.plan().title(), reason), series.ref(), "/meetings");
            invitations.uncall(meeting, member.postId(), Message.of("meetings.why.dismissed"), "place-dismissed", reason);
        });
        rows.step(series.ref(), "dismissed", who.name(), reason);
        audit.did(who, "meetings.member-dismissed", series.ref(), "member", memberId, "reason", reason);
    }

    @Transactional(readOnly = true)
    public MeetingSeries get(Who who, long id) {
        return Problem.Hidden.unless(rows.series(id), each -> access.visible(who, each), SubjectRef.of(MeetingSeries.KIND, id));
    }

    @Transactional(readOnly = true)
    public List<MeetingSeries> all(Who who) {
        return rows.series(access.series(who));
    }

    @Transactional(readOnly = true)
    public List<Member> members(MeetingSeries series) {
        return rows.members(series.id()).stream().filter(each -> each.on(clocks.today())).toList();
    }

    @Transactional(readOnly = true)
    public List<Step> steps(MeetingSeries series) {
        return rows.steps(series.ref());
    }

    /**
     * Who may convene: the chief data officer and the executive of the region's government where bureau, authority or government organise;
     * in any other unit its own officer or head.
     */
    public List<Post> convenors(long organiserId) {
        if (!regional(units.get(organiserId))) {
            return posts.ofUnit(organiserId).stream().filter(post -> post.kind().officer() || post.kind() == PostKind.UNIT_HEAD).toList();
        }
        Unit government = government(organiserId);
        return posts.ofUnit(government.id()).stream().filter(post -> post.kind().officer()).toList();
    }

    /** Organises for its region, not only for itself. */
    private static boolean regional(Unit organiser) {
        return organiser.kind() == UnitKind.BUREAU || organiser.kind() == UnitKind.AUTHORITY || organiser.kind() == UnitKind.GOVERNMENT;
    }

    /**
     * Whom the office may call and who is no member yet: by the plan the chief data officers of the departments and, for a city,
     * of the counties. A unit with a series of its own calls officers, heads, stewards and liaisons of itself and of what is below it.
     */
    @Transactional(readOnly = true)
    public List<Post> candidates(MeetingSeries series) {
        Unit organiser = units.get(series.organiserId());
        if (!regional(organiser)) {
            return below(series);
        }
        Region region = regions.get(organiser.regionId());
        var around = new ArrayList<>(List.of(region.id()));
        regions.children(region.id(), clocks.today()).forEach(each -> around.add(each.id()));
        Set<Long> members = members(series).stream().map(Member::postId).collect(java.util.stream.Collectors.toSet());
        var unit = PUBLISHED_UNIT;
        var post = PUBLISHED_POST;
        return sql.select(post.ID, post.UNIT_ID, post.KIND).from(post).join(unit).on(unit.ID.eq(post.UNIT_ID))
                .where(unit.REGION_ID.eq(region.id()).and(post.KIND.in(PostKind.DEPARTMENT_CDO.name(), PostKind.COUNTY_DEPARTMENT_CDO.name(), PostKind.CITY_CDEO.name(), PostKind.COUNTY_CDEO.name()))
                        .or(unit.REGION_ID.in(around).and(unit.REGION_ID.ne(region.id())).and(post.KIND.eq(PostKind.COUNTY_CDO.name()))))
                .and(post.ID.ne(series.convenorPostId())).and(post.ID.notIn(members))
                .orderBy(unit.KIND, unit.POSITION, unit.ID, post.ID).fetch(row -> new Post(row.value1(), row.value2(), PostKind.valueOf(row.value3())));
    }

    private List<Post> below(MeetingSeries series) {
        var unit = PUBLISHED_UNIT;
        var post = PUBLISHED_POST;
        List<String> kinds = Stream.of(PostKind.values()).filter(kind -> kind.officer() || kind == PostKind.UNIT_HEAD || kind == PostKind.DATA_STEWARD || kind == PostKind.LIAISON)
                .map(PostKind::name).toList();
        return sql.select(post.ID, post.UNIT_ID, post.KIND).from(post).join(unit).on(unit.ID.eq(post.UNIT_ID)).where(post.UNIT_ID.in(units.subtree(series.organiserId(), clocks.today())))
                .and(post.KIND.in(kinds)).and(post.ID.ne(series.convenorPostId())).and(post.ID.notIn(members(series).stream().map(Member::postId).toList()))
                .orderBy(unit.KIND, unit.POSITION, unit.ID, post.ID).fetch(row -> new Post(row.value1(), row.value2(), PostKind.valueOf(row.value3())));
    }

    private MeetingSeries own(Who who, long id) {
        MeetingSeries series = rows.mustSeries(id);
        who.must(MeetingRights.ORGANISE, series.organiserId());
        if (series.closedOn() != null) {
            throw new Problem.Refused("meetings.series.closed", series.closedOn());
        }
        return series;
    }

    private void mustConvene(long organiserId, long convenorPost) {
        if (convenors(organiserId).stream().noneMatch(post -> post.id() == convenorPost)) {
            throw new Problem.Invalid("convenor", "meetings.convenor.foreign");
        }
    }

    private Unit government(long organiserId) {
        long region = units.get(organiserId).regionId();
        return units.all(clocks.today()).stream().filter(unit -> unit.regionId() == region && unit.kind() == UnitKind.GOVERNMENT).findFirst()
                .orElseThrow(() -> new Problem.Refused("meetings.convenor.none"));
    }

    private void update(MeetingSeries series, int version, Map<? extends Field<?>, ?> columns) {
        int changed = sql.update(SERIES).set(columns).set(SERIES.VERSION, version + 1).where(SERIES.ID.eq(series.id())).and(SERIES.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(series.ref());
        }
    }

    private static LinkedHashMap<Field<?>, Object> columns(MeetingSeries.Setting setting) {
        if (setting.quorumPercent() < 0 || setting.quorumPercent() > 100) {
            throw new Problem.Invalid("quorum", "form.number", 0, 100);
        }
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(SERIES.NAME, setting.name());
        columns.put(SERIES.NAME_EN, setting.nameEn());
        columns.put(SERIES.FREQUENCY, setting.frequency().name());
        columns.put(SERIES.QUORUM_PERCENT, setting.quorumPercent());
        columns.put(SERIES.QUORUM_SUBSTITUTES, setting.quorumSubstitutes());
        columns.put(SERIES.MINUTES_CODE, setting.minutesCode());
        columns.put(SERIES.OPEN_MINUTES, setting.openMinutes());
        return columns;
    }
}
