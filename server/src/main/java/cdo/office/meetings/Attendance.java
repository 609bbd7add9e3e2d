package cdo.office.meetings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One member's place at a meeting.
 *
 * @param person who came, or held the post, as the minutes print it
 * @param round  how often it was asked anew
 */
public record Attendance(long id, long meetingId, long postId, long unitId, @Nullable Reply reply, @Nullable Substitute substitute, @Nullable Presence presence,
                         @Nullable Long personId, @Nullable String person, @Nullable Instant signedInAt, @Nullable String signedInBy, int round, int version) {

    /** 回执; {@code forPersonId} held the post then, a successor is asked anew. */
    public record Reply(ReplyKind kind, String note, @Nullable Long forPersonId, String by, Instant at) {
    }

    /** 代会人员; {@code personId} null for a guest from outside the unit, {@code reason} why one comes. */
    public record Substitute(@Nullable Long personId, String name, String reason, SubstituteState state, @Nullable String decidedBy, String note) {
        public boolean approved() {
            return state == SubstituteState.APPROVED;
        }
    }

    public boolean substituted() {
        return reply != null && reply.kind() == ReplyKind.SUBSTITUTE && substitute != null && substitute.approved();
    }
}
