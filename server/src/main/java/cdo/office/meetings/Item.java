package cdo.office.meetings;

import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item of an agenda, and what the minutes say of it.
 *
 * @param unitId    汇报单位
 * @param concerned 有关单位, who may open its materials when access is limited
 * @param carried   not reached; its topic goes to a later meeting
 * @param version   of its text and its outcomes together
 */
public record Item(long id, long meetingId, int place, String title, @Nullable Long unitId, @Nullable Long topicId, MaterialAccess access, Set<Long> concerned,
                   String text, boolean carried, @Nullable String editedBy, @Nullable Instant editedAt, int version) {

    public static final String KIND = "agenda-item";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }
}
