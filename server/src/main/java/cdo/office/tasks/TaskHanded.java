package cdo.office.tasks;

import java.time.LocalDate;

/** A task was handed to a post, for the first time or by transfer. */
public record TaskHanded(long taskId, long decisionId, long leadUnitId, long leadPostId, LocalDate due) {
}
