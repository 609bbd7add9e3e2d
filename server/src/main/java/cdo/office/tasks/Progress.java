package cdo.office.tasks;

import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 进展: what a unit did about a task.
 *
 * @param percent  somebody's remark; counts for nothing
 * @param evidence files ({@code attachment/…}) and records of the system
 */
public record Progress(long id, @Nullable Long milestoneId, long unitId, String text, @Nullable Integer percent, LocalDate day, Instant at, String author,
                       List<SubjectRef> evidence) {

    /** The kind under which a file counts as evidence. */
    public static final String FILE = "attachment";
}
