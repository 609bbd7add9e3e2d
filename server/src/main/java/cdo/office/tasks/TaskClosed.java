package cdo.office.tasks;

import java.time.LocalDate;

/** A task came to its end: accepted, closed with reservation, cancelled, merged or split. */
public record TaskClosed(long taskId, long decisionId, long leadUnitId, TaskStage stage, LocalDate on) {
}
