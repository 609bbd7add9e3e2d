package cdo.platform.approvals;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.Set;

/** A route waits for a signature now; duties open one for it. */
public record StepEntered(long runId, String routeKey, SubjectRef subject, Message title, int step, long fromUnitId, long unitId, Set<Role> roles, LocalDate on) {
}
