package cdo.office.tasks;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 督办函 or 通报 about overdue tasks of one organiser.
 *
 * @param unitId     whom a letter goes to; null for a circular
 * @param answerDays working days within which an answer is asked for
 * @param documentId the issued document
 */
public record TaskNotice(long id, NoticeKind kind, long organiserId, @Nullable Long unitId, TaskNoticeStage stage, LocalDate draftedOn, int answerDays,
                         @Nullable Long documentId, int version) {

    public static final String KIND = "task-notice";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/task-notices/" + id;
    }
}
