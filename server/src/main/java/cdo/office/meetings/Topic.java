package cdo.office.meetings;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A topic (议题) that a unit brings to a series.
 *
 * @param organiserId the office that answers it
 * @param answer      what the office said when it deferred or returned it
 */
public record Topic(long id, long seriesId, long organiserId, long unitId, Text text, TopicStage stage, @Nullable Long meetingId, String author,
                    @Nullable LocalDate submittedOn, String answer, int version) {

    public static final String KIND = "topic";

    /**
     * What the unit writes.
     *
     * @param background 情况和依据
     * @param proposal   提请会议研究的事项
     * @param special    建议召开专题会议
     */
    public record Text(TopicKind kind, String title, String background, String proposal, boolean special) {
    }

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/topics/" + id;
    }

    TopicStage moveTo(TopicStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("meetings.topic.stage", stage, next);
        }
        return next;
    }
}
