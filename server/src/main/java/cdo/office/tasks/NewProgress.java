package cdo.office.tasks;

import cdo.platform.kernel.SubjectRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Progress to be reported.
 *
 * @param milestoneId the stage that is reached by it; null for none
 * @param records     records of the system that prove it
 * @param files       attachments of the task that prove it
 */
public record NewProgress(String text, @Nullable Integer percent, @Nullable Long milestoneId, Set<SubjectRef> records, Set<Long> files) {
}
