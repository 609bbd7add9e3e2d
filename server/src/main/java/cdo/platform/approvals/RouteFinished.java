package cdo.platform.approvals;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;

/** A route has come to its end, in the same transaction; the module moves its record to the next stage or back. */
public record RouteFinished(long runId, String routeKey, SubjectRef subject, boolean granted, String remark, String by, LocalDate on) {
}
