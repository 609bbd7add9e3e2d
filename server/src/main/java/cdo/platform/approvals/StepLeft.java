package cdo.platform.approvals;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;

/** A step was signed, returned or withdrawn; {@code signed} false means that nobody owes it any more. */
public record StepLeft(long runId, SubjectRef subject, int step, boolean signed, LocalDate on) {
}
