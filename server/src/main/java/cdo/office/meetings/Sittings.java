package cdo.office.meetings;

import static cdo.office.meetings.tables.AttendanceTable.ATTENDANCE;
import static cdo.office.meetings.tables.ItemTable.ITEM;
import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static cdo.office.meetings.tables.TopicTable.TOPIC;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The meeting itself: sign-in at the desk ({@link OwnSignIn} on one's own phone), quorum, beginning, end. */
@Component
@Transactional
public class Sittings {

    private static final SecureRandom CODES = new SecureRandom();

    private final DSLContext sql;
    private final MeetingRows rows;
    private final MeetingNames names;
    private final Topics topics;
    private final Duties duties;
    private final Posts posts;
    private final Audit audit;
    private final Clocks clocks;

    Sittings(DSLContext sql, MeetingRows rows, MeetingNames names, Topics topics, Duties duties, Posts posts, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.names = names;
        this.topics = topics;
        this.duties = duties;
        this.posts = posts;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** The desk signs a member in, or takes a mistaken sign-in back. */
    public void signIn(Who who, long meetingId, long postId, int version, boolean there) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        mustBeTheDay(meeting, clocks.today());
        Attendance place = rows.attendance(meetingId, postId);
        if (there) {
            arrive(who, meeting, place, version);
        } else {
            var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
            for (Field<?> each : List.of(ATTENDANCE.PRESENCE, ATTENDANCE.PERSON_ID, ATTENDANCE.PERSON, ATTENDANCE.SIGNED_IN_AT, ATTENDANCE.SIGNED_IN_BY)) {
                columns.put(each, null);
            }
            rows.change(place, version, columns);
            audit.did(who, "meetings.sign-in-taken-back", meeting.ref(), "post", postId);
        }
    }

    /** The desk signs in all of these that are not signed in yet and can be; the others are left as they are. @return how many */
    public int signInAll(Who who, long meetingId, Collection<Long> postIds) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        mustBeTheDay(meeting, clocks.today());
        List<Attendance> places = rows.attendance(meetingId);
        Map<Long, MeetingNames.Holder> holders = holders(meeting, places);
        List<Attendance> arriving = places.stream().filter(place -> postIds.contains(place.postId()) && place.presence() == null)
                .filter(place -> !waits(place) && (place.substituted() || holders.containsKey(place.postId()))).toList();
        arriving.forEach(place -> come(who, meeting, place, place.version(), holders.get(place.postId())));
        audit.did(who, "meetings.signed-in-together", meeting.ref(), "posts", arriving.stream().map(Attendance::postId).toList());
        return arriving.size();
    }

    /** Shows another code in the room; the one before stops being good. */
    public void changeCode(Who who, long meetingId, int version) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        meeting.mustBe(meeting.stage() == MeetingStage.NOTICED || meeting.stage() == MeetingStage.IN_SESSION);
        String code = freshCode();
        while (code.equals(meeting.code())) {
            code = freshCode();
        }
        rows.change(meeting, version, Map.of(MEETING.CODE, code));
        rows.step(meeting.ref(), "code-changed", who.name(), "");
        audit.did(who, "meetings.code-changed", meeting.ref());
    }

    static String freshCode() {
        return "%06d".formatted(CODES.nextInt(1_000_000));
    }

    /** The place in which this person comes: the holder on the day of the meeting, or whoever was approved to come instead. */
    @Transactional(readOnly = true)
    public Optional<Attendance> placeOf(Who who, Meeting meeting) {
        List<Attendance> places = rows.attendance(meeting.id());
        Map<Long, MeetingNames.Holder> holders = holders(meeting, places);
        return places.stream().filter(place -> place.substituted() ? Objects.equals(place.substitute().personId(), who.personId())
                : holders.containsKey(place.postId()) && holders.get(place.postId()).personId() == who.personId()).findFirst();
    }

    void arrive(Who who, Meeting meeting, Attendance place, int version) {
        if (waits(place)) {
            throw new Problem.Refused("meetings.signIn.waits", place.substitute().name());
        }
        MeetingNames.Holder holder = holders(meeting, List.of(place)).get(place.postId());
        if (!place.substituted() && holder == null) {
            throw new Problem.Refused("meetings.signIn.vacant", meeting.plan().heldOn());
        }
        come(who, meeting, place, version, holder);
        audit.did(who, "meetings.signed-in", meeting.ref(), "post", place.postId(), "substitute", place.substituted());
    }

    /** A substitution was asked for and nobody has answered yet. */
    private static boolean waits(Attendance place) {
        return place.reply() != null && place.reply().kind() == ReplyKind.SUBSTITUTE && !place.substituted() && place.substitute() != null
                && place.substitute().state() == SubstituteState.ASKED;
    }

    private void come(Who who, Meeting meeting, Attendance place, int version, MeetingNames.@Nullable Holder holder) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(ATTENDANCE.PRESENCE, (place.substituted() ? Presence.SUBSTITUTE : Presence.PRESENT).name());
        columns.put(ATTENDANCE.PERSON_ID, holder == null ? null : holder.personId());
        columns.put(ATTENDANCE.PERSON, place.substituted() ? place.substitute().name() : java.util.Objects.requireNonNull(holder).name());
        columns.put(ATTENDANCE.SIGNED_IN_AT, clocks.now());
        columns.put(ATTENDANCE.SIGNED_IN_BY, who.name());
        rows.change(place, version, columns);
        duties.discharge(MeetingRules.REPLY, meeting.ref(), Invitations.occurrence(place), clocks.today(), Message.of("meetings.why.came"));
    }

    /** Members in office on the day, how many of them must be there, and how many are there and count. */
    @Transactional(readOnly = true)
    public Quorum quorum(Meeting meeting) {
        MeetingSeries series = rows.mustSeries(meeting.seriesId());
        List<Attendance> places = rows.attendance(meeting.id());
        Map<Long, MeetingNames.Holder> holders = holders(meeting, places);
        int present = (int) places.stream().filter(place -> holders.containsKey(place.postId()))
                .filter(place -> place.presence() == Presence.PRESENT || place.presence() == Presence.SUBSTITUTE && series.setting().quorumSubstitutes()).count();
        return new Quorum(series.quorum(holders.size()), present);
    }

    private Map<Long, MeetingNames.Holder> holders(Meeting meeting, List<Attendance> places) {
        return names.holders(places.stream().map(Attendance::postId).toList(), meeting.plan().heldOn());
    }

    /** Begins the meeting on its day, when the quorum is there. */
    public void begin(Who who, long meetingId, int version) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        mustBeTheDay(meeting, clocks.today());
        Quorum quorum = quorum(meeting);
        if (!quorum.reached()) {
            throw new Problem.Refused("meetings.quorum.missing", quorum.needed(), quorum.present());
        }
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(MEETING.STAGE, meeting.moveTo(MeetingStage.IN_SESSION).name());
        columns.put(MEETING.STARTED_AT, clocks.now());
        columns.put(MEETING.RECORDER, who.name());
        rows.change(meeting, version, columns);
        duties.discharge(MeetingRules.HOLD, meeting.ref(), Invitations.holding(meeting), clocks.today(), Message.of("meetings.why.held", meeting.plan().title()));
        rows.step(meeting.ref(), "began", who.name(), quorum.present() + "/" + quorum.needed());
        audit.did(who, "meetings.began", meeting.ref(), "needed", quorum.needed(), "present", quorum.present());
    }

    /** Ends it: who did not come is on leave or absent, what was not reached goes to a later meeting, the office owes the minutes. */
    public void end(Who who, long meetingId, int version) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        Quorum quorum = quorum(meeting);
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(MEETING.STAGE, meeting.moveTo(MeetingStage.WRITING).name());
        columns.put(MEETING.ENDED_AT, clocks.now());
        columns.put(MEETING.QUORUM_NEEDED, quorum.needed());
        columns.put(MEETING.QUORUM_PRESENT, quorum.present());
        rows.change(meeting, version, columns);
        duties.lapseAll(MeetingRules.REPLY, meeting.ref(), Message.of("meetings.why.held", meeting.plan().title()));
        rows.attendance(meetingId).stream().filter(place -> place.presence() == null).forEach(place -> missing(meeting, place));
        carry(meeting);
        LocalDate today = clocks.today();
        MeetingSeries series = rows.mustSeries(meeting.seriesId());
        if (meeting.kind() == MeetingKind.REGULAR && series.setting().frequency().owed()) {
            duties.discharge(MeetingRules.CONVENE, series.ref(), series.setting().frequency().period(meeting.plan().heldOn()), meeting.plan().heldOn(),
                    Message.of("meetings.why.held", meeting.plan().title()));
        }
        duties.open(new NewDuty(MeetingRules.MINUTES, null, meeting.organiserId(), posts.get(series.convenorPostId()).unitId(), null, meeting.ref(), "minutes",
                Message.of("meetings.duty.minutes", meeting.plan().title()), today, null, meeting.href() + "/minutes"));
        rows.step(meeting.ref(), "ended", who.name(), "");
        audit.did(who, "meetings.ended", meeting.ref());
    }

    /**
     * Enters while the minutes are written what the sign-in missed or got wrong, with the reason.
     *
     * @param version of the meeting
     * @param name    who came instead, for {@link Presence#SUBSTITUTE}
     */
    public void record(Who who, long meetingId, int version, long postId, Presence presence, @Nullable String name, String reason) {
        Meeting meeting = rows.lock(meetingId);
        who.must(MeetingRights.ORGANISE, meeting.organiserId());
        meeting.mustBe(meeting.stage() == MeetingStage.WRITING);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "form.missing");
        }
        Change change = put(who, meeting, version, postId, presence, name);
        rows.step(meeting.ref(), "attendance-recorded", who.name(), change.before() + " → " + change.after() + "：" + reason);
        audit.did(who, "meetings.attendance-recorded", meeting.ref(), "post", postId, "presence", presence, "reason", reason);
    }

    /** How a member stood, as it is printed, before and after. */
    record Change(String before, String after) {
    }

    /** Writes how a member stood and counts the quorum anew; the caller has checked right and stage. */
    Change put(Who who, Meeting meeting, int version, long postId, Presence presence, @Nullable String name) {
        Attendance place = rows.attendance(meeting.id(), postId);
        Optional<Tenure> holder = posts.holder(postId, meeting.plan().heldOn());
        if (presence == Presence.SUBSTITUTE && (name == null || name.isBlank())) {
            throw new Problem.Invalid("name", "meetings.attendance.who");
        }
        if (presence != Presence.SUBSTITUTE && holder.isEmpty()) {
            throw new Problem.Invalid("presence", "meetings.signIn.vacant", meeting.plan().heldOn());
        }
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(ATTENDANCE.PRESENCE, presence.name());
        columns.put(ATTENDANCE.PERSON_ID, holder.map(Tenure::personId).orElse(null));
        columns.put(ATTENDANCE.PERSON, presence == Presence.SUBSTITUTE ? name.strip() : names.person(holder.orElseThrow().personId()));
        columns.put(ATTENDANCE.SIGNED_IN_BY, who.name());
        rows.change(place, place.version(), columns);
        Attendance after = rows.attendance(meeting.id(), postId);
        if (place.presence() == after.presence() && java.util.Objects.equals(place.person(), after.person())) {
            throw new Problem.Invalid("presence", "meetings.correct.same");
        }
        rows.change(meeting, version, Map.of(MEETING.QUORUM_PRESENT, quorum(meeting).present()));
        return new Change(said(place), said(after));
    }

    private String said(Attendance place) {
        return names.said(Language.ZH, names.post(place.postId())) + (place.person() == null ? "" : " " + place.person()) + " "
                + (place.presence() == null ? "—" : names.said(Language.ZH, Message.of("enum.Presence." + place.presence())));
    }

    /** Leave or absence counts only where somebody held the post that day. */
    private void missing(Meeting meeting, Attendance place) {
        posts.holder(place.postId(), meeting.plan().heldOn()).ifPresent(tenure -> {
            boolean leave = place.reply() != null && place.reply().kind() == ReplyKind.LEAVE;
            rows.change(place, place.version(), Map.of(ATTENDANCE.PRESENCE, (leave ? Presence.LEAVE : Presence.ABSENT).name(), ATTENDANCE.PERSON_ID, tenure.personId(),
                    ATTENDANCE.PERSON, names.person(tenure.personId())));
        });
    }

    private void carry(Meeting meeting) {
        Set<Long> settled = new HashSet<>();
        rows.outcomes(meeting.id()).forEach(outcome -> settled.add(outcome.itemId()));
        for (Item item : rows.items(meeting.id())) {
            boolean carried = item.text().isBlank() && !settled.contains(item.id());
            if (carried) {
                sql.update(ITEM).set(ITEM.CARRIED, true).where(ITEM.ID.eq(item.id())).execute();
            }
            if (item.topicId() != null) {
                Topic topic = rows.mustTopic(item.topicId());
                topics.move(topic, topic.version(), carried ? TopicStage.DEFERRED : TopicStage.SETTLED,
                        carried ? java.util.Collections.singletonMap(TOPIC.MEETING_ID, null) : Map.of());
                rows.step(SubjectRef.of(Topic.KIND, topic.id()), carried ? "carried" : "settled", null, meeting.plan().title());
            }
        }
    }

    static void mustBeTheDay(Meeting meeting, LocalDate today) {
        meeting.mustBe(meeting.stage() == MeetingStage.NOTICED || meeting.stage() == MeetingStage.IN_SESSION);
        if (meeting.stage() == MeetingStage.NOTICED && !meeting.plan().heldOn().equals(today)) {
            throw new Problem.Refused("meetings.notToday", meeting.plan().heldOn());
        }
    }
}
