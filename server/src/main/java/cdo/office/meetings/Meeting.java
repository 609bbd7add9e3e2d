package cdo.office.meetings;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A meeting.
 *
 * @param round       how often its date was moved
 * @param shortReason why its notice is shorter than the rule asks; null when it is not
 * @param topicsDue   by when members answer the collection of topics (议题征集); null: none was begun
 * @param code        what is typed on a phone to sign in; null before the notice
 * @param quorum      counted when it began
 * @param issue       period and number once its minutes are issued
 */
public record Meeting(long id, long seriesId, long organiserId, MeetingKind kind, Plan plan, MeetingStage stage, int round, @Nullable String shortReason,
                      @Nullable LocalDate topicsDue, @Nullable LocalDate noticedOn, @Nullable String code, @Nullable Instant startedAt, @Nullable Instant endedAt,
                      @Nullable Quorum quorum, String opening, String recorder, @Nullable Issue issue, @Nullable String endReason, int version) {

    public static final String KIND = "meeting";

    /**
     * When and where.
     *
     * @param starts time of day, 15:00
     * @param guests 列席, as typed
     */
    public record Plan(String title, LocalDate heldOn, String starts, String venue, String guests) {
    }

    /** 第几期, 文号, 印发日期. */
    public record Issue(int period, String number, LocalDate on) {
    }

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/meetings/" + id;
    }

    /** Its day went by and it was neither held nor moved nor cancelled. */
    public boolean passed(LocalDate today) {
        return stage.before() && plan.heldOn().isBefore(today);
    }

    /** Refuses what a closed meeting no longer allows. */
    void mustBeOpen() {
        if (stage.closed()) {
            throw new Problem.Refused("meetings.closed", stage);
        }
    }

    void mustBe(boolean allowed) {
        mustBeOpen();
        if (!allowed) {
            throw new Problem.Refused("meetings.notNow", stage);
        }
    }

    MeetingStage moveTo(MeetingStage next) {
        mustBeOpen();
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("meetings.stage", stage, next);
        }
        return next;
    }
}
